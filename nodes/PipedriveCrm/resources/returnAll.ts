import type { INodeProperties } from 'n8n-workflow';
import type { Pages } from '../run/operation';

/** A list that comes whole, however long it is. */
export const wholeList: Pages = { style: 'whole', largest: Infinity };

/** All of a list, or its first records. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];
