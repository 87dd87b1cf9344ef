import type { INodeProperties } from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import { updatedSince } from '../listFilters';
import { ownerLocator, storedFilterLocator } from '../locators/account';
import { organizationLocator, personLocator } from '../locators/records';
import { inQuery } from '../send';

const organization = inQuery({
	...organizationLocator,
	name: 'organization_id',
	description: 'Only leads of this organization',
});
const person = inQuery({ ...personLocator, description: 'Only leads of this person' });

/** Every filter that the lead lists know. */
export const leadFilters: INodeProperties = listFilters([
	{
		displayName: 'Archived',
		name: 'archived',
		type: 'options',
		noDataExpression: true,
		default: 'exclude',
		description: 'Whether archived leads are listed. Reading them costs 40 tokens for every 500.',
		options: [
			{
				name: 'Exclude',
				value: 'exclude',
			},
			{
				name: 'Include',
				value: 'include',
			},
			{
				name: 'Only',
				value: 'only',
				routing: { request: { url: '/api/v1/leads/archived' } },
			},
		],
	},
	organization,
	inQuery({ ...ownerLocator, description: 'Only leads of this user' }),
	person,
	inQuery({
		...storedFilterLocator('searchLeadFilters'),
		description:
			'A filter that was saved in Pipedrive. The node checks owner, person and organization beside it itself, while it reads all that the stored filter finds, at 20 tokens for every 500 leads.',
	}),
	updatedSince,
]);

/** Of these filters a lead tells by itself whether it meets them. */
export const leadFiltersOnRecords = ['organization_id', 'owner_id', 'person_id'];

export const archivedLeads = '/api/v1/leads/archived';

/** The archived list, when both kinds of leads are wanted. */
export function archivedLeadsToo(read: (parameter: string) => unknown): string | undefined {
	return read('filters.archived') === 'include' ? archivedLeads : undefined;
}

export const leadSort: INodeProperties = inQuery({
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	default: 'update_time DESC',
	description: 'What the leads are ordered by',
	options: [
		{ name: 'Add Time, Newest First', value: 'add_time DESC' },
		{ name: 'Add Time, Oldest First', value: 'add_time ASC' },
		{ name: 'Creator, Ascending', value: 'creator_id ASC' },
		{ name: 'Creator, Descending', value: 'creator_id DESC' },
		{ name: 'Expected Close Date, Earliest First', value: 'expected_close_date ASC' },
		{ name: 'Expected Close Date, Latest First', value: 'expected_close_date DESC' },
		{ name: 'ID, Ascending', value: 'id ASC' },
		{ name: 'ID, Descending', value: 'id DESC' },
		{ name: 'Next Activity, Ascending', value: 'next_activity_id ASC' },
		{ name: 'Next Activity, Descending', value: 'next_activity_id DESC' },
		{ name: 'Owner, Ascending', value: 'owner_id ASC' },
		{ name: 'Owner, Descending', value: 'owner_id DESC' },
		{ name: 'Seen, First', value: 'was_seen DESC' },
		{ name: 'Seen, Last', value: 'was_seen ASC' },
		{ name: 'Title, A to Z', value: 'title ASC' },
		{ name: 'Title, Z to A', value: 'title DESC' },
		{ name: 'Update Time, Newest First', value: 'update_time DESC' },
		{ name: 'Update Time, Oldest First', value: 'update_time ASC' },
	],
});

export const leadSearchFilters: INodeProperties = listFilters([
	organization,
	person,
	searchIn('custom_fields', 'notes', 'title'),
	inQuery({
		displayName: 'Seen',
		name: 'include_fields',
		type: 'options',
		default: 'lead.was_seen',
		description: 'Whether somebody has opened the lead in Pipedrive',
		options: [
			{
				name: 'Include',
				value: 'lead.was_seen',
			},
		],
	}),
]);
