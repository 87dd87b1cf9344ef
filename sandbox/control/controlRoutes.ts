import type { FastifyInstance } from 'fastify';

import type { SandboxContext, SandboxSettings } from '../server/context.ts';
import type { FaultRule } from '../server/faults.ts';
import { planNames } from '../server/rateLimit.ts';
import { integer, objectSchema, oneOf, text } from '../server/schemas.ts';
import { registerEventRoutes } from './eventRoutes.ts';

const faultRule = objectSchema(
	{
		method: text,
		path: text,
		times: { type: 'integer', minimum: 1 },
		after: { type: 'integer', minimum: 0 },
		fault: objectSchema({
			status: { type: 'integer', minimum: 200, maximum: 599 },
			json: {},
			html: text,
			headers: { type: 'object', additionalProperties: text },
			delayMs: { type: 'integer', minimum: 0 },
			reset: oneOf(['before', 'after']),
		}),
	},
	['fault'],
);

const settings = objectSchema({
	plan: oneOf(planNames),
	latency: { type: 'integer', minimum: 0 },
	dailyTokens: { type: 'integer', minimum: 0 },
	searchLag: { type: 'integer', minimum: 0 },
	webhookTimeout: { type: 'integer', minimum: 1 },
});

const clockChange = objectSchema({
	now: { type: 'string', format: 'date-time' },
	advanceSeconds: { type: 'number' },
});

/** The numbers that a test asks for most. */
function usageOf(context: SandboxContext) {
	return {
		requests: context.requests,
		tokens: context.budget.spent,
		rateLimited: context.rateLimited,
		faultsFired: context.faults.fired,
		violations: context.violations.length,
	};
}

function registerLogRoutes(app: FastifyInstance, context: SandboxContext): void {
	app.get<{ Querystring: { since?: number } }>(
		'/sandbox/requests',
		{ schema: { querystring: objectSchema({ since: integer }) } },
		(request) => ({ requests: context.log.since(request.query.since ?? 0) }),
	);
	app.delete('/sandbox/requests', () => {
		context.log.clear();
		return { ok: true };
	});
	app.get('/sandbox/usage', () => usageOf(context));
	app.get('/sandbox/violations', () => ({ violations: context.violations }));
}

function registerFaultRoutes(app: FastifyInstance, context: SandboxContext): void {
	app.post<{ Body: FaultRule }>('/sandbox/faults', { schema: { body: faultRule } }, (request) => ({
		id: context.faults.arm(request.body),
	}));
	app.get('/sandbox/faults', () => ({ faults: context.faults.list() }));
	app.delete('/sandbox/faults', () => {
		context.faults.clear();
		return { ok: true };
	});
}

function registerAccountRoutes(
	app: FastifyInstance,
	context: SandboxContext,
	resetOAuth: () => void,
): void {
	app.post('/sandbox/reset', () => {
		context.reset();
		resetOAuth();
		return { ok: true };
	});
	app.get('/sandbox/account', () => ({
		company: context.account.company,
		users: context.account.users.all().map(({ id, name, email, active_flag, apiToken }) => ({
			id,
			name,
			email,
			active_flag,
			apiToken,
		})),
	}));
	app.post<{ Body: Partial<SandboxSettings> }>(
		'/sandbox/settings',
		{ schema: { body: settings } },
		(request) => {
			context.settings = { ...context.settings, ...request.body };
			return context.settings;
		},
	);
	app.post<{ Body: { now?: string; advanceSeconds?: number } }>(
		'/sandbox/clock',
		{ schema: { body: clockChange } },
		({ body }) => {
			if (body.now !== undefined) context.clock.set(Date.parse(body.now));
			if (body.advanceSeconds !== undefined) context.clock.advance(body.advanceSeconds);
			return { now: context.clock.time() };
		},
	);
}

/**
 * Adds the sandbox's own controls under `/sandbox`: no credentials, no limits, not logged.
 * @param resetOAuth makes the OAuth server forget what it granted
 */
export function registerControlRoutes(
	app: FastifyInstance,
	context: SandboxContext,
	resetOAuth: () => void,
): void {
	registerLogRoutes(app, context);
	registerFaultRoutes(app, context);
	registerAccountRoutes(app, context, resetOAuth);
	registerEventRoutes(app, context);
}
