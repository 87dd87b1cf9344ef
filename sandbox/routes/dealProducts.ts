import {
	addDealProducts,
	patchDealProduct,
	removeDealProducts,
	type DealProductBody,
} from '../rules/dealProductChanges.ts';
import { dealProductsOf, sumOf } from '../rules/dealValue.ts';
import { requireLiving } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	cursorPage,
	idList,
	idPath,
	idsOfQuery,
	integer,
	nullableInteger,
	number,
	objectSchema,
	oneOf,
	sorting,
	text,
} from '../server/schemas.ts';
import { idsInQuery } from '../server/validation.ts';
import type { Account } from '../state/account.ts';
import type { DealProductRow } from '../state/attached.ts';
import { without } from '../state/without.ts';
import { listAnswer, ownKey } from './listing.ts';

type NewLine = DealProductBody & Pick<DealProductRow, 'product_id' | 'item_price' | 'quantity'>;

interface LinePath extends IdPath {
	lineId: number;
}

const path = '/deals/:id/products';
const linePath = { ...idPath, lineId: integer };
const reading = ['products:read', 'products:full', 'deals:read', 'deals:full'];
const writing = ['products:full', 'deals:full'];
const lineKeys = {
	product_id: integer,
	item_price: number,
	quantity: number,
	tax: { type: 'number', minimum: 0 },
	comments: text,
	discount: { type: 'number', minimum: 0 },
	is_enabled: boolean,
	tax_method: oneOf(['exclusive', 'inclusive', 'none']),
	discount_type: oneOf(['percentage', 'amount']),
	product_variation_id: nullableInteger,
	billing_frequency: oneOf([
		'one-time',
		'annually',
		'semi-annually',
		'quarterly',
		'monthly',
		'weekly',
	]),
	billing_frequency_cycles: { type: ['integer', 'null'], minimum: 1, maximum: 208 },
	billing_start_date: { type: ['string', 'null'], format: 'calendar-date' },
};

const newLine = objectSchema(lineKeys, ['product_id', 'item_price', 'quantity']);

function lineAnswer(account: Account) {
	return (line: DealProductRow) => ({
		...without(line, 'is_deleted'),
		sum: sumOf(line),
		name: account.products.get(line.product_id)?.name ?? '',
		currency: account.deals.get(line.deal_id)?.currency ?? '',
	});
}

function find({ account }: SandboxContext, { id, lineId }: LinePath) {
	const deal = requireLiving(account.deals.get(id), 'Deal');
	const line = dealProductsOf(account, deal).find((row) => row.id === lineId);
	return { deal, line: requireLiving(line, 'Deal product') };
}

/** The products of a deal. */
export const dealProductRoutes: Route[] = [
	route<PageQuery & { deal_ids: unknown }>({
		method: 'GET',
		version: 'v2',
		path: '/deals/products',
		cost: 10,
		scopes: reading,
		querySchema: {
			deal_ids: idsOfQuery,
			...sorting(['id', 'deal_id', 'add_time', 'update_time', 'order_nr']),
			...cursorPage(500),
		},
		requiredQuery: ['deal_ids'],
		handler: ({ context: { account }, query }) => {
			const wanted = idsInQuery(query.deal_ids);
			const rows = account.dealProducts
				.all()
				.filter((row) => wanted.includes(row.deal_id) && !row.is_deleted);
			return listAnswer(pageByCursor(rows, query, ownKey), lineAnswer(account));
		},
	}),
	route<unknown, { data: NewLine[] }, IdPath>({
		method: 'POST',
		version: 'v2',
		path: `${path}/bulk`,
		cost: 25,
		scopes: writing,
		status: 201,
		pathSchema: idPath,
		bodySchema: objectSchema(
			{ data: { type: 'array', items: newLine, minItems: 1, maxItems: 100 } },
			['data'],
		),
		handler: ({ context, path: { id }, body }) => {
			const deal = requireLiving(context.account.deals.get(id), 'Deal');
			const added = addDealProducts(context, deal, body.data);
			return { data: added.map(lineAnswer(context.account)) };
		},
	}),
	route<{ ids?: string }, unknown, IdPath>({
		method: 'DELETE',
		version: 'v2',
		path,
		cost: 15,
		scopes: writing,
		pathSchema: idPath,
		querySchema: { ids: idList },
		handler: ({ context, path: { id }, query }) => {
			const deal = requireLiving(context.account.deals.get(id), 'Deal');
			const lines = dealProductsOf(context.account, deal);
			const wanted = query.ids?.split(',').map(Number);
			const meant = wanted ? lines.filter((line) => wanted.includes(line.id)) : lines.slice(0, 100);
			removeDealProducts(context, deal, meant);
			return {
				data: { ids: meant.map((line) => line.id) },
				additional: { more_items_in_collection: lines.length > meant.length },
			};
		},
	}),
	route<PageQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path,
		cost: 10,
		scopes: reading,
		pathSchema: idPath,
		querySchema: {
			...sorting(['id', 'add_time', 'update_time', 'order_nr']),
			...cursorPage(500),
		},
		handler: ({ context: { account }, path: { id }, query }) => {
			const deal = requireLiving(account.deals.get(id), 'Deal');
			const page = pageByCursor(dealProductsOf(account, deal), query, ownKey);
			return listAnswer(page, lineAnswer(account));
		},
	}),
	route<unknown, NewLine, IdPath>({
		method: 'POST',
		version: 'v2',
		path,
		cost: 5,
		scopes: writing,
		status: 201,
		pathSchema: idPath,
		bodySchema: newLine,
		handler: ({ context, path: { id }, body }) => {
			const deal = requireLiving(context.account.deals.get(id), 'Deal');
			const [line] = addDealProducts(context, deal, [body]);
			return { data: line && lineAnswer(context.account)(line) };
		},
	}),
	route<unknown, DealProductBody, LinePath>({
		method: 'PATCH',
		version: 'v2',
		path: `${path}/:lineId`,
		cost: 5,
		scopes: writing,
		pathSchema: linePath,
		bodySchema: objectSchema(lineKeys),
		handler: ({ context, path: named, body }) => {
			const { deal, line } = find(context, named);
			patchDealProduct(context, deal, line, body);
			return { data: lineAnswer(context.account)(line) };
		},
	}),
	route<unknown, unknown, LinePath>({
		method: 'DELETE',
		version: 'v2',
		path: `${path}/:lineId`,
		cost: 3,
		scopes: writing,
		pathSchema: linePath,
		handler: ({ context, path: named }) => {
			const { deal, line } = find(context, named);
			removeDealProducts(context, deal, [line]);
			return { data: { id: line.id } };
		},
	}),
];
