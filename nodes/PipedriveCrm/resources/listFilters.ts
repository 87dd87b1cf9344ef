import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from './send';

/** Filters that all record lists of API v2 share. */

export const ids: INodeProperties = inQuery({
	displayName: 'IDs',
	name: 'ids',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12, 15, 18',
	description:
		'Only the records with these IDs, separated by commas. More than 100 are read 100 by 100, at 10 tokens each time; a sort order then holds within each 100.',
});

export const updatedSince: INodeProperties = inQuery({
	displayName: 'Updated Since',
	name: 'updated_since',
	type: 'dateTime',
	default: '',
	description: 'Only records that were changed at this time or later',
});

export const updatedUntil: INodeProperties = inQuery({
	displayName: 'Updated Until',
	name: 'updated_until',
	type: 'dateTime',
	default: '',
	description: 'Only records that were changed before this time',
});
