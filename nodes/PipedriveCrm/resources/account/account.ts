import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playApiUsage } from '../../run/players/apiUsage';
import { listFilters } from '../collections';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inQuery, spacedTime } from '../send';

/** The company of the account, out of what Pipedrive tells of the user of the credential. */
const record: RecordShape = {
	marksRequired: false,
	simple: [
		'company_id',
		'company_name',
		'company_domain',
		'company_country',
		'company_industry',
		'language',
	],
	clearable: [],
	names: [],
	linked: [],
};

const kinds: INodePropertyOptions[] = [
	{ name: 'Activities', value: 'activity' },
	{ name: 'Activity Types', value: 'activityType' },
	{ name: 'Deals', value: 'deal' },
	{ name: 'Files', value: 'file' },
	{ name: 'Filters', value: 'filter' },
	{ name: 'Notes', value: 'note' },
	{ name: 'Organizations', value: 'organization' },
	{ name: 'Persons', value: 'person' },
	{ name: 'Pipelines', value: 'pipeline' },
	{ name: 'Products', value: 'product' },
	{ name: 'Stages', value: 'stage' },
	{ name: 'Users', value: 'user' },
];

const recentQuery = (query: IDataObject): IDataObject => ({
	...query,
	since_timestamp: spacedTime(String(query.since_timestamp)),
});

export const account: Resource = {
	option: {
		name: 'Account',
		value: 'account',
		description: 'The company, its limits, and what changed in it lately',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get API Usage',
				value: 'getApiUsage',
				action: 'Get usage of account',
				description:
					'Retrieve what is left of the daily tokens and of the rate limit, as far as Pipedrive tells',
				routing: { request: { method: 'GET', url: '/api/v1/users/me' } },
			},
			fields: runOptions,
			answer: { kind: 'record' },
			play: playApiUsage,
		},
		{
			option: {
				name: 'Get Company',
				value: 'getCompany',
				action: 'Get company of account',
				description: 'Retrieve the company that the credential belongs to',
				routing: { request: { method: 'GET', url: '/api/v1/users/me' } },
			},
			fields: plainRecordOutput(),
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Connections',
				value: 'getConnections',
				action: 'Get connections of user',
				description: 'Retrieve what the user of the credential has connected, such as Google',
				routing: { request: { method: 'GET', url: '/api/v1/userConnections' } },
			},
			fields: runOptions,
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Recent Changes',
				value: 'getRecentChanges',
				action: 'Get recent changes',
				description:
					'Retrieve what was created, changed or deleted lately, one month back at most, in the form of version 1 of the API',
				routing: { request: { method: 'GET', url: '/api/v1/recents' } },
			},
			fields: [
				inQuery({
					displayName: 'Since',
					name: 'since_timestamp',
					type: 'dateTime',
					required: true,
					default: '',
					description: 'The earliest time of a change',
				}),
				...returnAllOrLimit,
				listFilters([
					inQuery({
						displayName: 'Kinds',
						name: 'items',
						type: 'multiOptions',
						default: [],
						description: 'Only changes of these',
						options: kinds,
					}),
				]),
				...runOptions,
			],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
			shapeQuery: recentQuery,
		},
		{
			option: {
				name: 'Get Settings',
				value: 'getSettings',
				action: 'Get settings of user',
				description: 'Retrieve the settings of the user of the credential',
				routing: { request: { method: 'GET', url: '/api/v1/userSettings' } },
			},
			fields: runOptions,
			answer: { kind: 'record' },
		},
	],
};
