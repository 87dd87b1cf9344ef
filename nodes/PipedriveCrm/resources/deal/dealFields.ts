import type { INodeProperties } from 'n8n-workflow';
import { currencyLocator, ownerLocator, pipelineLocator, stageLocator } from '../locators/account';
import { organizationLocator, personLocator } from '../locators/records';
import { inBody } from '../send';
import { visibleTo } from '../visibleTo';

export const title: INodeProperties = inBody({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme renewal 2026',
	description: 'What the deal is called',
});

export const value: INodeProperties = inBody({
	displayName: 'Value',
	name: 'value',
	type: 'number',
	default: 0,
	description: 'How much the deal is worth. A deal with products takes the sum of its products.',
});

export const currency: INodeProperties = inBody(currencyLocator);
export const organization: INodeProperties = inBody(organizationLocator);
export const owner: INodeProperties = inBody(ownerLocator);
export const person: INodeProperties = inBody(personLocator);
export const pipeline: INodeProperties = inBody(pipelineLocator);
export const stage: INodeProperties = inBody(stageLocator);

export const probability: INodeProperties = inBody({
	displayName: 'Probability',
	name: 'probability',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0, maxValue: 100 },
	description:
		'The chance to win the deal, in percent. Shown where the pipeline has it switched on.',
});

export const lostReason: INodeProperties = inBody({
	displayName: 'Lost Reason',
	name: 'lost_reason',
	type: 'string',
	default: '',
	placeholder: 'e.g. Price',
	description: 'Why the deal was lost',
});

export const lostTime: INodeProperties = inBody({
	displayName: 'Lost Time',
	name: 'lost_time',
	type: 'dateTime',
	default: '',
	description: 'When the deal was lost. Left empty, it is now.',
});

export const wonTime: INodeProperties = inBody({
	displayName: 'Won Time',
	name: 'won_time',
	type: 'dateTime',
	default: '',
	description: 'When the deal was won. Left empty, it is now.',
});

export const status: INodeProperties = inBody({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'open',
	description: 'Whether the deal is still open, won or lost',
	options: [
		{
			name: 'Lost',
			value: 'lost',
		},
		{
			name: 'Open',
			value: 'open',
		},
		{
			name: 'Won',
			value: 'won',
		},
	],
});

const closeTime: INodeProperties = inBody({
	displayName: 'Close Time',
	name: 'close_time',
	type: 'dateTime',
	default: '',
	description: 'When the deal was closed; only for a won or lost deal',
});

const expectedCloseDate: INodeProperties = inBody({
	displayName: 'Expected Close Date',
	name: 'expected_close_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The day on which the deal is expected to close',
});

const labels: INodeProperties = inBody({
	displayName: 'Label Names or IDs',
	name: 'label_ids',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getDealLabels' },
	default: [],
	description:
		'The labels of the deal, by which an update replaces those it has unless an option says otherwise. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const archived: INodeProperties = inBody({
	displayName: 'Archived',
	name: 'is_archived',
	type: 'boolean',
	default: true,
	description: 'Whether the deal is archived',
});

/** What can be given beside the fields that Create shows at once. */
export const additionalDealFields: INodeProperties[] = [
	archived,
	closeTime,
	expectedCloseDate,
	labels,
	lostReason,
	lostTime,
	owner,
	pipeline,
	probability,
	status,
	visibleTo,
	wonTime,
];

/** Everything about a deal that an update can change, by the name that the editor shows. */
export const updatableDealFields: INodeProperties[] = [
	...additionalDealFields,
	currency,
	organization,
	person,
	stage,
	title,
	value,
].sort((a, b) => a.displayName.localeCompare(b.displayName));
