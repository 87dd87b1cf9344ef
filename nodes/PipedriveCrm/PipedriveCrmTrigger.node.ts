import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { changeFieldsOf } from './editor/changeFields';
import { loadOptions } from './editor/lists';
import { webhookProperties } from './resources/triggers/webhookProperties';
import { changeFieldSource } from './triggers/triggerSettings';
import { receive } from './triggers/webhook/receive';
import { isRegistered, register, unregister } from './triggers/webhook/registration';

/** The instant trigger: Pipedrive tells it what changes, by a webhook that it registers. */
export class PipedriveCrmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pipedrive CRM Trigger',
		name: 'pipedriveCrmTrigger',
		icon: { light: 'file:pipedriveCrm.svg', dark: 'file:pipedriveCrm.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["triggerOn"] + ": " + $parameter["events"].join(", ") }}',
		description:
			'Work with deals, people, activities and more in Pipedrive, or start when they change there',
		triggerPanel: {
			header: 'Try it with a change in Pipedrive',
			executionsHelp: {
				inactive:
					"<b>While building your workflow</b>, click 'Execute step', then change something in Pipedrive that the chosen events are about. The change shows up in this editor.<br /><br /><b>Once you're happy with your workflow</b>, publish it. Then every change will start it, which shows up in the executions list.",
				active:
					"<b>While building your workflow</b>, click 'Execute step', then change something in Pipedrive that the chosen events are about. The change shows up in this editor.<br /><br /><b>Your workflow also starts by itself</b>, since it is published, which shows up in the executions list.",
			},
			activationHint:
				"Click 'Execute step', then change something in Pipedrive that the chosen events are about: move a deal to another stage, say, or mark an activity as done. Publish the workflow to have it start with every change.",
		},
		defaults: { name: 'Pipedrive CRM Trigger' },
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
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: webhookProperties,
	};

	methods = { loadOptions: { ...loadOptions, ...changeFieldsOf(changeFieldSource) } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
