import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playRemoveDealProducts } from '../../run/players/removeDealProducts';
import type { PreparedRequest } from '../../run/prepare';
import { optional, withoutUrl } from '../locators/byId';
import { dealLocator } from '../locators/records';
import { productLocator } from '../locators/products';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody, inQuery } from '../send';
import { dealIds } from '../severalDeals';
import { sorting } from '../sorting';
import { cyclesOfLine } from './dealProductFields';
import { linesBody } from './linesBody';

const mostLines = 100;

const product: INodeProperties = {
	...optional(withoutUrl(productLocator)),
	name: 'product_id',
	description: 'The product on the deal',
};

const lineInputs: INodeProperties[] = [
	product,
	{ displayName: 'Price', name: 'item_price', type: 'number', default: 0 },
	{ displayName: 'Quantity', name: 'quantity', type: 'number', default: 1 },
	{ displayName: 'Discount (%)', name: 'discount', type: 'number', default: 0 },
	{ displayName: 'Tax (%)', name: 'tax', type: 'number', default: 0 },
	{ displayName: 'Comments', name: 'comments', type: 'string', default: '' },
];

/** The lines in the panel, or as an array: n8n takes no expression in place of what is added one by one. */
const products: INodeProperties[] = [
	{
		displayName: 'Specify Products',
		name: 'specifyProducts',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		description: 'How the products are given',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
	},
	inBody(
		{
			displayName: 'Products',
			name: 'products',
			type: 'fixedCollection',
			placeholder: 'Add product',
			default: {},
			required: true,
			typeOptions: { multipleValues: true },
			description: 'What to put on the deal, at most 100 lines',
			options: [{ displayName: 'Product', name: 'product', values: lineInputs }],
			displayOptions: { show: { specifyProducts: ['fields'] } },
		},
		'data',
	),
	inBody(
		{
			displayName: 'Products (JSON)',
			name: 'productsJson',
			type: 'json',
			required: true,
			default: '[{ "product_id": "Support Plan", "item_price": 100, "quantity": 1 }]',
			description:
				'At most 100 lines, with any key that Add sends; product_id takes an ID, a name or a code. An expression may give the array.',
			displayOptions: { show: { specifyProducts: ['json'] } },
		},
		'data',
	),
];

/** Lines that Pipedrive would refuse, by their position. */
function linesFit({ body, method }: PreparedRequest): string | undefined {
	const lines = (body.data ?? []) as IDataObject[];
	if (lines.length === 0) return "'Products' holds no line";
	if (lines.length > mostLines) {
		return `'Products' holds ${lines.length} lines, and Pipedrive takes at most ${mostLines} at once`;
	}
	const refusals = lines.map((line) => cyclesOfLine(line, method === 'POST'));
	const index = refusals.findIndex((refusal) => refusal !== undefined);
	return index === -1 ? undefined : `Product ${index + 1}: ${refusals[index] ?? ''}`;
}

export const addManyProducts: Operation = {
	option: {
		name: 'Add Many',
		value: 'addMany',
		action: 'Add many products to deal',
		description: 'Put several products on a deal at once. Either all of them are added or none.',
		routing: {
			request: { method: 'POST', url: '=/api/v2/deals/{{$parameter.dealId}}/products/bulk' },
		},
	},
	fields: [dealLocator, ...products, ...plainRecordOutput()],
	answer: { kind: 'records', pages: wholeList },
	rowLocators: [product],
	shapeBody: linesBody,
	checks: [linesFit],
};

export const getProductsOfSeveralDeals: Operation = {
	option: {
		name: 'Get Many of Several Deals',
		value: 'getManyOfSeveralDeals',
		action: 'Get many products of several deals',
		description:
			'Retrieve the products on several deals, at the cost of one list for every 100 deals',
		routing: { request: { method: 'GET', url: '/api/v2/deals/products' } },
	},
	fields: [
		dealIds,
		...returnAllOrLimit,
		...plainRecordOutput(
			...sorting([
				{ name: 'Deal', value: 'deal_id' },
				{ name: 'Order in the Deal', value: 'order_nr' },
			]),
		),
	],
	answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
};

export const removeManyProducts: Operation = {
	option: {
		name: 'Remove Many',
		value: 'removeMany',
		action: 'Remove many products from deal',
		description: 'Take several products off a deal, or all. The products stay in the account.',
		routing: {
			request: { method: 'DELETE', url: '=/api/v2/deals/{{$parameter.dealId}}/products' },
		},
	},
	fields: [
		dealLocator,
		{
			displayName: 'Which Products',
			name: 'which',
			type: 'options',
			noDataExpression: true,
			default: 'ids',
			description: 'What is taken off the deal',
			options: [
				{
					name: 'All Products of the Deal',
					value: 'all',
				},
				{
					name: 'Those Given by ID',
					value: 'ids',
				},
			],
		},
		inQuery({
			displayName: 'Deal Product IDs',
			name: 'ids',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12, 15, 18',
			description:
				'The IDs of the lines on the deal, as Get Many answers them, separated by commas or as an array',
			displayOptions: { show: { which: ['ids'] } },
		}),
		...runOptions,
	],
	answer: { kind: 'deleted' },
	repeat: 'never',
	play: playRemoveDealProducts,
};
