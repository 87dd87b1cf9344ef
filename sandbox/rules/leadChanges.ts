import { ApiError, badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { LeadRecord, LeadValue } from '../state/leads.ts';
import type { UserRecord } from '../state/records.ts';
import { byUuid, uuidOf } from '../state/uuid.ts';
import { writeLeadFields } from './leadCustomFields.ts';
import { requireReferences } from './references.ts';

/** The body of a lead's create and update; custom fields stand beside these keys. */
export interface LeadBody {
	title?: string;
	owner_id?: number;
	label_ids?: string[];
	person_id?: number | null;
	organization_id?: number | null;
	value?: LeadValue | null;
	expected_close_date?: string | null;
	visible_to?: '1' | '3' | '5' | '7';
	was_seen?: boolean;
	is_archived?: boolean;
	origin_id?: string | null;
	channel?: number | null;
	channel_id?: string | null;
	readonly [customField: string]: unknown;
}

/** The lead that a request names. @throws ApiError 404 in the words of the API */
export function requireLead(account: Account, uuid: string): LeadRecord {
	const lead = byUuid(account.leads, uuid);
	if (!lead || lead.is_deleted) throw new ApiError(404, 'requested lead not found');
	return lead;
}

function requireRules(account: Account, body: LeadBody, lead: LeadRecord | undefined): void {
	const { owner_id, person_id, organization_id: org_id, label_ids = [], value } = body;
	requireReferences(account, 'deal', {
		...(owner_id !== undefined && { owner_id }),
		person_id,
		org_id,
		...(value && { currency: value.currency }),
	});
	const person = person_id === undefined ? lead?.person_id : person_id;
	const organization = org_id === undefined ? lead?.organization_id : org_id;
	if (person == null && organization == null) {
		throw badRequest('A lead must be linked to a person or an organization');
	}
	for (const label of label_ids) {
		if (byUuid(account.leadLabels, label)?.is_deleted !== false) {
			throw badRequest(`Lead label ${label} not found`);
		}
	}
}

/** The keys of a body that a lead is stored with; what was left out stays as it is. */
function writtenKeys(body: LeadBody, lead: Omit<LeadRecord, 'id' | 'uuid' | 'custom_fields'>) {
	const or = <T>(written: T | undefined, before: T): T =>
		written === undefined ? before : written;
	const { visible_to } = body;
	return {
		...lead,
		title: or(body.title, lead.title),
		owner_id: or(body.owner_id, lead.owner_id),
		label_ids: body.label_ids ?? lead.label_ids,
		person_id: or(body.person_id, lead.person_id),
		organization_id: or(body.organization_id, lead.organization_id),
		value: or(body.value, lead.value),
		expected_close_date: or(body.expected_close_date, lead.expected_close_date),
		visible_to: visible_to === undefined ? lead.visible_to : Number(visible_to),
		was_seen: or(body.was_seen, lead.was_seen),
		is_archived: or(body.is_archived, lead.is_archived),
		origin_id: or(body.origin_id, lead.origin_id),
		channel: or(body.channel, lead.channel),
		channel_id: or(body.channel_id, lead.channel_id),
	};
}

/** Makes a lead of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createLead(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: LeadBody,
): LeadRecord {
	requireRules(account, body, undefined);
	const custom_fields = writeLeadFields(account, user, undefined, body);
	const fresh = {
		title: '',
		owner_id: user.id,
		creator_id: user.id,
		label_ids: [],
		person_id: null,
		organization_id: null,
		source_name: 'API',
		origin: 'API',
		origin_id: null,
		channel: null,
		channel_id: null,
		source_deal_id: null,
		is_archived: false,
		was_seen: false,
		value: null,
		expected_close_date: null,
		visible_to: 3,
		add_time: clock.time(),
		update_time: clock.time(),
		is_deleted: false,
	};
	const keys = writtenKeys(body, fresh);
	return account.leads.insert((id) => ({ id, uuid: uuidOf('lead', id), ...keys, custom_fields }));
}

/** Changes a lead by a checked body. @throws ApiError 400 where the body breaks a rule */
export function patchLead(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	lead: LeadRecord,
	body: LeadBody,
): void {
	requireRules(account, body, lead);
	const custom_fields = writeLeadFields(account, user, lead.custom_fields, body);
	if (Object.keys(body).length === 0) return;
	account.leads.change(lead, {
		...writtenKeys(body, lead),
		custom_fields,
		update_time: clock.time(),
	});
}
