import type { INodeProperties } from 'n8n-workflow';

/**
 * Conditions on any field, which the node checks while it reads the list: what the API's own filters cannot
 * do.
 */
export const additionalConditions: INodeProperties = {
	displayName: 'Additional Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	placeholder: 'Add condition',
	default: {},
	typeOptions: { multipleValues: true },
	description:
		'Conditions on any field, custom ones too. The node compares while it reads the list, at 10 tokens for every 500 records read; Limit counts matches. Narrow the list with filters first, or sort it by a time that a condition is on: the node then stops where no more can match. Conditions on the next activity of deals read those activities, at 10 tokens for every 100.',
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: {
						loadOptionsMethod: 'getConditionFields',
						loadOptionsDependsOn: ['resource'],
					},
					default: '',
					description:
						'The field to look at, by name or key; parts by dots, such as address.locality. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					default: 'is',
					options: [
						{ name: 'Contains', value: 'contains' },
						{ name: 'Does Not Contain', value: 'doesNotContain' },
						{ name: 'Is', value: 'is' },
						{ name: 'Is at Least', value: 'atLeast' },
						{ name: 'Is at Most', value: 'atMost' },
						{ name: 'Is Empty', value: 'isEmpty' },
						{ name: 'Is Less Than or Before', value: 'isLess' },
						{ name: 'Is More Than or After', value: 'isMore' },
						{ name: 'Is Not', value: 'isNot' },
						{ name: 'Is Not Empty', value: 'isNotEmpty' },
						{ name: 'Is One Of', value: 'isOneOf' },
					],
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Manufacturing',
					description:
						'A number, a text, the label of an option, the name of a user, the ID of a record, or a date such as 2026-01-31, which stands for the whole day in the time zone of the workflow; for Is One Of several with commas',
					displayOptions: { hide: { operator: ['isEmpty', 'isNotEmpty'] } },
				},
			],
		},
	],
};

/** One of the options of a list with conditions. */
export const conditionsMatch: INodeProperties = {
	displayName: 'Match Conditions',
	name: 'conditionsMatch',
	type: 'options',
	default: 'all',
	description: 'How many of the additional conditions a record has to meet',
	options: [
		{ name: 'All', value: 'all' },
		{ name: 'Any', value: 'any' },
	],
};
