import { performance } from 'node:perf_hooks';

import { ApiError } from './apiError.ts';
import { requireScope, type Caller } from './authentication.ts';
import type { SandboxContext } from './context.ts';
import type { Route } from './route.ts';
import { searchLimit, type WindowState } from './rateLimit.ts';

/** Response headers that tell of the limits. */
export type LimitHeaders = Record<string, string>;

function windowHeaders(state: WindowState): LimitHeaders {
	return {
		'x-ratelimit-limit': String(state.limit),
		'x-ratelimit-remaining': String(state.remaining),
		'x-ratelimit-reset': String(state.resetSeconds),
	};
}

function overLimit(headers: LimitHeaders): ApiError {
	const error = 'Request over limit';
	return new ApiError(429, error, { headers, body: { success: false, error, errorCode: 429 } });
}

/**
 * Takes a place in the caller's rate windows. The headers describe the search window on a search,
 * the general one elsewhere.
 * @throws ApiError 429 with `retry-after` when a window is full; the request is not counted then
 */
function passWindows(context: SandboxContext, caller: Caller, isSearch: boolean): LimitHeaders {
	const { plan } = context;
	const limit = caller.kind === 'oauth' ? plan.oauth : plan.token;
	if (limit === undefined) return {};
	const now = performance.now();
	const look = () => {
		const general = context.windows.look(caller.rateKey, limit, plan.windowMs, now);
		if (!isSearch) return [general];
		const { requests, windowMs } = searchLimit;
		return [context.searchWindows.look(caller.rateKey, requests, windowMs, now), general];
	};
	const full = look().find((state) => !state.allowed);
	if (full) {
		throw overLimit({ ...windowHeaders(full), 'retry-after': String(full.resetSeconds) });
	}
	context.windows.take(caller.rateKey, now);
	if (isSearch) context.searchWindows.take(caller.rateKey, now);
	const [described] = look();
	return described ? windowHeaders(described) : {};
}

function budgetHeaders(daily: number | undefined, remaining: number): LimitHeaders {
	if (daily === undefined) return {};
	return {
		'x-daily-ratelimit-token-limit': String(daily),
		'x-daily-ratelimit-token-remaining': String(remaining),
	};
}

/**
 * Books the cost of an operation on the day's budget.
 * @throws ApiError 429 with nothing remaining when the budget does not cover the operation
 */
function passBudget(context: SandboxContext, cost: number): LimitHeaders {
	const daily = context.dailyTokens;
	if (daily !== undefined && context.budget.remaining(daily) < Math.max(1, cost)) {
		throw overLimit(budgetHeaders(daily, 0));
	}
	context.budget.spend(cost);
	return daily === undefined ? {} : budgetHeaders(daily, context.budget.remaining(daily));
}

/**
 * What stands between an authenticated request and its operation: limits, budget and scope.
 * @param row the operation; undefined for a path that the sandbox does not serve
 * @returns headers for the answer, and the tokens that were booked
 */
export function passGate(
	context: SandboxContext,
	caller: Caller,
	row: Route | undefined,
): { headers: LimitHeaders; tokens: number } {
	const cost = row?.cost ?? 0;
	try {
		const ofWindows = passWindows(context, caller, row?.search ?? false);
		if (row) requireScope(caller, row.scopes);
		return { headers: { ...ofWindows, ...passBudget(context, cost) }, tokens: cost };
	} catch (error) {
		if (error instanceof ApiError && error.status === 429) context.rateLimited += 1;
		throw error;
	}
}
