import type { INodeProperties } from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import { ids, updatedSince, updatedUntil } from '../listFilters';
import { optional } from '../locators/byId';
import { ownerLocator, storedFilterLocator } from '../locators/account';
import { dealLocator, organizationLocator } from '../locators/records';
import { dealCounts, includeFields, mailTimes } from '../includeFields';
import { inQuery } from '../send';

const organization: INodeProperties = {
	...organizationLocator,
	description: 'Only persons who belong to this organization',
};

const deal: INodeProperties = {
	...optional(dealLocator),
	name: 'deal_id',
	description: 'Only persons who are linked to this deal',
};

export const personIncludeFields = includeFields([
	...dealCounts,
	...mailTimes,
	{ name: 'Closed Deals as Participant', value: 'participant_closed_deals_count' },
	{ name: 'Double Opt-In Status', value: 'doi_status' },
	{ name: 'Marketing Status', value: 'marketing_status' },
	{ name: 'Open Deals as Participant', value: 'participant_open_deals_count' },
]);

/** Every filter that the person list of API v2 knows. */
export const personFilters: INodeProperties = listFilters([
	inQuery(deal),
	ids,
	inQuery(organization),
	inQuery(ownerLocator),
	inQuery(storedFilterLocator('searchPersonFilters')),
	updatedSince,
	updatedUntil,
]);

export const personSearchFilters: INodeProperties = listFilters([
	inQuery(organization, 'organization_id'),
	inQuery({
		displayName: 'Picture',
		name: 'include_fields',
		type: 'options',
		default: 'person.picture',
		description: 'The picture of the person',
		options: [
			{
				name: 'Include',
				value: 'person.picture',
			},
		],
	}),
	searchIn('custom_fields', 'email', 'name', 'notes', 'phone'),
]);
