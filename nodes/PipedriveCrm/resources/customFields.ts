import type { INodeProperties } from 'n8n-workflow';

/**
 * The account's own fields, one input each, by name. n8n asks for matching columns in its update mode, so
 * an update adds as well.
 */
export const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'Fields of your own account, by name. What is left empty is not changed.',
	typeOptions: {
		loadOptionsDependsOn: ['resource'],
		resourceMapper: {
			resourceMapperMethod: 'getCustomFields',
			mode: 'add',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			supportAutoMap: false,
			multiKeyMatch: false,
			valuesLabel: 'Custom Fields',
		},
	},
	routing: { send: { type: 'body', property: 'custom_fields' } },
};
