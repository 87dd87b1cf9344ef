import fc from 'fast-check';

import { fieldCode, readAll, recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

const now = '2026-01-15T09:00:00Z';
let sandbox: Sandbox;
let allDeals: ApiRecord[];

beforeAll(async () => {
	sandbox = await startSandbox({ now, seed: 7, deals: 300 });
	allDeals = (await readAll(sandbox, '/api/v2/deals', 500)).rows;
});
afterAll(() => sandbox.stop());

async function deals(query: string): Promise<ApiRecord[]> {
	return (await readAll(sandbox, `/api/v2/deals?${query}`, 500)).rows;
}

function ids(rows: ApiRecord[]): number[] {
	return rows.map(({ id }) => id);
}

describe('pages', () => {
	const lists = [
		'/api/v2/deals',
		'/api/v2/deals/archived',
		'/api/v2/persons',
		'/api/v2/organizations',
		'/api/v2/activities',
		'/api/v2/products',
		'/api/v2/stages',
		'/api/v2/dealFields',
	];

	it.each(lists)('of %s put together are the list, whatever their size', async (path) => {
		const whole = (await readAll(sandbox, path, 500)).rows;
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 20, max: 500 }), async (limit) => {
				const { rows, pageSizes } = await readAll(sandbox, path, limit);
				expect(rows).toEqual(whole);
				expect(pageSizes.slice(0, -1).every((size) => size === limit)).toBe(true);
			}),
			{ numRuns: 8 },
		);
	});

	it.each(['id', 'add_time', 'update_time'])('follow the order by %s both ways', async (key) => {
		const rising = (await readAll(sandbox, `/api/v2/deals?sort_by=${key}`, 37)).rows;
		const falling = (await readAll(sandbox, `/api/v2/deals?sort_by=${key}&sort_direction=desc`, 41))
			.rows;
		expect(ids(falling)).toEqual(ids(rising).reverse());
		const keys = rising.map((deal) => (deal[key] === null ? '' : deal[key]));
		const numeric = key === 'id';
		const sorted = numeric
			? [...keys].sort((a, b) => Number(a) - Number(b))
			: [...keys].sort((a, b) => String(a).localeCompare(String(b)));
		expect(keys).toEqual(sorted);
		expect(new Set(ids(rising)).size).toBe(allDeals.length);
	});

	it('have 100 rows when no limit is given', async () => {
		expect(recordsOf(await sandbox.call('GET', '/api/v2/deals'))).toHaveLength(100);
	});

	it('name the next row in the cursor', async () => {
		const answer = await sandbox.call('GET', '/api/v2/deals?limit=3');
		const cursor = answer.body.additional_data?.next_cursor ?? '';
		const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		const id = allDeals[3]?.id;
		expect(key).toEqual({ field: 'id', fieldValue: id, sortDirection: 'asc', id });
	});
});

describe('deal filters', () => {
	it.each(['owner_id', 'person_id', 'org_id', 'pipeline_id', 'stage_id', 'status'])(
		'%s keeps exactly the deals that have it',
		async (key) => {
			const wanted = allDeals.find((deal) => deal[key] !== null)?.[key];
			const expected = allDeals.filter((deal) => deal[key] === wanted);
			expect(await deals(`${key}=${String(wanted)}`)).toEqual(expected);
		},
	);

	it('status takes a list', async () => {
		const expected = allDeals.filter((deal) => deal['status'] !== 'open');
		expect(ids(await deals('status=won,lost'))).toEqual(ids(expected));
	});

	it('ids leaves out what does not exist', async () => {
		expect(ids(await deals('ids=3,99999,1'))).toEqual([1, 3]);
	});

	it('archived deals are only in their own list', async () => {
		const archived = (await readAll(sandbox, '/api/v2/deals/archived', 500)).rows;
		expect(archived.length).toBeGreaterThan(5);
		expect(archived.every((deal) => deal['is_archived'] === true)).toBe(true);
		expect(allDeals.some((deal) => deal['is_archived'] === true)).toBe(false);
		const refused = await sandbox.call('GET', '/api/v2/deals/archived?include_labels=true');
		expect(refused.status).toBe(400);
	});

	it('deleted deals are listed for 30 days when asked for', async () => {
		const deal = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'Soon gone' }));
		await sandbox.call('DELETE', `/api/v2/deals/${String(deal.id)}`);
		const isListed = async () => ids(await deals('status=deleted')).includes(deal.id);
		expect(ids(await deals(''))).not.toContain(deal.id);
		expect(await isListed()).toBe(true);
		await sandbox.clock({ advanceSeconds: 30 * 86_400 });
		expect(await isListed()).toBe(true);
		await sandbox.clock({ advanceSeconds: 1 });
		expect(await isListed()).toBe(false);
		await sandbox.clock({ now });
	});
});

describe('updated_since and updated_until', () => {
	it('take the first moment in and the last out, and pass over deals never changed', async () => {
		const times = allDeals.flatMap(({ update_time }) => update_time ?? []).map(String);
		const [since = '', until = ''] = [...times].sort().filter((_, i) => i === 50 || i === 100);
		const found = await deals(`updated_since=${since}&updated_until=${until}`);
		const expected = allDeals.filter(({ update_time: time }) => {
			return typeof time === 'string' && time >= since && time < until;
		});
		expect(ids(found)).toEqual(ids(expected));
		expect(found.some((deal) => deal['update_time'] === since)).toBe(true);
	});

	it('understand offsets', async () => {
		const utc = await deals('updated_since=2025-12-31T22:00:00Z');
		const tallinn = await deals(`updated_since=${encodeURIComponent('2026-01-01T00:00:00+02:00')}`);
		expect(tallinn).toEqual(utc);
	});

	it('find a new deal only after its first change', async () => {
		const deal = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'Fresh' }));
		expect(deal['update_time']).toBeNull();
		expect(ids(await deals(`updated_since=${now}`))).not.toContain(deal.id);
		await sandbox.call('PATCH', `/api/v2/deals/${String(deal.id)}`, { value: 5 });
		expect(ids(await deals(`updated_since=${now}`))).toContain(deal.id);
	});
});

describe('stored filters', () => {
	async function filterNamed(name: string): Promise<number> {
		const filters = recordsOf(await sandbox.call('GET', '/api/v1/filters?type=deals'));
		return filters.find((filter) => filter['name'] === name)?.id ?? 0;
	}

	it('overrule the other filters of the entity, but not the time of change', async () => {
		const id = await filterNamed('All open deals');
		const open = allDeals.filter((deal) => deal['status'] === 'open');
		const overruled = await deals(`filter_id=${String(id)}&status=won&owner_id=1&ids=1`);
		expect(ids(overruled)).toEqual(expect.arrayContaining(ids(open)));
		expect(overruled.every((deal) => deal['status'] === 'open')).toBe(true);
		expect(await deals(`filter_id=${String(id)}&updated_since=2030-01-01T00:00:00Z`)).toEqual([]);
	});

	it('compare numbers and join conditions', async () => {
		const found = await deals(`filter_id=${String(await filterNamed('Big open deals in euro'))}`);
		const expected = allDeals.filter(
			({ status, currency, value }) =>
				status === 'open' && currency === 'EUR' && Number(value) >= 30_000,
		);
		expect(expected.length).toBeGreaterThan(3);
		expect(ids(found)).toEqual(ids(expected));
	});

	it('need one of their second group', async () => {
		const found = await deals(`filter_id=${String(await filterNamed('Proposal or negotiation'))}`);
		const expected = allDeals.filter(
			({ status, stage_id }) => status === 'open' && [4, 5, 9].includes(Number(stage_id)),
		);
		expect(ids(found)).toEqual(ids(expected));
	});

	it('look into custom fields, and tell which', async () => {
		const id = await filterNamed('Oil, gas and mining');
		const filter = recordOf(
			await sandbox.call('GET', `/api/v1/filters/${String(id)}?include_field_code=true`),
		);
		const code = await fieldCode(sandbox, 'deal', 'enum', 'Industry');
		const found = await deals(`filter_id=${String(id)}&include_option_labels=true`);
		expect(JSON.stringify(filter['conditions'])).toContain(code);
		expect(found.length).toBeGreaterThan(3);
		expect(
			found.every((deal) =>
				JSON.stringify(deal.custom_fields[code]).includes('Oil, Gas and Mining'),
			),
		).toBe(true);
	});

	it('that do not exist, or belong to another list, are refused', async () => {
		const unknown = await sandbox.call('GET', '/api/v2/deals?filter_id=999');
		const ofPersons = await sandbox.call('GET', '/api/v2/deals?filter_id=6');
		expect([unknown.status, ofPersons.status]).toEqual([404, 400]);
	});

	it.each([
		['people', 'persons'],
		['org', 'organizations'],
		['products', 'products'],
		['activity', 'activities'],
	])('of type %s narrow the list of %s', async (type, path) => {
		const [filter] = recordsOf(await sandbox.call('GET', `/api/v1/filters?type=${type}`));
		const whole = (await readAll(sandbox, `/api/v2/${path}`, 500)).rows;
		const narrowed = (
			await readAll(sandbox, `/api/v2/${path}?filter_id=${String(filter?.id)}`, 500)
		).rows;
		expect(narrowed.length).toBeGreaterThan(0);
		expect(narrowed.length).toBeLessThan(whole.length);
	});
});

describe('what an answer carries', () => {
	it('include_fields adds exactly the keys that were asked for', async () => {
		const [deal] = await deals('ids=5&include_fields=activities_count,next_activity_id');
		const [plain] = await deals('ids=5');
		const activities = (await readAll(sandbox, '/api/v2/activities?deal_id=5', 500)).rows;
		expect(deal).toEqual({
			...plain,
			activities_count: activities.length,
			next_activity_id: deal?.['next_activity_id'],
		});
	});

	it('custom_fields narrows to the named keys, 15 at most', async () => {
		const code = await fieldCode(sandbox, 'deal', 'monetary');
		const [deal] = await deals(`ids=5&custom_fields=${code}`);
		expect(Object.keys(deal?.custom_fields ?? {})).toEqual([code]);
		const many = await sandbox.call('GET', `/api/v2/deals?custom_fields=${'a,'.repeat(15)}b`);
		expect(many.body.error).toBe(
			'Validation failed: custom_fields: This list has too many entries.',
		);
	});

	it('include_labels names the labels', async () => {
		const labelled = allDeals.find((deal) => JSON.stringify(deal['label_ids']) !== '[]');
		const [deal] = await deals(`ids=${String(labelled?.id)}&include_labels=true`);
		expect(deal?.['labels']).toEqual([
			{ id: expect.any(Number), label: expect.stringMatching(/^(Hot|Warm|Cold|Upsell)$/) },
		]);
	});
});
