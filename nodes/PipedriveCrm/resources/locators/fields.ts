import type { INodeProperties } from 'n8n-workflow';

/** Of which kind of record a field is, which decides the path, and the field itself. */

/** @param searchListMethod the directory that holds the fields */
const fieldLocator = (of: string, searchListMethod: string) =>
	({
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		displayOptions: { show: { of: [of] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. Contract End',
				hint: 'Its name, or the key that the API knows it by',
			},
		],
	}) satisfies Partial<INodeProperties>;

const activityField: INodeProperties = {
	...fieldLocator('activity', 'searchActivityFields'),
	displayName: 'Activity Field',
	name: 'activityField',
	description: 'The field to work on',
};

const changeableFields: INodeProperties[] = [
	{
		...fieldLocator('deal', 'searchDealFields'),
		displayName: 'Deal Field',
		name: 'dealField',
		description: 'The field to work on',
	},
	{
		...fieldLocator('organization', 'searchOrganizationFields'),
		displayName: 'Organization Field',
		name: 'organizationField',
		description: 'The field to work on',
	},
	{
		...fieldLocator('person', 'searchPersonFields'),
		displayName: 'Person Field',
		name: 'personField',
		description: 'The field to work on',
	},
	{
		...fieldLocator('product', 'searchProductFields'),
		displayName: 'Product Field',
		name: 'productField',
		description: 'The field to work on',
	},
	{
		...fieldLocator('project', 'searchProjectFields'),
		displayName: 'Project Field',
		name: 'projectField',
		description: 'The field to work on',
	},
];

/** A url of n8n's kind for the fields of a kind of record, e.g. '/api/v2/dealFields'. */
type UrlOf = (kind: string) => string;

const listUrl: UrlOf = (kind) => `/api/v2/${kind}Fields`;
const fieldUrl: UrlOf = (kind) => `=/api/v2/${kind}Fields/{{$parameter.${kind}Field}}`;
const optionsUrl: UrlOf = (kind) => `${fieldUrl(kind)}/options`;

/** Kinds of records whose fields users make. */
const ofChangeable = (urlOf: UrlOf): INodeProperties => ({
	displayName: 'Of',
	name: 'of',
	type: 'options',
	noDataExpression: true,
	default: 'deal',
	description: 'The kind of record that has the field. Leads have the custom fields of deals.',
	options: [
		{ name: 'Deal', value: 'deal', routing: { request: { url: urlOf('deal') } } },
		{
			name: 'Organization',
			value: 'organization',
			routing: { request: { url: urlOf('organization') } },
		},
		{ name: 'Person', value: 'person', routing: { request: { url: urlOf('person') } } },
		{ name: 'Product', value: 'product', routing: { request: { url: urlOf('product') } } },
		{ name: 'Project', value: 'project', routing: { request: { url: urlOf('project') } } },
	],
});

/** Of which kind a new field is. */
export const ofNewField = ofChangeable(listUrl);

/** A field that can be changed. */
export const changeableField = [ofChangeable(fieldUrl), ...changeableFields];

/** A field whose options can be changed. */
export const fieldWithOptions = [ofChangeable(optionsUrl), ...changeableFields];

/** Any field that can be read by itself. */
export const anyField: INodeProperties[] = [
	{
		displayName: 'Of',
		name: 'of',
		type: 'options',
		noDataExpression: true,
		default: 'deal',
		description: 'The kind of record that has the field. Leads have the custom fields of deals.',
		options: [
			{ name: 'Activity', value: 'activity', routing: { request: { url: fieldUrl('activity') } } },
			{ name: 'Deal', value: 'deal', routing: { request: { url: fieldUrl('deal') } } },
			{
				name: 'Organization',
				value: 'organization',
				routing: { request: { url: fieldUrl('organization') } },
			},
			{ name: 'Person', value: 'person', routing: { request: { url: fieldUrl('person') } } },
			{ name: 'Product', value: 'product', routing: { request: { url: fieldUrl('product') } } },
			{ name: 'Project', value: 'project', routing: { request: { url: fieldUrl('project') } } },
		],
	},
	activityField,
	...changeableFields,
];

/** Any kind of record that has fields. */
export const ofAnyKind: INodeProperties = {
	displayName: 'Of',
	name: 'of',
	type: 'options',
	noDataExpression: true,
	default: 'deal',
	description: 'The kind of record that has the fields',
	options: [
		{ name: 'Activity', value: 'activity', routing: { request: { url: listUrl('activity') } } },
		{ name: 'Deal', value: 'deal', routing: { request: { url: listUrl('deal') } } },
		{ name: 'Lead', value: 'lead', routing: { request: { url: '/api/v1/leadFields' } } },
		{ name: 'Note', value: 'note', routing: { request: { url: '/api/v1/noteFields' } } },
		{
			name: 'Organization',
			value: 'organization',
			routing: { request: { url: listUrl('organization') } },
		},
		{ name: 'Person', value: 'person', routing: { request: { url: listUrl('person') } } },
		{ name: 'Product', value: 'product', routing: { request: { url: listUrl('product') } } },
		{ name: 'Project', value: 'project', routing: { request: { url: listUrl('project') } } },
	],
};
