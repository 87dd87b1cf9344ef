import { recordOf } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

const now = '2026-01-15T09:00:00Z';
const paths = [
	'/api/v2/deals?limit=500',
	'/api/v2/deals/archived?limit=500',
	'/api/v2/persons?limit=500',
	'/api/v2/organizations?limit=500',
	'/api/v2/activities?limit=500&include_fields=attendees',
	'/api/v2/products?limit=500',
	'/api/v2/pipelines',
	'/api/v2/stages',
	'/api/v2/dealFields?limit=500',
	'/api/v1/users',
	'/api/v1/filters',
	'/api/v1/currencies',
	'/api/v1/activityTypes',
];

function everything(sandbox: Sandbox): Promise<string[]> {
	return Promise.all(paths.map(async (path) => (await sandbox.call('GET', path)).text));
}

it('two starts with one seed and one time are equal to the byte', async () => {
	const [one, other] = await Promise.all([
		startSandbox({ now, seed: 7 }),
		startSandbox({ now, seed: 7 }),
	]);
	try {
		expect(await everything(other)).toEqual(await everything(one));
		expect(other.apiToken).toBe(one.apiToken);
		expect(other.oauth).toEqual(one.oauth);
	} finally {
		await Promise.all([one.stop(), other.stop()]);
	}
});

describe('a reset', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ now, plan: 'ultimate' });
	});
	afterAll(() => sandbox.stop());

	it('brings account, clock, settings, faults and counters back', async () => {
		const before = await everything(sandbox);
		const deal = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'Passing' }));
		await sandbox.call('PATCH', '/api/v2/persons/1', { name: 'Someone Else' });
		await sandbox.call('DELETE', '/api/v2/organizations/1');
		await sandbox.clock({ advanceSeconds: 3_600 });
		await sandbox.configure({ plan: 'unlimited', dailyTokens: 5 });
		await sandbox.arm({ fault: { status: 500 } });
		await sandbox.reset();
		expect(await sandbox.usage()).toEqual({
			requests: 0,
			tokens: 0,
			rateLimited: 0,
			faultsFired: 0,
			violations: 0,
		});
		expect(await everything(sandbox)).toEqual(before);
		const again = await sandbox.call('POST', '/api/v2/deals', { title: 'Passing' });
		expect(recordOf(again)).toMatchObject({ id: deal.id, add_time: now });
		expect(again.headers.get('x-ratelimit-limit')).toBe('120');
	});

	it('forgets OAuth connections', async () => {
		const grant = await sandbox.control('POST', '/oauth/grant', {});
		const call = () =>
			fetch(`${sandbox.url}/api/v1/users/me`, {
				headers: { authorization: `Bearer ${String(grant.body['access_token'])}` },
			});
		expect((await call()).status).toBe(200);
		await sandbox.reset();
		expect((await call()).status).toBe(401);
	});
});

describe('the sample account', () => {
	it('is as large and as untidy as promised', async () => {
		const sandbox = await startSandbox({ now });
		try {
			const counts: Record<string, number> = {};
			const names: Record<string, string[]> = {};
			for (const list of ['deals', 'persons', 'organizations', 'activities', 'products']) {
				let cursor = '';
				counts[list] = 0;
				do {
					const page = await sandbox.call('GET', `/api/v2/${list}?limit=500${cursor}`);
					const rows: { name?: string }[] = JSON.parse(JSON.stringify(page.body.data));
					counts[list] += rows.length;
					names[list] = [...(names[list] ?? []), ...rows.map(({ name = '' }) => name)];
					const next = page.body.additional_data?.next_cursor;
					cursor = next ? `&cursor=${next}` : '';
				} while (cursor !== '');
			}
			const twins = (list: string) => {
				const all = names[list] ?? [];
				return all.filter((name, index) => all.indexOf(name) !== index);
			};
			expect(counts['deals']).toBeGreaterThanOrEqual(500);
			expect(counts['persons']).toBeGreaterThanOrEqual(300);
			expect(counts['organizations']).toBeGreaterThanOrEqual(120);
			expect(counts['activities']).toBeGreaterThanOrEqual(800);
			expect(counts['products']).toBe(40);
			expect(twins('persons')).toContain('Hanna Korhonen');
			expect(twins('organizations')).toContain('Alder & Finch Logistics');
		} finally {
			await sandbox.stop();
		}
	});
});
