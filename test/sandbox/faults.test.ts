import { recordOf, recordsOf } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 20 });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

async function titles(): Promise<unknown[]> {
	const answer = await sandbox.call('GET', '/api/v2/deals?sort_direction=desc&limit=3');
	return recordsOf(answer).map(({ title }) => title);
}

function create(title: string) {
	return sandbox.call('POST', '/api/v2/deals', { title });
}

describe('a fault', () => {
	it('answers instead of the account, as often as said', async () => {
		await sandbox.arm({
			method: 'GET',
			path: '/api/v2/deals*',
			times: 2,
			fault: {
				status: 503,
				json: { success: false, error: 'Down' },
				headers: { 'retry-after': '1' },
			},
		});
		const answers = [];
		for (let call = 0; call < 3; call += 1) {
			answers.push(await sandbox.call('GET', '/api/v2/deals/1'));
		}
		expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
		expect(answers[0]?.body).toEqual({ success: false, error: 'Down' });
		expect(answers[0]?.headers.get('retry-after')).toBe('1');
		expect(await sandbox.usage()).toMatchObject({ faultsFired: 2, tokens: 1 });
	});

	it('waits for the request that it is meant for', async () => {
		await sandbox.arm({ path: '/api/v2/deals/2', after: 1, fault: { status: 500 } });
		const statuses = [];
		for (const id of [2, 1, 2, 1]) {
			statuses.push((await sandbox.call('GET', `/api/v2/deals/${String(id)}`)).status);
		}
		expect(statuses).toEqual([200, 200, 500, 200]);
		await sandbox.disarm();
		expect((await sandbox.call('GET', '/api/v2/deals/2')).status).toBe(200);
	});

	it('can be a page of the edge', async () => {
		await sandbox.arm({ fault: { status: 403, html: '<h1>Blocked</h1>' } });
		const answer = await sandbox.call('GET', '/api/v2/deals');
		expect([answer.status, answer.text]).toEqual([403, '<h1>Blocked</h1>']);
		expect(answer.headers.get('content-type')).toContain('text/html');
	});

	it('that cuts before leaves nothing written', async () => {
		await sandbox.arm({ method: 'POST', fault: { reset: 'before' } });
		await expect(create('Never heard')).rejects.toThrow();
		await sandbox.disarm();
		expect(await titles()).not.toContain('Never heard');
	});

	it('that cuts after has done the work', async () => {
		await sandbox.arm({ method: 'POST', fault: { reset: 'after' } });
		await expect(create('Done unheard')).rejects.toThrow();
		await sandbox.disarm();
		expect(await titles()).toContain('Done unheard');
		const [logged] = (await sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(logged).toMatchObject({ status: null, tokens: 5 });
	});

	it('with a mistake in its description is refused', async () => {
		await expect(
			sandbox.control('POST', '/faults', { times: 1, fault: { stauts: 500 } }),
		).rejects.toThrow('stauts');
	});

	it('can only delay, and the log knows', async () => {
		await sandbox.arm({ fault: { delayMs: 120 } });
		expect((await sandbox.call('GET', '/api/v2/deals/1')).status).toBe(200);
		const [logged] = await sandbox.requests();
		expect(logged?.ms).toBeGreaterThanOrEqual(119);
	});
});

describe('the request log', () => {
	it('tells what came, without the token', async () => {
		const deal = recordOf(await create('Logged'));
		await fetch(`${sandbox.url}/v1/currencies?term=eur&api_token=${sandbox.apiToken}`);
		const [post, get] = await sandbox.requests();
		expect(post).toEqual({
			seq: expect.any(Number),
			method: 'POST',
			path: '/api/v2/deals',
			query: {},
			body: { title: 'Logged' },
			status: 200,
			tokens: 5,
			auth: 'header',
			ms: expect.any(Number),
		});
		expect(get).toMatchObject({ path: '/v1/currencies', query: { term: 'eur' }, auth: 'query' });
		expect(deal.id).toBeGreaterThan(0);
		expect(JSON.stringify([post, get])).not.toContain(sandbox.apiToken);
	});

	it('goes on from a sequence number, and can be emptied', async () => {
		await create('One');
		const [first] = await sandbox.requests();
		await create('Two');
		const after = await sandbox.requests(first?.seq);
		expect(after.map(({ body }) => body)).toEqual([{ title: 'Two' }]);
		await sandbox.clearRequests();
		expect(await sandbox.requests()).toEqual([]);
	});
});
