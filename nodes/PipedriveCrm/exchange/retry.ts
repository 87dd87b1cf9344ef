import type { Answered, AttemptResult } from './attempt';
import type { SeenLimit } from './pace';
import type { ApiRequest, Repeat } from './request';

/** What to do after an attempt. */
export type Verdict =
	| { next: 'done' }
	| { next: 'repeatAfterPause'; waitMs: number | undefined }
	| { next: 'repeatAfterBackoff' }
	| { next: 'fail' };

/** An outage is over, or it is not, within this many attempts and about 8 seconds. */
const mostAttempts = 5;
/** A 429 is only a matter of waiting, but some are never lifted. */
const mostRefusals = 20;
/** Nobody waits longer than this for one 429. */
const longestPauseMs = 120_000;
/** Headers round down to 0 seconds. */
const shortestPauseMs = 200;
const firstBackoffMs = 500;
const longestBackoffMs = 8000;

/** @returns the request's own wish, else what its method allows */
export function repeatOf({ repeat, method }: ApiRequest): Repeat {
	return repeat ?? (method === 'POST' ? 'ifNotDone' : 'safe');
}

/** Counts what has happened to one request so far. */
export class Attempts {
	private broken = 0;

	private refusals = 0;

	/** True once an attempt may have been carried out without our hearing of it. */
	mayBeDone = false;

	constructor(private readonly request: ApiRequest) {}

	/**
	 * Decides whether to send again. A 429 was not carried out, so anything may be sent again after
	 * it; for the rest it depends on the request's `repeat`.
	 * @param result what became of the last attempt
	 */
	judge(result: AttemptResult): Verdict {
		if (result.kind === 'notSent') return { next: 'fail' };
		if (result.kind === 'cancelled') {
			this.mayBeDone = true;
			return { next: 'fail' };
		}
		if (result.kind === 'answered') {
			if (result.status === 429) return this.afterRefusal(result);
			if (result.status < 500) return { next: this.isDone(result) ? 'done' : 'fail' };
			// 501 says that it never will.
			if (result.status === 501) return { next: 'fail' };
		}
		const mayBeDone = result.kind === 'answered' || result.wasSent === 'unknown';
		this.mayBeDone ||= mayBeDone;
		this.broken += 1;
		const repeat = repeatOf(this.request);
		const isAllowed = repeat === 'safe' || (repeat === 'ifNotDone' && !mayBeDone);
		if (!isAllowed || this.broken >= mostAttempts) return { next: 'fail' };
		return { next: 'repeatAfterBackoff' };
	}

	/**
	 * How long to wait before sending again: exponential, with full jitter, so that many requests that
	 * broke together do not come back together.
	 * @param random 0 to 1
	 */
	backoffMs(random: number): number {
		return random * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (this.broken - 1));
	}

	private afterRefusal({ headers }: Answered): Verdict {
		this.refusals += 1;
		if (isBudgetSpent(headers) || this.refusals >= mostRefusals) return { next: 'fail' };
		const waitMs = secondsOf(headers['retry-after']) ?? secondsOf(headers['x-ratelimit-reset']);
		if (waitMs === undefined) return { next: 'repeatAfterPause', waitMs };
		if (waitMs > longestPauseMs) return { next: 'fail' };
		return { next: 'repeatAfterPause', waitMs: Math.max(waitMs, shortestPauseMs) };
	}

	private isDone({ status, headers }: Answered): boolean {
		if (status >= 200 && status < 300) return true;
		if (isRedirect(status) && this.request.answersFile === true) {
			return headers.location !== undefined;
		}
		return status === 404 && this.request.method === 'DELETE' && this.mayBeDone;
	}
}

const isRedirect = (status: number) => status >= 300 && status < 400;

/** Whether a 429 means that the account's tokens of the day are gone. */
export function isBudgetSpent(headers: Record<string, string>): boolean {
	const remaining = headers['x-daily-ratelimit-token-remaining'];
	return remaining !== undefined && Number(remaining) <= 0;
}

/** What the headers of an answer say about the limit; any of it may be missing. */
export function seenLimit(headers: Record<string, string>): SeenLimit {
	return {
		limit: numberOf(headers['x-ratelimit-limit']),
		remaining: numberOf(headers['x-ratelimit-remaining']),
		resetMs: secondsOf(headers['x-ratelimit-reset']),
	};
}

function secondsOf(header: string | undefined): number | undefined {
	const seconds = numberOf(header);
	return seconds === undefined ? undefined : seconds * 1000;
}

function numberOf(header: string | undefined): number | undefined {
	if (header === undefined || header.trim() === '') return undefined;
	const number = Number(header);
	return Number.isFinite(number) && number >= 0 ? number : undefined;
}

const quotaSize = 20;
const quotaPerSuccess = 0.5;
const probeEveryMs = 5000;

/**
 * How much trouble one run bears. Every attempt that Pipedrive did not deal with takes from it, every
 * one that it did gives something back; when it is empty, requests fail at once, but for one now and
 * then that finds out whether Pipedrive is back. So an outage costs a run seconds, not every item's
 * full patience.
 */
export class OutageQuota {
	private left = quotaSize;

	private probeAt = 0;

	/**
	 * @param now milliseconds
	 * @returns false when a request should fail without being sent
	 */
	mayTry(now: number): boolean {
		if (this.left >= 1) return true;
		if (now < this.probeAt) return false;
		this.probeAt = now + probeEveryMs;
		return true;
	}

	get isEmpty(): boolean {
		return this.left < 1;
	}

	failed(now: number): void {
		this.left = Math.max(0, this.left - 1);
		if (this.isEmpty) this.probeAt = Math.max(this.probeAt, now + probeEveryMs);
	}

	succeeded(): void {
		this.left = Math.min(quotaSize, Math.max(1, this.left + quotaPerSuccess));
	}
}
