import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from './send';

export const searchTerm: INodeProperties = inQuery({
	displayName: 'Search Term',
	name: 'term',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Acme',
	description: 'Text to look for, at least 2 characters',
});

export const loadFullRecords: INodeProperties = {
	displayName: 'Load Full Records',
	name: 'loadFullRecords',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the records that were found, with all their fields. Costs 1 token for each, or 10 for 100.',
};

/** What every search asks for, and whether the records behind the hits are wanted. */
export const searchFields: INodeProperties[] = [
	searchTerm,
	inQuery({
		displayName: 'Exact Match',
		name: 'exact_match',
		type: 'boolean',
		default: false,
		description: 'Whether the whole text has to be the same, apart from upper and lower case',
	}),
	loadFullRecords,
];
