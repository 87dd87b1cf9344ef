import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { registerOAuth } from '../../sandbox/oauth/oauthServer.ts';
import type { OAuthServer } from '../../sandbox/oauth/oauthServer.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const callback = 'http://localhost:5678/rest/oauth2-credential/callback';
const client = {
	clientId: 'pipeline-app',
	clientSecret: 's3cret:with-colon',
	redirectUris: [callback],
};
const other = {
	clientId: 'other-app',
	clientSecret: 'elsewhere',
	redirectUris: ['http://other.example/'],
};

let now: number;
let app: FastifyInstance;
let oauth: OAuthServer;

beforeEach(() => {
	now = Date.parse('2030-01-31T09:00:00Z');
	app = Fastify();
	oauth = registerOAuth(app, {
		clients: [client, other],
		users: () => [
			{ id: 1, name: 'Nathan <Admin> Smith', email: 'nathan@example.com' },
			{ id: 2, name: 'Ava Jones', email: 'ava@example.com' },
		],
		now: () => now,
		apiDomain: () => 'http://127.0.0.1:4010',
		scopes: ['base', 'deals:full'],
	});
});

afterEach(() => app.close());

function basic(one: { clientId: string; clientSecret: string } = client): string {
	return `Basic ${Buffer.from(`${one.clientId}:${one.clientSecret}`).toString('base64')}`;
}

function postForm(url: string, fields: Record<string, string>, authorization?: string) {
	return app.inject({
		method: 'POST',
		url,
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			...(authorization === undefined ? {} : { authorization }),
		},
		payload: new URLSearchParams(fields).toString(),
	});
}

async function decide(fields: Record<string, string>): Promise<URL> {
	const answer = await postForm('/oauth/authorize', {
		client_id: client.clientId,
		redirect_uri: callback,
		user_id: '2',
		...fields,
	});
	expect(answer.statusCode).toBe(302);
	return new URL(String(answer.headers.location));
}

async function newCode(): Promise<string> {
	const url = await decide({ decision: 'allow', state: 'abc' });
	return url.searchParams.get('code') ?? '';
}

function exchange(code: string, fields: Record<string, string> = {}, authorization = basic()) {
	return postForm(
		'/oauth/token',
		{ grant_type: 'authorization_code', code, redirect_uri: callback, ...fields },
		authorization,
	);
}

function refresh(refreshToken: string, authorization = basic()) {
	return postForm(
		'/oauth/token',
		{ grant_type: 'refresh_token', refresh_token: refreshToken },
		authorization,
	);
}

async function install() {
	const answer = await exchange(await newCode());
	return answer.json<{ access_token: string; refresh_token: string }>();
}

describe('the consent page', () => {
	it.each(['', '&scope=', '&scope=deals%3Afull', '&response_type=code'])(
		'opens with the parameters %p',
		async (extra) => {
			const url = `/oauth/authorize?client_id=${client.clientId}&redirect_uri=${encodeURIComponent(callback)}&state=a%22b${extra}`;
			const answer = await app.inject(url);
			expect(answer.statusCode).toBe(200);
			expect(answer.headers['content-type']).toMatch('text/html');
			expect(answer.body).toContain('pipeline-app');
			expect(answer.body).toContain('deals:full');
			expect(answer.body).toContain('Nathan &lt;Admin&gt; Smith');
			expect(answer.body).toContain('name="state" value="a&quot;b"');
			expect(answer.body).toContain('id="allow"');
			expect(answer.body).toContain('id="deny"');
		},
	);

	it.each([
		['an unknown app', `client_id=nobody&redirect_uri=${callback}`, 'client_id'],
		['a longer callback', `client_id=pipeline-app&redirect_uri=${callback}/more`, 'redirect_uri'],
		['another callback', 'client_id=pipeline-app&redirect_uri=http://evil.example', 'redirect_uri'],
	])('refuses %s without redirecting', async (_case, query, named) => {
		const answer = await app.inject(`/oauth/authorize?${query}`);
		expect(answer.statusCode).toBe(400);
		expect(answer.body).toContain(named);
	});

	it('sends the code and the state back when allowed', async () => {
		const url = await decide({ decision: 'allow', state: 'eyJ0b2tlbiI6IngifQ==', scope: '' });
		expect(url.href.startsWith(`${callback}?`)).toBe(true);
		expect(url.searchParams.get('state')).toBe('eyJ0b2tlbiI6IngifQ==');
		expect(url.searchParams.get('code')).not.toBeNull();
	});

	it('sends user_denied and the state back when denied', async () => {
		const url = await decide({ decision: 'deny', state: 'abc' });
		expect(Object.fromEntries(url.searchParams)).toEqual({ error: 'user_denied', state: 'abc' });
	});

	it('refuses a user who is not of this account', async () => {
		const answer = await postForm('/oauth/authorize', {
			client_id: client.clientId,
			redirect_uri: callback,
			user_id: '99',
			decision: 'allow',
		});
		expect(answer.statusCode).toBe(400);
	});

	it('refuses a response type it does not know, at the callback', async () => {
		const url = await decide({ decision: 'allow', response_type: 'token' });
		expect(url.searchParams.get('error')).toBe('unsupported_response_type');
	});
});

describe('the token route', () => {
	it('answers a code with the documented shape, for the user who allowed', async () => {
		const answer = await exchange(await newCode());
		expect(answer.statusCode).toBe(200);
		expect(answer.json()).toEqual({
			access_token: expect.stringMatching(/^v1u:/),
			token_type: 'bearer',
			refresh_token: expect.any(String),
			scope: 'base,deals:full',
			expires_in: 3599,
			api_domain: 'http://127.0.0.1:4010',
		});
		expect(await oauth.verifyAccessToken(answer.json().access_token)).toEqual({
			userId: 2,
			clientId: 'pipeline-app',
			scopes: ['base', 'deals:full'],
		});
	});

	it('takes the app’s credentials from the body as well', async () => {
		const { clientId: client_id, clientSecret: client_secret } = client;
		const fields = { grant_type: 'client_credentials', client_id, client_secret };
		const answer = await postForm('/oauth/token', fields);
		expect(answer.statusCode).toBe(200);
	});

	it('takes a code once', async () => {
		const code = await newCode();
		expect((await exchange(code)).statusCode).toBe(200);
		const again = await exchange(code);
		expect(again.statusCode).toBe(400);
		expect(again.json()).toMatchObject({ success: false, error: 'invalid_grant' });
	});

	it('takes a code for less than five minutes', async () => {
		const [early, late] = [await newCode(), await newCode()];
		now += 5 * MINUTE - 1;
		expect((await exchange(early)).statusCode).toBe(200);
		now += 1;
		expect((await exchange(late)).json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('takes a code only from the app and with the callback it was given to', async () => {
		const toOther = await exchange(await newCode(), {}, basic(other));
		expect(toOther.json()).toMatchObject({ error: 'invalid_grant' });
		const elsewhere = await exchange(await newCode(), { redirect_uri: `${callback}/` });
		expect(elsewhere.statusCode).toBe(400);
		expect(elsewhere.json().message).toMatch('redirect_uri');
	});

	it('answers a refresh with a new access token and the same refresh token', async () => {
		const first = await install();
		now += 61 * MINUTE;
		expect(await oauth.verifyAccessToken(first.access_token)).toBeUndefined();
		const second = (await refresh(first.refresh_token)).json();
		expect(second.refresh_token).toBe(first.refresh_token);
		expect(second.scope).toBe('base,deals:full');
		expect(await oauth.verifyAccessToken(second.access_token)).toMatchObject({ userId: 2 });
	});

	it('keeps a refresh token for 60 days from its last use', async () => {
		const { refresh_token: token } = await install();
		now += 59 * DAY;
		expect((await refresh(token)).statusCode).toBe(200);
		now += 59 * DAY;
		expect((await refresh(token)).statusCode).toBe(200);
		now += 60 * DAY;
		const dead = await refresh(token);
		expect(dead.statusCode).toBe(400);
		expect(dead.json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('refuses a refresh token of another app', async () => {
		const { refresh_token: token } = await install();
		expect((await refresh(token, basic(other))).json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('gives client credentials a token of the first user, without a refresh token', async () => {
		const answer = await postForm('/oauth/token', { grant_type: 'client_credentials' }, basic());
		expect(answer.json()).toMatchObject({ expires_in: 3599, api_domain: 'http://127.0.0.1:4010' });
		expect(answer.json()).not.toHaveProperty('refresh_token');
		expect(await oauth.verifyAccessToken(answer.json().access_token)).toMatchObject({ userId: 1 });
	});

	it.each([
		['no grant type', { code: 'x' }, basic(), 'grant_type'],
		['an unknown grant type', { grant_type: 'magic' }, basic(), 'grant_type'],
		[
			'a wrong secret',
			{ grant_type: 'client_credentials' },
			basic({ ...client, clientSecret: 'x' }),
			'client',
		],
		['no app at all', { grant_type: 'client_credentials' }, undefined, 'client'],
		['no code', { grant_type: 'authorization_code' }, basic(), 'code'],
		[
			'an unknown refresh token',
			{ grant_type: 'refresh_token', refresh_token: 'x' },
			basic(),
			'refresh token',
		],
	])('answers 400 to %s', async (_case, fields, authorization, named) => {
		const answer = await postForm('/oauth/token', fields, authorization);
		expect(answer.statusCode).toBe(400);
		expect(answer.json().message).toMatch(named);
	});

	it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
		'answers 400 to the content type %s',
		async (contentType) => {
			const answer = await app.inject({
				method: 'POST',
				url: '/oauth/token',
				headers: { 'content-type': contentType, authorization: basic() },
				payload: '{"grant_type":"client_credentials"}',
			});
			expect(answer.statusCode).toBe(400);
			expect(answer.json().message).toMatch('urlencoded');
		},
	);
});

describe('the revoke route', () => {
	it('kills one access token and leaves the app installed', async () => {
		const first = await install();
		const second = (await refresh(first.refresh_token)).json();
		const answer = await postForm('/oauth/revoke', { token: first.access_token }, basic());
		expect(answer.statusCode).toBe(200);
		expect(await oauth.verifyAccessToken(first.access_token)).toBeUndefined();
		expect(await oauth.verifyAccessToken(second.access_token)).toBeDefined();
		expect((await refresh(first.refresh_token)).statusCode).toBe(200);
	});

	it('uninstalls the app with its refresh token', async () => {
		const { access_token: access, refresh_token: token } = await install();
		await postForm('/oauth/revoke', { token, token_type_hint: 'refresh_token' }, basic());
		expect(await oauth.verifyAccessToken(access)).toBeUndefined();
		expect((await refresh(token)).statusCode).toBe(400);
	});

	it('answers 200 to an unknown token and leaves those of other apps alone', async () => {
		const { access_token: access } = await install();
		expect((await postForm('/oauth/revoke', { token: 'x' }, basic())).statusCode).toBe(200);
		const foreign = await postForm('/oauth/revoke', { token: access }, basic(other));
		expect(foreign.statusCode).toBe(200);
		expect(await oauth.verifyAccessToken(access)).toBeDefined();
	});

	it('refuses an app that does not prove itself', async () => {
		const { access_token: access } = await install();
		for (const authorization of [undefined, basic({ ...client, clientSecret: '' })]) {
			const fields = { token: access, client_id: client.clientId };
			expect((await postForm('/oauth/revoke', fields, authorization)).statusCode).toBe(400);
		}
		expect(await oauth.verifyAccessToken(access)).toBeDefined();
	});
});

describe('the control routes', () => {
	it('expire access tokens and keep refresh tokens', async () => {
		const { access_token: access, refresh_token: token } = await install();
		const answer = await app.inject({ method: 'POST', url: '/sandbox/oauth/expire-access-tokens' });
		expect(answer.json()).toEqual({ expired: 1 });
		expect(await oauth.verifyAccessToken(access)).toBeUndefined();
		expect((await refresh(token)).statusCode).toBe(200);
	});

	it('revoke everything', async () => {
		const { access_token: access, refresh_token: token } = await install();
		await app.inject({ method: 'POST', url: '/sandbox/oauth/revoke-all' });
		expect(await oauth.verifyAccessToken(access)).toBeUndefined();
		expect((await refresh(token)).statusCode).toBe(400);
	});

	it('count token requests by grant, and start again on reset', async () => {
		await refresh((await install()).refresh_token);
		await refresh('unknown');
		const counted = await app.inject('/sandbox/oauth/grants');
		expect(counted.json()).toEqual({
			authorization_code: 1,
			refresh_token: 1,
			client_credentials: 0,
			refused: 1,
		});
		oauth.reset();
		const fresh = await app.inject('/sandbox/oauth/grants');
		expect(Object.values(fresh.json())).toEqual([0, 0, 0, 0]);
	});

	it('grant a token that refreshes like one from the consent page', async () => {
		const answer = await app.inject({
			method: 'POST',
			url: '/sandbox/oauth/grant',
			payload: { userId: 2, scopes: ['base'] },
		});
		const { access_token: access, refresh_token: token } = answer.json();
		expect(await oauth.verifyAccessToken(access)).toMatchObject({ userId: 2, scopes: ['base'] });
		expect((await refresh(token)).json()).toMatchObject({ refresh_token: token, scope: 'base' });
	});

	it('grant to the first user when nothing is asked, and refuse an unknown one', async () => {
		const plain = await app.inject({ method: 'POST', url: '/sandbox/oauth/grant' });
		expect(await oauth.verifyAccessToken(plain.json().access_token)).toMatchObject({ userId: 1 });
		const payload = { userId: 99 };
		const unknown = await app.inject({ method: 'POST', url: '/sandbox/oauth/grant', payload });
		expect(unknown.statusCode).toBe(400);
	});
});
