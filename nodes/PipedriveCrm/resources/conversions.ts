import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../fields/recordShape';

/** How far the making of a lead out of a deal has got, or of a deal out of a lead. */
export const conversion: RecordShape = {
	marksRequired: false,
	simple: ['status', 'deal_id', 'lead_id', 'conversion_id'],
	clearable: [],
	names: [],
	linked: [],
};

/** Whether the new record is waited for. */
export const waitForCompletion: INodeProperties[] = [
	{
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'boolean',
		default: true,
		description:
			'Whether to wait for the new record and answer it. Pipedrive takes some seconds; asking costs 1 token each time. Switched off, the ID of the conversion is answered.',
	},
	{
		displayName: 'Longest Wait',
		name: 'longestWait',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description: 'After how many seconds the item fails',
		displayOptions: { show: { waitForCompletion: [true] } },
	},
];

export const conversionId: INodeProperties = {
	displayName: 'Conversion ID',
	name: 'conversionId',
	type: 'string',
	typeOptions: { wordId: true },
	required: true,
	default: '',
	placeholder: 'e.g. 46c3b0e1-db35-59ca-1828-4817378dff71',
	description: 'The ID that the conversion answered, without waiting for its completion',
};
