import type { INodeProperties } from 'n8n-workflow';

/** Whether parameters say what is sent, or the keys of the incoming items. */
const choice: INodeProperties = {
	displayName: 'Data to Send',
	name: 'dataToSend',
	type: 'options',
	noDataExpression: true,
	default: 'defineBelow',
	description: 'Where the values come from',
	options: [
		{
			name: 'Auto-Map Input Data',
			value: 'autoMapInputData',
			description:
				"The keys of each incoming item are matched to fields by name or key, custom fields too. Pipedrive's export headers work as they are.",
		},
		{
			name: 'Define Below',
			value: 'defineBelow',
			description: 'Set each field below',
		},
	],
};

const inputsToIgnore: INodeProperties = {
	displayName: 'Inputs to Ignore',
	name: 'inputsToIgnore',
	type: 'string',
	default: '',
	placeholder: 'e.g. row_number, comment',
	description: 'Keys of the incoming items that are not to be sent, separated by commas',
	displayOptions: { show: { dataToSend: ['autoMapInputData'] } },
};

/**
 * The fields of a record that is written, either set one by one or taken from the keys of the items.
 * @param fields what can be set; hidden when the keys of the items say it
 */
export const dataToSend = (fields: INodeProperties[]): INodeProperties[] => [
	choice,
	inputsToIgnore,
	...fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, dataToSend: ['defineBelow'] },
		},
	})),
];

/** What becomes of keys that no field has; an option of what writes. */
export const unknownKeys: INodeProperties = {
	displayName: 'Unknown Keys',
	name: 'unknownKeys',
	type: 'options',
	default: 'fail',
	description:
		'With Auto-Map Input Data: what to do when a key of an item has a value and no field. All items are checked before the first is written.',
	options: [
		{
			name: 'Fail',
			value: 'fail',
			description: 'The item fails before anything is written',
		},
		{
			name: 'Ignore',
			value: 'ignore',
			description: 'Write the rest, and name the key in the output',
		},
	],
};
