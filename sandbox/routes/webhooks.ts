import { ApiError } from '../server/apiError.ts';
import { route, type ApiRequest, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, nullableText, objectSchema, oneOf, text } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { webhookActions, webhookObjects, type WebhookRecord } from '../state/webhooks.ts';
import { isReachable } from '../webhooks/reachable.ts';

interface WebhookBody extends Pick<
	WebhookRecord,
	'event_action' | 'event_object' | 'subscription_url'
> {
	name?: string;
	user_id?: number;
	version?: '1.0' | '2.0';
	http_auth_user?: string | null;
	http_auth_password?: string | null;
}

type WebhookRequest<Body = unknown, Path = unknown> = ApiRequest<unknown, Body, Path>;

/** How many webhooks one user can have. */
const limit = 40;
const scopes = ['admin', 'webhooks:full'];
const reading = ['admin', 'webhooks:read', 'webhooks:full'];

function refusal(status: number, field: string, message: string): ApiError {
	const body = { status: 'error', success: false, errors: { [field]: [message] } };
	return new ApiError(status, message, { body });
}

function webhookAnswer(account: Account) {
	return (webhook: WebhookRecord) => ({
		id: webhook.id,
		company_id: account.company.id,
		owner_id: webhook.owner_id,
		user_id: webhook.user_id,
		event_action: webhook.event_action,
		event_object: webhook.event_object,
		subscription_url: webhook.subscription_url,
		version: '2.0',
		is_active: webhook.remove_time === null ? 1 : 0,
		add_time: webhook.add_time,
		remove_time: webhook.remove_time,
		type: webhook.type,
		http_auth_user: webhook.http_auth_user,
		http_auth_password: webhook.http_auth_password,
		remove_reason: webhook.remove_reason,
		last_delivery_time: webhook.last_delivery_time,
		last_http_status: webhook.last_http_status,
		admin_id: webhook.owner_id,
		name: webhook.name,
	});
}

/** The webhooks that the caller can see: an app those it made for the user, an admin all others. */
function seenBy({ context, user, viaApp }: WebhookRequest): WebhookRecord[] {
	const type = viaApp ? 'application' : 'general';
	const seesAll = user.is_admin && !viaApp;
	return context.account.webhooks
		.all()
		.filter((one) => one.remove_time === null && one.type === type)
		.filter((one) => seesAll || one.owner_id === user.id);
}

function requireRights({ context, user, body }: WebhookRequest<WebhookBody>): void {
	const { webhooks, users } = context.account;
	if (body.version === '1.0') {
		throw new ApiError(501, 'This sandbox delivers webhooks of version 2.0 only');
	}
	if (body.user_id !== undefined && body.user_id !== user.id) {
		if (!user.is_admin) throw refusal(403, 'user_id', 'only admins can choose another user');
		if (!users.get(body.user_id)) throw refusal(400, 'user_id', 'not found');
	}
	const own = webhooks.all().filter((one) => one.remove_time === null && one.owner_id === user.id);
	if (own.length >= limit) {
		throw refusal(422, 'limit', `webhook limit of ${String(limit)} per user reached`);
	}
}

/** Webhooks: who wants to be told of which changes. */
export const webhookRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/webhooks',
		cost: 10,
		scopes: reading,
		handler: (request) => ({
			beside: { status: 'ok' },
			data: seenBy(request).map(webhookAnswer(request.context.account)),
		}),
	}),
	route<unknown, WebhookBody>({
		method: 'POST',
		version: 'v1',
		path: '/webhooks',
		cost: 10,
		scopes,
		status: 201,
		bodySchema: objectSchema(
			{
				subscription_url: text,
				event_action: oneOf(webhookActions),
				event_object: oneOf(webhookObjects),
				name: { type: 'string', maxLength: 255 },
				user_id: integer,
				version: oneOf(['1.0', '2.0']),
				http_auth_user: nullableText,
				http_auth_password: nullableText,
			},
			['subscription_url', 'event_action', 'event_object'],
		),
		prepare: async ({ body, host }) => {
			if (await isReachable(body.subscription_url, host)) return;
			throw refusal(400, 'subscription_url', 'invalid or non-reachable URL');
		},
		handler: (request) => {
			requireRights(request);
			const { context, user, viaApp, body } = request;
			const { account, clock } = context;
			const now = clock.now();
			const webhook = account.webhooks.insert((id) => ({
				id,
				name: body.name ?? '',
				owner_id: user.id,
				user_id: body.user_id ?? user.id,
				event_action: body.event_action,
				event_object: body.event_object,
				subscription_url: body.subscription_url,
				http_auth_user: body.http_auth_user ?? null,
				http_auth_password: body.http_auth_password ?? null,
				type: viaApp ? 'application' : 'general',
				add_time: new Date(now).toISOString(),
				remove_time: null,
				remove_reason: null,
				last_delivery_time: null,
				last_http_status: null,
				aliveAt: now,
				failures: 0,
				bannedUntil: 0,
			}));
			return { beside: { status: 'ok' }, data: webhookAnswer(account)(webhook) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/webhooks/:id',
		cost: 6,
		scopes,
		pathSchema: idPath,
		handler: (request) => {
			const { account, clock } = request.context;
			const webhook = account.webhooks.get(request.path.id);
			if (!webhook || webhook.remove_time !== null) throw refusal(404, 'id', 'not found');
			if (!seenBy(request).includes(webhook)) {
				const body = { success: false, message: 'Forbidden' };
				throw new ApiError(403, 'Forbidden', { body });
			}
			account.webhooks.change(webhook, {
				remove_time: new Date(clock.now()).toISOString(),
				remove_reason: 'Removed by the user',
			});
			return { beside: { status: 'ok' } };
		},
	}),
];
