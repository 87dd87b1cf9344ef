import type { Clock } from './clock';
import { sliceMs } from './clock';
import type { PlannedRate, RateLimit } from './plans';
import { burstWindowMs, minuteWindowMs, searchLimit } from './plans';
import type { Slot } from './sendWindow';
import { SendWindow } from './sendWindow';

/** What an answer's headers said about the limit; any of it may be missing. */
export interface SeenLimit {
	limit: number | undefined;
	remaining: number | undefined;
	resetMs: number | undefined;
}

/** Leave to send one request; to be handed back with `settle` when its fate is known. */
export interface Permit {
	readonly isSearch: boolean;
	/** Place in line, kept when the same request has to be sent again. */
	readonly ticket: number;
	readonly slot: Slot;
	readonly searchSlot: Slot | undefined;
}

interface Waiting {
	isSearch: boolean;
	ticket: number;
	signal: AbortSignal | undefined;
	go(permit: Permit | undefined): void;
}

/** Requests under way before anything is known about the limit or the speed of the answers. */
const firstAtOnce = 5;
const mostAtOnce = 50;
/** Headers are rounded up, some to the next second but one. */
const longestBurstResetMs = 2 * burstWindowMs + 1000;
const smallestShare = 0.25;
/** What a process may always use of a limit that others use up, so that newcomers get their turn. */
const newcomerShare = 0.1;
/** What is left unused while others share the limit: they may send at the same moment. */
const headroomShare = 0.03;

/**
 * Keeps requests within a limit that Pipedrive counts over a rolling window. One per credential and
 * process: everybody who sends with that credential waits here, first come first served; a search
 * that has to wait for the limit of searches lets other requests pass.
 *
 * Other processes that share the limit show in the answers: the server counted more than we sent.
 * Their requests hold slots too, and while they are about, requests are spread evenly and a 429 takes
 * back a part of our share, which grows again while there is none.
 */
export class Pace {
	private limit: RateLimit;

	private readonly all: SendWindow;

	private readonly searches = new SendWindow(searchLimit);

	private readonly line: { other: Waiting[]; search: Waiting[] } = { other: [], search: [] };

	private tickets = 0;

	private underWay = 0;

	private pumping = false;

	private pausedUntil = -Infinity;

	private lastAnswerAt = -Infinity;

	private latencyMs: number | undefined;

	private foreign = { count: 0, seenAt: -Infinity };

	private share = 1;

	private shareChangedAt = -Infinity;

	private refusedAt = -Infinity;

	private evenlyNextAt = -Infinity;

	constructor(
		private planned: PlannedRate,
		private readonly clock: Clock,
	) {
		this.limit = { requests: planned.requests, windowMs: planned.windowMs };
		this.all = new SendWindow(this.limit);
	}

	/**
	 * Takes over the rate that the credential asks for now, if it was changed.
	 * @param planned requests per window, and whether answers may correct it
	 */
	plan(planned: PlannedRate): void {
		const { requests, windowMs, learns } = this.planned;
		if (
			planned.requests === requests &&
			planned.windowMs === windowMs &&
			planned.learns === learns
		) {
			return;
		}
		this.planned = planned;
		this.setLimit(planned.requests, planned.windowMs);
	}

	/**
	 * Waits for leave to send a request.
	 * @param isSearch whether it counts against the limit of searches as well
	 * @param signal ends the waiting within 250 ms
	 * @param ticket place in line of an earlier attempt of the same request
	 * @returns undefined when the signal fired
	 */
	async acquire(
		isSearch: boolean,
		signal?: AbortSignal,
		ticket = (this.tickets += 1),
	): Promise<Permit | undefined> {
		return await new Promise((go) => {
			const line = isSearch ? this.line.search : this.line.other;
			let place = line.length;
			while (place > 0 && (line[place - 1]?.ticket ?? 0) > ticket) place -= 1;
			line.splice(place, 0, { isSearch, ticket, signal, go });
			if (this.pumping) this.grant();
			else void this.pump();
		});
	}

	/**
	 * Hands leave back when the request's fate is known.
	 * @param permit from `acquire`
	 * @param seen what the headers said, undefined when there was no answer
	 */
	settle(permit: Permit, seen: SeenLimit | undefined): void {
		const now = this.clock.now();
		this.underWay -= 1;
		if (seen !== undefined) {
			this.lastAnswerAt = now;
			this.all.settle(permit.slot, now);
			if (permit.searchSlot) this.searches.settle(permit.searchSlot, now);
			const latency = now - permit.slot.sentAt;
			this.latencyMs =
				this.latencyMs === undefined ? latency : this.latencyMs * 0.8 + latency * 0.2;
			// Nothing says which limit the headers of a search are about.
			if (!permit.isSearch) this.learn(permit.slot, seen);
		}
		this.grant();
	}

	/**
	 * Makes everybody wait after a 429.
	 * @param permit of the refused request
	 * @param waitMs how long, undefined for one window
	 */
	refused(permit: Permit, waitMs: number | undefined): void {
		const now = this.clock.now();
		const wait = waitMs ?? (permit.isSearch ? searchLimit.windowMs : this.limit.windowMs);
		this.pausedUntil = Math.max(this.pausedUntil, now + wait);
		if (permit.isSearch || permit.slot.sentAt < this.refusedAt) return;
		const isOwnDoing = this.all.mostOwnAt(permit.slot) >= this.limit.requests;
		const isRare = now - this.refusedAt > 3 * this.limit.windowMs;
		this.refusedAt = now;
		// Ours alone filled the window: arrivals bunched a little, which the wait has already mended.
		if (isOwnDoing && isRare) return;
		this.share = Math.max(smallestShare, this.share * 0.8);
		this.shareChangedAt = now;
	}

	/** How many requests to have under way at once to use the limit: rate × latency seen, and some. */
	concurrency(): number {
		if (this.latencyMs === undefined) return firstAtOnce;
		const perMs = this.limit.requests / this.limit.windowMs;
		return Math.min(mostAtOnce, Math.ceil(perMs * this.latencyMs * 1.5) + 1);
	}

	private setLimit(requests: number, windowMs: number): void {
		this.limit = { requests, windowMs };
		this.all.limit = this.limit;
	}

	private learn(slot: Slot, { limit, remaining, resetMs }: SeenLimit): void {
		if (limit === undefined || limit < 1) return;
		if (this.planned.learns) {
			this.setLimit(limit, this.learnedWindow(slot, { limit, remaining, resetMs }));
		} else if (this.planned.windowMs === burstWindowMs) {
			this.setLimit(Math.min(limit, this.planned.requests), burstWindowMs);
		}
		if (remaining === undefined || limit !== this.limit.requests) return;
		if (slot.sentAt < this.foreign.seenAt) return;
		const count = Math.max(0, limit - remaining - this.all.mostOwnAt(slot));
		this.foreign = { count, seenAt: slot.sentAt };
	}

	/** Pipedrive counts over 2 seconds, or over a minute; which one, the time until the reset gives away. */
	private learnedWindow(slot: Slot, { limit = 0, remaining = 0, resetMs = 0 }: SeenLimit): number {
		const isMinute = resetMs > longestBurstResetMs && resetMs <= minuteWindowMs + 1000;
		if (isMinute) return minuteWindowMs;
		// A server that has forgotten most of what we sent within the minute does not count by the minute.
		const sent = slot.givenBefore - slot.freedBefore;
		const isForgotten = sent >= firstAtOnce && limit - remaining < sent / 2;
		return isForgotten ? burstWindowMs : this.limit.windowMs;
	}

	private async pump(): Promise<void> {
		this.pumping = true;
		for (;;) {
			const wait = this.grant();
			if (this.line.other.length + this.line.search.length === 0) break;
			await this.clock.sleep(Math.max(1, Math.min(wait, sliceMs)));
		}
		this.pumping = false;
	}

	/** Lets go everybody who may, and answers how long the next one has to wait. */
	private grant(): number {
		const now = this.clock.now();
		for (const line of [this.line.other, this.line.search]) dropCancelled(line);
		for (;;) {
			const [first, second] = inOrder(this.line.other[0], this.line.search[0]);
			if (first === undefined) return Infinity;
			const firstWait = this.untilMayGo(first.isSearch, now);
			if (firstWait <= 0) {
				this.letGo(first, now);
				continue;
			}
			if (second === undefined || !first.isSearch) return firstWait;
			const secondWait = this.untilMayGo(second.isSearch, now);
			if (secondWait > 0) return Math.min(firstWait, secondWait);
			this.letGo(second, now);
		}
	}

	private letGo(waiting: Waiting, now: number): void {
		(waiting.isSearch ? this.line.search : this.line.other).shift();
		this.underWay += 1;
		this.evenlyNextAt = Math.max(this.evenlyNextAt, now - 50) + this.evenGapMs();
		const slot = this.all.take(now);
		const searchSlot = waiting.isSearch ? this.searches.take(now) : undefined;
		waiting.go({ isSearch: waiting.isSearch, ticket: waiting.ticket, slot, searchSlot });
	}

	private untilMayGo(isSearch: boolean, now: number): number {
		const waits = [this.pausedUntil - now];
		if (this.all.held(now) >= this.allowed(now)) waits.push(this.all.untilFreed(now));
		if (isSearch && this.searches.held(now) >= searchLimit.requests) {
			waits.push(this.searches.untilFreed(now));
		}
		if (this.isShared(now)) waits.push(this.evenlyNextAt - now);
		const isCold = now - this.lastAnswerAt > this.limit.windowMs;
		if (isCold && this.underWay >= firstAtOnce) waits.push(sliceMs);
		return Math.max(...waits);
	}

	private allowed(now: number): number {
		if (this.share < 1 && now - this.shareChangedAt > this.recoveryMs()) {
			this.share = Math.min(1, this.share + 0.05);
			this.shareChangedAt = now;
		}
		const { requests } = this.limit;
		const others = this.foreignCount(now);
		if (others === 0) return Math.max(1, Math.floor(requests * this.share));
		const left = requests - others - Math.ceil(requests * headroomShare);
		const atLeast = Math.floor(requests * newcomerShare);
		return Math.max(1, Math.min(Math.floor(requests * this.share), Math.max(left, atLeast)));
	}

	/** How often a cut share grows again. A whole minute each time would cost a run of minutes a quarter. */
	private recoveryMs(): number {
		return Math.max(burstWindowMs, this.limit.windowMs / 10);
	}

	private foreignCount(now: number): number {
		return now - this.foreign.seenAt > this.limit.windowMs ? 0 : this.foreign.count;
	}

	private isShared(now: number): boolean {
		return this.share < 1 || this.foreignCount(now) > 0;
	}

	private evenGapMs(): number {
		return this.limit.windowMs / this.limit.requests;
	}
}

function inOrder(a: Waiting | undefined, b: Waiting | undefined): (Waiting | undefined)[] {
	if (a === undefined) return [b];
	if (b === undefined) return [a];
	return a.ticket < b.ticket ? [a, b] : [b, a];
}

function dropCancelled(line: Waiting[]): void {
	for (let index = line.length - 1; index >= 0; index -= 1) {
		const waiting = line[index];
		if (!waiting?.signal?.aborted) continue;
		line.splice(index, 1);
		waiting.go(undefined);
	}
}
