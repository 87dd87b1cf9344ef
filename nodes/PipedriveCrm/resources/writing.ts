import type { INodeProperties } from 'n8n-workflow';

/** Options of an update that can empty fields; without them nothing is erased by accident. */
export const clearingOptions: INodeProperties[] = [
	{
		displayName: 'Empty Values',
		name: 'emptyValues',
		type: 'options',
		default: 'leaveUnchanged',
		description:
			'What an added field does that has no value, e.g. because the cell of a table is blank',
		options: [
			{
				name: 'Clear',
				value: 'clear',
				description: 'Empty the field in Pipedrive',
			},
			{
				name: 'Leave Unchanged',
				value: 'leaveUnchanged',
				description: 'Keep what the field holds',
			},
		],
	},
	{
		displayName: 'Names or IDs of Fields to Clear',
		name: 'fieldsToClear',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getClearableFields', loadOptionsDependsOn: ['resource'] },
		default: [],
		description:
			'Fields to empty, whatever they hold. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

/** What becomes of a linked record whose name the account does not have; an option of what writes. */
export const ifNotFound: INodeProperties = {
	displayName: 'If a Name Is Not Found',
	name: 'ifNotFound',
	type: 'options',
	default: 'fail',
	description: 'What to do when a linked record is given by a name that the account does not have',
	options: [
		{
			name: 'Create',
			value: 'create',
			description: 'Create the person or organization; anything else fails',
		},
		{
			name: 'Fail',
			value: 'fail',
			description: 'The item fails before anything is written',
		},
		{
			name: 'Leave Empty',
			value: 'leaveEmpty',
			description: 'Write the record without the link',
		},
	],
};
