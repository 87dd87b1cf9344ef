import fc from 'fast-check';

import { RollingWindows } from '../../sandbox/server/rateLimit';
import {
	requestJson,
	startSandbox,
	type Sandbox,
	type SandboxAnswer,
} from '../../sandbox/client/startSandbox';

describe('a rolling window', () => {
	it('never lets more through than its limit, and refuses only when full', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 120 }),
				fc.integer({ min: 1, max: 12 }),
				(gaps, limit) => {
					const windows = new RollingWindows();
					const passed: number[] = [];
					let now = 0;
					for (const gap of gaps) {
						now += gap;
						const within = passed.filter((moment) => moment > now - 2_000).length;
						const state = windows.look('key', limit, 2_000, now);
						expect(state.allowed).toBe(within < limit);
						expect(state.remaining).toBe(limit - within);
						if (!state.allowed) continue;
						windows.take('key', now);
						passed.push(now);
					}
				},
			),
		);
	});

	it('says in whole seconds when the oldest request leaves it', () => {
		const windows = new RollingWindows();
		windows.take('key', 0);
		windows.take('key', 1_900);
		const resets = [0, 999, 1_000, 1_500, 2_000].map(
			(now) => windows.look('key', 2, 2_000, now).resetSeconds,
		);
		expect(resets).toEqual([2, 2, 1, 1, 2]);
	});
});

describe('with a plan', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ plan: 'lite', deals: 20 });
	});
	afterAll(() => sandbox.stop());
	beforeEach(() => sandbox.reset());

	function burst(count: number, path: string): Promise<SandboxAnswer[]> {
		return Promise.all(Array.from({ length: count }, () => sandbox.call('GET', path)));
	}

	function countOf(answers: SandboxAnswer[], status: number): number {
		return answers.filter((answer) => answer.status === status).length;
	}

	it.each([
		['lite', 20],
		['growth', 40],
		['premium', 100],
		['ultimate', 120],
		['starter', 100],
	])('%s answers %i of a burst', async (plan, limit) => {
		await sandbox.configure({ plan });
		const answers = await burst(limit + 15, '/api/v2/deals/1');
		expect([countOf(answers, 200), countOf(answers, 429)]).toEqual([limit, 15]);
		expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe(String(limit));
		expect((await sandbox.usage()).rateLimited).toBe(15);
	});

	it('a refusal says when to come back, costs nothing and is not counted', async () => {
		const refused = (await burst(45, '/api/v2/deals/1')).filter(({ status }) => status === 429);
		expect(refused).toHaveLength(25);
		expect(refused[0]?.body).toEqual({
			success: false,
			error: 'Request over limit',
			errorCode: 429,
		});
		expect(refused[0]?.headers.get('x-ratelimit-remaining')).toBe('0');
		expect(refused[0]?.headers.get('retry-after')).toMatch(/^[12]$/);
		expect((await sandbox.usage()).tokens).toBe(20);
	});

	it('searches have a narrower window of their own', async () => {
		const searches = await burst(12, '/api/v2/deals/search?term=plan');
		const others = await burst(11, '/api/v2/deals/1');
		expect(countOf(searches, 200)).toBe(10);
		expect(searches[0]?.headers.get('x-ratelimit-limit')).toBe('10');
		expect(countOf(others, 200)).toBe(10);
	});

	it('every token has its own window', async () => {
		const account = await sandbox.control('GET', '/account');
		const users: { apiToken: string }[] = JSON.parse(JSON.stringify(account.body['users']));
		await burst(20, '/api/v2/deals/1');
		const answers = await Promise.all(
			users
				.slice(0, 3)
				.map(({ apiToken }) =>
					requestJson('GET', `${sandbox.url}/api/v2/deals/1`, { 'x-api-token': apiToken }),
				),
		);
		expect(answers.map(({ status }) => status)).toEqual([429, 200, 200]);
	});
});

describe('token costs', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ plan: 'ultimate', deals: 20, now: '2026-01-15T09:00:00Z' });
	});
	afterAll(() => sandbox.stop());
	beforeEach(() => sandbox.reset());

	it.each<[string, string, number]>([
		['GET', '/api/v2/deals', 10],
		['GET', '/api/v2/deals/archived', 20],
		['GET', '/api/v2/deals/2', 1],
		['POST', '/api/v2/deals', 5],
		['PATCH', '/api/v2/deals/2', 5],
		['DELETE', '/api/v2/deals/3', 3],
		['GET', '/api/v2/deals/search?term=plan', 20],
		['POST', '/api/v1/deals/2/duplicate', 10],
		['GET', '/api/v2/pipelines', 5],
		['GET', '/api/v2/stages/1', 1],
		['GET', '/api/v2/dealFields', 10],
		['GET', '/api/v1/users', 20],
		['GET', '/api/v1/users/me', 2],
		['GET', '/api/v1/users/find?term=tom', 40],
		['GET', '/api/v1/currencies', 20],
		['GET', '/api/v1/filters', 20],
		['GET', '/v1/activityTypes', 20],
	])('%s %s costs %i', async (method, path, cost) => {
		const writes = method === 'POST' || method === 'PATCH';
		const isDeal = writes && path.startsWith('/api/v2');
		const answer = await sandbox.call(method, path, isDeal ? { title: 'Cost' } : undefined);
		expect(answer.status).toBe(200);
		const limit = Number(answer.headers.get('x-daily-ratelimit-token-limit'));
		const remaining = Number(answer.headers.get('x-daily-ratelimit-token-remaining'));
		const [logged] = await sandbox.requests();
		expect([limit - remaining, logged?.tokens, (await sandbox.usage()).tokens]).toEqual([
			cost,
			cost,
			cost,
		]);
	});

	it('a spent budget refuses until the next day', async () => {
		await sandbox.configure({ dailyTokens: 25 });
		const statuses: number[] = [];
		for (let call = 0; call < 3; call += 1) {
			statuses.push((await sandbox.call('GET', '/api/v2/deals')).status);
		}
		const refused = await sandbox.call('GET', '/api/v2/deals');
		expect(statuses).toEqual([200, 200, 429]);
		expect(refused.headers.get('x-daily-ratelimit-token-remaining')).toBe('0');
		await sandbox.clock({ advanceSeconds: 86_400 });
		expect((await sandbox.call('GET', '/api/v2/deals')).status).toBe(200);
	});
});
