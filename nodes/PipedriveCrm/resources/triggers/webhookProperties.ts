import type { INodeProperties } from 'n8n-workflow';
import {
	authentication,
	changeFilters,
	eventsProperties,
	stageFilters,
	triggerOn,
} from './triggerProperties';
import { triggerOutput } from './triggerOutput';

const whatIsSeen: INodeProperties = {
	displayName:
		'Pipedrive delivers a change up to four times until n8n answers. What it gave up on is not seen here: where nothing may be missed, use the Pipedrive CRM Polling Trigger or Get Changes.',
	name: 'whatIsSeen',
	type: 'notice',
	default: '',
};

const loadFullRecord: INodeProperties = {
	displayName: 'Load Full Record',
	name: 'loadFullRecord',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the record again, as it is when the change arrives, at 1 token, 2 for leads, notes and users, 10 for boards and phases. When Pipedrive does not answer within 5 seconds, the record is the delivered one, and full_record under _result is false.',
	displayOptions: { hide: { '/triggerOn': ['dealInstallment', 'dealProduct', 'other'] } },
};

const includePayload: INodeProperties = {
	displayName: 'Include Raw Payload',
	name: 'includePayload',
	type: 'boolean',
	default: false,
	description: 'Whether to add what Pipedrive has delivered, as it came, under payload',
};

const triggerOnAny: INodeProperties = {
	...triggerOn,
	options: [
		...triggerOn.options,
		{ name: 'Other', value: 'other', action: 'On other objects created, changed or deleted' },
	].sort((a, b) => a.name.localeCompare(b.name)),
};

const otherObject: INodeProperties = {
	displayName: 'Object Name',
	name: 'otherObject',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. deal_product',
	description:
		"The word that Pipedrive's webhooks have for it (event_object), for what the list does not have. Its records come as Pipedrive delivers them.",
	displayOptions: { show: { triggerOn: ['other'] } },
};

/** The panel of the instant trigger. */
export const webhookProperties: INodeProperties[] = [
	authentication,
	triggerOnAny,
	otherObject,
	whatIsSeen,
	...eventsProperties(() => true),
	...stageFilters(),
	...changeFilters(),
	...triggerOutput(includePayload, loadFullRecord),
];
