import type { INodeProperties } from 'n8n-workflow';
import { ownerLocator, stageLocator } from '../locators/account';
import { byId, byWordId } from '../locators/byId';
import { inBody } from '../send';

export const goalLocator: INodeProperties = {
	displayName: 'Goal',
	name: 'goalId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The goal to work on. List and name know the active goals of everybody.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchGoals', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Deals won by the company',
		},
		byWordId,
	],
};

export const title: INodeProperties = inBody({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Calls of the team',
	description: 'What the goal is called',
});

export const typeName: INodeProperties = inBody({
	displayName: 'Type',
	name: 'type_name',
	type: 'options',
	default: 'deals_won',
	description: 'What is counted',
	options: [
		{ name: 'Activities Added', value: 'activities_added' },
		{ name: 'Activities Completed', value: 'activities_completed' },
		{ name: 'Deals Progressed', value: 'deals_progressed' },
		{ name: 'Deals Started', value: 'deals_started' },
		{ name: 'Deals Won', value: 'deals_won' },
	],
});

export const assigneeType: INodeProperties = inBody({
	displayName: 'Assignee Type',
	name: 'assignee_type',
	type: 'options',
	default: 'company',
	description: 'Whose goal it is',
	options: [
		{ name: 'Company', value: 'company' },
		{ name: 'Team', value: 'team' },
		{ name: 'User', value: 'person' },
	],
});

export const assignee: INodeProperties = inBody({
	...ownerLocator,
	displayName: 'Assignee',
	name: 'assignee_id',
	description: 'The user, or the ID of the team; not needed for the company',
});

export const target: INodeProperties = inBody({
	displayName: 'Target',
	name: 'target',
	type: 'number',
	default: 10,
	description: 'How much is to be reached in each interval',
});

export const trackingMetric: INodeProperties = inBody({
	displayName: 'Tracking Metric',
	name: 'tracking_metric',
	type: 'options',
	default: 'quantity',
	description: 'Whether the target is a number of records, or what deals are worth',
	options: [
		{ name: 'Quantity', value: 'quantity' },
		{ name: 'Sum', value: 'sum', description: 'Needs a currency' },
	],
});

export const interval: INodeProperties = inBody({
	displayName: 'Interval',
	name: 'interval',
	type: 'options',
	default: 'monthly',
	description: 'How often it is to be reached',
	options: [
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'Quarterly', value: 'quarterly' },
		{ name: 'Weekly', value: 'weekly' },
		{ name: 'Yearly', value: 'yearly' },
	],
});

export const start: INodeProperties = inBody({
	displayName: 'Start',
	name: 'start',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The first day of the goal',
});

const end: INodeProperties = inBody({
	displayName: 'End',
	name: 'end',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The last day of the goal. Left out, it has none.',
});

export const currency: INodeProperties = inBody({
	displayName: 'Currency',
	name: 'currency_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The currency of the target, where it is a sum',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCurrencyNumbers', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. EUR',
		},
		byId,
	],
});

const activityTypes: INodeProperties = inBody({
	displayName: 'Activity Type Names or IDs',
	name: 'activity_type_id',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchActivityTypeNumbers' },
	default: [],
	description:
		'Which activities count. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const pipelines: INodeProperties = inBody({
	displayName: 'Pipeline Names or IDs',
	name: 'pipeline_id',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchPipelines' },
	default: [],
	description:
		'The pipelines whose deals count. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const stage: INodeProperties = inBody({
	...stageLocator,
	description: 'The stage that deals have to get to, for Deals Progressed',
});

export const additionalGoalFields: INodeProperties[] = [
	activityTypes,
	currency,
	end,
	pipelines,
	stage,
];

export const updatableGoalFields: INodeProperties[] = [
	...additionalGoalFields,
	assignee,
	assigneeType,
	interval,
	start,
	target,
	title,
	trackingMetric,
	typeName,
].sort((a, b) => a.displayName.localeCompare(b.displayName));
