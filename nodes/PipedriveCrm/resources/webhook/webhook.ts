import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { additionalFields } from '../collections';
import { ownerLocator } from '../locators/account';
import { webhookToWorkOn } from '../locators/setup';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	collection: '/api/v1/webhooks',
	marksRequired: false,
	simple: [
		'id',
		'name',
		'event_action',
		'event_object',
		'subscription_url',
		'version',
		'user_id',
		'type',
		'is_active',
		'add_time',
		'last_delivery_time',
		'last_http_status',
		'remove_reason',
	],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

const eventObject: INodeProperties = inBody({
	displayName: 'Of',
	name: 'event_object',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The kind of record that it tells of',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchWebhookObjects', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Deal Product',
		},
		{
			displayName: 'By API Word',
			name: 'recordId',
			type: 'string',
			placeholder: 'e.g. deal_product',
			hint: 'Sent as it is, for kinds that the list does not have',
		},
	],
});

function isWebAddress({ body }: PreparedRequest): string | undefined {
	return /^https?:\/\/\S+$/i.test(String(body.subscription_url))
		? undefined
		: "'URL' is not a web address: it has to begin with https://";
}

export const webhook: Resource = {
	option: {
		name: 'Webhook',
		value: 'webhook',
		description: 'An address that Pipedrive calls when something changes',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create webhook',
				description:
					'Let Pipedrive call an address. To start a workflow, use the Pipedrive CRM Trigger, which looks after its own.',
				routing: {
					request: { method: 'POST', url: '/api/v1/webhooks', body: { version: '2.0' } },
				},
			},
			fields: [
				inBody({
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. Won deals to ERP',
					description: 'By which people know it; up to 255 characters',
				}),
				inBody({
					displayName: 'URL',
					name: 'subscription_url',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. https://example.com/pipedrive',
					description: 'What to call. Pipedrive has to reach it right away, without a redirect.',
				}),
				inBody({
					displayName: 'Event',
					name: 'event_action',
					type: 'options',
					required: true,
					default: '*',
					description: 'What it tells of',
					options: [
						{ name: 'Any', value: '*' },
						{ name: 'Change', value: 'change' },
						{ name: 'Create', value: 'create' },
						{ name: 'Delete', value: 'delete' },
					],
				}),
				eventObject,
				additionalFields([
					inBody({
						displayName: 'HTTP Password',
						name: 'http_auth_password',
						type: 'string',
						typeOptions: { password: true },
						default: '',
						description: 'What Pipedrive signs in with at the address',
					}),
					inBody({
						displayName: 'HTTP User',
						name: 'http_auth_user',
						type: 'string',
						default: '',
						description: 'What Pipedrive signs in with at the address',
					}),
					inBody({
						...ownerLocator,
						displayName: 'User',
						name: 'user_id',
						description:
							'Through whose eyes it sees; only admins can choose another than themselves',
					}),
				]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [isWebAddress],
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete webhook',
				description: 'Let Pipedrive no longer call an address',
				routing: {
					request: { method: 'DELETE', url: '=/api/v1/webhooks/{{$parameter.webhookId}}' },
				},
			},
			fields: [webhookToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many webhooks',
				description: 'Retrieve the webhooks that the credential may see',
				routing: { request: { method: 'GET', url: '/api/v1/webhooks' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
	],
};
