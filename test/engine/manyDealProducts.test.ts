import type { IDataObject } from 'n8n-workflow';
import { checkRequest, describeDifferences } from '../../tools/contract/checkExchange';
import { facts } from '../contract/contractFiles';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const lines = '/api/v2/deals/7/products';

async function run(operation: string, more: IDataObject = {}, items?: IDataObject[]) {
	return await runNode(account.sandbox, {
		items,
		parameters: { resource: 'dealProduct', operation, dealId: byId(7), ...more } as never,
	});
}

async function addLines(count: number, deal = 7): Promise<number[]> {
	const data = Array.from({ length: count }, () => ({
		product_id: 1,
		item_price: 1,
		quantity: 1,
	}));
	const path = `/api/v2/deals/${deal}/products/bulk`;
	const { body } = await account.sandbox.call('POST', path, { data });
	return (body.data as IDataObject[]).map(({ id }) => Number(id));
}

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

describe('Add Many', () => {
	it('puts products on a deal at once, by name, code and ID', async () => {
		const [first = {}, second = {}] = await account.list('/api/v2/products?limit=2');
		await account.sandbox.call('PATCH', `/api/v2/products/${String(second.id)}`, {
			code: 'MANY-2',
		});
		await account.sandbox.clearRequests();
		const { json, error } = await run('addMany', {
			specifyProducts: 'fields',
			products: {
				product: [
					{ product_id: byName(String(first.name)), item_price: 100, quantity: 2, discount: 10 },
					{ product_id: byName('MANY-2'), item_price: 1, quantity: 1, tax: 20 },
					{ product_id: byId(3), item_price: '={{ "12.5" }}', quantity: 1, comments: 'By ID' },
				],
			},
		});
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({ deal_id: 7, product_id: first.id, sum: 180 });
		expect(json[1]).toMatchObject({ product_id: second.id, tax: 20 });
		expect(json[2]).toMatchObject({ product_id: 3, item_price: 12.5, comments: 'By ID' });
		const stored = await account.list(lines);
		expect(stored.map(({ id }) => id)).toEqual(json.map(({ id }) => id));
		const sent = await writes();
		expect(sent).toHaveLength(1);
		const body = sent[0]?.body ?? undefined;
		const differences = sent.flatMap((request) => checkRequest(facts, { ...request, body }));
		expect(describeDifferences(differences)).toEqual([]);
	});

	it('takes an array of lines from an expression, with any key of the API', async () => {
		const [product = {}] = await account.list('/api/v2/products?limit=1');
		const line = { item_price: 5, quantity: '3', tax: '', billing_frequency: 'monthly' };
		const { json, error } = await run(
			'addMany',
			{ specifyProducts: 'json', productsJson: '={{ $json.lines }}' },
			[
				{
					lines: [
						{ ...line, product_id: product.name },
						{ ...line, product_id: 2 },
					],
				},
			],
		);
		expect(error).toBeUndefined();
		expect(json.map(({ product_id: id }) => id)).toEqual([product.id, 2]);
		expect(await account.list(lines)).toEqual([
			expect.objectContaining({ quantity: 3, billing_frequency: 'monthly' }),
			expect.objectContaining({ quantity: 3, billing_frequency: 'monthly' }),
		]);
	});

	const good = { product_id: 1, item_price: 1, quantity: 1 };

	it.each<[string, unknown, string]>([
		['a product that is none', [{ ...good, product_id: 'Suport' }], "'Product 1' has no product"],
		['a line without a product', [good, { item_price: 1, quantity: 1 }], "'Product 2' is empty"],
		['a price that is none', [{ ...good, item_price: 'much' }], "'Price 1' takes a number"],
		['no line', [], "'Products (JSON)' is empty"],
		['too many lines', Array.from({ length: 101 }, () => good), 'takes at most 100 at once'],
		['what is no list', 'text', "'Products (JSON)' takes a list, not 'text'"],
		[
			'cycles of a single charge',
			[good, { ...good, billing_frequency_cycles: 3 }],
			"Product 2: 'Billing Cycles' is only for",
		],
	])('refuses %s', async (_what, given, message) => {
		const { error } = await run(
			'addMany',
			{ specifyProducts: 'json', productsJson: '={{ $json.lines }}' },
			[{ lines: given }] as never,
		);
		expect(error?.message).toContain(message);
		expect(await writes()).toEqual([]);
	});

	it('takes lines that are written as JSON', async () => {
		const productsJson = JSON.stringify([{ ...good, product_id: '2' }]);
		const { json } = await run('addMany', { specifyProducts: 'json', productsJson });
		expect(json.map(({ product_id: id }) => id)).toEqual([2]);
	});

	it('refuses a panel to which no product was added', async () => {
		const { error } = await run('addMany', { specifyProducts: 'fields', products: {} });
		expect(error?.message).toContain("'Products' is empty");
	});
});

it('lists the products of several deals at the cost of one list', async () => {
	await addLines(2);
	await addLines(1, 8);
	await addLines(1, 9);
	await account.sandbox.clearRequests();
	const { json, error } = await run('getManyOfSeveralDeals', {
		deal_ids: '7, 8',
		returnAll: true,
		simple: false,
		options: { sort_by: 'deal_id', sort_direction: 'desc' },
	});
	expect(error).toBeUndefined();
	expect(json.map(({ deal_id: deal }) => deal)).toEqual([8, 7, 7]);
	const [sent] = await account.sent('GET', '/api/v2/deals/products');
	expect(sent?.query).toMatchObject({ deal_ids: '7,8', sort_by: 'deal_id' });
});

describe('Remove Many', () => {
	it('takes off those that are given, and says which were not there', async () => {
		const [first = 0, second = 0, stays = 0] = await addLines(3);
		const { json, hints } = await run('removeMany', {
			which: 'ids',
			ids: `${first}, ${second}, 999999`,
		});
		expect(json).toEqual([
			{ deleted: true, id: first },
			{ deleted: true, id: second },
		]);
		expect(hints).toContain('Not removed, as they were not on deal 7: 999999.');
		expect((await account.list(lines)).map(({ id }) => id)).toEqual([stays]);
	});

	it('takes off all of them, however many, where All is chosen', async () => {
		const ids = [...(await addLines(100)), ...(await addLines(30))];
		const { json } = await run('removeMany', { which: 'all' });
		expect(json.map(({ id }) => id)).toEqual(ids);
		expect(await account.list(lines)).toEqual([]);
	});

	it('never takes off all of them since no ID was given', async () => {
		await addLines(2);
		await account.sandbox.clearRequests();
		for (const ids of ['={{ "" }}', '={{ [] }}', '={{ null }}', '={{ " , " }}']) {
			const { error } = await run('removeMany', { which: 'ids', ids });
			expect(error?.message).toContain("'Deal Product IDs'");
		}
		expect(await writes()).toEqual([]);
		expect(await account.list(lines)).toHaveLength(2);
	});
});
