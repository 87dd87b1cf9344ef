import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

/** A credential as n8n holds it after the consent page; the token answer is the sandbox's own. */
async function connected(): Promise<ICredentialDataDecryptedObject> {
	const { text } = await account.sandbox.control('POST', '/oauth/grant', {});
	return {
		grantType: 'authorizationCode',
		clientId: account.sandbox.oauth.clientId,
		clientSecret: account.sandbox.oauth.clientSecret,
		authUrl: `${account.sandbox.url}/oauth/authorize`,
		accessTokenUrl: `${account.sandbox.url}/oauth/token`,
		authentication: 'header',
		scope: '',
		rateLimit: 'automatic',
		baseUrl: account.sandbox.url,
		oauthTokenData: JSON.parse(text),
	};
}

const get = { authentication: 'oAuth2', operation: 'get', dealId: byId('={{ $json.id }}') };
const items = Array.from({ length: 10 }, (_, n) => ({ id: n + 1 }));

it('works with an access token', async () => {
	const { json, error } = await runNode(account.sandbox, {
		items,
		credential: await connected(),
		parameters: get,
	});
	expect(error).toBeUndefined();
	expect(json.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
	const kinds = (await account.sandbox.requests()).map(({ auth }) => auth);
	expect(new Set(kinds)).toEqual(new Set(['oauth']));
});

it('an expired access token is refreshed once for all requests, and the run succeeds', async () => {
	const credential = await connected();
	await account.sandbox.control('POST', '/oauth/expire-access-tokens');
	const { json, error, keyring } = await runNode(account.sandbox, {
		items,
		credential,
		parameters: get,
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(10);
	const [kept] = Object.values(keyring);
	expect(kept?.oauthTokenData).not.toEqual(credential.oauthTokenData);
	const { text } = await account.sandbox.control('GET', '/oauth/grants');
	expect(JSON.parse(text)).toMatchObject({ refresh_token: 1 });
});

it('an upload whose access token has expired is sent again with a new one, once', async () => {
	const credential = await connected();
	await account.sandbox.control('POST', '/oauth/expire-access-tokens');
	const { json, error } = await runNode(account.sandbox, {
		credential,
		binary: [{ data: { data: 'YWJj', fileName: 'abc.txt', mimeType: 'text/plain' } }],
		parameters: {
			authentication: 'oAuth2',
			resource: 'file',
			operation: 'upload',
			attachTo: { deal_id: byId(7) },
		},
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ name: 'abc.txt', file_size: 3 });
	expect(await account.list('/api/v1/files')).toHaveLength(1);
});

it('a revoked connection asks to reconnect, and shows no token', async () => {
	const credential = await connected();
	await account.sandbox.control('POST', '/oauth/revoke-all');
	const { error } = await runNode(account.sandbox, { items, credential, parameters: get });
	expect(`${error?.message} ${error?.description}`).toMatch(/reconnect|connect .*again/i);
	expect(JSON.stringify(error)).not.toContain(account.sandbox.oauth.clientSecret);
	expect(JSON.stringify(error)).not.toContain('v1u:');
});

it('gets its own token with client credentials', async () => {
	const data = await connected();
	delete data.oauthTokenData;
	const { json, error } = await runNode(account.sandbox, {
		items,
		credential: { ...data, grantType: 'clientCredentials' },
		parameters: get,
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(10);
});

it('names what the connection may not read is left out and said', async () => {
	const { text } = await account.sandbox.control('POST', '/oauth/grant', {
		scopes: ['base', 'deals:full'],
	});
	const { json, error, hints } = await runNode(account.sandbox, {
		items: [{ id: 7 }],
		credential: { ...(await connected()), oauthTokenData: JSON.parse(text) },
		parameters: get,
	});
	expect(error).toBeUndefined();
	expect(json[0]).toHaveProperty('stage_name');
	expect(json[0]).not.toHaveProperty('owner_name');
	expect(hints).toEqual([expect.stringMatching(/owner_name could not be read.*scope/i)]);
});
