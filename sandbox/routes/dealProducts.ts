import {
	addDealProduct,
	dealProductsOf,
	patchDealProduct,
	removeDealProduct,
	sumOf,
	type DealProductBody,
} from '../rules/dealProductChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	cursorPage,
	idPath,
	integer,
	nullableInteger,
	number,
	objectSchema,
	oneOf,
	sorting,
	text,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { DealProductRow } from '../state/attached.ts';
import { without } from '../state/without.ts';
import { listAnswer, ownKey } from './listing.ts';

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
	route<
		unknown,
		DealProductBody & Pick<DealProductRow, 'product_id' | 'item_price' | 'quantity'>,
		IdPath
	>({
		method: 'POST',
		version: 'v2',
		path,
		cost: 5,
		scopes: writing,
		status: 201,
		pathSchema: idPath,
		bodySchema: objectSchema(lineKeys, ['product_id', 'item_price', 'quantity']),
		handler: ({ context, path: { id }, body }) => {
			const deal = requireLiving(context.account.deals.get(id), 'Deal');
			return { data: lineAnswer(context.account)(addDealProduct(context, deal, body)) };
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
			removeDealProduct(context, deal, line);
			return { data: { id: line.id } };
		},
	}),
];
