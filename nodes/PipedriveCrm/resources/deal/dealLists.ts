import type { INodeProperties } from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import {
	ownerLocator,
	pipelineLocator,
	stageLocator,
	storedFilterLocator,
} from '../locators/account';
import { organizationLocator, personLocator } from '../locators/records';
import { ids, updatedSince, updatedUntil } from '../listFilters';
import { includeFields, mailTimes } from '../includeFields';
import { inQuery } from '../send';

export const dealIncludeFields = includeFields([
	...mailTimes,
	{ name: 'First Won Time', value: 'first_won_time' },
	{ name: 'Participants', value: 'participants_count' },
	{ name: 'Products', value: 'products_count' },
	{ name: 'Source Lead', value: 'source_lead_id' },
]);

/** Every filter that the deal list of API v2 knows. */
export const dealFilters: INodeProperties = listFilters([
	{
		displayName: 'Archived',
		name: 'archived',
		type: 'options',
		noDataExpression: true,
		default: 'exclude',
		description: 'Whether archived deals are listed. Reading them costs 20 tokens for every 500.',
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
				routing: { request: { url: '/api/v2/deals/archived' } },
			},
		],
	},
	ids,
	inQuery(organizationLocator),
	inQuery(ownerLocator),
	inQuery(personLocator),
	inQuery(pipelineLocator),
	inQuery(stageLocator),
	inQuery({
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		default: [],
		description: 'Left empty, all deals but deleted ones',
		options: [
			{
				name: 'Deleted',
				value: 'deleted',
				description: 'Deleted within the last 30 days',
			},
			{
				name: 'Lost',
				value: 'lost',
			},
			{
				name: 'Open',
				value: 'open',
			},
			{
				name: 'Won',
				value: 'won',
			},
		],
	}),
	inQuery(storedFilterLocator('searchDealFilters')),
	updatedSince,
	updatedUntil,
]);

export const dealSearchFilters: INodeProperties = listFilters([
	inQuery(organizationLocator, 'organization_id'),
	inQuery(personLocator),
	searchIn('custom_fields', 'notes', 'title'),
	inQuery({
		displayName: 'Smart BCC Email',
		name: 'include_fields',
		type: 'options',
		default: 'deal.cc_email',
		description: 'The address that links e-mails to the deal',
		options: [
			{
				name: 'Include',
				value: 'deal.cc_email',
			},
		],
	}),
	inQuery({
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'open',
		options: [
			{
				name: 'Lost',
				value: 'lost',
			},
			{
				name: 'Open',
				value: 'open',
			},
			{
				name: 'Won',
				value: 'won',
			},
		],
	}),
]);

/** Of these filters a deal tells by itself whether it meets them. */
export const dealFiltersOnRecords = [
	'org_id',
	'owner_id',
	'person_id',
	'pipeline_id',
	'stage_id',
	'status',
];

/** The archived list, when both kinds of deals are wanted. */
export function archivedDealsToo(read: (parameter: string) => unknown): string | undefined {
	return read('filters.archived') === 'include' ? '/api/v2/deals/archived' : undefined;
}
