import type { INodeProperties } from 'n8n-workflow';

/**
 * The fields by which Create or Update finds a record, in the order in which they are tried.
 * @param initial the field that stands there at first
 */
export const matchBy = (initial: string): INodeProperties => ({
	displayName: 'Match By',
	name: 'matchBy',
	type: 'fixedCollection',
	placeholder: 'Add field',
	default: { match: [{ field: initial, value: '' }] },
	typeOptions: { multipleValues: true, sortable: true },
	description:
		'How a record is found that is there already. The first field that finds one decides; with none, a record is created.',
	options: [
		{
			displayName: 'Field',
			name: 'match',
			values: [
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getMatchFields', loadOptionsDependsOn: ['resource'] },
					default: '',
					description:
						'The field that has to hold the same. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'Leave empty to take the value that is sent',
					description:
						'What the field has to hold. Left empty, it is what the record is written with.',
				},
			],
		},
	],
});

/** Options of Create or Update that say what a match means. */
export const matchingOptions: INodeProperties[] = [
	{
		displayName: 'Strict Comparison',
		name: 'strict',
		type: 'boolean',
		default: true,
		description:
			'Whether values have to be the same to the letter. Not added, upper and lower case do not count, nor does the spacing of phone numbers.',
	},
	{
		displayName: 'When a Record Matches',
		name: 'whenMatched',
		type: 'options',
		default: 'update',
		description: 'What to do with the record that was found',
		options: [
			{
				name: 'Return Unchanged',
				value: 'returnUnchanged',
				description: 'Hand it on as it is',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Send the fields that are different; with none, nothing is sent',
			},
		],
	},
	{
		displayName: 'When Several Match',
		name: 'whenSeveralMatch',
		type: 'options',
		default: 'fail',
		description: 'What to do when more than one record was found',
		options: [
			{
				name: 'Fail',
				value: 'fail',
				description: 'The item fails, and names the records',
			},
			{
				name: 'Use First',
				value: 'useFirst',
				description: 'Take the oldest, the one with the lowest ID',
			},
			{
				name: 'Use Most Recently Updated',
				value: 'useMostRecentlyUpdated',
				description: 'Take the one that was changed last',
			},
		],
	},
	{
		displayName: 'When the Match Value Is Empty',
		name: 'whenMatchIsEmpty',
		type: 'options',
		default: 'fail',
		description: 'What to do with an item that has no value in any field of Match By',
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Create a record without looking for one',
			},
			{
				name: 'Fail',
				value: 'fail',
				description: 'The item fails before anything is written',
			},
			{
				name: 'Skip',
				value: 'skip',
				description: 'Write nothing, and say so in the output',
			},
		],
	},
];
