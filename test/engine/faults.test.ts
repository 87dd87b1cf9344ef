import { byId, runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const get = {
	operation: 'get',
	dealId: byId(7),
	simple: false,
	options: { outputCustomFields: 'raw' },
};
const create = {
	operation: 'create',
	title: '=Deal {{ $json.n }}',
	simple: false,
	options: { outputCustomFields: 'raw' },
};

const dealsNamed = async (title: string) => {
	const { body } = await account.sandbox.call(
		'GET',
		'/api/v2/deals?limit=500&sort_by=id&sort_direction=desc',
	);
	return (body.data as { title: string }[]).filter((deal) => deal.title === title);
};

describe('repeating requests', () => {
	it('reads again after a server error', async () => {
		await account.sandbox.arm({ path: '/api/v2/deals/7', times: 2, fault: { status: 503 } });
		const { json, error } = await runNode(account.sandbox, { parameters: get });
		expect(error).toBeUndefined();
		expect(json[0]?.id).toBe(7);
		expect(await account.sent('GET', '/api/v2/deals/7')).toHaveLength(3);
	});

	it('waits and goes on after a 429, a create too', async () => {
		await account.sandbox.arm({
			method: 'POST',
			path: '/api/v2/deals',
			times: 1,
			fault: { status: 429, headers: { 'retry-after': '0' } },
		});
		const { json } = await runNode(account.sandbox, { items: [{ n: 1 }], parameters: create });
		expect(json[0]?.title).toBe('Deal 1');
		expect(await dealsNamed('Deal 1')).toHaveLength(1);
	});

	it('does not create twice when the connection breaks after a create, and says that it may exist', async () => {
		await account.sandbox.arm({
			method: 'POST',
			path: '/api/v2/deals',
			times: 1,
			fault: { reset: 'after' },
		});
		const { json } = await runNode(account.sandbox, {
			items: [{ n: 1 }],
			parameters: create,
			onError: 'continueRegularOutput',
		});
		expect(json[0]?.details).toMatchObject({ mayExist: true });
		expect(await dealsNamed('Deal 1')).toHaveLength(1);
	});

	it('counts a deal that is gone at the second attempt as deleted', async () => {
		await account.sandbox.arm({
			method: 'DELETE',
			path: '/api/v2/deals/7',
			times: 1,
			fault: { reset: 'after' },
		});
		const { json, error } = await runNode(account.sandbox, {
			parameters: { operation: 'delete', dealId: byId(7) },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true, id: 7 }]);
	});

	it('gives up soon when the API is down, not after the patience of every item', async () => {
		await account.sandbox.arm({ path: '/api/*', fault: { status: 503 } });
		const { json } = await runNode(account.sandbox, {
			items: Array.from({ length: 200 }, (_, n) => ({ n })),
			parameters: get,
			onError: 'continueRegularOutput',
		});
		expect(json).toHaveLength(200);
		expect((await account.sandbox.usage()).requests).toBeLessThan(300);
	});

	it('stops at once when the daily budget is used up', async () => {
		await account.sandbox.configure({ dailyTokens: 30 });
		const { json } = await runNode(account.sandbox, {
			items: Array.from({ length: 40 }, (_, n) => ({ n })),
			parameters: create,
			onError: 'continueRegularOutput',
		});
		const failed = json.filter(({ error }) => error !== undefined);
		expect(json).toHaveLength(40);
		expect(json.length - failed.length).toBe(6);
		expect((await account.sandbox.usage()).rateLimited).toBeLessThan(10);
	});
});

describe('a budget for the run', () => {
	it('stops before it would be passed', async () => {
		const before = (await account.sandbox.usage()).tokens;
		const { json } = await runNode(account.sandbox, {
			items: Array.from({ length: 10 }, (_, n) => ({ n })),
			parameters: { ...create, options: { ...create.options, maxTokens: 22 } },
			onError: 'continueRegularOutput',
		});
		expect(json.filter(({ title }) => title !== undefined)).toHaveLength(4);
		expect((await account.sandbox.usage()).tokens - before).toBe(20);
	});
});

it('tells on request what a run has spent, as the account counts it', async () => {
	const before = await account.sandbox.usage();
	const { hints } = await runNode(account.sandbox, {
		parameters: { operation: 'get', dealId: byId(7), options: { showSpent: true } },
	});
	const after = await account.sandbox.usage();
	const requests = after.requests - before.requests;
	const tokens = after.tokens - before.tokens;
	expect(hints).toEqual([`This run sent ${requests} requests, which cost ${tokens} tokens.`]);
});

describe('where a credential may go', () => {
	it.each([
		['a host that is not Pipedrive', { baseUrl: '', companyDomain: 'https://evil.example' }],
		[
			'an address that only begins like it',
			{ baseUrl: '', companyDomain: 'acme.pipedrive.com.evil.example' },
		],
	])('not to %s', async (_what, data) => {
		const { error } = await runNode(account.sandbox, {
			credential: tokenFor(account.sandbox, data),
			parameters: get,
		});
		expect(error?.message).toMatch(/domain|host/i);
		expect((await account.sandbox.usage()).requests).toBe(0);
	});

	it('not to an api_domain of a token answer that is not Pipedrive', async () => {
		const { error } = await runNode(account.sandbox, {
			credential: {
				grantType: 'authorizationCode',
				clientId: 'x',
				clientSecret: 'y',
				rateLimit: 'automatic',
				baseUrl: '',
				oauthTokenData: { access_token: 'secret', api_domain: account.sandbox.url },
			},
			parameters: { ...get, authentication: 'oAuth2' },
		});
		expect(error?.message).toMatch(/host|domain/i);
		expect((await account.sandbox.usage()).requests).toBe(0);
	});
});

describe('cancelling', () => {
	it('stops sending', async () => {
		await account.sandbox.configure({ latency: 50 });
		let cancel: (() => void) | undefined;
		const running = runNode(account.sandbox, {
			items: Array.from({ length: 300 }, (_, n) => ({ n })),
			parameters: create,
			onStart: (stop) => {
				cancel = stop;
			},
		});
		while ((await account.sandbox.usage()).requests < 5);
		cancel?.();
		const { run } = await running;
		const requests = (await account.sandbox.usage()).requests;
		expect(run.status).toBe('canceled');
		expect(requests).toBeLessThan(100);
	});
});
