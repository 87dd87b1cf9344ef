import { openExchange, type Exchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import type { ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';
import { FakeClock } from './fakeClock';
import { FakeContext, ok, type Reply, type Respond } from './fakeContext';
import { failureOf } from './settled';

const get: ApiRequest = { method: 'GET', path: '/api/v2/deals/1' };
const create: ApiRequest = { method: 'POST', path: '/api/v2/deals', body: { title: 'Roof' } };
const merge: ApiRequest = { method: 'PUT', path: '/api/v1/deals/1/merge', repeat: 'never' };
const remove: ApiRequest = { method: 'DELETE', path: '/api/v2/deals/1' };

function setUp(respond: Respond) {
	const clock = new FakeClock();
	const context = new FakeContext(clock, respond);
	const run = async <T>(work: (exchange: Exchange) => Promise<T>): Promise<T> =>
		await clock.play(
			openExchange(context, { credentialType: 'pipedriveCrmApi', clock }).then(work),
		);
	return { clock, context, run };
}

/** Answers one reply after another; the last one again and again. */
function inTurn(...replies: Reply[]): Respond {
	return (_options, attempt) => replies[Math.min(attempt, replies.length) - 1] ?? ok(null);
}

// The jitter of the backoff, so that every run of these tests is the same one.
beforeEach(() => {
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('a burst 429', () => {
	const refused: Reply = {
		status: 429,
		headers: { 'retry-after': '3' },
		body: { success: false, error: 'Request over limit', errorCode: 429 },
	};

	it.each([
		['a read', get],
		['a create', create],
		['a merge', merge],
	])('is waited out, and %s sent again', async (_name, request) => {
		const { clock, context, run } = setUp(inTurn(refused, ok({ id: 1 })));
		const answer = await run(async (exchange) => await exchange.send(request));
		expect(answer.data).toEqual({ id: 1 });
		expect(context.sent).toHaveLength(2);
		expect(clock.now()).toBeGreaterThanOrEqual(3000);
	});

	it('makes everybody with the same credential wait', async () => {
		const { clock, context, run } = setUp(inTurn(refused, ok({ id: 1 })));
		const other = await openExchange(context, { credentialType: 'pipedriveCrmApi', clock });
		const ends: number[] = [];
		await run(async (exchange) => {
			const first = exchange.send(get);
			await clock.sleep(100);
			await other.send(get).then(() => ends.push(clock.now()));
			await first;
		});
		expect(ends[0]).toBeGreaterThanOrEqual(3000);
	});

	it('waits for x-ratelimit-reset when retry-after is missing', async () => {
		const { clock, run } = setUp(
			inTurn({ status: 429, headers: { 'x-ratelimit-reset': '5' } }, ok({ id: 1 })),
		);
		await run(async (exchange) => await exchange.send(get));
		expect(clock.now()).toBeGreaterThanOrEqual(5000);
	});

	it('waits for a window when no header says how long', async () => {
		const { clock, run } = setUp(inTurn({ status: 429 }, ok({ id: 1 })));
		await run(async (exchange) => await exchange.send(get));
		expect(clock.now()).toBeGreaterThanOrEqual(2000);
	});

	it('that is never lifted ends the run', async () => {
		const { context, run } = setUp(inTurn({ status: 429 }));
		const failure = await run(async (exchange) => await failureOf(exchange.send(get)));
		expect(failure.kind).toBe('rateLimited');
		expect(context.sent.length).toBeLessThan(50);
	});
});

describe('a request that Pipedrive did not deal with', () => {
	const troubles: [string, Reply][] = [
		['status 500', { status: 500, body: { success: false, error: 'Internal Server Error' } }],
		['status 503', { status: 503, body: '<html>maintenance</html>' }],
		['a broken connection', { code: 'ECONNRESET' }],
		['a timeout', { code: 'ECONNABORTED' }],
	];

	it.each(troubles)('is sent again if it is safe: %s', async (_name, trouble) => {
		const { context, run } = setUp(inTurn(trouble, trouble, ok({ id: 1 })));
		const { data, repeats } = await run(async (exchange) => ({
			data: (await exchange.send(get)).data,
			repeats: exchange.spent.repeats,
		}));
		expect(data).toEqual({ id: 1 });
		expect(context.sent).toHaveLength(3);
		expect(repeats).toBe(2);
	});

	it.each(troubles)('is not sent again if it creates: %s', async (_name, trouble) => {
		const { context, run } = setUp(inTurn(trouble, ok({ id: 1 })));
		const failure = await run(async (exchange) => await failureOf(exchange.send(create)));
		expect(context.sent).toHaveLength(1);
		expect(failure.mayExist).toBe(true);
		expect(failure.nextStep).toContain('may have carried it out');
	});

	it.each([...troubles, ['a refused connection', { code: 'ECONNREFUSED' }] as [string, Reply]])(
		'is not sent again if it merges: %s',
		async (_name, trouble) => {
			const { context, run } = setUp(inTurn(trouble, ok({ id: 1 })));
			await run(async (exchange) => await failureOf(exchange.send(merge)));
			expect(context.sent).toHaveLength(1);
		},
	);

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
		'is sent again if it creates, when it certainly was not received: %s',
		async (code) => {
			const { context, run } = setUp(inTurn({ code }, ok({ id: 1 })));
			const answer = await run(async (exchange) => await exchange.send(create));
			expect(answer.data).toEqual({ id: 1 });
			expect(context.sent).toHaveLength(2);
		},
	);

	it('may be declared safe by its row, though it is a POST', async () => {
		const { context, run } = setUp(inTurn({ code: 'ECONNRESET' }, ok({ id: 1 })));
		await run(async (exchange) => await exchange.send({ ...create, repeat: 'safe' }));
		expect(context.sent).toHaveLength(2);
	});

	it('is given up after five attempts, with nothing said to exist that was only read', async () => {
		const { context, run } = setUp(inTurn({ status: 500, body: '' }));
		const failure = await run(async (exchange) => await failureOf(exchange.send(get)));
		expect(context.sent).toHaveLength(5);
		expect(failure).toMatchObject({ kind: 'server', httpCode: 500, mayExist: false });
	});

	it('counts as deleted when the repeated DELETE finds nothing', async () => {
		const gone: Reply = { status: 404, body: { success: false, error: 'Deal not found' } };
		const { run } = setUp(inTurn({ code: 'ECONNRESET' }, gone));
		const answer = await run(async (exchange) => await exchange.send(remove));
		expect(answer.data).toBeNull();
	});

	it('does not count as deleted when only a 429 came before', async () => {
		const gone: Reply = { status: 404, body: { success: false, error: 'Deal not found' } };
		const { run } = setUp(inTurn({ status: 429 }, gone));
		const failure = await run(async (exchange) => await failureOf(exchange.send(remove)));
		expect(failure.kind).toBe('notFound');
	});
});

describe('an outage', () => {
	it('fails a run of a thousand items within seconds, not after the patience of each', async () => {
		const { clock, context, run } = setUp(inTurn({ code: 'ECONNREFUSED' }));
		const failures = await run(async (exchange) => {
			const found: string[] = [];
			const workers = Array.from({ length: 10 }, async () => {
				for (let item = 0; item < 100; item += 1) {
					found.push((await failureOf(exchange.send(get))).kind);
				}
			});
			await Promise.all(workers);
			return found;
		});
		expect(failures).toHaveLength(1000);
		expect(new Set(failures)).toEqual(new Set(['unreachable']));
		expect(context.sent.length).toBeLessThan(50);
		expect(clock.now()).toBeLessThan(20_000);
	});

	it('that has passed is noticed by the same run', async () => {
		let isDown = true;
		const { clock, run } = setUp(() => (isDown ? { status: 503, body: '' } : ok({ id: 1 })));
		const answer = await run(async (exchange) => {
			for (let item = 0; item < 30; item += 1) await failureOf(exchange.send(get));
			isDown = false;
			await clock.sleep(6000);
			return await exchange.send(get);
		});
		expect(answer.data).toEqual({ id: 1 });
	});

	it('of every fifth request costs no item', async () => {
		const { run } = setUp((_options, attempt) =>
			attempt % 5 === 0 ? { status: 503, body: '' } : ok({ id: 1 }),
		);
		const answered = await run(async (exchange) => {
			const answers = await Promise.all(
				Array.from({ length: 300 }, async () => await exchange.send(get)),
			);
			return answers.length;
		});
		expect(answered).toBe(300);
	});
});

describe('what cannot get better', () => {
	const spent: Reply = {
		status: 429,
		headers: { 'retry-after': '2', 'x-daily-ratelimit-token-remaining': '0' },
	};
	const page: Reply = { status: 403, body: '<!DOCTYPE html><html>Sorry, you are blocked</html>' };

	it.each([
		['a spent daily budget', spent, 'budgetSpent'],
		["the edge's 403 web page", page, 'blocked'],
		['a refused token', { status: 401, body: { error: 'unauthorized access' } }, 'unauthorized'],
	] as [string, Reply, string][])('%s stops the whole run at once', async (_name, reply, kind) => {
		const { context, run } = setUp(inTurn(reply));
		const kinds = await run(async (exchange) => [
			(await failureOf(exchange.send(get))).kind,
			(await failureOf(exchange.send(create))).kind,
			(await failureOf(exchange.send(get))).kind,
		]);
		expect(kinds).toEqual([kind, kind, kind]);
		expect(context.sent).toHaveLength(1);
	});

	it.each([400, 402, 404, 405, 410, 415, 422, 501])(
		'status %i is not repeated, and does not stop the run',
		async (status) => {
			const { context, run } = setUp(
				inTurn({ status, body: { success: false, error: 'No' } }, ok({ id: 1 })),
			);
			await run(async (exchange) => {
				await failureOf(exchange.send(get));
				expect(context.sent).toHaveLength(1);
				await exchange.send(get);
			});
		},
	);
});

describe('cancelling', () => {
	it.each([
		['a 429', { status: 429, headers: { 'retry-after': '100' } }],
		['a backoff', { status: 503, body: '' }],
	] as [string, Reply][])('ends the waiting for %s within 250 ms', async (_name, reply) => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		const clock = new FakeClock();
		const cancel = new AbortController();
		let cancelledAt = Infinity;
		const context = new FakeContext(clock, () => reply);
		context.latencyMs = 0;
		const exchange = await openExchange(context, {
			credentialType: 'pipedriveCrmApi',
			clock,
			signal: cancel.signal,
		});
		const failure = await clock.play(
			Promise.all([
				failureOf(exchange.send(get)),
				(async () => {
					// Well inside the wait of the 429, and after the first attempt of the backoff.
					while (context.sent.length === 0) await clock.sleep(1);
					await clock.sleep(1);
					cancelledAt = clock.now();
					cancel.abort();
				})(),
			]),
		);
		expect(failure[0].kind).toBe('cancelled');
		expect(clock.now() - cancelledAt).toBeLessThanOrEqual(250);
	});

	it('sends nothing more', async () => {
		const clock = new FakeClock();
		const cancel = new AbortController();
		const context = new FakeContext(clock, () => ok(null));
		const exchange = await openExchange(context, {
			credentialType: 'pipedriveCrmApi',
			clock,
			signal: cancel.signal,
		});
		cancel.abort();
		const failure = await clock.play(failureOf(exchange.send(get)));
		expect(failure.kind).toBe('cancelled');
		expect(context.sent).toHaveLength(0);
	});

	it('of a create under way says that the record may exist', async () => {
		const { run } = setUp(inTurn({ code: 'ERR_CANCELED' }));
		const failure = await run(async (exchange) => await failureOf(exchange.send(create)));
		expect(failure).toMatchObject({ kind: 'cancelled', mayExist: true });
	});
});
