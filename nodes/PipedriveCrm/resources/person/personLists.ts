import type { INodeProperties } from 'n8n-workflow';
import { ids, updatedSince, updatedUntil } from '../listFilters';
import { ownerLocator, storedFilterLocator } from '../locators/account';
import { dealLocator, organizationLocator } from '../locators/records';
import { inQuery } from '../send';

const organization: INodeProperties = {
	...organizationLocator,
	description: 'Only persons who belong to this organization',
};

const deal: INodeProperties = {
	...dealLocator,
	name: 'deal_id',
	required: false,
	description: 'Only persons who are linked to this deal',
};

export const personIncludeFields: INodeProperties = inQuery({
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
		{ name: 'Closed Deals as Participant', value: 'participant_closed_deals_count' },
		{ name: 'Closed Deals, Related', value: 'related_closed_deals_count' },
		{ name: 'Double Opt-In Status', value: 'doi_status' },
		{ name: 'Email Messages', value: 'email_messages_count' },
		{ name: 'Files', value: 'files_count' },
		{ name: 'Followers', value: 'followers_count' },
		{ name: 'Last Activity', value: 'last_activity_id' },
		{ name: 'Last Incoming Email Time', value: 'last_incoming_mail_time' },
		{ name: 'Last Outgoing Email Time', value: 'last_outgoing_mail_time' },
		{ name: 'Lost Deals', value: 'lost_deals_count' },
		{ name: 'Lost Deals, Related', value: 'related_lost_deals_count' },
		{ name: 'Marketing Status', value: 'marketing_status' },
		{ name: 'Next Activity', value: 'next_activity_id' },
		{ name: 'Notes', value: 'notes_count' },
		{ name: 'Open Deals', value: 'open_deals_count' },
		{ name: 'Open Deals as Participant', value: 'participant_open_deals_count' },
		{ name: 'Open Deals, Related', value: 'related_open_deals_count' },
		{ name: 'Smart BCC Email', value: 'smart_bcc_email' },
		{ name: 'Won Deals', value: 'won_deals_count' },
		{ name: 'Won Deals, Related', value: 'related_won_deals_count' },
	],
});

/** Every filter that the person list of API v2 knows. */
export const personFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		inQuery(deal),
		ids,
		inQuery(organization),
		inQuery(ownerLocator),
		inQuery(storedFilterLocator('searchPersonFilters')),
		updatedSince,
		updatedUntil,
	],
};

export const personSearchFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
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
		inQuery({
			displayName: 'Search In',
			name: 'fields',
			type: 'multiOptions',
			default: [],
			description: 'Where the text is looked for. Left empty, everywhere.',
			options: [
				{
					name: 'Custom Fields',
					value: 'custom_fields',
				},
				{
					name: 'Email',
					value: 'email',
				},
				{
					name: 'Name',
					value: 'name',
				},
				{
					name: 'Notes',
					value: 'notes',
				},
				{
					name: 'Phone',
					value: 'phone',
				},
			],
		}),
	],
};
