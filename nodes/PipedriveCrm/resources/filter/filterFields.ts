import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { FieldProblem } from '../../fields/fieldProblem';
import { readConditions } from '../../fields/storedConditions';
import { inBody, inQuery } from '../send';

export const filterName: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Big deals',
	description: 'What people see',
});

/** Lists that filters are for, as the API names them. */
const types: INodePropertyOptions[] = [
	{ name: 'Activities', value: 'activity' },
	{ name: 'Deals', value: 'deals' },
	{ name: 'Leads', value: 'leads' },
	{ name: 'Organizations', value: 'org' },
	{ name: 'Persons', value: 'people' },
	{ name: 'Products', value: 'products' },
	{ name: 'Projects', value: 'projects' },
];

const type: INodeProperties = {
	displayName: 'For',
	name: 'type',
	type: 'options',
	default: 'deals',
	description: 'The list that it filters',
	options: types,
};

export const typeOfNew = inBody({ ...type, required: true });
export const typeToList = inQuery(type);

const conditionRow: INodeProperties[] = [
	{
		displayName: 'Field Name',
		name: 'field',
		type: 'string',
		default: '',
		placeholder: 'e.g. Value',
		description: 'The name of the field, its key, or its number',
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		default: '=',
		options: [
			{ name: 'Contains', value: "LIKE '%$%'" },
			{ name: 'Does Not Contain', value: "NOT LIKE '%$%'" },
			{ name: 'Is', value: '=' },
			{ name: 'Is at Least', value: '>=' },
			{ name: 'Is at Most', value: '<=' },
			{ name: 'Is Empty', value: 'IS NULL' },
			{ name: 'Is Less Than', value: '<' },
			{ name: 'Is More Than', value: '>' },
			{ name: 'Is Not', value: '!=' },
			{ name: 'Is Not Empty', value: 'IS NOT NULL' },
			{ name: 'Starts With', value: "LIKE '$%'" },
		],
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description: 'The label of an option, the ID of a user, a stage or the like, or text',
	},
	{
		displayName: 'Field Of',
		name: 'object',
		type: 'options',
		default: '',
		description: 'Whose field it is',
		options: [
			{ name: 'Activity', value: 'activity' },
			{ name: 'Deal', value: 'deal' },
			{ name: 'Lead', value: 'lead' },
			{ name: 'Linked Organization', value: 'organization' },
			{ name: 'Linked Person', value: 'person' },
			{ name: 'Product', value: 'product' },
			{ name: 'The Records Themselves', value: '' },
		],
	},
];

/** Conditions row by row, or in the API's own form. */
export const conditions: INodeProperties[] = [
	{
		displayName: 'Conditions',
		name: 'conditionsAs',
		type: 'options',
		default: 'rows',
		description: 'How to say what the filter is to find',
		options: [
			{ name: 'As JSON', value: 'json' },
			{ name: 'Below', value: 'rows' },
		],
	},
	inBody({
		displayName: 'Conditions That All Hold',
		name: 'allOf',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Condition',
		description: 'What records have to meet; with those of which one holds, at most 16',
		displayOptions: { show: { conditionsAs: ['rows'] } },
		options: [{ displayName: 'Condition', name: 'condition', values: conditionRow }],
	}),
	inBody({
		displayName: 'Conditions of Which One Holds',
		name: 'anyOf',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Condition',
		description: 'Of these, records have to meet one or more',
		displayOptions: { show: { conditionsAs: ['rows'] } },
		options: [{ displayName: 'Condition', name: 'condition', values: conditionRow }],
	}),
	inBody({
		displayName: 'Conditions as JSON',
		name: 'conditions',
		type: 'json',
		default:
			'{ "glue": "and", "conditions": [{ "glue": "and", "conditions": [] }, { "glue": "or", "conditions": [] }] }',
		description:
			'As Filter › Get answers them: one group whose conditions all hold, then one of which one holds. Each condition has object, field_id (a number, or a name), operator and value.',
		displayOptions: { show: { conditionsAs: ['json'] } },
	}),
];

/** What a new filter is made of, its conditions read before anything is asked of the account. */
export function newFilterBody(body: IDataObject): IDataObject {
	if (readConditions(String(body.type), body) !== undefined) return body;
	throw new FieldProblem(
		'are empty, and a filter needs one',
		"Add one to 'Conditions That All Hold' or 'Conditions of Which One Holds'.",
		{ name: 'Conditions', key: 'allOf' },
	);
}

/** The same for an update, which may leave the conditions as they are. */
export function changedFilterBody(body: IDataObject): IDataObject {
	readConditions('deals', body);
	return body;
}
