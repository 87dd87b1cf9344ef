import type { INodeProperties } from 'n8n-workflow';
import { byId } from './byId';

export const productLocator: INodeProperties = {
	displayName: 'Product',
	name: 'productId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The product to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProducts', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Support Plan or SP-100',
			hint: 'A name or a product code',
		},
		byId,
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.pipedrive.com/product/42',
			extractValue: { type: 'regex', regex: 'https?://[^/]+/product/(\\d+)' },
		},
	],
};

export const productCategoryLocator: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The category of the product',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProductCategories', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Software',
		},
		byId,
	],
};

export const productFilterLocator: INodeProperties = {
	displayName: 'Stored Filter',
	name: 'filter_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'A filter that was saved in Pipedrive. The node checks the owner beside it itself, while it reads all that the stored filter finds, at 10 tokens for every 500 products. Not together with IDs.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProductFilters', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Taxed products',
		},
		byId,
	],
};

export const priceCurrencyLocator: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The currency of price, cost and direct cost; a price needs one',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCurrencies', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. EUR',
		},
	],
};
