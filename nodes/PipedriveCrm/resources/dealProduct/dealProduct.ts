import type { INodeProperties } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { dealLocator } from '../locators/records';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import * as fields from './dealProductFields';
import { addManyProducts, getProductsOfSeveralDeals, removeManyProducts } from './manyDealProducts';

const record: RecordShape = {
	marksRequired: false,
	simple: [
		'id',
		'deal_id',
		'product_id',
		'name',
		'quantity',
		'item_price',
		'currency',
		'discount',
		'discount_type',
		'tax',
		'tax_method',
		'sum',
		'comments',
		'is_enabled',
		'order_nr',
	],
	clearable: [],
	names: [],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'billing_frequency', name: 'Billing Frequency', type: 'varchar' },
			{ key: 'comments', name: 'Comments', type: 'varchar' },
			{ key: 'currency', name: 'Currency', type: 'varchar' },
			{ key: 'discount', name: 'Discount', type: 'double' },
			{ key: 'is_enabled', name: 'Enabled', type: 'boolean' },
			{ key: 'item_price', name: 'Item Price', type: 'double' },
			{ key: 'name', name: 'Name', type: 'varchar' },
			{ key: 'product_id', name: 'Product', type: 'int' },
			{ key: 'quantity', name: 'Quantity', type: 'double' },
			{ key: 'sum', name: 'Sum', type: 'double' },
			{ key: 'tax', name: 'Tax', type: 'double' },
		],
	},
};

const lineId: INodeProperties = {
	displayName: 'Deal Product ID',
	name: 'dealProductId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the line on the deal, as Get Many answers it, not that of the product',
};

export const dealProduct: Resource = {
	option: {
		name: 'Deal Product',
		value: 'dealProduct',
		description: 'A product on a deal, with its price and quantity',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add',
				value: 'add',
				action: 'Add product to deal',
				description:
					'Put a product on a deal. The value of the deal becomes the sum of its products.',
				routing: {
					request: { method: 'POST', url: '=/api/v2/deals/{{$parameter.dealId}}/products' },
				},
			},
			fields: [
				dealLocator,
				{ ...fields.product, required: true },
				{ ...fields.itemPrice, required: true },
				{ ...fields.quantity, required: true },
				additionalFields(fields.additionalLineFields),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [fields.cyclesFitFrequency],
		},
		addManyProducts,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many products of deal',
				description: 'Retrieve the products on a deal',
				routing: {
					request: { method: 'GET', url: '=/api/v2/deals/{{$parameter.dealId}}/products' },
				},
			},
			fields: [dealLocator, ...returnAllOrLimit, ...plainRecordOutput(...fields.lineSort)],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
		getProductsOfSeveralDeals,
		{
			option: {
				name: 'Remove',
				value: 'remove',
				action: 'Remove product from deal',
				description: 'Take a product off a deal. The product stays in the account.',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/deals/{{$parameter.dealId}}/products/{{$parameter.dealProductId}}',
					},
				},
			},
			fields: [dealLocator, lineId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		removeManyProducts,
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update product of deal',
				description: 'Change a product on a deal. What is not given stays as it is.',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/deals/{{$parameter.dealId}}/products/{{$parameter.dealProductId}}',
					},
				},
			},
			fields: [
				dealLocator,
				lineId,
				additionalFields(fields.updatableLineFields),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [fields.cyclesFitFrequency],
		},
	],
};
