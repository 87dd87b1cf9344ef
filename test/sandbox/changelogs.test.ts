import { recordOf, recordsOf } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40, now: '2026-01-15T09:00:00Z' });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const patch = async (path: string, body: object) => {
	await sandbox.clock({ advanceSeconds: 60 });
	return recordOf(await sandbox.call('PATCH', path, body));
};

describe('a changelog', () => {
	it('has one row for each field of each change, the latest first, by the words of version 1', async () => {
		const deal = recordOf(await sandbox.call('GET', '/api/v2/deals/1'));
		await patch('/api/v2/deals/1', { title: 'One', label_ids: [] });
		await patch('/api/v2/deals/1', { title: 'Two', value: 12.5 });
		const rows = recordsOf(await sandbox.call('GET', '/api/v1/deals/1/changelog'));
		const told = rows.map((row) => [row.field_key, row.old_value, row.new_value, row.time]);
		const first = '2026-01-15 09:01:00';
		const second = '2026-01-15 09:02:00';
		expect(told.filter(([key]) => key === 'title')).toEqual([
			['title', 'One', 'Two', second],
			['title', deal.title, 'One', first],
		]);
		expect(told).toContainEqual(['value', String(deal.value), '12.5', second]);
		expect(rows[0]).toMatchObject({ actor_user_id: expect.any(Number), change_source: 'api' });
		expect(rows[0]).not.toHaveProperty('id');
	});

	it('names an option by its number and money by two keys', async () => {
		const fields = recordsOf(await sandbox.call('GET', '/api/v2/dealFields?limit=500'));
		const ofType = (type: string) =>
			fields.find((field) => field.is_custom_field === true && field.field_type === type);
		const money = String(ofType('monetary')?.field_code);
		await patch('/api/v2/deals/1', { custom_fields: { [money]: { value: 1, currency: 'EUR' } } });
		await patch('/api/v2/deals/1', { custom_fields: { [money]: { value: 2, currency: 'USD' } } });
		const rows = recordsOf(await sandbox.call('GET', '/api/v1/deals/1/changelog'));
		expect(rows.slice(0, 2).map((row) => [row.field_key, row.old_value, row.new_value])).toEqual(
			expect.arrayContaining([
				[money, '1', '2'],
				[`${money}_currency`, 'EUR', 'USD'],
			]),
		);
	});

	it('is read page by page, knows persons and organizations, and is empty before the first change', async () => {
		expect(recordsOf(await sandbox.call('GET', '/api/v1/persons/1/changelog'))).toEqual([]);
		for (const name of ['A', 'B', 'C']) await patch('/api/v2/organizations/1', { name });
		const path = '/api/v1/organizations/1/changelog?limit=2';
		const page = await sandbox.call('GET', path);
		const cursor = String(page.body.additional_data?.next_cursor);
		const rest = await sandbox.call('GET', `${path}&cursor=${encodeURIComponent(cursor)}`);
		const values = [...recordsOf(page), ...recordsOf(rest)].map((row) => row.new_value);
		expect(values).toEqual(['C', 'B', 'A']);
		expect(rest.body.additional_data?.next_cursor).toBeNull();
	});
});
