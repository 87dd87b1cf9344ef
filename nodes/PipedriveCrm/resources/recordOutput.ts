import type { INodeProperties } from 'n8n-workflow';

/** What comes out for a record; the same for every operation that answers records. */
export const recordOutput: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simple',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
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
			},
			{
				displayName: 'Names of Linked Records',
				name: 'linkedNames',
				type: 'boolean',
				default: false,
				description:
					'Whether to add the names of linked persons and organizations. Costs 10 tokens for every 100 of them.',
			},
			{
				displayName: 'Token Budget',
				name: 'maxTokens',
				type: 'number',
				default: 1000,
				typeOptions: { minValue: 1 },
				description:
					'The most tokens of the daily budget that this run may spend. The run stops before it would pass them.',
			},
		],
	},
];

/** The same budget for operations that answer no record. */
export const runOptions: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Token Budget',
				name: 'maxTokens',
				type: 'number',
				default: 1000,
				typeOptions: { minValue: 1 },
				description:
					'The most tokens of the daily budget that this run may spend. The run stops before it would pass them.',
			},
		],
	},
];
