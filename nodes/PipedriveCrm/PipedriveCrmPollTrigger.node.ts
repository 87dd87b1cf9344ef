import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { changeFieldsOf } from './editor/changeFields';
import { loadOptions } from './editor/lists';
import { pollProperties } from './resources/triggers/pollProperties';
import { poll } from './triggers/poll';
import { changeFieldSource } from './triggers/triggerSettings';

/** The polling trigger: looks at an interval for what has changed, where Pipedrive cannot reach n8n. */
export class PipedriveCrmPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pipedrive CRM Polling Trigger',
		name: 'pipedriveCrmPollTrigger',
		icon: { light: 'file:pipedriveCrm.svg', dark: 'file:pipedriveCrm.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["triggerOn"] + ": " + $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when deals, activities and more change in Pipedrive; looks at an interval, also where Pipedrive cannot reach n8n',
		defaults: { name: 'Pipedrive CRM Polling Trigger' },
		polling: true,
		inputs: [],
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
		properties: pollProperties,
	};

	methods = { loadOptions: { ...loadOptions, ...changeFieldsOf(changeFieldSource) } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
