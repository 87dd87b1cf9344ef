/** The plans that the sandbox can play. */
export const planNames = [
	'lite',
	'growth',
	'premium',
	'ultimate',
	'starter',
	'professional',
	'enterprise',
	'unlimited',
] as const;
export type PlanName = (typeof planNames)[number];

export interface Plan {
	/** Length of the rolling window in milliseconds. */
	windowMs: number;
	/** Requests per window with an API token; undefined: no limit. */
	token: number | undefined;
	/** Requests per window with an OAuth access token. */
	oauth: number | undefined;
	/** Daily tokens per seat; undefined: no budget. */
	dailyTokensPerSeat: number | undefined;
}

const twoSeconds = 2_000;
const minute = 60_000;

/** The four plans of today, three per-minute plans, and one without any limit. */
export const plans: Record<PlanName, Plan> = {
	lite: { windowMs: twoSeconds, token: 20, oauth: 80, dailyTokensPerSeat: 30_000 },
	growth: { windowMs: twoSeconds, token: 40, oauth: 160, dailyTokensPerSeat: 60_000 },
	premium: { windowMs: twoSeconds, token: 100, oauth: 400, dailyTokensPerSeat: 150_000 },
	ultimate: { windowMs: twoSeconds, token: 120, oauth: 480, dailyTokensPerSeat: 210_000 },
	starter: { windowMs: minute, token: 100, oauth: 100, dailyTokensPerSeat: 30_000 },
	professional: { windowMs: minute, token: 500, oauth: 500, dailyTokensPerSeat: 150_000 },
	enterprise: { windowMs: minute, token: 1_000, oauth: 1_000, dailyTokensPerSeat: 210_000 },
	unlimited: {
		windowMs: twoSeconds,
		token: undefined,
		oauth: undefined,
		dailyTokensPerSeat: undefined,
	},
};

/** Searches are limited on every plan with a limit, beside the general window. */
export const searchLimit = { windowMs: twoSeconds, requests: 10 };

/** What a window says about one request. */
export interface WindowState {
	allowed: boolean;
	limit: number;
	remaining: number;
	/** Whole seconds until the oldest request leaves the window, at least 1. */
	resetSeconds: number;
}

/** Counts requests per key in rolling windows. Refused requests do not count. */
export class RollingWindows {
	readonly #taken = new Map<string, number[]>();

	/** How a window stands, without taking a place in it. `now` and `windowMs` are milliseconds. */
	look(key: string, limit: number, windowMs: number, now: number): WindowState {
		const moments = this.#taken.get(key) ?? [];
		let gone = 0;
		while (gone < moments.length && (moments[gone] ?? 0) <= now - windowMs) gone += 1;
		if (gone > 0) moments.splice(0, gone);
		const oldest = moments[0] ?? now;
		return {
			allowed: moments.length < limit,
			limit,
			remaining: Math.max(0, limit - moments.length),
			resetSeconds: Math.max(1, Math.ceil((oldest + windowMs - now) / 1000)),
		};
	}

	/** Takes a place in a window. */
	take(key: string, now: number): void {
		const moments = this.#taken.get(key);
		if (moments) moments.push(now);
		else this.#taken.set(key, [now]);
	}

	/** Forgets everything that was counted. */
	reset(): void {
		this.#taken.clear();
	}
}
