import type { INodeProperties } from 'n8n-workflow';

/** What can be given beside the fields that an operation asks for at once; sorted by the names that the editor shows. */
export const additionalFields = (fields: INodeProperties[]): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: fields,
});

/** What narrows a list; sorted by the names that the editor shows. */
export const listFilters = (filters: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: filters,
});
