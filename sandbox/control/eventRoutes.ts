import type { FastifyInstance } from 'fastify';

import type { SandboxContext } from '../server/context.ts';
import { boolean, integer, objectSchema, oneOf } from '../server/schemas.ts';
import type { DeliveryRule } from '../webhooks/deliveryRules.ts';
import { changeableObjects, changeActions, makeAppChanges, type AppChanges } from './appChanges.ts';

const wantedChanges = objectSchema(
	{
		object: oneOf(changeableObjects),
		action: oneOf(changeActions),
		count: { type: 'integer', minimum: 1, maximum: 20_000 },
		userId: integer,
		bulk: boolean,
	},
	['object', 'action', 'count'],
);

const deliveryRule = objectSchema({
	times: { type: 'integer', minimum: 1 },
	drop: { type: 'integer', minimum: 1, maximum: 4 },
	repeat: { type: 'integer', minimum: 1 },
	hold: boolean,
});

const order = oneOf(['made', 'reversed']);

/** Adds the controls that make things happen in the account, and to the deliveries that tell of it. */
export function registerEventRoutes(app: FastifyInstance, context: SandboxContext): void {
	app.post<{ Body: AppChanges }>(
		'/sandbox/changes',
		{ schema: { body: wantedChanges } },
		({ body }) => ({ ids: makeAppChanges(context, body) }),
	);
	app.get<{ Querystring: { since?: number; settled?: boolean } }>(
		'/sandbox/deliveries',
		{ schema: { querystring: objectSchema({ since: integer, settled: boolean }) } },
		async ({ query }) => {
			if (query.settled) await context.deliveries.settled();
			return { deliveries: context.deliveries.log.since(query.since ?? 0) };
		},
	);
	app.post<{ Body: DeliveryRule }>(
		'/sandbox/deliveries/rules',
		{ schema: { body: deliveryRule } },
		({ body }) => {
			context.deliveries.rules.add(body);
			return { ok: true };
		},
	);
	app.delete('/sandbox/deliveries/rules', () => {
		context.deliveries.rules.clear();
		return { ok: true };
	});
	app.post<{ Body: { order?: 'made' | 'reversed' } }>(
		'/sandbox/deliveries/release',
		{ schema: { body: objectSchema({ order }) } },
		({ body }) => ({ released: context.deliveries.release(body.order ?? 'made') }),
	);
}
