import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playCreateOrUpdate } from '../../run/players/createOrUpdate';
import { additionalFields } from '../collections';
import { customFields } from '../customFields';
import { dataToSend, unknownKeys } from '../dataToSend';
import { choicesFitting, choicesMode } from '../fittings/choices';
import { productLocator } from '../locators/products';
import { matchBy, matchingOptions } from '../matching';
import { unlinkedRecordOutput } from '../recordOutput';
import { clearingOptions } from '../writing';
import { changedProductBody, newProductBody } from './productBody';
import * as fields from './productFields';
import { pricesFitting, replaceAllPrices } from './productPrices';

const newProductFields: INodeProperties[] = dataToSend([
	{ ...fields.name, required: true },
	fields.code,
	fields.price,
	fields.currency,
	additionalFields(fields.additionalProductFields),
	customFields,
]);

const changing: INodeProperties[] = [choicesMode, replaceAllPrices, ...clearingOptions];

export const createProduct: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create product',
		description: 'Create a new product',
		routing: { request: { method: 'POST', url: '/api/v2/products' } },
	},
	fields: [...newProductFields, ...unlinkedRecordOutput(unknownKeys)],
	answer: { kind: 'record' },
	shapeBody: newProductBody,
};

export const updateProduct: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update product',
		description: 'Change fields of a product. What is not given stays as it is.',
		routing: { request: { method: 'PATCH', url: '=/api/v2/products/{{$parameter.productId}}' } },
	},
	fields: [
		productLocator,
		...dataToSend([additionalFields(fields.updatableProductFields), customFields]),
		...unlinkedRecordOutput(unknownKeys, ...changing),
	],
	answer: { kind: 'record' },
	shapeBody: changedProductBody,
	fittings: [pricesFitting, choicesFitting],
};

export const upsertProduct: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update product',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/api/v2/products' } },
	},
	fields: [
		matchBy('code'),
		...newProductFields,
		...unlinkedRecordOutput(unknownKeys, ...changing, ...matchingOptions),
	],
	answer: { kind: 'record' },
	upsert: {
		create: createProduct,
		update: updateProduct,
		together: [['billing_frequency', 'billing_frequency_cycles']],
	},
	play: playCreateOrUpdate,
};
