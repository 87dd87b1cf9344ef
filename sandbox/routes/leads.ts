import { createLead, patchLead, requireLead, type LeadBody } from '../rules/leadChanges.ts';
import { storedFilterTest } from '../rules/storedFilters.ts';
import type { SandboxContext } from '../server/context.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type KeyPath, type Route } from '../server/route.ts';
import {
	boolean,
	date,
	dateTime,
	filledText,
	integer,
	nullableDate,
	nullableInteger,
	nullableText,
	number,
	objectSchema,
	oneOf,
	sortOf,
	text,
	uuid,
	uuidPath,
	type ObjectSchema,
	type PropertySchemas,
} from '../server/schemas.ts';
import { formatTime } from '../state/clock.ts';
import type { LeadRecord } from '../state/leads.ts';
import { leadAnswer } from './leadAnswer.ts';
import { offsetAnswer, ownKey, sortRows } from './listing.ts';

interface LeadListQuery extends OffsetQuery {
	owner_id?: number;
	person_id?: number;
	organization_id?: number;
	filter_id?: number;
	updated_since?: string;
	sort?: string;
}

const reading = ['leads:read', 'leads:full'];
const writing = ['leads:full'];
const sortable = ['id', 'title', 'owner_id', 'creator_id', 'was_seen', 'expected_close_date'];
const listKeys = {
	owner_id: integer,
	person_id: integer,
	organization_id: integer,
	filter_id: integer,
	sort: sortOf([...sortable, 'next_activity_id', 'add_time', 'update_time']),
	...offsetPage(500),
};
const leadKeys = {
	title: filledText,
	owner_id: integer,
	label_ids: { type: 'array', items: uuid },
	value: {
		...objectSchema({ amount: number, currency: text }, ['amount', 'currency']),
		type: ['object', 'null'],
	},
	visible_to: oneOf(['1', '3', '5', '7']),
	was_seen: boolean,
	channel: nullableInteger,
	channel_id: nullableText,
};

/** Keys, and beside them those of custom fields. */
function withCustomFields(keys: PropertySchemas, required?: readonly string[]): ObjectSchema {
	return { ...objectSchema(keys, required), patternProperties: { '^[0-9a-f]{40}(_\\w+)?$': {} } };
}

function list({ account }: SandboxContext, query: LeadListQuery, archived: boolean) {
	const { filter_id, updated_since } = query;
	const keys = ['owner_id', 'person_id', 'organization_id'] as const;
	const since = updated_since && formatTime(Date.parse(updated_since));
	const chosen =
		filter_id === undefined
			? (lead: LeadRecord) =>
					keys.every((key) => query[key] === undefined || lead[key] === query[key])
			: storedFilterTest(account, 'leads', filter_id);
	const rows = account.leads
		.all()
		.filter((lead) => !lead.is_deleted && lead.is_archived === archived)
		.filter((lead) => chosen(lead) && (!since || lead.update_time >= since));
	const keyOf = (lead: LeadRecord, field: string) =>
		field === 'was_seen' ? Number(lead.was_seen) : ownKey(lead, field);
	return offsetAnswer(sortRows(rows, query.sort, keyOf), query, leadAnswer(account), 'beside');
}

/** Leads; their search is in searches.ts. */
export const leadRoutes: Route[] = [
	route<LeadListQuery>({
		method: 'GET',
		version: 'v1',
		path: '/leads',
		cost: 20,
		scopes: reading,
		querySchema: { ...listKeys, updated_since: dateTime },
		handler: ({ context, query }) => list(context, query, false),
	}),
	route<LeadListQuery>({
		method: 'GET',
		version: 'v1',
		path: '/leads/archived',
		cost: 40,
		scopes: reading,
		querySchema: listKeys,
		handler: ({ context, query }) => list(context, query, true),
	}),
	route<unknown, unknown, KeyPath>({
		method: 'GET',
		version: 'v1',
		path: '/leads/:id',
		cost: 2,
		scopes: reading,
		pathSchema: uuidPath,
		handler: ({ context: { account }, path }) => ({
			data: leadAnswer(account)(requireLead(account, path.id)),
		}),
	}),
	route<unknown, LeadBody>({
		method: 'POST',
		version: 'v1',
		path: '/leads',
		cost: 10,
		scopes: writing,
		status: 201,
		bodySchema: withCustomFields(
			{
				...leadKeys,
				person_id: integer,
				organization_id: integer,
				expected_close_date: date,
				origin_id: nullableText,
			},
			['title'],
		),
		handler: ({ context, user, body }) => ({
			data: leadAnswer(context.account)(createLead(context, user, body)),
		}),
	}),
	route<unknown, LeadBody, KeyPath>({
		method: 'PATCH',
		version: 'v1',
		path: '/leads/:id',
		cost: 10,
		scopes: writing,
		pathSchema: uuidPath,
		bodySchema: withCustomFields({
			...leadKeys,
			person_id: nullableInteger,
			organization_id: nullableInteger,
			expected_close_date: nullableDate,
			is_archived: boolean,
		}),
		handler: ({ context, user, path, body }) => {
			const lead = requireLead(context.account, path.id);
			patchLead(context, user, lead, body);
			return { data: leadAnswer(context.account)(lead) };
		},
	}),
	route<unknown, unknown, KeyPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/leads/:id',
		cost: 6,
		scopes: writing,
		pathSchema: uuidPath,
		handler: ({ context: { account, clock }, path }) => {
			const lead = requireLead(account, path.id);
			account.leads.change(lead, { is_deleted: true, update_time: clock.time() });
			return { data: { id: lead.uuid } };
		},
	}),
];
