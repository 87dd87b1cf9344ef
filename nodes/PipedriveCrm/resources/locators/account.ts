import type { INodeProperties } from 'n8n-workflow';
import { byId } from './byId';

/**
 * Locators of what an account is set up with: users, pipelines, stages, currencies, filters. `searchListMethod` names the directory in which both the editor and the runner look
 * a name up (fields/directories.ts).
 */

export const ownerLocator: INodeProperties = {
	displayName: 'Owner',
	name: 'owner_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The user who owns it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Nathan Smith or nathan@example.com',
		},
		byId,
	],
};

export const pipelineLocator: INodeProperties = {
	displayName: 'Pipeline',
	name: 'pipeline_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The pipeline that the deal is in',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPipelines', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Sales',
		},
		byId,
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.pipedrive.com/pipeline/1',
			extractValue: { type: 'regex', regex: 'https?://[^/]+/pipeline/(\\d+)' },
		},
	],
};

export const stageLocator: INodeProperties = {
	displayName: 'Stage',
	name: 'stage_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The stage that the deal is in. It brings its pipeline along.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchStages', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Proposal ‹ Sales',
			hint: "The stage alone, or as in the list: 'Proposal ‹ Sales'",
		},
		byId,
	],
};

export const currencyLocator: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The currency of the value. Left empty, Pipedrive takes the default of the user.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Account default',
			typeOptions: { searchListMethod: 'searchCurrencies', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. EUR',
		},
	],
};

export const dealDateFieldLocator: INodeProperties = {
	displayName: 'Date Field',
	name: 'field_key',
	type: 'resourceLocator',
	default: { mode: 'list', value: 'expected_close_date' },
	description: 'The date that puts a deal into a period',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchDealDateFields', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Expected close date',
			hint: "A name, or the key that the API knows it by, such as 'won_time'",
		},
	],
};

/**
 * The stored filters of one kind of list.
 * @param searchListMethod the directory that holds them
 */
export const storedFilterLocator = (searchListMethod: string): INodeProperties => ({
	displayName: 'Stored Filter',
	name: 'filter_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'A filter that was saved in Pipedrive. Pipedrive ignores owner, stage, status and links beside it, so the node checks those itself while it reads all that the stored filter finds, at 10 tokens for every 500 records. Not together with IDs.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Closing this month',
		},
		byId,
	],
});

export const industryLocator: INodeProperties = {
	displayName: 'Industry',
	name: 'industry',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The industry of the organization, where the account has company data',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchIndustries', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Logistics',
		},
		byId,
	],
};
