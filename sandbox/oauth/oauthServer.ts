import formbody from '@fastify/formbody';
import OAuth2Server from '@node-oauth/oauth2-server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { consentPage, refusalPage } from './consentPage.ts';
import { ACCESS_TOKEN_SECONDS, GrantStore, GRANTS } from './grantStore.ts';
import type { Access, Grant, OAuthClient, OAuthUser } from './grantStore.ts';

export interface OAuthOptions {
	/** The apps that exist; the first one is the app of the control route `grant`. */
	clients: OAuthClient[];
	/** The account's users; the first one is whom client credentials act for. */
	users: () => OAuthUser[];
	/** The sandbox's clock, in milliseconds since 1970. */
	now: () => number;
	/** Origin of the account's API, answered as `api_domain`. */
	apiDomain: () => string;
	/** Scopes of the apps; all of the API's when left out. */
	scopes?: string[];
}

export interface OAuthServer {
	/** The access that a bearer token gives; undefined when unknown, expired or revoked. */
	verifyAccessToken(token: string): Promise<Access | undefined>;
	/** Forgets every code, token and count. */
	reset(): void;
}

type Fields = Record<string, string>;
type Counts = Record<Grant | 'refused', number>;

const SCOPES = [
	'base',
	...['deals', 'contacts', 'activities', 'products', 'leads', 'projects', 'mail', 'goals'].map(
		(family) => `${family}:full`,
	),
	...['users:read', 'search:read', 'recents:read', 'webhooks:full', 'phone-integration'],
	...['deal', 'contact', 'product', 'project'].map((family) => `${family}-fields:full`),
	'admin',
];

/**
 * Adds Pipedrive's OAuth 2.0 host to the sandbox: the consent page, the token and revoke routes,
 * and control routes under `/sandbox/oauth` for tests. Grants are authorization code and refresh
 * token, as documented on pipedrive.readme.io, and client credentials, which the real service
 * does not have: n8n offers it, so the sandbox serves it, for the first user of the account.
 *
 * @param app the server to add the routes to
 * @param options apps, users, clock and API origin
 */
export function registerOAuth(app: FastifyInstance, options: OAuthOptions): OAuthServer {
	const scopes = options.scopes ?? SCOPES;
	const store = new GrantStore(options.clients, options.users, options.now, scopes);
	const server = new OAuth2Server({ model: store, accessTokenLifetime: ACCESS_TOKEN_SECONDS });
	const counts = noCounts();

	app.register(async (scope) => {
		acceptEveryContentType(scope);
		await scope.register(formbody);
		registerConsent(scope, store, server, options.users, scopes);
		registerTokens(scope, store, server, counts, options.apiDomain);
	});
	app.register(async (scope) => registerControls(scope, store, counts, options, scopes));

	return {
		verifyAccessToken: async (token) => store.verify(token),
		reset: () => {
			store.clear();
			Object.assign(counts, noCounts());
		},
	};
}

function registerConsent(
	app: FastifyInstance,
	store: GrantStore,
	server: OAuth2Server,
	users: () => OAuthUser[],
	scopes: string[],
): void {
	app.get('/oauth/authorize', (request, reply) => {
		const query = textFields(request.query);
		const refusal = refuseAuthorize(store, query);
		if (refusal !== undefined) return sendPage(reply, 400, refusalPage(refusal));
		const clientId = query['client_id'] ?? '';
		const page = consentPage({ clientId, scopes, users: users(), request: query });
		return sendPage(reply, 200, page);
	});

	app.post('/oauth/authorize', async (request, reply) => {
		const fields = textFieldsWithoutScope(request.body);
		const user = users().find((one) => String(one.id) === fields['user_id']);
		const refusal =
			refuseAuthorize(store, fields) ??
			(user === undefined ? 'Choose a user of this account.' : undefined);
		if (refusal !== undefined) return sendPage(reply, 400, refusalPage(refusal));
		if (fields['decision'] !== 'allow') return reply.redirect(deniedUrl(store, fields));
		const response = new OAuth2Server.Response();
		const body = { response_type: 'code', ...fields };
		try {
			await server.authorize(libraryRequest(request, body), response, {
				authenticateHandler: { handle: () => ({ id: user?.id }) },
				allowEmptyState: true,
			});
		} catch (error) {
			if (!(error instanceof OAuth2Server.OAuthError)) throw error;
		}
		// An allowed request and a refused one both leave by the redirect that the library prepared.
		return reply.redirect(String(response.get('location')));
	});
}

function registerTokens(
	app: FastifyInstance,
	store: GrantStore,
	server: OAuth2Server,
	counts: Counts,
	apiDomain: () => string,
): void {
	app.post('/oauth/token', async (request, reply) => {
		const fields = textFieldsWithoutScope(request.body);
		try {
			const response = new OAuth2Server.Response();
			const token = await server.token(libraryRequest(request, fields), response);
			const grant = GRANTS.find((one) => one === fields['grant_type']);
			if (grant !== undefined) counts[grant] += 1;
			return await reply.header('cache-control', 'no-store').send(tokenAnswer(token, apiDomain()));
		} catch (error) {
			counts.refused += 1;
			return refuseToken(reply, error);
		}
	});

	app.post('/oauth/revoke', (request, reply) => {
		const fields = textFields(request.body);
		const { clientId, clientSecret } = clientCredentials(request, fields);
		const client = clientSecret === '' ? undefined : store.findClient(clientId, clientSecret);
		if (client === undefined) {
			const message = 'Invalid client: client is invalid';
			return reply.code(400).send({ success: false, error: 'invalid_client', message });
		}
		store.revoke(fields['token'] ?? '', client.clientId);
		return reply.send({ success: true });
	});
}

function registerControls(
	app: FastifyInstance,
	store: GrantStore,
	counts: Counts,
	options: OAuthOptions,
	scopes: string[],
): void {
	app.post('/sandbox/oauth/expire-access-tokens', () => ({ expired: store.expireAccessTokens() }));
	app.post('/sandbox/oauth/revoke-all', () => {
		store.clear();
		return { revoked: true };
	});
	app.get('/sandbox/oauth/grants', () => counts);
	app.post<{ Body: { userId?: number; scopes?: string[] } | undefined }>(
		'/sandbox/oauth/grant',
		async (request, reply) => {
			const wanted = request.body?.userId ?? options.users()[0]?.id;
			const user = options.users().find((one) => one.id === wanted);
			const client = options.clients[0];
			if (user === undefined || client === undefined) {
				return reply.code(400).send({ error: `No user or no app to grant for (${wanted}).` });
			}
			const granted = request.body?.scopes ?? scopes;
			const token = await store.grant(client.clientId, user.id, granted);
			return tokenAnswer(token, options.apiDomain());
		},
	);
}

/** Why an authorize request may not even be redirected: nobody is known to send it back to. */
function refuseAuthorize(store: GrantStore, fields: Fields): string | undefined {
	const client = store.findClient(fields['client_id'] ?? '');
	if (client === undefined) return 'Invalid client: no app has this client_id.';
	const redirectUri = fields['redirect_uri'] ?? client.redirectUris[0];
	if (redirectUri === undefined || !client.redirectUris.includes(redirectUri)) {
		return "Invalid redirect_uri: it must equal the app's callback URL exactly.";
	}
	return undefined;
}

function deniedUrl(store: GrantStore, fields: Fields): string {
	const client = store.findClient(fields['client_id'] ?? '');
	const url = new URL(fields['redirect_uri'] ?? client?.redirectUris[0] ?? '');
	url.searchParams.set('error', 'user_denied');
	if (fields['state'] !== undefined) url.searchParams.set('state', fields['state']);
	return url.href;
}

function tokenAnswer(token: OAuth2Server.Token, apiDomain: string) {
	return {
		access_token: token.accessToken,
		token_type: 'bearer',
		...(token.refreshToken === undefined ? {} : { refresh_token: token.refreshToken }),
		scope: (token.scope ?? []).join(','),
		expires_in: ACCESS_TOKEN_SECONDS,
		api_domain: apiDomain,
	};
}

function refuseToken(reply: FastifyReply, error: unknown) {
	if (!(error instanceof OAuth2Server.OAuthError) || error.code >= 500) throw error;
	// The library answers some refusals with 401, as RFC 6749 has it; Pipedrive documents 400 for all.
	return reply.code(400).send({ success: false, error: error.name, message: error.message });
}

function libraryRequest(request: FastifyRequest, body: Fields): OAuth2Server.Request {
	const headers = textFields(request.headers);
	return new OAuth2Server.Request({ headers, method: request.method, query: {}, body });
}

function clientCredentials(request: FastifyRequest, fields: Fields) {
	const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ');
	if (scheme?.toLowerCase() !== 'basic') {
		return { clientId: fields['client_id'] ?? '', clientSecret: fields['client_secret'] ?? '' };
	}
	const [clientId = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
	return { clientId, clientSecret: secret.join(':') };
}

/** Only the fields with one text value; a repeated or nested one counts as not sent. */
function textFields(value: unknown): Fields {
	const entries = Object.entries(value ?? {});
	return Object.fromEntries(
		entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}

/** Pipedrive takes no notice of `scope`, blank or not; the library would refuse a blank one. */
function textFieldsWithoutScope(value: unknown): Fields {
	const fields = textFields(value);
	delete fields['scope'];
	return fields;
}

/** So that a token request with another content type reaches its route, which answers 400. */
function acceptEveryContentType(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', (_request, payload, done) => {
		payload.resume();
		payload.on('end', () => done(null, undefined));
	});
}

function sendPage(reply: FastifyReply, status: number, html: string) {
	return reply.code(status).type('text/html; charset=utf-8').send(html);
}

function noCounts(): Counts {
	return { authorization_code: 0, refresh_token: 0, client_credentials: 0, refused: 0 };
}
