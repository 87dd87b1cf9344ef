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
		'Whether to read the record again, at 1 token, as it is when the change arrives. When Pipedrive does not answer within 5 seconds, the record is the delivered one, and full_record under _result is false.',
};

const includePayload: INodeProperties = {
	displayName: 'Include Raw Payload',
	name: 'includePayload',
	type: 'boolean',
	default: false,
	description: 'Whether to add what Pipedrive has delivered, as it came, under payload',
};

/** The panel of the instant trigger. */
export const webhookProperties: INodeProperties[] = [
	authentication,
	triggerOn,
	whatIsSeen,
	...eventsProperties(),
	...stageFilters(),
	...changeFilters(),
	...triggerOutput(includePayload, loadFullRecord),
];
