import type { INodeProperties } from 'n8n-workflow';
import { searchIn } from '../searchIn';
import { listFilters } from '../collections';
import { inQuery } from '../send';

/** Kinds of records that have fields to search in. */
export const entityType: INodeProperties = inQuery({
	displayName: 'Search For',
	name: 'entity_type',
	type: 'options',
	required: true,
	default: 'deal',
	description: 'The kind of record',
	options: [
		{ name: 'Deal', value: 'deal' },
		{ name: 'Lead', value: 'lead' },
		{ name: 'Organization', value: 'organization' },
		{ name: 'Person', value: 'person' },
		{ name: 'Product', value: 'product' },
		{ name: 'Project', value: 'project' },
	],
});

export const field: INodeProperties = inQuery({
	displayName: 'Field Name or ID',
	name: 'field',
	type: 'options',
	typeOptions: {
		loadOptionsMethod: 'getFieldsToSearch',
		loadOptionsDependsOn: ['entity_type'],
	},
	required: true,
	default: '',
	description:
		'The field to search in. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

export const match: INodeProperties = inQuery({
	displayName: 'Match',
	name: 'match',
	type: 'options',
	default: 'exact',
	description: 'How the text has to fit; upper and lower case are not the same here',
	options: [
		{ name: 'Beginning', value: 'beginning' },
		{ name: 'Exact', value: 'exact' },
		{ name: 'Middle', value: 'middle' },
	],
});

/** What every record can be searched by and for. */
export const everythingFilters: INodeProperties = listFilters([
	inQuery({
		displayName: 'Additional Properties',
		name: 'include_fields',
		type: 'multiOptions',
		default: [],
		description: 'Properties that Pipedrive only answers when asked for',
		options: [
			{ name: 'Deal: Smart BCC Email', value: 'deal.cc_email' },
			{ name: 'Person: Picture', value: 'person.picture' },
			{ name: 'Product: Price', value: 'product.price' },
		],
	}),
	inQuery({
		displayName: 'Related Records',
		name: 'search_for_related_items',
		type: 'boolean',
		default: true,
		description:
			'Whether to add up to 100 deals, leads and persons that belong to what was found, marked as related',
	}),
	inQuery({
		displayName: 'Search For',
		name: 'item_types',
		type: 'multiOptions',
		default: [],
		description: 'The kinds of records. Left empty, all of them.',
		options: [
			{ name: 'Deal', value: 'deal' },
			{ name: 'File', value: 'file' },
			{ name: 'Lead', value: 'lead' },
			{ name: 'Mail Attachment', value: 'mail_attachment' },
			{ name: 'Organization', value: 'organization' },
			{ name: 'Person', value: 'person' },
			{ name: 'Product', value: 'product' },
			{ name: 'Project', value: 'project' },
		],
	}),
	searchIn(
		'address',
		'code',
		'custom_fields',
		'description',
		'email',
		'name',
		'notes',
		'phone',
		'title',
	),
]);
