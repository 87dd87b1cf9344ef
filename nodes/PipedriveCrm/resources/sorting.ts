import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { inQuery } from './send';

const ofEveryList: INodePropertyOptions[] = [
	{ name: 'Add Time', value: 'add_time' },
	{ name: 'ID', value: 'id' },
	{ name: 'Update Time', value: 'update_time' },
];

/** Which end of a list of API v2 comes first. */
export const sortDirection: INodeProperties = inQuery({
	displayName: 'Sort Direction',
	name: 'sort_direction',
	type: 'options',
	default: 'asc',
	description: 'Which end comes first',
	options: [
		{ name: 'Ascending', value: 'asc' },
		{ name: 'Descending', value: 'desc' },
	],
});

/**
 * The order of a list of API v2.
 * @param more what this list can be ordered by beside what every list can
 * @param initial what it is ordered by where nothing is chosen
 */
export const sorting = (
	more: INodePropertyOptions[] = [],
	initial: INodePropertyOptions['value'] = 'id',
): INodeProperties[] => [
	inQuery({
		displayName: 'Sort By',
		name: 'sort_by',
		type: 'options',
		default: initial,
		description: 'What the list is ordered by',
		options: [...ofEveryList, ...more].sort((a, b) => a.name.localeCompare(b.name)),
	}),
	sortDirection,
];
