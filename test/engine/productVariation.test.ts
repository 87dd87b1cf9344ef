import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const variations = '/api/v2/products/7/variations';

async function run(operation: string, more: IDataObject = {}) {
	return await runNode(account.sandbox, {
		parameters: { resource: 'productVariation', operation, productId: byId(7), ...more } as never,
	});
}

const prices = (...price: IDataObject[]) => ({ price });

const create = async (more: IDataObject = {}) =>
	(
		await run('create', {
			name: '24 hours',
			prices: prices(
				{ price: 10, currency: 'EUR', cost: '4', direct_cost: '', notes: 'Net' },
				{ price: 12, currency: 'USD', cost: '', direct_cost: '', notes: '' },
			),
			...more,
		})
	).json[0] ?? {};

it('is created for a product named by its name, with prices in several currencies', async () => {
	const { name } = await account.read('/api/v2/products/7');
	const made = await create({ productId: byName(String(name)) });
	expect(made).toMatchObject({ product_id: 7, name: '24 hours' });
	expect(await account.list(variations)).toEqual([
		expect.objectContaining({
			id: made.id,
			prices: [
				expect.objectContaining({ currency: 'EUR', price: 10, cost: 4, notes: 'Net' }),
				expect.objectContaining({ currency: 'USD', price: 12 }),
			],
		}),
	]);
	const { json } = await run('getAll', { returnAll: true, simple: false });
	expect(json).toEqual(await account.list(variations));
	const plain = await create({ name: 'Without prices', prices: {} });
	expect(plain).toMatchObject({ name: 'Without prices' });
});

it('keeps prices in other currencies when one changes, or replaces all', async () => {
	const { id } = await create();
	await run('update', {
		variationId: String(id),
		additionalFields: { prices: prices({ price: 20, currency: 'EUR' }) },
	});
	const [kept] = await account.list(variations);
	expect(kept).toMatchObject({ name: '24 hours' });
	expect(kept?.prices).toEqual([
		expect.objectContaining({ currency: 'USD', price: 12 }),
		expect.objectContaining({ currency: 'EUR', price: 20, cost: 4, notes: 'Net' }),
	]);
	await run('update', {
		variationId: String(id),
		additionalFields: { name: 'Day', prices: prices({ price: 30, currency: 'USD' }) },
		options: { replaceAllPrices: true },
	});
	expect(await account.list(variations)).toEqual([
		expect.objectContaining({
			name: 'Day',
			prices: [expect.objectContaining({ currency: 'USD', price: 30 })],
		}),
	]);
});

it('changes the name alone without reading anything', async () => {
	const { id } = await create();
	await account.sandbox.clearRequests();
	await run('update', { variationId: String(id), additionalFields: { name: 'Day' } });
	const requests = await account.sandbox.requests();
	expect(requests.map(({ method, body }) => [method, body])).toEqual([['PATCH', { name: 'Day' }]]);
});

it('is deleted, and the others stay', async () => {
	const [gone, stays] = [await create(), await create()];
	const { json } = await run('delete', { variationId: String(gone.id) });
	expect(json).toEqual([{ deleted: true, id: gone.id }]);
	expect((await account.list(variations)).map(({ id }) => id)).toEqual([stays.id]);
});

it.each<[string, string, IDataObject, string]>([
	['a price without a currency', 'create', { prices: prices({ price: 1 }) }, "needs a 'Currency'"],
	['no name', 'create', { name: '={{ "" }}' }, "'Name' is empty"],
	['an update of nothing', 'update', { additionalFields: {} }, 'nothing to update'],
	[
		'a variation that is not there',
		'update',
		{ additionalFields: { prices: prices({ price: 1, currency: 'EUR' }) } },
		'There is no record with the ID 999 in that list',
	],
])('refuses %s', async (_what, operation, wrong, message) => {
	const { error } = await run(operation, { name: 'Any', variationId: '999', ...wrong });
	expect(error?.message).toContain(message);
	const requests = await account.sandbox.requests();
	expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
