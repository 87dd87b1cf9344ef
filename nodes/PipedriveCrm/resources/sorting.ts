import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from './send';

/** The order of the record lists of API v2. */
export const sorting: INodeProperties[] = [
	inQuery({
		displayName: 'Sort By',
		name: 'sort_by',
		type: 'options',
		default: 'id',
		description: 'What the list is ordered by',
		options: [
			{ name: 'Add Time', value: 'add_time' },
			{ name: 'ID', value: 'id' },
			{ name: 'Update Time', value: 'update_time' },
		],
	}),
	inQuery({
		displayName: 'Sort Direction',
		name: 'sort_direction',
		type: 'options',
		default: 'asc',
		description: 'Which end comes first',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
	}),
];
