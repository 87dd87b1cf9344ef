import type { FakeClock } from './fakeClock';

export interface Arrival {
	at: number;
	isSearch: boolean;
	accepted: boolean;
}

export interface Reply {
	accepted: boolean;
	headers: { limit?: number; remaining?: number; resetMs?: number };
	retryAfterMs: number | undefined;
}

export interface ServerOptions {
	requests: number;
	windowMs: number;
	/** Milliseconds from sending to arrival, and again until the answer is back. */
	wayMs?: () => number;
	/** Whether the answers carry x-ratelimit-* and retry-after. */
	tells?: boolean;
	/** Which arrival (counted from 1) is refused though it fits. */
	refusesWrongly?: number;
	/** What it says about the reset instead of the truth. */
	claimsReset?: (truthMs: number, arrival: number) => number;
}

/** Counts as Pipedrive does: arrivals of the last window, searches besides at most 10 in 2 seconds. */
export class SimulatedServer {
	readonly arrivals: Arrival[] = [];

	constructor(
		private readonly clock: FakeClock,
		private readonly options: ServerOptions,
	) {}

	async ask(isSearch = false): Promise<Reply> {
		const { wayMs = () => 40, tells = true, requests, windowMs } = this.options;
		await this.clock.sleep(wayMs());
		const now = this.clock.now();
		const counted = this.accepted((arrival) => arrival.at > now - windowMs);
		const searches = this.accepted((arrival) => arrival.isSearch && arrival.at > now - 2000);
		const isWronged = this.arrivals.length + 1 === this.options.refusesWrongly;
		const fits = counted.length < requests && (!isSearch || searches.length < 10);
		const accepted = fits && !isWronged;
		this.arrivals.push({ at: now, isSearch, accepted });
		const oldest = counted[0]?.at ?? now;
		const truthMs = Math.ceil((oldest + windowMs - now) / 1000) * 1000;
		const resetMs = this.options.claimsReset?.(truthMs, this.arrivals.length) ?? truthMs;
		const remaining = Math.max(0, requests - counted.length - (accepted ? 1 : 0));
		await this.clock.sleep(wayMs());
		return {
			accepted,
			headers: tells ? { limit: requests, remaining, resetMs } : {},
			retryAfterMs: tells && !accepted ? resetMs : undefined,
		};
	}

	get refusals(): number {
		return this.arrivals.filter((arrival) => !arrival.accepted).length;
	}

	private accepted(fits: (arrival: Arrival) => boolean): Arrival[] {
		return this.arrivals.filter((arrival) => arrival.accepted && fits(arrival));
	}
}
