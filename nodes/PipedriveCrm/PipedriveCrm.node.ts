import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { listSearch, loadOptions } from './editor/lists';
import { recordFieldMethods } from './editor/recordFields';
import { getFieldsToSearch } from './editor/searchableFields';
import { customApiCall } from './resources/customApiCall';
import { resources } from './resources/resources';
import { toProperties } from './resources/toProperties';
import { runOperation } from './run/run';

const recordFields = recordFieldMethods(resources);

/** The action node: every resource and operation of resources/, played by run/. */
export class PipedriveCrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pipedrive CRM',
		name: 'pipedriveCrm',
		icon: { light: 'file:pipedriveCrm.svg', dark: 'file:pipedriveCrm.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Work with deals, people, activities and more in Pipedrive, by name and at the pace that it allows',
		defaults: { name: 'Pipedrive CRM' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'pipedriveCrmApi',
				required: true,
				displayOptions: { show: { authentication: ['apiToken'] } },
			},
			{
				name: 'pipedriveCrmOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{ name: 'API Token', value: 'apiToken' },
					{ name: 'OAuth2', value: 'oAuth2' },
				],
				default: 'apiToken',
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ option }) => option),
				default: 'deal',
			},
			...customApiCall,
			...toProperties(resources),
		],
	};

	methods = {
		listSearch,
		loadOptions: {
			...loadOptions,
			...recordFields.loadOptions,
			getFieldsToSearch,
		},
		resourceMapping: recordFields.resourceMapping,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, resources);
	}
}
