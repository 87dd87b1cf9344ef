import type { IDataObject } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

async function run(parameters: IDataObject) {
	return await runNode(account.sandbox, {
		parameters: { returnAll: true, ...parameters } as never,
	});
}

const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

async function putOn(deal: number, product = 7) {
	const line = { product_id: product, item_price: 3, quantity: 1 };
	await account.sandbox.call('POST', `/api/v2/deals/${deal}/products`, line);
}

it('lists the deals that a product is on, by status, with names', async () => {
	await account.sandbox.call('PATCH', '/api/v2/deals/8', { status: 'won' });
	for (const deal of [7, 8]) await putOn(deal);
	const ofProduct = { resource: 'product', operation: 'getDeals', productId: byId(7) };
	for (const status of ['open', 'won', 'lost', 'deleted', 'all_not_deleted']) {
		const { json } = await run({ ...ofProduct, status });
		const told = await account.list(`/api/v1/products/7/deals?limit=500&status=${status}`);
		expect(idsOf(json)).toEqual(idsOf(told));
	}
	const { json } = await run({ ...ofProduct, status: 'won' });
	const deal = await account.read('/api/v2/deals/8');
	const stages = await account.list('/api/v2/stages');
	const users = await account.list('/api/v1/users');
	expect(json.find(({ id }) => id === 8)).toMatchObject({
		title: deal.title,
		owner_id: deal.owner_id,
		owner_name: users.find(({ id }) => id === deal.owner_id)?.name,
		person_id: deal.person_id,
		org_id: deal.org_id,
		stage_name: stages.find(({ id }) => id === deal.stage_id)?.name,
		url: expect.stringMatching(/\/deal\/8$/) as string,
	});
});

it('lists the products on the deals with a person', async () => {
	await account.sandbox.call('PATCH', '/api/v2/deals/7', { person_id: 20 });
	await putOn(7);
	await putOn(7, 9);
	const { json, error } = await run({
		resource: 'person',
		operation: 'getProducts',
		personId: byId(20),
	});
	expect(error).toBeUndefined();
	const products = await account.list('/api/v2/products?ids=7,9');
	const { title } = await account.read('/api/v2/deals/7');
	expect(json.filter(({ deal_id: deal }) => deal === 7)).toEqual(
		products.map((product) =>
			expect.objectContaining({
				deal_id: 7,
				deal_title: title,
				product_id: product.id,
				product_name: product.name,
			}),
		),
	);
	expect(json).toHaveLength((await account.list('/api/v1/persons/20/products')).length);
});

it('tells the users who may see a product', async () => {
	const { json } = await run({
		resource: 'product',
		operation: 'getPermittedUsers',
		productId: byId(7),
	});
	const ids = (await account.read('/api/v1/products/7/permittedUsers')) as unknown as number[];
	expect(json.map(({ user_id: id }) => id)).toEqual(ids);
	expect(json.every(({ user_name: name }) => typeof name === 'string')).toBe(true);
});

it('copies a product', async () => {
	const { json } = await run({
		resource: 'product',
		operation: 'duplicate',
		productId: byId(7),
		simple: false,
	});
	const [copy = {}] = json;
	expect(copy.id).not.toBe(7);
	const stored = await account.read(`/api/v2/products/${String(copy.id)}`);
	const original = await account.read('/api/v2/products/7');
	expect(copy.name).toBe(stored.name);
	expect(stored).toMatchObject({ unit: original.unit, tax: original.tax });
});
