import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { recordOf } from './answers';
import { requestJson, startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 20 });
});
afterAll(() => sandbox.stop());

function get(path: string, headers: Record<string, string> = {}) {
	return requestJson('GET', sandbox.url + path, headers);
}

async function grant(scopes?: string[]): Promise<Record<string, string>> {
	const answer = await sandbox.control('POST', '/oauth/grant', scopes ? { scopes } : {});
	return { authorization: `Bearer ${String(answer.body['access_token'])}` };
}

describe('credentials', () => {
	it('missing or wrong ones get the refusal of the gateway', async () => {
		const wrong: Record<string, string>[] = [
			{},
			{ 'x-api-token': 'f'.repeat(40) },
			{ authorization: 'Bearer ' },
		];
		for (const headers of wrong) {
			const answer = await get('/api/v2/deals', headers);
			expect(answer.status).toBe(401);
			expect(answer.headers.get('x-401-by-gw')).toBe('true');
			expect(answer.body).toEqual({
				success: false,
				error: 'unauthorized access',
				errorCode: 401,
				error_info: 'Please check developers.pipedrive.com',
			});
		}
	});

	it('an API token is no access token', async () => {
		const answer = await get('/api/v2/deals', { authorization: `Bearer ${sandbox.apiToken}` });
		expect(answer.status).toBe(401);
		expect(answer.body.error).toBe('Invalid token: access_token is invalid');
	});

	it('a token in the query, and an empty Bearer beside a token, are taken', async () => {
		const inQuery = await get(`/api/v2/deals/1?api_token=${sandbox.apiToken}`);
		const beside = await get('/api/v2/deals/1', {
			'x-api-token': sandbox.apiToken,
			authorization: 'Bearer',
		});
		expect([inQuery.status, beside.status]).toEqual([200, 200]);
	});

	it('speak for their user', async () => {
		const account = await sandbox.control('GET', '/account');
		const users: { id: number; active_flag: boolean; apiToken: string }[] = JSON.parse(
			JSON.stringify(account.body['users']),
		);
		for (const { id, active_flag, apiToken } of users) {
			const answer = await get('/api/v1/users/me', { 'x-api-token': apiToken });
			expect(answer.status).toBe(active_flag ? 200 : 401);
			if (active_flag) expect(recordOf(answer)).toMatchObject({ id, is_you: true });
			expect(answer.text).not.toContain(apiToken);
		}
	});
});

describe('OAuth scopes', () => {
	it('one that the operation accepts is enough', async () => {
		const headers = await grant(['deals:read', 'base']);
		const statuses = await Promise.all(
			[
				'/api/v2/deals',
				'/api/v2/pipelines',
				'/api/v1/users/me',
				'/api/v2/deals/search?term=plan',
			].map(async (path) => (await get(path, headers)).status),
		);
		expect(statuses).toEqual([200, 200, 200, 200]);
	});

	it('none that it accepts is a mismatch, and nothing is written', async () => {
		const headers = await grant(['deals:read']);
		const answers = await Promise.all([
			get('/api/v2/persons', headers),
			requestJson('POST', `${sandbox.url}/api/v2/deals`, headers, { title: 'x' }),
			get('/api/v2/activityFields', headers),
		]);
		const mismatch = { success: false, error: 'Scope and URL mismatch', errorCode: 403 };
		expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
			answers.map(() => ({ status: 403, body: mismatch })),
		);
	});

	it('an app has wider windows than a token', async () => {
		const headers = await grant();
		await sandbox.configure({ plan: 'growth' });
		const answer = await get('/api/v2/deals/1', headers);
		await sandbox.configure({ plan: 'unlimited' });
		expect(answer.headers.get('x-ratelimit-limit')).toBe('160');
	});
});

describe('paths', () => {
	it.each<[string, string, number]>([
		['GET', '/api/v2/deals', 200],
		['GET', '/api/v1/currencies', 200],
		['GET', '/v1/currencies', 200],
		['GET', '/v2/deals', 404],
		['GET', '/api/v1/deals', 404],
		['GET', '/api/v2/unicorns', 404],
		['GET', '/api/v2/deals/99999', 404],
		['PUT', '/api/v2/deals/1', 405],
		['GET', '/api/v1/legacyTeams', 501],
		['GET', '/api/v1/deals/summary/archived', 501],
	])('%s %s answers %i', async (method, path, status) => {
		expect((await sandbox.call(method, path)).status).toBe(status);
	});

	it('that the sandbox lacks are named', async () => {
		const answer = await sandbox.call('GET', '/api/v1/pipelines/3/deals');
		expect(answer.status).toBe(501);
		expect(answer.body.error).toContain('GET /pipelines/{id}/deals');
	});

	it('every answer has a correlation id of its own', async () => {
		const answers = await Promise.all([get('/api/v2/deals'), get('/api/v2/deals')]);
		const ids = answers.map(({ headers }) => headers.get('x-correlation-id'));
		expect(new Set(ids).size).toBe(2);
		expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id ?? ''))).toBe(true);
	});
});

describe('the command line', () => {
	const root = resolve(__dirname, '../..');
	function run(...options: string[]) {
		const node = resolve(root, 'node_modules/.bin/node');
		return spawnSync(node, ['sandbox/main.ts', ...options], { cwd: root, encoding: 'utf8' });
	}

	it('explains itself', () => {
		const { status, stdout } = run('--help');
		expect(status).toBe(0);
		for (const option of ['--port', '--plan', '--latency', '--now', '--seed', '--json']) {
			expect(stdout).toContain(option);
		}
	});

	it.each([
		['--plan', 'gold'],
		['--now', 'tomorrow'],
		['--latency', '-5'],
	])('refuses %s %s before it starts', (option, value) => {
		const { status, stdout, stderr } = run('--port', '0', option, value);
		expect(status).toBe(1);
		expect(stdout).toBe('');
		expect(stderr).toContain(option);
	});
});
