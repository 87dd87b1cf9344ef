import type { Pace } from '../../nodes/PipedriveCrm/exchange/pace';
import type { FakeClock } from './fakeClock';
import type { SimulatedServer } from './simulatedServer';

export interface Demand {
	count: number;
	isSearch?: (item: number) => boolean;
	/** How many are under way at once; as many as the pace advises if left out. */
	atOnce?: number;
}

/** What came of one client's requests. */
export interface Served {
	/** Items in the order in which they were let go first. */
	order: number[];
	/** When each request was let go, repeated ones included. */
	sentAt: number[];
	searchesSentAt: number[];
	answered: number;
	endedAt: number;
}

/** Sends requests through a pace as the exchange does, refused ones again until they are answered. */
export async function serve(
	pace: Pace,
	server: SimulatedServer,
	clock: FakeClock,
	demand: Demand,
): Promise<Served> {
	const served: Served = {
		order: [],
		sentAt: [],
		searchesSentAt: [],
		answered: 0,
		endedAt: 0,
	};
	const one = async (item: number): Promise<void> => {
		const isSearch = demand.isSearch?.(item) ?? false;
		let ticket: number | undefined;
		for (;;) {
			const permit = await pace.acquire(isSearch, undefined, ticket);
			if (permit === undefined) throw new Error('Nobody cancelled');
			served.sentAt.push(clock.now());
			if (isSearch) served.searchesSentAt.push(clock.now());
			if (ticket === undefined) served.order.push(item);
			ticket = permit.ticket;
			const { accepted, headers, retryAfterMs } = await server.ask(isSearch);
			if (!accepted) pace.refused(permit, retryAfterMs);
			pace.settle(permit, {
				limit: headers.limit,
				remaining: headers.remaining,
				resetMs: headers.resetMs,
			});
			if (accepted) break;
		}
		served.answered += 1;
	};
	let next = 0;
	let underWay = 0;
	await new Promise<void>((resolve, reject) => {
		const fill = (): void => {
			while (next < demand.count && underWay < (demand.atOnce ?? pace.concurrency())) {
				underWay += 1;
				one(next).then(() => {
					underWay -= 1;
					fill();
				}, reject);
				next += 1;
			}
			if (served.answered === demand.count) resolve();
		};
		fill();
	});
	served.endedAt = clock.now();
	return served;
}

/** The most moments that lie within any stretch of that length. */
export function mostWithin(moments: number[], windowMs: number): number {
	const sorted = [...moments].sort((a, b) => a - b);
	let most = 0;
	let from = 0;
	sorted.forEach((moment, index) => {
		while ((sorted[from] ?? moment) <= moment - windowMs) from += 1;
		most = Math.max(most, index - from + 1);
	});
	return most;
}
