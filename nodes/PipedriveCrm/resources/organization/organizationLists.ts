import type { INodeProperties } from 'n8n-workflow';
import { ids, updatedSince, updatedUntil } from '../listFilters';
import { ownerLocator, storedFilterLocator } from '../locators/account';
import { inQuery } from '../send';

export const organizationIncludeFields: INodeProperties = inQuery({
	displayName: 'Include Fields',
	name: 'include_fields',
	type: 'multiOptions',
	default: [],
	description: 'Fields that Pipedrive only answers when asked for',
	options: [
		{ name: 'Activities', value: 'activities_count' },
		{ name: 'Activities Done', value: 'done_activities_count' },
		{ name: 'Activities to Do', value: 'undone_activities_count' },
		{ name: 'Closed Deals', value: 'closed_deals_count' },
		{ name: 'Closed Deals, Related', value: 'related_closed_deals_count' },
		{ name: 'Email Messages', value: 'email_messages_count' },
		{ name: 'Files', value: 'files_count' },
		{ name: 'Followers', value: 'followers_count' },
		{ name: 'Last Activity', value: 'last_activity_id' },
		{ name: 'Lost Deals', value: 'lost_deals_count' },
		{ name: 'Lost Deals, Related', value: 'related_lost_deals_count' },
		{ name: 'Next Activity', value: 'next_activity_id' },
		{ name: 'Notes', value: 'notes_count' },
		{ name: 'Open Deals', value: 'open_deals_count' },
		{ name: 'Open Deals, Related', value: 'related_open_deals_count' },
		{ name: 'Persons', value: 'people_count' },
		{ name: 'Smart BCC Email', value: 'smart_bcc_email' },
		{ name: 'Won Deals', value: 'won_deals_count' },
		{ name: 'Won Deals, Related', value: 'related_won_deals_count' },
	],
});

/** Every filter that the organization list of API v2 knows. */
export const organizationFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		ids,
		inQuery(ownerLocator),
		inQuery(storedFilterLocator('searchOrganizationFilters')),
		updatedSince,
		updatedUntil,
	],
};

export const organizationSearchFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		inQuery({
			displayName: 'Search In',
			name: 'fields',
			type: 'multiOptions',
			default: [],
			description: 'Where the text is looked for. Left empty, everywhere.',
			options: [
				{
					name: 'Address',
					value: 'address',
				},
				{
					name: 'Custom Fields',
					value: 'custom_fields',
				},
				{
					name: 'Name',
					value: 'name',
				},
				{
					name: 'Notes',
					value: 'notes',
				},
			],
		}),
	],
};
