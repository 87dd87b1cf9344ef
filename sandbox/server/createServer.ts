import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import { registerControlRoutes } from '../control/controlRoutes.ts';
import { routesOf } from '../routes/allRoutes.ts';
import type { Author } from '../state/changeFeed.ts';
import type { UserRecord } from '../state/records.ts';
import { ApiError } from './apiError.ts';
import { authenticate, type AccessTokenVerifier } from './authentication.ts';
import type { SandboxContext } from './context.ts';
import { errorBody, successBody, type ApiVersion } from './envelopes.ts';
import {
	applyFault,
	closeExchange,
	exchangeOf,
	isApiPath,
	openExchange,
	pathOf,
} from './exchange.ts';
import { readFormBodies, readParts } from './formBody.ts';
import { passGate } from './gate.ts';
import { malformedJson, readJsonBodies } from './jsonBody.ts';
import { knowledgeOf, literalPaths } from './knownPaths.ts';
import { compileCheck } from './requestCheck.ts';
import type { Route } from './route.ts';
import { registerStorage } from './storage.ts';

declare module 'fastify' {
	interface FastifyContextConfig {
		row?: Route;
	}
}

/** The sandbox's OAuth side, as the server needs it. */
export interface OAuthSide {
	verifyAccessToken: AccessTokenVerifier;
	reset(): void;
}

/** Where the versions of the API stand; v1 has two places. */
const prefixes: [ApiVersion, string][] = [
	['v2', '/api/v2'],
	['v1', '/api/v1'],
	['v1', '/v1'],
];

const callers = new WeakMap<FastifyRequest, UserRecord>();

function versionOf(path: string): ApiVersion {
	return path.startsWith('/api/v2/') ? 'v2' : 'v1';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function firstText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Takes `api_token` out of the query, so that neither the log nor the schemas see it. */
function takeApiToken(query: Record<string, unknown>): string | undefined {
	const token = firstText(query['api_token']);
	Reflect.deleteProperty(query, 'api_token');
	return token;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
	const refusal = toApiError(error);
	reply
		.code(refusal.status)
		.headers(refusal.details.headers ?? {})
		.send(errorBody(versionOf(pathOf(request)), refusal));
}

function toApiError(error: unknown): ApiError {
	if (error instanceof ApiError) return error;
	if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
		return new ApiError(error.statusCode, error.message, { code: 'ERR_BAD_REQUEST' });
	}
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	return new ApiError(500, 'Internal Server Error', { code: 'ERR_UNKNOWN' });
}

function registerGate(app: FastifyInstance, context: SandboxContext, oauth: () => OAuthSide): void {
	app.addHook('preValidation', async (request, reply) => {
		const exchange = exchangeOf(request);
		if (!exchange) return;
		const { entry } = exchange;
		const query = isRecord(request.query) ? request.query : {};
		const apiTokenQuery = takeApiToken(query);
		const isApi = isApiPath(entry.path);
		if (isApi) {
			entry.query = { ...query };
			entry.body = request.body === malformedJson ? null : (request.body ?? null);
		}
		const fault = context.faults.fire(request.method, entry.path);
		if (fault && applyFault(fault, exchange, request, reply)) return reply;
		if (!isApi || entry.path.startsWith('/v2/')) return;
		const caller = await authenticate(context.account, oauth().verifyAccessToken, {
			apiTokenHeader: firstText(request.headers['x-api-token']),
			apiTokenQuery,
			authorization: request.headers.authorization,
		});
		entry.auth = caller.kind;
		callers.set(request, caller.user);
		const { headers, tokens } = passGate(context, caller, request.routeOptions.config.row);
		entry.tokens = tokens;
		reply.headers(headers);
	});
}

/** Who writes when a row's handler does. */
function authorOf(user: UserRecord, reply: FastifyReply): Author {
	return {
		userId: user.id,
		source: 'api',
		correlationId: String(reply.getHeader('x-correlation-id')),
		isBulkEdit: false,
	};
}

function registerRow(app: FastifyInstance, context: SandboxContext, row: Route): void {
	const check = compileCheck(context, row);
	const handler = async (request: FastifyRequest, reply: FastifyReply) => {
		const user = callers.get(request);
		const exchange = exchangeOf(request);
		if (!user || !exchange) throw new Error(`${row.path} was reached without a caller`);
		const parts = {
			path: request.params,
			query: isRecord(request.query) ? request.query : {},
			body: row.encoding === 'multipart' ? await readParts(request) : request.body,
		};
		check(parts, exchange.entry);
		const viaApp = exchange.entry.auth === 'oauth';
		const about = { context, user, viaApp, host: request.host, ...parts };
		await row.prepare?.(about);
		const answer = context.account.changes.during(authorOf(user, reply), () => row.handler(about));
		if ('redirectTo' in answer) {
			return reply.redirect(`${request.protocol}://${request.host}${answer.redirectTo}`);
		}
		return reply.code(row.status ?? 200).send(successBody(answer));
	};
	for (const [version, prefix] of prefixes) {
		if (version !== row.version) continue;
		app.route({ method: row.method, url: prefix + row.path, config: { row }, handler });
	}
}

function refuseUnknown(request: FastifyRequest): never {
	const path = pathOf(request);
	const below = /^(?:\/api)?\/(v1|v2)(\/.*)$/.exec(path);
	if (!below || path.startsWith('/v2/')) {
		throw new ApiError(404, 'Not Found', { code: 'ERR_NOT_FOUND' });
	}
	const knowledge = knowledgeOf(versionOf(path), request.method, below[2] ?? '');
	if (knowledge.kind === 'operation') {
		const operation = `${request.method} ${knowledge.template}`;
		throw new ApiError(
			501,
			`Pipedrive has ${operation} (${below[1] ?? ''}), but this sandbox does not imitate it yet`,
			{
				code: 'ERR_NOT_IMPLEMENTED',
			},
		);
	}
	if (knowledge.kind === 'otherMethods') {
		throw new ApiError(405, 'Method Not Allowed', {
			code: 'ERR_METHOD_NOT_ALLOWED',
			headers: { allow: knowledge.methods.join(', ') },
		});
	}
	throw new ApiError(404, 'Unknown method .', { code: 'ERR_NOT_FOUND' });
}

/** Keeps paths that the sandbox lacks, as `/deals/products`, from being taken for a record's id. */
function registerMissingPaths(app: FastifyInstance): void {
	for (const [version, prefix] of prefixes) {
		for (const { path, methods } of literalPaths(version)) {
			for (const method of methods) {
				const url = prefix + path;
				if (!app.hasRoute({ method, url })) app.route({ method, url, handler: refuseUnknown });
			}
		}
	}
}

/**
 * Builds the HTTP server of a sandbox; it does not listen yet.
 * @param context the state that the server works on
 * @param registerOAuth adds the OAuth routes to the instance it gets
 */
export async function createServer(
	context: SandboxContext,
	registerOAuth: (app: FastifyInstance) => OAuthSide,
): Promise<FastifyInstance> {
	const app = Fastify({
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		bodyLimit: 10 * 1024 * 1024,
		ajv: { customOptions: { removeAdditional: false } },
		schemaErrorFormatter: (errors, part) =>
			new Error(
				errors
					.map(({ instancePath, message = '', params }) =>
						[`${part}${instancePath}`, message, JSON.stringify(params)].join(' '),
					)
					.join('; '),
			),
	});
	let oauth: OAuthSide | undefined;
	const oauthSide = () => {
		if (!oauth) throw new Error('The OAuth routes are not registered yet');
		return oauth;
	};
	app.setErrorHandler(answerError);
	readJsonBodies(app);
	app.addHook('onRequest', async (request, reply) => {
		openExchange(context, request, reply);
	});
	registerGate(app, context, oauthSide);
	app.addHook('onSend', async (request, reply) => {
		await closeExchange(context, request, reply);
	});
	app.setNotFoundHandler((request) => refuseUnknown(request));
	const routes = routesOf(context.options);
	for (const row of routes) if (row.encoding === undefined) registerRow(app, context, row);
	await app.register(async (scope) => {
		await readFormBodies(scope);
		for (const row of routes) if (row.encoding !== undefined) registerRow(scope, context, row);
	});
	registerStorage(app, context);
	registerMissingPaths(app);
	registerControlRoutes(app, context, () => {
		oauthSide().reset();
	});
	await app.register(async (scope) => {
		oauth = registerOAuth(scope);
	});
	return app;
}
