import fc from 'fast-check';

import { Pace } from '../../nodes/PipedriveCrm/exchange/pace';
import type { CredentialType, PlannedRate } from '../../nodes/PipedriveCrm/exchange/plans';
import { plannedRate } from '../../nodes/PipedriveCrm/exchange/plans';
import { FakeClock } from './fakeClock';
import type { Demand, Served } from './paceClient';
import { mostWithin, serve } from './paceClient';
import type { ServerOptions } from './simulatedServer';
import { SimulatedServer } from './simulatedServer';

async function play(planned: PlannedRate, limits: ServerOptions, demand: Demand) {
	const clock = new FakeClock();
	const server = new SimulatedServer(clock, limits);
	const pace = new Pace(planned, clock);
	const served = await clock.play(serve(pace, server, clock, demand));
	return { served, server, pace };
}

/** Requests answered in a window on average, as a share of the limit, from the first full window on. */
function shareUsed({ arrivals }: SimulatedServer, { requests, windowMs }: ServerOptions): number {
	const accepted = arrivals.filter((arrival) => arrival.accepted).map(({ at }) => at);
	const first = accepted[requests - 1] ?? 0;
	const span = (accepted.at(-1) ?? 0) - first;
	return (accepted.length - requests) / (span / windowMs) / requests;
}

const plans: [string, CredentialType, number, number][] = [
	['lite', 'pipedriveCrmApi', 20, 2000],
	['growth', 'pipedriveCrmApi', 40, 2000],
	['premium', 'pipedriveCrmApi', 100, 2000],
	['ultimate', 'pipedriveCrmApi', 120, 2000],
	['lite', 'pipedriveCrmOAuth2Api', 80, 2000],
	['growth', 'pipedriveCrmOAuth2Api', 160, 2000],
	['premium', 'pipedriveCrmOAuth2Api', 400, 2000],
	['ultimate', 'pipedriveCrmOAuth2Api', 480, 2000],
	['starter', 'pipedriveCrmApi', 100, 60_000],
	['professional', 'pipedriveCrmApi', 500, 60_000],
	['enterprise', 'pipedriveCrmApi', 1000, 60_000],
];

describe.each(plans)('plan %s of %s: %i requests in %i ms', (plan, type, requests, windowMs) => {
	const limits: ServerOptions = { requests, windowMs };

	it.each([plan, 'automatic'])(
		'set to %s, three times the limit is answered without a 429, at 95 % of the limit or more',
		async (rateLimit) => {
			const planned = plannedRate(type, { rateLimit });
			const { served, server } = await play(planned, limits, { count: 3 * requests });
			expect(served.answered).toBe(3 * requests);
			expect(server.refusals).toBe(0);
			expect(shareUsed(server, limits)).toBeGreaterThanOrEqual(0.95);
		},
	);

	it('needs no headers', async () => {
		const planned = plannedRate(type, { rateLimit: plan });
		const silent = { ...limits, tells: false };
		const { server } = await play(planned, silent, { count: 3 * requests });
		expect(server.refusals).toBe(0);
		expect(shareUsed(server, limits)).toBeGreaterThanOrEqual(0.95);
	});
});

describe('whatever the traffic', () => {
	const traffic = fc.record({
		requests: fc.integer({ min: 1, max: 60 }),
		windowMs: fc.constantFrom(1000, 2000, 60_000),
		ways: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }),
		atOnce: fc.integer({ min: 1, max: 60 }),
		windows: fc.integer({ min: 1, max: 4 }),
		every: fc.integer({ min: 1, max: 5 }),
	});

	it('never more requests are let go in any window than the limit, nor searches than 10 in 2 s', async () => {
		await fc.assert(
			fc.asyncProperty(traffic, async ({ requests, windowMs, ways, atOnce, windows, every }) => {
				const { served } = await play(
					{ requests, windowMs, learns: false },
					{ requests: 1e9, windowMs, tells: false, wayMs: cycle(ways) },
					{ count: requests * windows, atOnce, isSearch: (item) => item % every === 0 },
				);
				expect(served.answered).toBe(requests * windows);
				expect(mostWithin(served.sentAt, windowMs)).toBeLessThanOrEqual(requests);
				expect(mostWithin(served.searchesSentAt, 2000)).toBeLessThanOrEqual(10);
			}),
			{ numRuns: 60 },
		);
	});

	it('requests are let go first come first served', async () => {
		await fc.assert(
			fc.asyncProperty(traffic, async ({ requests, windowMs, ways, atOnce, windows }) => {
				const { served } = await play(
					{ requests, windowMs, learns: false },
					{ requests, windowMs, wayMs: cycle(ways) },
					{ count: requests * windows, atOnce },
				);
				expect(served.order).toEqual([...served.order].sort((a, b) => a - b));
			}),
			{ numRuns: 60 },
		);
	});

	it('the limit is used to 95 % as long as there is enough to send', async () => {
		const even = fc.record({
			requests: fc.integer({ min: 10, max: 150 }),
			wayMs: fc.integer({ min: 5, max: 100 }),
			jitterMs: fc.integer({ min: 0, max: 8 }),
		});
		await fc.assert(
			fc.asyncProperty(even, async ({ requests, wayMs, jitterMs }) => {
				const limits: ServerOptions = {
					requests,
					windowMs: 2000,
					wayMs: cycle([0, 5, 2, 8, 1, 7].map((step) => wayMs + (step % (jitterMs + 1)))),
				};
				const { server } = await play({ ...limits, learns: false }, limits, {
					count: 5 * requests,
				});
				expect(server.refusals).toBe(0);
				expect(shareUsed(server, limits)).toBeGreaterThanOrEqual(0.95);
			}),
			{ numRuns: 40 },
		);
	});
});

describe('searches', () => {
	it('wait for their own limit while other requests go on', async () => {
		const clock = new FakeClock();
		const server = new SimulatedServer(clock, { requests: 120, windowMs: 2000 });
		const pace = new Pace({ requests: 120, windowMs: 2000, learns: false }, clock);
		const [searches, others] = await clock.play(
			Promise.all([
				serve(pace, server, clock, { count: 30, atOnce: 30, isSearch: () => true }),
				serve(pace, server, clock, { count: 100, atOnce: 5 }),
			]),
		);
		expect(server.refusals).toBe(0);
		expect(searches.endedAt).toBeGreaterThan(4000);
		expect(others.endedAt).toBeLessThan(2000);
	});
});

describe('processes that share a limit without knowing each other', () => {
	const limits: ServerOptions = { requests: 40, windowMs: 2000, wayMs: cycle([38, 42, 40, 45]) };

	async function share(processes: number, options: ServerOptions) {
		const clock = new FakeClock();
		const server = new SimulatedServer(clock, options);
		const planned = { requests: options.requests, windowMs: options.windowMs, learns: false };
		const served: Served[] = await clock.play(
			Promise.all(
				Array.from({ length: processes }, async () => {
					return await serve(new Pace(planned, clock), server, clock, { count: 600 });
				}),
			),
		);
		const firstEnd = Math.min(...served.map(({ endedAt }) => endedAt));
		const meanwhile = server.arrivals.filter(({ at, accepted }) => accepted && at <= firstEnd);
		return {
			answered: served.map(({ answered }) => answered),
			used: meanwhile.length / (firstEnd / options.windowMs) / options.requests,
			refused: server.refusals / server.arrivals.length,
		};
	}

	it.each([2, 3])('%i of them stay near it, and lose nothing', async (processes) => {
		const { answered, used, refused } = await share(processes, limits);
		expect(answered).toEqual(Array.from({ length: processes }, () => 600));
		expect(used).toBeGreaterThan(0.85);
		expect(refused).toBeLessThan(0.05);
	});

	it('let a newcomer have its turn at once', async () => {
		const clock = new FakeClock();
		const server = new SimulatedServer(clock, limits);
		const planned = { requests: 40, windowMs: 2000, learns: false };
		const busy = serve(new Pace(planned, clock), server, clock, { count: 800 });
		const newcomer = async (): Promise<number> => {
			await clock.sleep(10_000);
			const { endedAt } = await serve(new Pace(planned, clock), server, clock, { count: 30 });
			return endedAt - 10_000;
		};
		const [, took] = await clock.play(Promise.all([busy, newcomer()]));
		expect(took).toBeLessThan(7500);
	});

	it('do so without headers too', async () => {
		const { answered, used, refused } = await share(2, { ...limits, tells: false });
		expect(answered).toEqual([600, 600]);
		expect(used).toBeGreaterThan(0.65);
		expect(refused).toBeLessThan(0.1);
	});
});

describe('waiting in line', () => {
	it('a refused request keeps its place when it comes back', async () => {
		const clock = new FakeClock();
		const pace = new Pace({ requests: 1, windowMs: 2000, learns: false }, clock);
		const order: string[] = [];
		const next = async (name: string, ticket?: number) => {
			const permit = await pace.acquire(false, undefined, ticket);
			order.push(name);
			return permit;
		};
		const playing = async (): Promise<void> => {
			const first = await next('first');
			const second = next('second');
			if (first === undefined) throw new Error('Nobody cancelled');
			pace.refused(first, 3000);
			pace.settle(first, undefined);
			await Promise.all([next('first again', first.ticket), second, next('third')]);
		};
		await clock.play(playing());
		expect(order).toEqual(['first', 'first again', 'second', 'third']);
	});

	it('few go ahead until the first answer, in case others already use the limit', async () => {
		const limits: ServerOptions = { requests: 120, windowMs: 2000 };
		const { served } = await play({ ...limits, learns: false }, limits, {
			count: 100,
			atOnce: 100,
		});
		expect(served.sentAt.filter((at) => at < 80)).toHaveLength(5);
		expect(served.endedAt).toBeLessThan(500);
	});

	it('a single 429 while nobody else is about does not slow the run down for long', async () => {
		const limits: ServerOptions = { requests: 100, windowMs: 2000, refusesWrongly: 101 };
		const { server } = await play({ ...limits, learns: false }, limits, { count: 1000 });
		expect(server.refusals).toBe(1);
		// Its wait costs a part of one window in ten.
		expect(shareUsed(server, limits)).toBeGreaterThanOrEqual(0.92);
	});
});

describe('what is learned', () => {
	it('automatic starts with the smallest plan until an answer tells the limit', async () => {
		const planned = plannedRate('pipedriveCrmApi', {});
		const silent = { requests: 100, windowMs: 2000, tells: false };
		const { served } = await play(planned, silent, { count: 60, atOnce: 60 });
		expect(mostWithin(served.sentAt, 2000)).toBeLessThanOrEqual(20);
	});

	it.each([
		['rounds the seconds up', (truthMs: number) => truthMs + 1000],
		['names no seconds but a date', () => 1_700_000_000_000],
	])('automatic keeps to 2 seconds when the server %s', async (_how, claimsReset) => {
		const limits: ServerOptions = { requests: 20, windowMs: 2000, claimsReset };
		const { server } = await play(plannedRate('pipedriveCrmApi', {}), limits, { count: 100 });
		expect(server.refusals).toBe(0);
		expect(shareUsed(server, limits)).toBeGreaterThanOrEqual(0.95);
	});

	it('automatic finds back to 2 seconds after a reset that looked like a minute', async () => {
		const limits: ServerOptions = {
			requests: 20,
			windowMs: 2000,
			claimsReset: (truthMs, arrival) => (arrival === 1 ? 30_000 : truthMs),
		};
		const { served } = await play(plannedRate('pipedriveCrmApi', {}), limits, { count: 200 });
		expect(served.endedAt).toBeLessThan(90_000);
	});

	it('a chosen plan gives way when the answers tell a lower limit', async () => {
		const planned = plannedRate('pipedriveCrmApi', { rateLimit: 'ultimate' });
		const { served, server } = await play(planned, { requests: 20, windowMs: 2000 }, { count: 60 });
		expect(served.answered).toBe(60);
		expect(server.refusals).toBe(0);
	});

	it('a custom number is never passed, whatever the answers tell', async () => {
		const planned = plannedRate('pipedriveCrmApi', {
			rateLimit: 'custom',
			customRequests: 5,
			customSeconds: 2,
		});
		const { served } = await play(planned, { requests: 120, windowMs: 2000 }, { count: 30 });
		expect(mostWithin(served.sentAt, 2000)).toBeLessThanOrEqual(5);
	});

	it('a plan chosen anew in the credential counts from then on', async () => {
		const clock = new FakeClock();
		const server = new SimulatedServer(clock, { requests: 120, windowMs: 2000, tells: false });
		const pace = new Pace(plannedRate('pipedriveCrmApi', { rateLimit: 'ultimate' }), clock);
		pace.plan(plannedRate('pipedriveCrmApi', { rateLimit: 'lite' }));
		const served = await clock.play(serve(pace, server, clock, { count: 60, atOnce: 60 }));
		expect(mostWithin(served.sentAt, 2000)).toBeLessThanOrEqual(20);
	});

	it('as many are advised under way as rate and latency need, 50 at most', async () => {
		const advised = async (requests: number, wayMs: number): Promise<number> => {
			const limits: ServerOptions = { requests, windowMs: 2000, wayMs: () => wayMs };
			const { pace } = await play({ ...limits, learns: false }, limits, { count: 20 });
			return pace.concurrency();
		};
		expect(await advised(20, 40)).toBe(3);
		expect(await advised(120, 40)).toBe(9);
		expect(await advised(480, 400)).toBe(50);
	});
});

function cycle(values: number[]): () => number {
	let next = 0;
	return () => {
		next += 1;
		return values[next % values.length] ?? 0;
	};
}
