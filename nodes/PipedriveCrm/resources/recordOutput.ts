import type { INodeProperties } from 'n8n-workflow';

const tokenBudget: INodeProperties = {
	displayName: 'Token Budget',
	name: 'maxTokens',
	type: 'number',
	default: 1000,
	typeOptions: { minValue: 1 },
	description:
		'The most tokens of the daily budget that this run may spend. The run stops before it would pass them.',
};

const showSpent: INodeProperties = {
	displayName: 'Show Tokens Spent',
	name: 'showSpent',
	type: 'boolean',
	default: true,
	description:
		'Whether to say above the output how many requests this run sent and how many tokens they cost',
};

/** How custom fields are written; not for records without any. */
export const outputCustomFields: INodeProperties = {
	displayName: 'Custom Fields in Output',
	name: 'outputCustomFields',
	type: 'options',
	default: 'byName',
	description: 'How the custom fields of a record are written in the output',
	options: [
		{
			name: 'As the API Answers',
			value: 'raw',
			description: 'Under their keys, with the numbers of options',
		},
		{
			name: 'By Key',
			value: 'byKey',
			description: 'Under their keys, with the labels of options',
		},
		{
			name: 'By Name',
			value: 'byName',
			description: 'Under custom_fields, by name, with the labels of options',
		},
		{
			name: 'By Name, at the Top Level',
			value: 'byNameTopLevel',
			description: 'Beside the other fields, by name, with the labels of options',
		},
	],
};

/** Names of linked records; not for records that are linked to none. */
export const linkedNames: INodeProperties = {
	displayName: 'Names of Linked Records',
	name: 'linkedNames',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the names of linked deals, persons and organizations. Costs 10 tokens for every 100 of them.',
};

/** Whether a record is written with the keys that people use. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simple',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The box of options, in the order of their names. */
export const optionsWith = (choices: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...choices].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

/**
 * What comes out for a record without custom fields or links.
 * @param more options of the operation itself; they stand in the same box, since every box takes room
 */
export const plainRecordOutput = (...more: INodeProperties[]): INodeProperties[] => [
	simplify,
	optionsWith([showSpent, tokenBudget, ...more]),
];

/**
 * What comes out for a record, for every operation that answers records.
 * @param more as above
 */
export const recordOutput = (...more: INodeProperties[]): INodeProperties[] =>
	plainRecordOutput(linkedNames, outputCustomFields, ...more);

/** What comes out for a record of a kind that is not linked to others. */
export const unlinkedRecordOutput = (...more: INodeProperties[]): INodeProperties[] =>
	plainRecordOutput(outputCustomFields, ...more);

/** The options of operations that answer no record. */
export const runOptions: INodeProperties[] = [optionsWith([showSpent, tokenBudget])];
