/** Formats a moment as the API's v2 time: UTC, whole seconds, `2026-01-31T09:00:00Z`. */
export function formatTime(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Turns a v2 time into the v1 spelling `2026-01-31 09:00:00`; null stays null. */
export function toV1Time(time: string): string;
export function toV1Time(time: string | null): string | null;
export function toV1Time(time: string | null): string | null {
	return time === null ? null : time.replace('T', ' ').replace('Z', '');
}

/** Turns a v2 time into the spelling with milliseconds that leads, projects and calls have. */
export function toMillisecondTime(time: string): string;
export function toMillisecondTime(time: string | null): string | null;
export function toMillisecondTime(time: string | null): string | null {
	return time === null ? null : time.replace('Z', '.000Z');
}

/**
 * The account's only clock. Every record time, the day of the token budget and the age of the
 * search index come from it; rate windows and latency are measured in real time instead.
 */
export class Clock {
	#frozenAt: number | undefined;
	#offset = 0;
	readonly #listeners = new Set<() => void>();
	readonly #startFrozenAt: number | undefined;

	/** @param frozenAt milliseconds since the epoch at which the clock stands still; runs when left out */
	constructor(frozenAt?: number) {
		this.#startFrozenAt = frozenAt;
		this.#frozenAt = frozenAt;
	}

	/** Milliseconds since the epoch. */
	now(): number {
		return this.#frozenAt ?? Date.now() + this.#offset;
	}

	/** The current time as the v2 API writes it. */
	time(): string {
		return formatTime(this.now());
	}

	/** Whether time passes by `set` and `advance` alone. */
	get standsStill(): boolean {
		return this.#frozenAt !== undefined;
	}

	/** Lets a listener hear of every jump. @returns ends that */
	onJump(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Jumps to a moment (milliseconds since the epoch); a running clock runs on from there. */
	set(milliseconds: number): void {
		if (this.#frozenAt === undefined) this.#offset = milliseconds - Date.now();
		else this.#frozenAt = milliseconds;
		for (const listener of this.#listeners) listener();
	}

	/** Jumps by a number of seconds. */
	advance(seconds: number): void {
		this.set(this.now() + seconds * 1000);
	}

	/** Goes back to what the sandbox was started with. */
	reset(): void {
		this.#frozenAt = this.#startFrozenAt;
		this.#offset = 0;
	}
}
