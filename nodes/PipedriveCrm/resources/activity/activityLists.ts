import type { INodeProperties } from 'n8n-workflow';
import { listFilters } from '../collections';
import { optional } from '../locators/byId';
import { ownerLocator } from '../locators/account';
import { activityFilterLocator } from '../locators/activities';
import { linkedLeadLocator } from '../locators/leads';
import { dealLocator, organizationLocator, personLocator } from '../locators/records';
import { inQuery } from '../send';
import { sorting } from '../sorting';

export const activityIncludeFields: INodeProperties = inQuery({
	displayName: 'Include Fields',
	name: 'include_fields',
	type: 'multiOptions',
	default: [],
	description: 'Fields that Pipedrive only answers when asked for',
	options: [{ name: 'Attendees', value: 'attendees' }],
});

/** Every filter that the activity list of API v2 knows, */
export const activityFilters: INodeProperties = listFilters([
	inQuery({
		...optional(dealLocator),
		name: 'deal_id',
		description: 'Only activities of this deal',
	}),
	inQuery({
		displayName: 'Done',
		name: 'done',
		type: 'boolean',
		default: false,
		description: 'Whether the activities are done. Not added, all are listed.',
	}),
	inQuery({
		displayName: 'IDs',
		name: 'ids',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12, 15, 18',
		description:
			'Only these activities, separated by commas. More than 100 are read 100 by 100, at 10 tokens each time; a sort order then holds within each 100.',
	}),
	inQuery({ ...linkedLeadLocator, description: 'Only activities of this lead' }),
	inQuery({ ...organizationLocator, description: 'Only activities of this organization' }),
	inQuery({ ...ownerLocator, description: 'Only activities of this user' }),
	inQuery({
		...personLocator,
		description: 'Only activities that have this person as their primary participant',
	}),
	inQuery(activityFilterLocator),
	inQuery({
		displayName: 'Updated Since',
		name: 'updated_since',
		type: 'dateTime',
		default: '',
		description: 'Only activities that were changed at this time or later',
	}),
	inQuery({
		displayName: 'Updated Until',
		name: 'updated_until',
		type: 'dateTime',
		default: '',
		description: 'Only activities that were changed before this time',
	}),
]);

/** Of these filters an activity tells by itself whether it meets them. */
export const activityFiltersOnRecords = [
	'deal_id',
	'done',
	'lead_id',
	'org_id',
	'owner_id',
	'person_id',
];

export const activitySort = sorting([{ name: 'Due Date', value: 'due_date' }]);
