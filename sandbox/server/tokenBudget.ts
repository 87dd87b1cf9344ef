import type { Clock } from '../state/clock.ts';

/** The company's daily tokens: spent by every caller together, given anew at midnight UTC. */
export class TokenBudget {
	readonly #clock: Clock;
	#day = '';
	#spentToday = 0;
	#spentInAll = 0;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Tokens spent since the start or the last reset. */
	get spent(): number {
		return this.#spentInAll;
	}

	/** What is left of a daily budget. */
	remaining(daily: number): number {
		this.#turnDay();
		return Math.max(0, daily - this.#spentToday);
	}

	/** Books the cost of an operation. */
	spend(tokens: number): void {
		this.#turnDay();
		this.#spentToday += tokens;
		this.#spentInAll += tokens;
	}

	/** Forgets what was spent. */
	reset(): void {
		this.#spentToday = 0;
		this.#spentInAll = 0;
	}

	#turnDay(): void {
		const day = this.#clock.time().slice(0, 10);
		if (day === this.#day) return;
		this.#day = day;
		this.#spentToday = 0;
	}
}
