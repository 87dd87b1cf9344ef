import type { Exchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import { openExchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import type { CredentialType } from '../../nodes/PipedriveCrm/exchange/plans';
import type { ApiRequest } from '../../nodes/PipedriveCrm/exchange/request';
import { FakeClock } from './fakeClock';
import { FakeContext, type Reply } from './fakeContext';
import { mostWithin } from './paceClient';
import { SimulatedServer } from './simulatedServer';

const get: ApiRequest = { method: 'GET', path: '/api/v2/deals/1' };
const search: ApiRequest = { method: 'GET', path: '/api/v2/deals/search', query: { term: 'x' } };

/** An account of Pipedrive with its limit, behind n8n. */
function account(requests: number, windowMs: number) {
	const clock = new FakeClock();
	const server = new SimulatedServer(clock, { requests, windowMs });
	const connect = (rateLimit: string, credentialId = 'c1'): FakeContext => {
		const context = new FakeContext(clock, async ({ url }) => replyOf(server, url));
		context.latencyMs = 0;
		context.credential.rateLimit = rateLimit;
		context.credential.oauthTokenData = { api_domain: 'https://acme.pipedrive.com' };
		context.credentialId = credentialId;
		return context;
	};
	return { clock, server, connect };
}

async function replyOf(server: SimulatedServer, url: string): Promise<Reply> {
	const { accepted, headers, retryAfterMs } = await server.ask(url.includes('/search'));
	return {
		status: accepted ? 200 : 429,
		body: { success: accepted, data: {} },
		headers: {
			'x-ratelimit-limit': String(headers.limit),
			'x-ratelimit-remaining': String(headers.remaining),
			'x-ratelimit-reset': String((headers.resetMs ?? 0) / 1000),
			...(retryAfterMs !== undefined && { 'retry-after': String(retryAfterMs / 1000) }),
		},
	};
}

/** Sends that many, as many at once as the exchange advises. */
async function sendMany(exchange: Exchange, request: ApiRequest, count: number): Promise<number> {
	let answered = 0;
	let left = count;
	const work = async (): Promise<void> => {
		while (left > 0) {
			left -= 1;
			await exchange.send(request);
			answered += 1;
			grow();
		}
		workers -= 1;
	};
	let workers = 0;
	const running: Promise<void>[] = [];
	const grow = (): void => {
		while (workers < exchange.concurrency() && left > 0) {
			workers += 1;
			running.push(work());
		}
	};
	grow();
	for (const each of running) await each;
	return answered;
}

describe.each([
	['lite', 'pipedriveCrmApi', 20, 2000],
	['growth', 'pipedriveCrmApi', 40, 2000],
	['premium', 'pipedriveCrmApi', 100, 2000],
	['ultimate', 'pipedriveCrmOAuth2Api', 480, 2000],
	['starter', 'pipedriveCrmApi', 100, 60_000],
	['professional', 'pipedriveCrmApi', 500, 60_000],
	['enterprise', 'pipedriveCrmApi', 1000, 60_000],
] as [string, CredentialType, number, number][])(
	'pacing of an account on %s by %s',
	(plan, credentialType, requests, windowMs) => {
		it.each([plan, 'automatic'])('set to %s meets no 429', async (rateLimit) => {
			const { clock, server, connect } = account(requests, windowMs);
			const exchange = await openExchange(connect(rateLimit), { credentialType, clock });
			const answered = await clock.play(sendMany(exchange, get, 3 * requests));
			expect(answered).toBe(3 * requests);
			expect(server.refusals).toBe(0);
			expect(exchange.spent).toMatchObject({ requests: 3 * requests, repeats: 0 });
		});
	},
);

it('pacing holds searches to 10 in 2 seconds', async () => {
	const { clock, server, connect } = account(120, 2000);
	const exchange = await openExchange(connect('ultimate'), {
		credentialType: 'pipedriveCrmApi',
		clock,
	});
	await clock.play(sendMany(exchange, search, 40));
	expect(server.refusals).toBe(0);
	expect(
		mostWithin(
			server.arrivals.map(({ at }) => at),
			2000,
		),
	).toBeLessThanOrEqual(10);
});

it('pacing is shared by all nodes and runs with the same credential', async () => {
	const { clock, server, connect } = account(20, 2000);
	const options = { credentialType: 'pipedriveCrmApi', clock } as const;
	const exchanges = await Promise.all([
		openExchange(connect('lite'), options),
		openExchange(connect('lite'), options),
	]);
	await clock.play(
		Promise.all(exchanges.map(async (exchange) => await sendMany(exchange, get, 40))),
	);
	expect(server.refusals).toBe(0);
});

it('pacing of one credential does not slow another', async () => {
	const { clock, connect } = account(1000, 2000);
	const options = { credentialType: 'pipedriveCrmApi', clock } as const;
	const busy = await openExchange(connect('lite', 'busy'), options);
	const idle = await openExchange(connect('lite', 'idle'), options);
	const ends = await clock.play(
		(async () => {
			const rest = sendMany(busy, get, 60);
			await sendMany(idle, get, 15);
			const idleEnd = clock.now();
			await rest;
			return { idleEnd, busyEnd: clock.now() };
		})(),
	);
	expect(ends.idleEnd).toBeLessThan(2000);
	expect(ends.busyEnd).toBeGreaterThan(4000);
});
