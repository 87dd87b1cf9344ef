import { validationFailed } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import type { Answer } from '../server/envelopes.ts';
import { route, type Route } from '../server/route.ts';
import {
	boolean,
	commaListOf,
	cursorPage,
	integer,
	oneOf,
	text,
	type PropertySchemas,
} from '../server/schemas.ts';
import type { SearchEntity } from '../search/documents.ts';
import type { Find } from '../search/searchIndex.ts';
import type { DealRecord, OrganizationRecord, PersonRecord } from '../state/records.ts';
import { ccEmailOf } from './dealAnswer.ts';

/** What every search can be asked, besides its page. */
export interface SearchQuery {
	term: string;
	fields?: string;
	exact_match?: boolean;
	include_fields?: string;
	person_id?: number;
	organization_id?: number;
	status?: string;
}

/** One of the searches: what it looks through, what it can be asked, and how it shows a find. */
export interface SearchRules {
	entity: SearchEntity;
	path: string;
	scope: string;
	fields: readonly string[];
	querySchema: PropertySchemas;
	/** The item of a find; undefined when the find does not fit the other parameters. */
	present(context: SandboxContext, find: Find, query: SearchQuery): object | undefined;
}

function requireTerm({ term, exact_match = false }: SearchQuery): void {
	const least = exact_match ? 1 : 2;
	if (term.trim().length >= least) return;
	throw validationFailed([
		`term: This value is too short. It should have ${String(least)} characters or more.`,
	]);
}

/** A find as a search shows it. */
export interface Hit {
	id: number;
	score: number;
	item: object;
}

/**
 * What a search finds, in no particular order.
 * @throws ApiError 400 when the term is too short
 */
export function hitsOf(context: SandboxContext, rules: SearchRules, query: SearchQuery): Hit[] {
	requireTerm(query);
	return context.search
		.find(rules.entity, {
			term: query.term,
			fields: query.fields?.split(','),
			exact: query.exact_match ?? false,
		})
		.flatMap((find) => {
			const item = rules.present(context, find, query);
			return item ? [{ id: find.id, score: find.score, item }] : [];
		});
}

/** The items of an answer, the same in both versions. */
export function searchItems(hits: readonly Hit[]): { result_score: number; item: object }[] {
	return hits.map(({ score, item }) => ({ result_score: score, item }));
}

type PagedQuery = SearchQuery & Pick<PageQuery, 'limit' | 'cursor'>;

function search(context: SandboxContext, rules: SearchRules, query: PagedQuery): Answer {
	const hits = hitsOf(context, rules, query);
	const order = { sort_by: 'result_score', sort_direction: 'desc' } as const;
	const page = pageByCursor(hits, { ...query, ...order }, ({ score }) => score);
	return {
		data: { items: searchItems(page.rows) },
		additional: { next_cursor: page.nextCursor },
	};
}

function searchRoute(rules: SearchRules): Route {
	return route<PagedQuery>({
		method: 'GET',
		version: 'v2',
		path: rules.path,
		cost: 20,
		scopes: [`${rules.scope}:read`, `${rules.scope}:full`, 'search:read'],
		search: true,
		querySchema: {
			term: text,
			fields: commaListOf(rules.fields),
			exact_match: boolean,
			...rules.querySchema,
			...cursorPage(100),
		},
		requiredQuery: ['term'],
		handler: ({ context, query }) => search(context, rules, query),
	});
}

function organizationItem(organization: OrganizationRecord | undefined) {
	if (!organization) return null;
	const { id, name, address } = organization;
	return { id, name, address: address?.value ?? null };
}

function dealFits(deal: DealRecord, query: SearchQuery): boolean {
	return (
		(query.person_id === undefined || deal.person_id === query.person_id) &&
		(query.organization_id === undefined || deal.org_id === query.organization_id) &&
		(query.status === undefined || deal.status === query.status)
	);
}

function dealItem({ account }: SandboxContext, find: Find, query: SearchQuery) {
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
		...(query.include_fields ? { cc_email: ccEmailOf(account, deal.id) } : {}),
	};
}

function personFits(person: PersonRecord, query: SearchQuery): boolean {
	return query.organization_id === undefined || person.org_id === query.organization_id;
}

function personItem({ account }: SandboxContext, find: Find, query: SearchQuery) {
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
		...(query.include_fields ? { picture: null } : {}),
	};
}

function organizationFind({ account }: SandboxContext, find: Find) {
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

function productItem({ account }: SandboxContext, find: Find, query: SearchQuery) {
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
		...(query.include_fields ? { price: product.prices[0]?.price ?? 0 } : {}),
	};
}

/** The searches of deals, persons, organizations and products. */
export const searches: readonly SearchRules[] = [
	{
		entity: 'deal',
		path: '/deals/search',
		scope: 'deals',
		fields: ['title', 'notes', 'custom_fields'],
		querySchema: {
			person_id: integer,
			organization_id: integer,
			status: oneOf(['open', 'won', 'lost']),
			include_fields: commaListOf(['deal.cc_email']),
		},
		present: dealItem,
	},
	{
		entity: 'person',
		path: '/persons/search',
		scope: 'contacts',
		fields: ['custom_fields', 'email', 'notes', 'phone', 'name'],
		querySchema: {
			organization_id: integer,
			include_fields: commaListOf(['person.picture']),
		},
		present: personItem,
	},
	{
		entity: 'organization',
		path: '/organizations/search',
		scope: 'contacts',
		fields: ['address', 'custom_fields', 'notes', 'name'],
		querySchema: {},
		present: organizationFind,
	},
	{
		entity: 'product',
		path: '/products/search',
		scope: 'products',
		fields: ['code', 'custom_fields', 'name'],
		querySchema: { include_fields: commaListOf(['product.price']) },
		present: productItem,
	},
];

/** The searches as the API has them today. */
export const searchRoutes: Route[] = searches.map(searchRoute);
