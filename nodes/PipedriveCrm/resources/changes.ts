import type { INodeProperties } from 'n8n-workflow';
import { returnAllOrLimit } from './returnAll';

/** The controls of Get Changes and Confirm Changes, the same for every kind of records. */

export const firstSince: INodeProperties = {
	displayName: 'First Run Since',
	name: 'firstSince',
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'The first run hands on what was created or changed at this time or later; every other one what has happened since the run before',
};

/** All changes, where nothing else is said: what a limit leaves comes with the next run. */
export const allChangesOrLimit: INodeProperties[] = returnAllOrLimit.map((field) =>
	field.name === 'returnAll' ? { ...field, default: true } : field,
);

export const moveMark: INodeProperties = {
	displayName: 'Move Mark',
	name: 'moveMark',
	type: 'options',
	default: 'whenFinished',
	description:
		'When changes count as handed on. Runs that are started by hand never move the mark. A run costs 20 tokens, of leads 40, and more when there are more than 500 changes.',
	options: [
		{
			name: 'When Confirmed',
			value: 'whenConfirmed',
			description:
				'When Confirm Changes runs at the end of the workflow: after an error, the same changes come again',
		},
		{
			name: 'When This Node Finishes',
			value: 'whenFinished',
			description: 'At once, whatever becomes of the rest of the workflow',
		},
	],
};

export const deletedToo: INodeProperties = {
	displayName: 'Deleted Deals',
	name: 'deletedToo',
	type: 'boolean',
	default: false,
	description:
		'Whether to hand on deals that were deleted, with the action deleted under _result, at 10 tokens for every 500 of the last 30 days. Those from before the first run are not told.',
};

export const archivedToo: INodeProperties = {
	displayName: 'Archived Too',
	name: 'archivedToo',
	type: 'boolean',
	default: false,
	description:
		'Whether to look at what is archived too, at 20 tokens more for every 500 changes, of leads 40',
};

export const changesNode: INodeProperties = {
	displayName: 'Get Changes Node',
	name: 'changesNode',
	type: 'string',
	default: '',
	placeholder: 'e.g. Get changes of deals',
	description:
		'The name of the node whose changes are confirmed; left empty, all of this workflow that read this resource',
};

/** What Get Changes decides itself. */
const notForChanges = new Set([
	'archived',
	'filter_id',
	'ids',
	'status',
	'updated_since',
	'updated_until',
]);

/** The filters of Get Many as far as changes can be filtered by them. */
export const filtersOfChanges = (filters: INodeProperties): INodeProperties => ({
	...filters,
	options: (filters.options as INodeProperties[]).filter(({ name }) => !notForChanges.has(name)),
});
