import type { RateLimit } from './plans';

/** A request's place in the rolling window, from its sending until Pipedrive no longer counts it. */
export interface Slot {
	readonly sentAt: number;
	/** Milliseconds until the answer; undefined while it is under way. */
	latencyMs: number | undefined;
	/** How many slots this window had given and taken back when this one was given. */
	readonly givenBefore: number;
	readonly freedBefore: number;
}

/**
 * The requests of one rolling window, as Pipedrive counts them. Pipedrive counts arrivals, we know
 * only sendings: a request that took longer than the fastest one seen may have arrived that much
 * later, so its slot is held that much longer than the window.
 */
export class SendWindow {
	private slots: Slot[] = [];

	private freed: boolean[] = [];

	private oldest = 0;

	private given = 0;

	private taken = 0;

	private fastestMs = Infinity;

	constructor(public limit: RateLimit) {}

	/** Slots held now. */
	held(now: number): number {
		this.free(now);
		return this.given - this.taken;
	}

	/** Takes a slot; the caller has seen that one is free. */
	take(now: number): Slot {
		const slot = {
			sentAt: now,
			latencyMs: undefined,
			givenBefore: this.given,
			freedBefore: this.taken,
		};
		this.slots.push(slot);
		this.freed.push(false);
		this.given += 1;
		return slot;
	}

	/** Notes when a slot's answer came. */
	settle(slot: Slot, now: number): void {
		slot.latencyMs = now - slot.sentAt;
		// Creeps up, so that one lucky answer does not make slots be held long for ever after.
		const crept = this.fastestMs + (slot.latencyMs - this.fastestMs) * 0.001;
		this.fastestMs = Number.isNaN(crept) ? slot.latencyMs : Math.min(slot.latencyMs, crept);
	}

	/** The most requests of ours that can have been in the server's window when this one arrived. */
	mostOwnAt(slot: Slot): number {
		return this.given - slot.freedBefore;
	}

	/** Milliseconds until the next held slot is freed; 0 when none is held. */
	untilFreed(now: number): number {
		let earliest = Infinity;
		for (let index = this.oldest; index < this.slots.length; index += 1) {
			const slot = this.slots[index];
			if (slot === undefined || slot.sentAt + this.limit.windowMs >= earliest) break;
			if (!this.freed[index]) earliest = Math.min(earliest, this.freedAt(slot));
		}
		return earliest === Infinity ? 0 : Math.max(0, earliest - now);
	}

	private freedAt(slot: Slot): number {
		const longest = longestExtraMs(this.limit.windowMs);
		const slower = slot.latencyMs === undefined ? longest : slot.latencyMs - this.fastestMs;
		const extra = Math.min(longest, Math.max(0, slower) + timerSlackMs);
		return slot.sentAt + this.limit.windowMs + extra;
	}

	private free(now: number): void {
		for (let index = this.oldest; index < this.slots.length; index += 1) {
			const slot = this.slots[index];
			if (slot === undefined || slot.sentAt + this.limit.windowMs > now) break;
			if (!this.freed[index] && this.freedAt(slot) <= now) {
				this.freed[index] = true;
				this.taken += 1;
			}
		}
		while (this.oldest < this.slots.length && this.freed[this.oldest]) this.oldest += 1;
		if (this.oldest > 1000 && this.oldest * 2 > this.slots.length) {
			this.slots = this.slots.slice(this.oldest);
			this.freed = this.freed.slice(this.oldest);
			this.oldest = 0;
		}
	}
}

/** Timers and arrivals are never exact to the millisecond. */
const timerSlackMs = 5;

/** Holding slots longer than this would cost more than the rare 429 that it avoids. */
function longestExtraMs(windowMs: number): number {
	return Math.min(windowMs * 0.05, 500);
}
