import { imageOf } from '../rules/images.ts';
import type { Find } from '../search/searchIndex.ts';
import type { Account } from '../state/account.ts';
import type { DealRecord, OrganizationRecord, PersonRecord } from '../state/records.ts';
import { ccEmailOf } from './dealAnswer.ts';

/** What decides which finds fit, and what they show. */
export interface ItemQuery {
	person_id?: number;
	organization_id?: number;
	status?: string;
	include_fields?: string;
}

function wants({ include_fields = '' }: ItemQuery, field: string): boolean {
	return include_fields.split(',').includes(field);
}

function pictureOf(account: Account, person: PersonRecord) {
	const image = imageOf(account, 'person', person.id);
	return image ? { id: image.id } : null;
}

function organizationItem(organization: OrganizationRecord | undefined) {
	if (!organization) return null;
	const { id, name, address } = organization;
	return { id, name, address: address?.value ?? null };
}

function dealFits(deal: DealRecord, query: ItemQuery): boolean {
	return (
		(query.person_id === undefined || deal.person_id === query.person_id) &&
		(query.organization_id === undefined || deal.org_id === query.organization_id) &&
		(query.status === undefined || deal.status === query.status)
	);
}

/** A deal as a search finds it. */
export function dealItem(account: Account, find: Find, query: ItemQuery) {
	const deal = account.deals.get(find.id);
	if (!deal || !dealFits(deal, query)) return undefined;
	const stage = account.stages.get(deal.stage_id);
	const person = account.persons.get(deal.person_id ?? 0);
	return {
		id: deal.id,
		type: 'deal',
		title: deal.title,
		value: deal.value,
		currency: deal.currency,
		status: deal.status,
		visible_to: deal.visible_to,
		owner: { id: deal.owner_id },
		stage: { id: deal.stage_id, name: stage?.name ?? '' },
		person: person ? { id: person.id, name: person.name } : null,
		organization: organizationItem(account.organizations.get(deal.org_id ?? 0)),
		custom_fields: find.matchedCustomFields,
		notes: [],
		is_archived: deal.is_archived,
		...(wants(query, 'deal.cc_email') ? { cc_email: ccEmailOf(account, deal.id) } : {}),
	};
}

function personFits(person: PersonRecord, query: ItemQuery): boolean {
	return query.organization_id === undefined || person.org_id === query.organization_id;
}

/** A person as a search finds it. */
export function personItem(account: Account, find: Find, query: ItemQuery) {
	const person = account.persons.get(find.id);
	if (!person || !personFits(person, query)) return undefined;
	return {
		id: person.id,
		type: 'person',
		name: person.name,
		phones: person.phones.map(({ value }) => value),
		emails: person.emails.map(({ value }) => value),
		visible_to: person.visible_to,
		owner: { id: person.owner_id },
		organization: organizationItem(account.organizations.get(person.org_id ?? 0)),
		custom_fields: find.matchedCustomFields,
		notes: [],
		...(wants(query, 'person.picture') ? { picture: pictureOf(account, person) } : {}),
	};
}

/** An organization as a search finds it. */
export function organizationFind(account: Account, find: Find) {
	const organization = account.organizations.get(find.id);
	if (!organization) return undefined;
	return {
		id: organization.id,
		type: 'organization',
		name: organization.name,
		address: organization.address?.value ?? null,
		visible_to: organization.visible_to,
		owner: { id: organization.owner_id },
		custom_fields: find.matchedCustomFields,
		notes: [],
	};
}

/** A product as a search finds it. */
export function productItem(account: Account, find: Find, query: ItemQuery) {
	const product = account.products.get(find.id);
	if (!product) return undefined;
	return {
		id: product.id,
		type: 'product',
		name: product.name,
		code: product.code,
		visible_to: product.visible_to,
		owner: { id: product.owner_id },
		custom_fields: find.matchedCustomFields,
		...(wants(query, 'product.price') ? { price: product.prices[0]?.price ?? 0 } : {}),
	};
}

/** A lead as a search finds it. */
export function leadItem(account: Account, find: Find, query: ItemQuery) {
	const lead = account.leads.get(find.id);
	if (!lead) return undefined;
	const { person_id, organization_id } = query;
	if (person_id !== undefined && lead.person_id !== person_id) return undefined;
	if (organization_id !== undefined && lead.organization_id !== organization_id) return undefined;
	const person = account.persons.get(lead.person_id ?? 0);
	return {
		id: lead.uuid,
		type: 'lead',
		title: lead.title,
		owner: { id: lead.owner_id },
		person: person ? { id: person.id, name: person.name } : null,
		organization: organizationItem(account.organizations.get(lead.organization_id ?? 0)),
		phones: (person?.phones ?? []).map(({ value }) => value),
		emails: (person?.emails ?? []).map(({ value }) => value),
		custom_fields: find.matchedCustomFields,
		notes: [],
		value: lead.value?.amount ?? null,
		currency: lead.value?.currency ?? null,
		visible_to: lead.visible_to,
		is_archived: lead.is_archived,
		...(wants(query, 'lead.was_seen') ? { was_seen: lead.was_seen } : {}),
	};
}

/** A project as a search finds it. */
export function projectItem(account: Account, find: Find, query: ItemQuery) {
	const project = account.projects.get(find.id);
	if (!project) return undefined;
	const { person_id, organization_id } = query;
	if (person_id !== undefined && !project.person_ids.includes(person_id)) return undefined;
	if (organization_id !== undefined && !project.org_ids.includes(organization_id)) return undefined;
	const phase = account.phases.get(project.phase_id);
	const person = account.persons.get(project.person_ids[0] ?? 0);
	const deal = account.deals.get(project.deal_ids[0] ?? 0);
	return {
		id: project.id,
		type: 'project',
		title: project.title,
		status: project.status,
		owner: { id: project.owner_id },
		board_id: project.board_id,
		phase: phase ? { id: phase.id, name: phase.name } : null,
		person: person ? { id: person.id, name: person.name } : null,
		organization: organizationItem(account.organizations.get(project.org_ids[0] ?? 0)),
		deal: deal ? { id: deal.id, title: deal.title } : null,
		deal_count: project.deal_ids.length,
		description: project.description,
		end_date: project.end_date,
		custom_fields: find.matchedCustomFields,
		notes: [],
	};
}
