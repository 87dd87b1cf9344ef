import { customFieldAnswer, type CustomFieldQuery } from '../rules/customFieldAnswer.ts';
import { createProduct, patchProduct, type ProductBody } from '../rules/productChanges.ts';
import { requireLiving, requireVisible } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	cursorPage,
	customFieldKeys,
	dateTime,
	filledText,
	idList,
	idPath,
	integer,
	nullableNumber,
	number,
	objectSchema,
	oneOf,
	sorting,
	text,
	visibleTo,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { ProductRecord } from '../state/records.ts';
import { deleteRoute } from './deleteRoute.ts';
import { listAnswer, listPage, ownKey, type ListQuery } from './listing.ts';
import { without } from '../state/without.ts';

interface ProductListQuery extends ListQuery, CustomFieldQuery {
	owner_id?: number;
}

const reading = ['products:read', 'products:full'];
const writing = ['products:full'];
/** Prices as a body has them. */
export const pricesSchema = {
	type: 'array',
	items: objectSchema(
		{ currency: text, price: number, cost: number, direct_cost: nullableNumber, notes: text },
		['currency'],
	),
};
const productKeys = {
	name: filledText,
	code: text,
	description: text,
	unit: text,
	tax: number,
	category: number,
	owner_id: integer,
	is_linkable: boolean,
	visible_to: visibleTo,
	prices: pricesSchema,
	billing_frequency: oneOf([
		'one-time',
		'annually',
		'semi-annually',
		'quarterly',
		'monthly',
		'weekly',
	]),
	billing_frequency_cycles: { type: ['integer', 'null'], minimum: 1, maximum: 208 },
	custom_fields: { type: 'object' },
};

function productAnswer(account: Account, query: CustomFieldQuery) {
	const customFields = customFieldAnswer(account, 'product', query);
	return (product: ProductRecord) => {
		const { custom_fields, category, prices, ...rest } = without(product, 'delete_time');
		return {
			...rest,
			// Written as a number, answered as text: so the API describes it.
			category: category === null ? null : String(category),
			prices: prices.map((price) => ({ product_id: product.id, ...price })),
			custom_fields: customFields(custom_fields),
		};
	};
}

/** Products. */
export const productRoutes: Route[] = [
	route<ProductListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/products',
		cost: 10,
		scopes: reading,
		querySchema: {
			owner_id: integer,
			ids: idList,
			filter_id: integer,
			updated_since: dateTime,
			...sorting(['id', 'name', 'add_time', 'update_time']),
			custom_fields: customFieldKeys,
			...cursorPage(500),
		},
		handler: ({ context, query }) => {
			const page = listPage(context, context.account.products.all(), query, {
				filterType: 'products',
				always: (one) =>
					!one.is_deleted && (query.owner_id === undefined || one.owner_id === query.owner_id),
				overruled: () => true,
				keyOf: ownKey,
			});
			return listAnswer(page, productAnswer(context.account, query));
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/products/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account, clock }, path }) => {
			const product = requireVisible(account.products.get(path.id), 'Product', clock);
			return { data: productAnswer(account, {})(product) };
		},
	}),
	route<unknown, ProductBody>({
		method: 'POST',
		version: 'v2',
		path: '/products',
		cost: 5,
		scopes: writing,
		status: 201,
		bodySchema: objectSchema(productKeys, ['name']),
		handler: ({ context, user, body }) => ({
			data: productAnswer(context.account, {})(createProduct(context, user, body)),
		}),
	}),
	route<unknown, ProductBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/products/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(productKeys),
		handler: ({ context, user, path, body }) => {
			const product = requireLiving(context.account.products.get(path.id), 'Product');
			patchProduct(context, user, product, body);
			return { data: productAnswer(context.account, {})(product) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'POST',
		version: 'v2',
		path: '/products/:id/duplicate',
		cost: 5,
		scopes: writing,
		status: 201,
		pathSchema: idPath,
		handler: ({ context: { account, clock }, path }) => {
			const original = requireLiving(account.products.get(path.id), 'Product');
			const copy = account.products.insert((id) => ({
				...structuredClone(original),
				id,
				add_time: clock.time(),
				update_time: null,
			}));
			return { data: productAnswer(account, {})(copy) };
		},
	}),
	deleteRoute({
		path: '/products/:id',
		scopes: writing,
		what: 'Product',
		in: ({ products }) => products,
	}),
];
