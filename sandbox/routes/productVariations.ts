import { completePrices, type WrittenPrice } from '../rules/productChanges.ts';
import { requireLiving } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { cursorPage, idPath, integer, objectSchema } from '../server/schemas.ts';
import type { VariationRecord } from '../state/attached.ts';
import { without } from '../state/without.ts';
import { listAnswer, ownKey } from './listing.ts';
import { pricesSchema } from './products.ts';

interface VariationBody {
	name?: string;
	prices?: WrittenPrice[];
}

interface VariationPath extends IdPath {
	variationId: number;
}

const path = '/products/:id/variations';
const variationPath = { ...idPath, variationId: integer };
const writing = ['products:full'];
const variationKeys = {
	name: { type: 'string', minLength: 1, maxLength: 255 },
	prices: pricesSchema,
};

function variationAnswer({ prices, ...variation }: VariationRecord) {
	return {
		...without(variation, 'is_deleted'),
		prices: prices.map((price) => ({ product_variation_id: variation.id, ...price })),
	};
}

function find({ account }: SandboxContext, { id, variationId }: VariationPath): VariationRecord {
	requireLiving(account.products.get(id), 'Product');
	const found = account.variations.get(variationId);
	return requireLiving(found?.product_id === id ? found : undefined, 'Product variation');
}

/** Variations of products. */
export const productVariationRoutes: Route[] = [
	route<PageQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path,
		cost: 10,
		scopes: ['products:read', 'products:full'],
		pathSchema: idPath,
		querySchema: cursorPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(account.products.get(id), 'Product');
			const rows = account.variations
				.all()
				.filter((row) => row.product_id === id && !row.is_deleted);
			return listAnswer(pageByCursor(rows, query, ownKey), variationAnswer);
		},
	}),
	route<unknown, VariationBody & { name: string }, IdPath>({
		method: 'POST',
		version: 'v2',
		path,
		cost: 5,
		scopes: writing,
		status: 201,
		pathSchema: idPath,
		bodySchema: objectSchema(variationKeys, ['name']),
		handler: ({ context: { account }, path: { id }, body: { name, prices = [] } }) => {
			requireLiving(account.products.get(id), 'Product');
			const complete = completePrices(account, prices);
			const made = account.variations.insert((number) => ({
				id: number,
				product_id: id,
				name,
				prices: complete,
				is_deleted: false,
			}));
			return { data: variationAnswer(made) };
		},
	}),
	route<unknown, VariationBody, VariationPath>({
		method: 'PATCH',
		version: 'v2',
		path: `${path}/:variationId`,
		cost: 5,
		scopes: writing,
		pathSchema: variationPath,
		bodySchema: objectSchema(variationKeys),
		handler: ({ context, path: named, body: { name, prices } }) => {
			const variation = find(context, named);
			context.account.variations.change(variation, {
				name: name ?? variation.name,
				prices: prices ? completePrices(context.account, prices) : variation.prices,
			});
			return { data: variationAnswer(variation) };
		},
	}),
	route<unknown, unknown, VariationPath>({
		method: 'DELETE',
		version: 'v2',
		path: `${path}/:variationId`,
		cost: 3,
		scopes: writing,
		pathSchema: variationPath,
		handler: ({ context, path: named }) => {
			const variation = find(context, named);
			context.account.variations.change(variation, { is_deleted: true });
			return { data: { id: variation.id } };
		},
	}),
];
