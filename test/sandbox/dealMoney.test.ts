import { recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 60 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const get = async (path: string) => recordOf(await sandbox.call('GET', path));
const list = async (path: string) => recordsOf(await sandbox.call('GET', path));
const send = async (method: string, path: string, body?: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call(method, path, body));
const line = { product_id: 1, item_price: 100, quantity: 2 };

async function soldDeal(...lines: object[]): Promise<string> {
	const { id } = await send('POST', '/api/v2/deals', { title: 'Sold' });
	const path = `/api/v2/deals/${id}`;
	await sandbox.call('POST', `${path}/products/bulk`, { data: lines });
	return path;
}

describe('many products at once', () => {
	it('are put on a deal, all or none', async () => {
		const path = await soldDeal(line, { ...line, quantity: 1 });
		expect((await get(path)).value).toBe(300);
		const bad = { data: [line, { ...line, product_id: 99_999 }] };
		expect((await sandbox.call('POST', `${path}/products/bulk`, bad)).status).toBe(400);
		expect(await list(`${path}/products`)).toHaveLength(2);
		const many = { data: Array.from({ length: 101 }, () => line) };
		expect((await sandbox.call('POST', `${path}/products/bulk`, many)).status).toBe(400);
	});

	it('are listed across deals by either spelling of the ids', async () => {
		const [one, other] = [await soldDeal(line), await soldDeal(line, line)];
		const ids = [one, other].map((path) => path.split('/').at(-1));
		const url = '/api/v2/deals/products?sort_by=deal_id&sort_direction=desc&';
		const joined = await list(`${url}deal_ids=${ids.join(',')}`);
		expect(joined).toHaveLength(3);
		expect(await list(`${url}${ids.map((id) => `deal_ids=${id}`).join('&')}`)).toEqual(joined);
		expect(joined[0]?.deal_id).toBe(Number(ids[1]));
	});

	it('are taken off by ids; without ids the first hundred go', async () => {
		const path = await soldDeal(line, line, line);
		const [first] = await list(`${path}/products`);
		const some = await sandbox.call('DELETE', `${path}/products?ids=${String(first?.id)},99999`);
		expect(some.body.data).toEqual({ ids: [first?.id] });
		expect(some.body.additional_data).toEqual({ more_items_in_collection: true });
		const all = await sandbox.call('DELETE', `${path}/products`);
		expect(all.body.additional_data).toEqual({ more_items_in_collection: false });
		expect(await list(`${path}/products`)).toEqual([]);
	});

	it('take a variation of their product, and of no other', async () => {
		const variation = await send('POST', '/api/v2/products/1/variations', { name: 'Blue' });
		const path = await soldDeal();
		const sold = { ...line, product_variation_id: variation.id };
		expect((await send('POST', `${path}/products`, sold)).product_variation_id).toBe(variation.id);
		const other = { ...sold, product_id: 2 };
		expect((await sandbox.call('POST', `${path}/products`, other)).body.error).toContain(
			'variation',
		);
	});
});

describe('discounts', () => {
	it('change the value of a deal, of what is sold once', async () => {
		const recurring = { ...line, billing_frequency: 'monthly' };
		const path = await soldDeal(line, recurring);
		const discounts = `${path}/discounts`;
		const tenth = { description: 'Fair', amount: 10, type: 'percentage' };
		const percent = await send('POST', discounts, tenth);
		expect((await get(path)).value).toBe(380);
		await send('POST', discounts, { description: 'Round', amount: 5, type: 'amount' });
		expect((await get(path)).value).toBe(375);
		await send('PATCH', `${discounts}/${String(percent.id)}`, { amount: 50 });
		expect((await get(path)).value).toBe(295);
		await sandbox.call('DELETE', `${discounts}/${String(percent.id)}`);
		expect((await get(path)).value).toBe(395);
		expect(await list(discounts)).toMatchObject([{ description: 'Round' }]);
	});

	it.each([
		[{ description: 'x', amount: 0, type: 'amount' }],
		[{ description: 'x', amount: 1, type: 'gift' }],
		[{ amount: 1, type: 'amount' }],
	])('are refused: %j', async (body) => {
		const path = await soldDeal(line);
		expect((await sandbox.call('POST', `${path}/discounts`, body)).status).toBe(400);
	});
});

describe('installments', () => {
	const part = { description: 'First', amount: 50, billing_date: '2030-01-31' };

	it('are made, changed, listed by deal and taken away', async () => {
		const path = await soldDeal(line);
		const made = await send('POST', `${path}/installments`, part);
		const one = `${path}/installments/${made.id}`;
		expect(await send('PATCH', one, { amount: 60 })).toMatchObject({ ...part, amount: 60 });
		const id = path.split('/').at(-1) ?? '';
		const all = () => list(`/api/v2/deals/installments?deal_ids=${id}`);
		expect(await all()).toMatchObject([{ id: made.id, amount: 60, deal_id: Number(id) }]);
		await sandbox.call('DELETE', one);
		expect(await all()).toEqual([]);
	});

	it.each<[string, object[], string]>([
		['nothing', [], 'one-time product'],
		['something recurring', [line, { ...line, billing_frequency: 'monthly' }], 'recurring'],
	])('are refused where a deal sells %s', async (_what, lines, message) => {
		const path = await soldDeal(...lines);
		const answer = await sandbox.call('POST', `${path}/installments`, part);
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(message)]);
	});

	it('are not there on the smallest plan', async () => {
		const path = await soldDeal(line);
		await sandbox.configure({ plan: 'lite' });
		expect((await sandbox.call('POST', `${path}/installments`, part)).status).toBe(403);
	});
});

it('leaves the value of sample deals as it was, with lines, discounts and installments', async () => {
	const deals = await list('/api/v2/deals?limit=500');
	const ids = deals.map(({ id }) => id).slice(0, 100);
	const lines = await list(`/api/v2/deals/products?deal_ids=${ids.join(',')}`);
	expect(lines.length).toBeGreaterThan(0);
	for (const { deal_id, sum } of lines) {
		const discounts = await list(`/api/v2/deals/${String(deal_id)}/discounts`);
		const off = discounts.reduce((total, { amount }) => total + Number(amount), 0);
		expect(deals.find(({ id }) => id === deal_id)?.value).toBe(Number(sum) - off);
	}
});

describe('statistics', () => {
	it('of deals add up, by currency and together', async () => {
		const deals = (await list('/api/v2/deals?limit=500&status=won')).filter(
			(deal) => deal.currency === 'EUR',
		);
		const summary = await get('/api/v1/deals/summary?status=won');
		const sum = deals.reduce((total, { value }) => total + Number(value), 0);
		expect(summary.values_total).toMatchObject({
			EUR: { value: sum, count: deals.length, value_converted: sum },
		});
	});

	it('over time have one row per period, from the given day on', async () => {
		const query = 'start_date=2026-01-01&interval=month&amount=3&field_key=expected_close_date';
		await send('POST', '/api/v2/deals', {
			title: 'In February',
			expected_close_date: '2026-02-14',
		});
		const rows = await list(`/api/v1/deals/timeline?${query}`);
		expect(rows.map(({ period_start, period_end }) => [period_start, period_end])).toEqual([
			['2026-01-01 00:00:00', '2026-01-31 23:59:59'],
			['2026-02-01 00:00:00', '2026-02-28 23:59:59'],
			['2026-03-01 00:00:00', '2026-03-31 23:59:59'],
		]);
		const titles = (row: ApiRecord | undefined) =>
			(row?.deals as ApiRecord[]).map(({ title }) => title);
		expect(titles(rows[1])).toContain('In February');
		expect(titles(rows[0])).not.toContain('In February');
	});

	it('of a pipeline count what moved', async () => {
		const period = 'start_date=2000-01-01&end_date=2100-01-01';
		const before = await get(`/api/v1/pipelines/1/movement_statistics?${period}`);
		await send('POST', '/api/v2/deals', { title: 'New', status: 'won', value: 10 });
		const after = await get(`/api/v1/pipelines/1/movement_statistics?${period}`);
		const count = (stats: ApiRecord, key: string) => (stats[key] as { count: number }).count;
		for (const key of ['new_deals', 'won_deals']) {
			expect(count(after, key)).toBe(count(before, key) + 1);
		}
		expect(count(after, 'lost_deals')).toBe(count(before, 'lost_deals'));
	});
});
