import type { INodeProperties } from 'n8n-workflow';
import { byId } from './byId';

/** Activities have neither a search nor a page of their own, so there is no name and no address for them. */
export const activityLocator: INodeProperties = {
	displayName: 'Activity',
	name: 'activityId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The activity to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivities' },
		},
		byId,
	],
};

export const activityTypeLocator: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'What kind of activity it is. Left empty, Pipedrive takes its default.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivityTypes', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Call',
			hint: "A name, or the key that the API knows it by, such as 'call'",
		},
	],
};

export const activityPriorityLocator: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'How urgent the activity is',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivityPriorities', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. High',
		},
		byId,
	],
};

export const activityFilterLocator: INodeProperties = {
	displayName: 'Stored Filter',
	name: 'filter_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'A filter that was saved in Pipedrive. Pipedrive ignores owner, deal, person and organization beside it, so the node checks those itself while it reads all that the stored filter finds, at 10 tokens for every 500 activities. Not together with IDs.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivityFilters', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Calls to do',
		},
		byId,
	],
};
