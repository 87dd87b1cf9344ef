import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { additionalConditions, conditionsMatch } from '../conditions';
import { productLocator } from '../locators/products';
import { runOptions, unlinkedRecordOutput } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { idsChoose, storedFilterBeside } from '../storedFilter';
import { productConditionNames } from './productConditionNames';
import { duplicateProduct, getProductDeals, getProductPermittedUsers } from './productDeals';
import {
	productFilters,
	productSearchFields,
	productSearchFilters,
	productSort,
} from './productLists';
import { productInputNames } from './productInputNames';
import { createProduct, updateProduct, upsertProduct } from './productWrites';
import { confirmProductChanges, getProductChanges } from './productChanges';

const record: RecordShape = {
	collection: '/api/v2/products',
	fields: '/api/v2/productFields',
	marksRequired: false,
	page: 'product',
	simple: [
		'id',
		'name',
		'code',
		'prices',
		'unit',
		'tax',
		'category',
		'description',
		'is_linkable',
		'owner_id',
		'billing_frequency',
		'billing_frequency_cycles',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'billing_frequency_cycles', name: 'Billing Cycles', empty: null },
		{ key: 'code', name: 'Code', empty: '' },
		{ key: 'description', name: 'Description', empty: '' },
		{ key: 'unit', name: 'Unit', empty: '' },
	],
	names: [
		{ id: 'category', name: 'category_name', from: 'ownOptions' },
		{ id: 'owner_id', name: 'owner_name', from: 'users' },
	],
	linked: [],
	inputNames: productInputNames,
	matchable: [
		{ key: 'code', name: 'Code', kind: 'text', searchIn: 'code' },
		{ key: 'name', name: 'Name', kind: 'text', searchIn: 'name' },
	],
	conditionNames: productConditionNames,
};

export const product: Resource = {
	option: {
		name: 'Product',
		value: 'product',
		description: 'Something that is sold, with its prices',
	},
	record,
	operations: [
		confirmProductChanges,
		createProduct,
		upsertProduct,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete product',
				description: 'Delete a product. Pipedrive keeps it for 30 days before it is gone for good.',
				routing: {
					request: { method: 'DELETE', url: '=/api/v2/products/{{$parameter.productId}}' },
				},
			},
			fields: [productLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		duplicateProduct,
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get product',
				description: 'Retrieve a product with its prices and custom fields',
				routing: { request: { method: 'GET', url: '=/api/v2/products/{{$parameter.productId}}' } },
			},
			fields: [productLocator, ...unlinkedRecordOutput()],
			answer: { kind: 'record' },
		},
		getProductChanges,
		getProductDeals,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many products',
				description: 'Retrieve a list of products that are not deleted, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v2/products' } },
			},
			fields: [
				...returnAllOrLimit,
				productFilters,
				additionalConditions,
				...unlinkedRecordOutput(conditionsMatch, ...productSort),
			],
			answer: {
				kind: 'records',
				pages: { style: 'cursor', largest: 500, besideStoredFilter: ['owner_id'] },
			},
			checks: [storedFilterBeside(idsChoose)],
		},
		getProductPermittedUsers,
		{
			option: {
				name: 'Search',
				value: 'search',
				action: 'Search products',
				description:
					'Find products by name, code or custom fields. New products show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/products/search' } },
			},
			fields: [
				...productSearchFields,
				...returnAllOrLimit,
				productSearchFilters,
				...unlinkedRecordOutput(),
			],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearch,
		},
		updateProduct,
	],
};
