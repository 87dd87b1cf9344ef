import type { INodeProperties } from 'n8n-workflow';
import { optional } from '../locators/byId';
import { ownerLocator } from '../locators/account';
import { boardLocator, projectPhaseLocator, projectTemplateLocator } from '../locators/projects';
import { inBody } from '../send';

/** Lists of a project that the API replaces as a whole. */
export const projectLists = ['label_ids', 'deal_ids', 'person_ids', 'org_ids'];

/** Where the names in these fields are looked up. */
export const linkedRecords: Record<string, string> = {
	deal_ids: 'searchDeals',
	org_ids: 'searchOrganizations',
	person_ids: 'searchPersons',
};

export const title: INodeProperties = inBody({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Scanner rollout Riga',
	description: 'What the project is called',
});

export const phase: INodeProperties = inBody(projectPhaseLocator);

export const deals: INodeProperties = inBody({
	displayName: 'Deals',
	name: 'deal_ids',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme renewal 2026, 42',
	description: 'The deals that it belongs to, by name or ID, separated by commas',
});

export const owner: INodeProperties = inBody(ownerLocator);

const board: INodeProperties = inBody({
	...optional(boardLocator),
	name: 'board_id',
	description: 'The board that the project stands on, in its first phase unless Phase is given',
});

const description: INodeProperties = inBody({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'What the project is about',
});

const endDate: INodeProperties = inBody({
	displayName: 'End Date',
	name: 'end_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The last day of the project',
});

const startDate: INodeProperties = inBody({
	displayName: 'Start Date',
	name: 'start_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The first day of the project',
});

const health: INodeProperties = inBody({
	displayName: 'Health Status',
	name: 'health_status',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: 'How well the project goes, as the number that Pipedrive keeps for it',
});

const labels: INodeProperties = inBody({
	displayName: 'Label Names or IDs',
	name: 'label_ids',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getProjectLabels' },
	default: [],
	description:
		'The labels of the project. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const organizations: INodeProperties = inBody({
	displayName: 'Organizations',
	name: 'org_ids',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme Ltd, 42',
	description: 'The organizations that it is for, by name or ID, separated by commas',
});

const persons: INodeProperties = inBody({
	displayName: 'Persons',
	name: 'person_ids',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan Smith, nathan@example.com, 42',
	description: 'The persons who it is for, by name, e-mail address or ID, separated by commas',
});

const status: INodeProperties = inBody({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'open',
	description: 'Whether the project is still open',
	options: [
		{ name: 'Canceled', value: 'canceled' },
		{ name: 'Completed', value: 'completed' },
		{ name: 'Open', value: 'open' },
	],
});

const template: INodeProperties = inBody({
	...optional(projectTemplateLocator),
	displayName: 'Template',
	name: 'template_id',
	description: 'The template whose tasks the project begins with',
});

const both: INodeProperties[] = [
	board,
	description,
	endDate,
	health,
	labels,
	organizations,
	persons,
	startDate,
	status,
];

const byName = (fields: INodeProperties[]): INodeProperties[] =>
	fields.sort((a, b) => a.displayName.localeCompare(b.displayName));

/** What can be given beside the fields that Create shows at once. */
export const additionalProjectFields: INodeProperties[] = byName([...both, template]);

/** Everything about a project that an update can change. */
export const updatableProjectFields: INodeProperties[] = byName([
	...both,
	deals,
	owner,
	phase,
	title,
]);
