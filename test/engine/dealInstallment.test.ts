import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const installmentsOf = (...deals: number[]) =>
	`/api/v2/deals/installments?deal_ids=${deals.join(',')}`;

async function run(operation: string, more: IDataObject = {}) {
	return await runNode(account.sandbox, {
		parameters: { resource: 'dealInstallment', operation, dealId: byId(7), ...more } as never,
	});
}

beforeEach(async () => {
	for (const id of [7, 8]) {
		for (const { id: line } of await account.list(`/api/v2/deals/${id}/products`)) {
			await account.sandbox.call('DELETE', `/api/v2/deals/${id}/products/${String(line)}`);
		}
		const line = { product_id: 1, item_price: 300, quantity: 1, billing_frequency: 'one-time' };
		await account.sandbox.call('POST', `/api/v2/deals/${id}/products`, line);
	}
});

const add = async (more: IDataObject = {}) =>
	(
		await run('add', {
			description: 'First third',
			amount: 100,
			billing_date: '2026-02-01',
			...more,
		})
	).json[0] ?? {};

it('puts installments on a deal named by its title', async () => {
	await account.sandbox.call('PATCH', '/api/v2/deals/7', { title: 'In three parts' });
	const made = await add({ dealId: byName('In three parts') });
	expect(made).toEqual({
		id: made.id,
		deal_id: 7,
		description: 'First third',
		amount: 100,
		billing_date: '2026-02-01',
	});
	const { json } = await run('getAll', {
		of: 'deal',
		dealId: byName('In three parts'),
		returnAll: true,
		simple: false,
	});
	expect(json).toEqual(await account.list(installmentsOf(7)));
	expect(json).toEqual([made]);
});

it('lists those of several deals, in the order that is asked for', async () => {
	await add({ billing_date: '2026-03-01' });
	await add({ dealId: byId(8), billing_date: '2026-02-01' });
	const { json, error } = await run('getAll', {
		of: 'deals',
		deal_ids: '={{ [7, 8] }}',
		returnAll: true,
		options: { sort_by: 'billing_date', sort_direction: 'asc' },
	});
	expect(error).toBeUndefined();
	expect(json.map(({ deal_id: deal }) => deal)).toEqual([8, 7]);
	const { json: text } = await run('getAll', { of: 'deals', deal_ids: '8', returnAll: true });
	expect(text.map(({ deal_id: deal }) => deal)).toEqual([8]);
});

it('changes what is given, and nothing else', async () => {
	const { id } = await add();
	await run('update', { installmentId: id, additionalFields: { billing_date: '2026-04-01' } });
	expect(await account.list(installmentsOf(7))).toEqual([
		{ id, deal_id: 7, description: 'First third', amount: 100, billing_date: '2026-04-01' },
	]);
});

it('takes one off, and leaves the others', async () => {
	const [gone, stays] = [await add(), await add()];
	const { json } = await run('remove', { installmentId: gone.id });
	expect(json).toEqual([{ deleted: true, id: gone.id }]);
	expect((await account.list(installmentsOf(7))).map(({ id }) => id)).toEqual([stays.id]);
});

it.each<[string, string, IDataObject, string]>([
	['nothing', 'add', { amount: 0 }, "'Amount' has to be more than 0"],
	['a day that is none', 'add', { billing_date: '={{ "soon" }}' }, "'Billing Date' takes a date"],
	['IDs that are none', 'getAll', { of: 'deals', deal_ids: '7, x' }, "'Deal IDs' takes IDs"],
	['no IDs', 'getAll', { of: 'deals', deal_ids: '={{ "" }}' }, "'Deal IDs' is empty"],
])('refuses %s', async (_what, operation, wrong, message) => {
	await account.sandbox.clearRequests();
	const { error } = await run(operation, {
		description: 'Third',
		amount: 1,
		billing_date: '2026-02-01',
		returnAll: true,
		...wrong,
	});
	expect(error?.message).toContain(message);
	expect(await account.sandbox.requests()).toEqual([]);
});
