import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from './send';

const placeNames = {
	address: 'Address',
	code: 'Code',
	custom_fields: 'Custom Fields',
	description: 'Description',
	email: 'Email',
	name: 'Name',
	notes: 'Notes',
	phone: 'Phone',
	title: 'Title',
};

/** Where a search looks. @param places that the API knows for these records, as it names them */
export const searchIn = (...places: (keyof typeof placeNames)[]): INodeProperties =>
	inQuery({
		displayName: 'Search In',
		name: 'fields',
		type: 'multiOptions',
		default: [],
		description: 'Where the text is looked for. Left empty, everywhere.',
		options: places.map((value) => ({ name: placeNames[value], value })),
	});
