import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playUpdateInList } from '../../run/players/updateInList';
import { additionalFields } from '../collections';
import { productLocator } from '../locators/products';
import { prices as productPrices } from '../product/productFields';
import { givenPrices, pricesFitting, replaceAllPrices, wholePrice } from '../product/productPrices';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	marksRequired: false,
	simple: ['id', 'product_id', 'name', 'prices'],
	clearable: [],
	names: [],
	linked: [],
};

const variationId: INodeProperties = {
	displayName: 'Variation ID',
	name: 'variationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the variation, as Get Many answers it',
};

const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Support Plan, 24 hours',
	description: 'What the variation is called, in at most 255 characters',
});

const prices: INodeProperties = {
	...productPrices,
	description: 'What one unit of the variation is sold for, in one currency or several',
	options: (productPrices.options as INodePropertyCollection[]).map((price) => ({
		...price,
		values: [
			...price.values,
			{ displayName: 'Price Notes', name: 'notes', type: 'string', default: '' },
		],
	})),
};

/** Whole prices, where they are new. */
function newVariation(given: IDataObject): IDataObject {
	const body = changedVariation(given);
	return body.prices === undefined
		? body
		: { ...body, prices: (body.prices as IDataObject[]).map(wholePrice) };
}

/** Prices as the API takes them; those that are not whole are for pricesFitting. */
function changedVariation({ prices: rows, ...rest }: IDataObject): IDataObject {
	const given = givenPrices({ prices: rows });
	return given === undefined ? rest : { ...rest, prices: given };
}

export const productVariation: Resource = {
	option: {
		name: 'Product Variation',
		value: 'productVariation',
		description: 'A variation of a product, with prices of its own',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create variation of product',
				description: 'Create a new variation of a product',
				routing: {
					request: { method: 'POST', url: '=/api/v2/products/{{$parameter.productId}}/variations' },
				},
			},
			fields: [productLocator, { ...name, required: true }, prices, ...plainRecordOutput()],
			answer: { kind: 'record' },
			shapeBody: newVariation,
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete variation of product',
				description: 'Delete a variation of a product',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/products/{{$parameter.productId}}/variations/{{$parameter.variationId}}',
					},
				},
			},
			fields: [productLocator, variationId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many variations of product',
				description: 'Retrieve the variations of a product',
				routing: {
					request: { method: 'GET', url: '=/api/v2/products/{{$parameter.productId}}/variations' },
				},
			},
			fields: [productLocator, ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update variation of product',
				description: 'Change a variation of a product. What is not given stays as it is.',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/products/{{$parameter.productId}}/variations/{{$parameter.variationId}}',
					},
				},
			},
			fields: [
				productLocator,
				variationId,
				additionalFields([name, prices]),
				...plainRecordOutput({
					...replaceAllPrices,
					description:
						'Whether prices that are not given are removed. Not added, prices in other currencies stay, which takes 10 more tokens to read.',
				}),
			],
			answer: { kind: 'record' },
			shapeBody: changedVariation,
			fittings: [pricesFitting],
			play: playUpdateInList,
		},
	],
};
