import type { Answered, AttemptResult, ExchangeContext } from './attempt';
import { attempt } from './attempt';
import type { Clock } from './clock';
import { waitFor } from './clock';
import { openEnvelope } from './envelope';
import type { Exchange, ExchangeOptions, Spent } from './exchange';
import { cancelled, explain } from './explain';
import type { FailureKind } from './failure';
import { ExchangeFailure } from './failure';
import type { Account } from './host';
import type { Pace, Permit } from './pace';
import type { Pages, Paging } from './pages';
import { readPages } from './pages';
import type { ApiAnswer, ApiRequest } from './request';
import type { Verdict } from './retry';
import { Attempts, OutageQuota, repeatOf, seenLimit } from './retry';
import { fetchStored, readFileAnswer, storageUrl, type StoredFile } from './storedFile';
import { isSearch, tokenCost } from './tokenCosts';

/** What an exchange is made of. */
export interface ExchangeParts {
	context: ExchangeContext;
	options: ExchangeOptions;
	account: Account;
	credentialKey: string;
	pace: Pace;
	clock: Clock;
}

/** After these, nothing else that the run sends could fare better. */
const finalKinds = new Set<FailureKind>([
	'blocked',
	'budgetSpent',
	'cancelled',
	'hostNotAllowed',
	'rateLimited',
	'unauthorized',
]);

const dotSegment = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/** The exchange: waits for its turn, sends, judges, repeats, explains. */
export class PacedExchange implements Exchange {
	readonly spent: Spent = { requests: 0, tokens: 0, repeats: 0 };

	private readonly quota = new OutageQuota();

	private readonly stopping = new AbortController();

	private readonly signal: AbortSignal;

	/** Why nothing is sent any more. */
	private final: ExchangeFailure | undefined;

	/** The last thing that went wrong with Pipedrive itself. */
	private outage: ExchangeFailure | undefined;

	constructor(private readonly parts: ExchangeParts) {
		const { signal } = parts.options;
		const own = this.stopping.signal;
		this.signal = signal ? AbortSignal.any([signal, own]) : own;
	}

	get accountOrigin(): string {
		return this.parts.account.webOrigin;
	}

	get credentialKey(): string {
		return this.parts.credentialKey;
	}

	concurrency(): number {
		return this.parts.pace.concurrency();
	}

	readPages(request: ApiRequest, paging: Paging): Pages {
		return readPages(async (page) => await this.send(page), request, paging);
	}

	async send(request: ApiRequest): Promise<ApiAnswer> {
		return await this.sendUntil(request, openEnvelope);
	}

	async download(path: string): Promise<StoredFile> {
		const request: ApiRequest = { method: 'GET', path, answersFile: true };
		const answer = await this.sendUntil(request, readFileAnswer);
		return 'location' in answer ? await this.fetchStored(answer.location, path) : answer;
	}

	async fetchStored(address: string, path: string): Promise<StoredFile> {
		const { account, clock, context } = this.parts;
		const request: ApiRequest = { method: 'GET', path };
		const url = storageUrl(address, account.base + path, request);
		return await fetchStored(url, request, { clock, context, signal: this.signal });
	}

	async pause(milliseconds: number): Promise<void> {
		const { clock, options } = this.parts;
		const isOver = await waitFor(clock, milliseconds, options.signal);
		if (!isOver) throw new ExchangeFailure(cancelled.message, cancelled);
	}

	/** Sends until there is an answer that can be read; `read` gives undefined for one that cannot. */
	private async sendUntil<Read>(
		request: ApiRequest,
		read: (answered: Answered) => Read | undefined,
	): Promise<Read> {
		const { context, options, account, clock } = this.parts;
		const attempts = new Attempts(request);
		let permit: Permit | undefined;
		for (;;) {
			permit = await this.leaveFor(request, permit);
			const result = await attempt(context, options.credentialType, account, request);
			const verdict = attempts.judge(result);
			this.settle(request, permit, result, verdict);
			if (verdict.next === 'done' && result.kind === 'answered') {
				const answer = read(result);
				if (answer) return answer;
				attempts.mayBeDone = true;
			}
			if (verdict.next === 'repeatAfterPause') continue;
			if (verdict.next === 'repeatAfterBackoff' && !this.quota.isEmpty) {
				await waitFor(clock, attempts.backoffMs(Math.random()), this.signal);
				continue;
			}
			throw this.failure(request, attempts, result);
		}
	}

	/** Waits until the request may be sent, and books what it costs. */
	private async leaveFor(request: ApiRequest, last: Permit | undefined): Promise<Permit> {
		const { pace, clock } = this.parts;
		this.refuseIfStopped(request);
		if (this.outage && !this.quota.mayTry(clock.now())) throw notSent(this.outage, request);
		if (dotSegment.test(request.path)) throw dotIsNoId(request);
		const cost = this.book(request);
		const permit = await pace.acquire(isSearch(request.path), this.signal, last?.ticket);
		if (permit === undefined || this.signal.aborted) {
			this.spent.tokens -= cost;
			if (permit) pace.settle(permit, undefined);
			this.refuseIfStopped(request);
		}
		if (permit === undefined) throw new ExchangeFailure(cancelled.message, cancelled);
		this.spent.requests += 1;
		if (last) this.spent.repeats += 1;
		return permit;
	}

	private refuseIfStopped(request: ApiRequest): void {
		if (this.final) throw notSent(this.final, request);
		if (this.parts.options.signal?.aborted) {
			throw new ExchangeFailure(cancelled.message, { ...cancelled, request: outline(request) });
		}
	}

	/** Takes the cost before sending, so that requests under way together stay within the maximum too. */
	private book(request: ApiRequest): number {
		const { maxTokens } = this.parts.options;
		const cost = tokenCost(request.method, request.path);
		if (maxTokens !== undefined && this.spent.tokens + cost > maxTokens) {
			const failure = new ExchangeFailure(
				`The next request costs ${cost} API tokens, and this run may spend no more than ${maxTokens} (${this.spent.tokens} are spent)`,
				{
					kind: 'budgetSpent',
					nextStep: 'Raise the maximum of tokens per run, or process fewer items.',
					request: outline(request),
				},
			);
			// What is booked already may still go out: it is within the maximum.
			this.final ??= failure;
			throw failure;
		}
		this.spent.tokens += cost;
		return cost;
	}

	private settle(
		request: ApiRequest,
		permit: Permit,
		result: AttemptResult,
		verdict: Verdict,
	): void {
		const { pace, clock } = this.parts;
		// Before the permit goes back, as that lets the next one go.
		if (verdict.next === 'repeatAfterPause') pace.refused(permit, verdict.waitMs);
		pace.settle(permit, result.kind === 'answered' ? seenLimit(result.headers) : undefined);
		if (result.kind === 'answered' && result.status !== 429) {
			if (result.status >= 500) this.quota.failed(clock.now());
			else this.quota.succeeded();
			return;
		}
		if (result.kind === 'unanswered') this.quota.failed(clock.now());
		const mayHaveCost = result.kind === 'unanswered' && result.wasSent === 'unknown';
		if (!mayHaveCost && result.kind !== 'cancelled') {
			this.spent.tokens -= tokenCost(request.method, request.path);
		}
	}

	private failure(request: ApiRequest, attempts: Attempts, result: AttemptResult): ExchangeFailure {
		const failure = explain(result, {
			credentialType: this.parts.options.credentialType,
			account: this.parts.account,
			request,
			mayExist: attempts.mayBeDone && repeatOf(request) !== 'safe',
		});
		if (finalKinds.has(failure.kind)) this.stop(failure);
		if (failure.kind === 'server' || failure.kind === 'unreachable') this.outage = failure;
		return failure;
	}

	private stop(failure: ExchangeFailure): void {
		this.final ??= failure;
		this.stopping.abort();
	}
}

/** For a request that was held back because of what happened to an earlier one. */
function notSent(earlier: ExchangeFailure, request: ApiRequest): ExchangeFailure {
	const { kind, nextStep, httpCode, apiMessage, apiCode, message } = earlier;
	if (kind === 'cancelled') return earlier;
	return new ExchangeFailure(`Not sent after an earlier request failed: ${message}`, {
		kind,
		nextStep,
		request: outline(request),
		...(httpCode !== undefined && { httpCode }),
		...(apiMessage !== undefined && { apiMessage }),
		...(apiCode !== undefined && { apiCode }),
	});
}

function dotIsNoId(request: ApiRequest): ExchangeFailure {
	return new ExchangeFailure('A dot is no ID', {
		kind: 'refused',
		nextStep: 'Enter the ID of a record.',
		request: outline(request),
	});
}

function outline({ method, path }: ApiRequest): Pick<ApiRequest, 'method' | 'path'> {
	return { method, path };
}
