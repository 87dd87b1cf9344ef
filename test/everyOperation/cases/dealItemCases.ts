import type { IDataObject } from 'n8n-workflow';
import { byId, byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, SetParameters } from '../operationCase';
import { create, ofItem, rowOf } from './account';

const deals = '/api/v2/deals';

/** A deal, and something on it that the item knows by its `id`. */
const onDeal = (path: string, body: IDataObject) => async (account: TestAccount) => {
	const { id: dealId } = await create(account, deals, { title: 'With more' });
	const { id } = await create(account, `${deals}/${String(dealId)}/${path}`, body);
	return { dealId, id };
};

const aDeal = async (account: TestAccount) => ({
	dealId: (await create(account, deals, { title: 'With more' })).id,
});

const dealId = ofItem('dealId');
const id = '={{ $json.id }}';

const discount = { description: 'Old', amount: 5, type: 'percentage' };
const discounts = `${deals}/{dealId}/discounts`;
const discountSets: SetParameters = {
	description: { set: 'For two sites' },
	amount: { set: 250 },
	type: { set: 'amount' },
};

const noRowWith = (path: string) => async (account: TestAccount, seen: IDataObject) => {
	const rows = await account.list(path.replace('{dealId}', String(seen.dealId)));
	expect(rows.map((row) => row.id)).not.toContain(seen.id);
};

export const dealDiscountCases: ResourceCases = {
	add: {
		start: aDeal,
		parameters: { dealId },
		sets: discountSets,
		least: { path: discounts, body: discount },
		read: rowOf(discounts),
	},
	update: {
		start: onDeal('discounts', discount),
		parameters: { dealId, discountId: id },
		sets: discountSets,
		read: rowOf(discounts),
	},
	getAll: {
		start: onDeal('discounts', discount),
		parameters: { dealId },
		answers: discounts,
	},
	remove: {
		start: onDeal('discounts', discount),
		parameters: { dealId, discountId: id },
		before: rowOf(discounts),
		check: async (account, { item }) => {
			await noRowWith(discounts)(account, item);
		},
	},
};

const line = { product_id: 1, item_price: 300, quantity: 1, billing_frequency: 'one-time' };
const installment = { description: 'Old', amount: 50, billing_date: '2026-02-01' };
const installments = `${deals}/installments?deal_ids={dealId}`;
const installmentSets: SetParameters = {
	description: { set: 'First third' },
	amount: { set: 100 },
	billing_date: { set: '2026-03-01' },
};

/** Installments divide the price of products. */
const inParts = async (account: TestAccount) => {
	const { dealId: deal } = await aDeal(account);
	await create(account, `${deals}/${String(deal)}/products`, line);
	const made = await create(account, `${deals}/${String(deal)}/installments`, installment);
	return { dealId: deal, id: made.id };
};

export const dealInstallmentCases: ResourceCases = {
	add: {
		start: async (account) => ({ dealId: (await inParts(account)).dealId }),
		parameters: { dealId },
		sets: installmentSets,
		least: { path: `${deals}/{dealId}/installments`, body: installment },
		read: rowOf(installments),
	},
	update: {
		start: inParts,
		parameters: { dealId, installmentId: id },
		sets: installmentSets,
		read: rowOf(installments),
	},
	getAll: [
		{ start: inParts, parameters: { of: 'deal', dealId }, answers: installments },
		{
			start: inParts,
			parameters: { of: 'deals', deal_ids: '={{ $json.dealId }}' },
			answers: installments,
		},
	],
	remove: {
		start: inParts,
		parameters: { dealId, installmentId: id },
		before: rowOf(installments),
		check: async (account, { item }) => {
			await noRowWith(installments)(account, item);
		},
	},
};

const participants = '/api/v1/deals/{dealId}/participants';

const withParticipant = async (account: TestAccount) => {
	const { dealId: deal } = await aDeal(account);
	const path = `/api/v1/deals/${String(deal)}/participants`;
	return { dealId: deal, id: (await create(account, path, { person_id: 1 })).id };
};

export const dealParticipantCases: ResourceCases = {
	add: {
		start: aDeal,
		parameters: { dealId },
		sets: {
			person_id: { set: byName('Shanny Hayes'), holds: { person_id: { value: 2 } } },
		},
		least: { path: participants, body: { person_id: 1 } },
		read: rowOf(participants),
	},
	getAll: { start: withParticipant, parameters: { dealId }, answers: participants },
	getChangeLog: {
		start: withParticipant,
		parameters: { dealId },
		answers: '/api/v1/deals/{dealId}/participantsChangelog',
	},
	remove: [
		{ removeBy: 'person', personId: byName('Aurelio Emard') },
		{ removeBy: 'participantId', participantId: id },
	].map((way) => ({
		start: withParticipant,
		parameters: { dealId, ...way },
		before: rowOf(participants),
		check: async (account, { item }) => {
			await noRowWith(participants)(account, item);
		},
	})),
};

const products = `${deals}/{dealId}/products`;

const onVariation = async (account: TestAccount) => ({
	...(await onDeal('products', { product_id: 1, item_price: 10, quantity: 1 })(account)),
	variation: (await create(account, '/api/v2/products/2/variations', { name: 'Large' })).id,
});

const productSets: SetParameters = {
	product_id: { set: byName('Route Planner Professional'), holds: { product_id: 2 } },
	item_price: { set: 99.5 },
	quantity: { set: 3 },
	billing_frequency: { set: 'monthly' },
	billing_frequency_cycles: { set: 6 },
	billing_start_date: { set: '2026-03-01' },
	comments: { set: 'Two sites' },
	discount: { set: 20 },
	discount_type: { set: 'amount' },
	is_enabled: { set: false },
	product_variation_id: {
		set: '={{ $json.variation }}' as never,
		holds: ({ variation }) => ({ product_variation_id: variation }),
	},
	tax: { set: 19 },
	tax_method: { set: 'exclusive' },
};

const rows = [
	{
		product_id: byName('Route Planner Professional'),
		item_price: 99.5,
		quantity: 3,
		discount: 5,
		tax: 19,
		comments: 'First site',
	},
	{
		product_id: byId(3),
		item_price: 12,
		quantity: 2,
		discount: 0,
		tax: 0,
		comments: '',
	},
];

const shown = [
	{ product_id: 2, item_price: 99.5, quantity: 3, discount: 5, tax: 19, comments: 'First site' },
	{ product_id: 3, item_price: 12, quantity: 2 },
];

const listed = async (account: TestAccount, seen: IDataObject) => ({
	rows: await account.list(products.replace('{dealId}', String(seen.dealId))),
});

const noneOn = async (account: TestAccount, { item }: { item: IDataObject }) => {
	expect((await listed(account, item)).rows).toEqual([]);
};

const oneLine = onDeal('products', { product_id: 1, item_price: 10, quantity: 1 });

export const dealProductCases: ResourceCases = {
	add: {
		start: onVariation,
		parameters: { dealId },
		sets: productSets,
		least: { path: products, body: { product_id: 1, item_price: 10, quantity: 1 } },
		read: rowOf(products),
	},
	addMany: [
		{
			start: aDeal,
			parameters: { dealId, specifyProducts: 'fields' },
			sets: { products: { set: { product: rows } as never, holds: { rows: shown } } },
			read: listed,
			controls: { specifyProducts: 'says where the products stand' },
		},
		{
			start: aDeal,
			parameters: { dealId, specifyProducts: 'json' },
			sets: {
				productsJson: {
					set: JSON.stringify([
						{ product_id: 'Route Planner Enterprise', item_price: 7, quantity: 4 },
					]),
					holds: { rows: [{ product_id: 3, item_price: 7, quantity: 4 }] },
				},
			},
			read: listed,
			controls: { specifyProducts: 'says where the products stand' },
		},
	],
	update: {
		start: onVariation,
		parameters: { dealId, dealProductId: id },
		sets: productSets,
		read: rowOf(products),
	},
	getAll: { start: oneLine, parameters: { dealId }, answers: products },
	getManyOfSeveralDeals: {
		start: async (account) => {
			const one = await oneLine(account);
			const other = await oneLine(account);
			return { deals: `${String(one.dealId)},${String(other.dealId)}` };
		},
		parameters: { deal_ids: '={{ $json.deals }}' },
		answers: `${deals}/products?deal_ids={deals}`,
	},
	remove: {
		start: oneLine,
		parameters: { dealId, dealProductId: id },
		before: rowOf(products),
		check: noneOn,
	},
	removeMany: [{ which: 'all' }, { which: 'ids', ids: id }].map((way) => ({
		start: oneLine,
		parameters: { dealId, ...way },
		before: rowOf(products),
		check: noneOn,
	})),
};
