import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const summary = '/api/v1/deals/summary';
const timeline = '/api/v1/deals/timeline';

async function run(operation: string, more: IDataObject = {}) {
	return await runNode(account.sandbox, {
		parameters: { resource: 'deal', operation, ...more } as never,
	});
}

describe('Get Summary', () => {
	it('sums up by currency, narrowed by names', async () => {
		const user = await account.userNamed('Nathan Smith').catch(() => undefined);
		const me = user ?? (await account.read('/api/v1/users/me'));
		const query = `?user_id=${String(me.id)}&status=open&pipeline_id=1`;
		const told = await account.read(`${summary}${query}`);
		const filters = {
			user_id: byName(String(me.name)),
			status: 'open',
			pipeline_id: byName('Sales'),
		};
		const { json, error } = await run('getSummary', { filters });
		expect(error).toBeUndefined();
		const values = told.values_total as Record<string, IDataObject>;
		expect(json).toEqual([
			expect.objectContaining({
				total_count: told.total_count,
				total_currency_converted_value: told.total_currency_converted_value,
				values: Object.fromEntries(
					Object.entries(values).map(([code, { value }]) => [code, value]),
				),
				counts: Object.fromEntries(
					Object.entries(values).map(([code, { count }]) => [code, count]),
				),
			}),
		]);
		expect(told.total_count).toBeGreaterThan(0);
		const { json: raw } = await run('getSummary', { filters, simple: false });
		expect(raw).toEqual([told]);
	});

	it.each(['open', 'won', 'lost'])('counts deals that are %s', async (status) => {
		const { json } = await run('getSummary', { filters: { status } });
		expect(json[0]?.total_count).toBe(
			(await account.read(`${summary}?status=${status}`)).total_count,
		);
	});

	it('takes a stored filter alone, as Pipedrive would ignore what stands beside it', async () => {
		const [filter = {}] = await account.list('/api/v1/filters?type=deals');
		const { json } = await run('getSummary', {
			filters: { filter_id: byName(String(filter.name)) },
		});
		const told = await account.read(`${summary}?filter_id=${String(filter.id)}`);
		expect(json[0]?.total_count).toBe(told.total_count);
		const { error } = await run('getSummary', {
			filters: { filter_id: byId(filter.id), pipeline_id: byId(1) },
		});
		expect(error?.message).toContain("'Pipeline' cannot stand beside 'Stored Filter'");
	});
});

describe('Get Timeline', () => {
	const periods = {
		start_date: '2026-01-01',
		interval: 'month',
		amount: 3,
		field_key: byName('Expected close date'),
	};
	const asked = '?start_date=2026-01-01&interval=month&amount=3&field_key=expected_close_date';

	it('answers periods with their deals and what they are worth', async () => {
		const told = await account.list(`${timeline}${asked}`);
		const { json: raw, error } = await run('getTimeline', { ...periods, simple: false });
		expect(error).toBeUndefined();
		expect(raw).toEqual(told);
		const { json } = await run('getTimeline', periods);
		expect(json).toHaveLength(3);
		const [first] = told;
		const deals = first?.deals as IDataObject[];
		expect(deals.length).toBeGreaterThan(0);
		expect(json[0]).toMatchObject({
			period_start: '2026-01-01 00:00:00',
			count: (first?.totals as IDataObject).count,
			deals: deals.map(({ id, title }) => expect.objectContaining({ id, title }) as IDataObject),
		});
	});

	it('leaves deals out, converts totals, and narrows', async () => {
		const { json } = await run('getTimeline', {
			...periods,
			simple: false,
			filters: { pipeline_id: byId(1) },
			options: { exclude_deals: true, totals_convert_currency: byName('USD') },
		});
		const more = '&pipeline_id=1&exclude_deals=1&totals_convert_currency=USD';
		expect(json).toEqual(await account.list(`${timeline}${asked}${more}`));
		expect(json.every(({ deals }) => (deals as unknown[]).length === 0)).toBe(true);
	});

	it.each<[string, IDataObject, string]>([
		['a field that is none', { field_key: byName('Expcted close date') }, "'Date Field' has no"],
		['no start', { start_date: '={{ "" }}' }, "'Start Date' is empty"],
		['half an interval', { amount: 1.5 }, "'Number of Intervals' takes a whole number"],
	])('refuses %s', async (_what, wrong, message) => {
		const { error } = await run('getTimeline', { ...periods, ...wrong });
		expect(error?.message).toContain(message);
		expect(await account.sent('GET', timeline)).toEqual([]);
	});
});
