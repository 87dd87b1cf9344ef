import type { INodeProperties } from 'n8n-workflow';
import { pipelineLocator, stageLocator } from './account';
import { byId } from './byId';

/** Locators of what an account is set up with, where it is what an operation works on. */

export const pipelineToWorkOn: INodeProperties = {
	...pipelineLocator,
	name: 'pipelineId',
	required: true,
	description: 'The pipeline to work on',
};

export const stageToWorkOn: INodeProperties = {
	...stageLocator,
	name: 'stageId',
	required: true,
	description: 'The stage to work on',
};

export const storedFilterToWorkOn: INodeProperties = {
	displayName: 'Filter',
	name: 'filterId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The filter to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchStoredFilters', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Closing this month',
		},
		byId,
	],
};

export const activityTypeToWorkOn: INodeProperties = {
	displayName: 'Activity Type',
	name: 'activityTypeId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The activity type to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchActivityTypeNumbers', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Site Visit',
		},
		byId,
	],
};

export const webhookToWorkOn: INodeProperties = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The webhook to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Won deals to ERP',
			hint: 'Its name, or the URL that it calls',
		},
		byId,
	],
};
