import type { IDataObject } from 'n8n-workflow';
import { expectFound, getWhere, type Row } from './conditionRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const path = '/api/v2/products';
const found = async (
	rows: Row[],
	matches: (product: IDataObject) => boolean,
	options: IDataObject = {},
) => {
	await expectFound(account, 'product', path, rows, matches, { options });
};
const text = (value: unknown) => String(value ?? '').toLowerCase();
const prices = (value: unknown) => value as { price: number; cost: number; currency: string }[];

describe('Product → Get Many compares what the API has no filter for', () => {
	it.each<[string, Row[], (product: IDataObject) => boolean]>([
		[
			'name',
			[{ field: 'name', operator: 'contains', value: 'scanner' }],
			({ name }) => text(name).includes('scanner'),
		],
		['code', [{ field: 'code', operator: 'isEmpty' }], ({ code }) => code === null],
		[
			'description',
			[{ field: 'description', operator: 'contains', value: 'the' }],
			({ description }) => text(description).includes('the'),
		],
		['unit', [{ field: 'unit', operator: 'is', value: 'Seat' }], ({ unit }) => unit === 'seat'],
		['tax', [{ field: 'tax', operator: 'is', value: '0' }], ({ tax }) => tax === 0],
		[
			'category, by label',
			[{ field: 'category', operator: 'is', value: 'Hardware' }],
			({ category }) => category === '22',
		],
		[
			'price, in any currency',
			[{ field: 'price', operator: 'atLeast', value: 1000 }],
			(product) => prices(product.prices).some(({ price }) => price >= 1000),
		],
		[
			'cost',
			[{ field: 'cost', operator: 'isMore', value: '500' }],
			(product) => prices(product.prices).some(({ cost }) => cost > 500),
		],
		[
			'prices.price',
			[{ field: 'prices.price', operator: 'atMost', value: 100 }],
			(product) => prices(product.prices).some(({ price }) => price <= 100),
		],
		[
			'currency',
			[{ field: 'currency', operator: 'is', value: 'usd' }],
			(product) => prices(product.prices).some(({ currency }) => currency === 'USD'),
		],
		[
			'active_flag',
			[{ field: 'active_flag', operator: 'is', value: true }],
			({ is_deleted: deleted }) => deleted === false,
		],
		[
			'add_time',
			[{ field: 'add_time', operator: 'atLeast', value: '2025-06-01' }],
			({ add_time: time }) => String(time) >= '2025-06-01',
		],
		[
			'update_time, its upper end',
			[{ field: 'update_time', operator: 'isLess', value: '2025-12-01' }],
			({ update_time: time }) => time !== null && String(time) < '2025-12-01',
		],
		[
			'deleted',
			[{ field: 'deleted', operator: 'is', value: 'no' }],
			({ is_deleted: deleted }) => deleted === false,
		],
		[
			'owner_user_id',
			[{ field: 'owner_user_id', operator: 'is', value: 'Ana Silva' }],
			({ owner_id: id }) => id === 103,
		],
	])('%s', async (_what, rows, matches) => {
		await found(rows, matches);
	});

	const dear: Row = { field: 'price', operator: 'atLeast', value: 900 };
	const inDollars: Row = { field: 'currency', operator: 'is', value: 'USD' };

	beforeEach(async () => {
		for (const [price, currency] of [
			[2, 'USD'],
			[5000, 'USD'],
		] as const) {
			const { status } = await account.sandbox.call('POST', path, {
				name: `Priced ${String(price)}`,
				prices: [
					{ currency: 'EUR', price: 1000 },
					{ currency, price },
				],
			});
			expect(status).toBe(201);
		}
	});

	it('price beside a currency: the price in that currency', async () => {
		await found([dear, inDollars], (product) =>
			prices(product.prices).some(({ price, currency }) => currency === 'USD' && price >= 900),
		);
	});

	it('price or a currency: each by itself', async () => {
		await found(
			[dear, inDollars],
			(product) =>
				prices(product.prices).some(({ price, currency }) => currency === 'USD' || price >= 900),
			{ conditionsMatch: 'any' },
		);
	});

	it('says of deleted products that they are not in the list', async () => {
		const rows = [{ field: 'active_flag', operator: 'is', value: false }];
		const { json, hints } = await getWhere(account, 'product', rows);
		expect(json).toEqual([]);
		expect(hints.join()).toContain('lists only products that are not deleted');
	});

	it.each([
		['quantity', 'Deal Product → Get Many'],
		['item_order', 'Deal Product → Get Many'],
		['creator_user_id', "'Owner'"],
	])('%s: says why not, and what to do instead', async (field, offer) => {
		const { json } = await getWhere(account, 'product', [{ field, operator: 'is', value: 1 }]);
		expect(json[0]?.error).toContain(`has no place for '${field}': `);
		expect((json[0]?.details as IDataObject).nextStep).toContain(offer);
		expect(await account.sent('GET', path)).toEqual([]);
	});
});
