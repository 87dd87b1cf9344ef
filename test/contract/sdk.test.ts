import * as v1 from 'pipedrive/v1';
import * as v2 from 'pipedrive/v2';
import { startSandbox } from '../../sandbox/client/startSandbox.ts';
import type { Sandbox } from '../../sandbox/client/startSandbox.ts';

/** The official SDK, pointed at a sandbox by its own configuration. */
interface Sdk {
	deals: v2.DealsApi;
	dealsV1: v1.DealsApi;
	users: v1.UsersApi;
}

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ searchLag: 0 });
});

afterAll(() => sandbox.stop());

function sdkWithToken(): Sdk {
	const { url, apiToken: apiKey } = sandbox;
	const configurationV1 = new v1.Configuration({ apiKey, basePath: `${url}/v1` });
	return {
		deals: new v2.DealsApi(new v2.Configuration({ apiKey, basePath: `${url}/api/v2` })),
		dealsV1: new v1.DealsApi(configurationV1),
		users: new v1.UsersApi(configurationV1),
	};
}

/** What a browser does on the consent page: opens it, and sends its form with the user's choice. */
async function consent(authorizationUrl: string, decision: string): Promise<URLSearchParams> {
	const page = await (await fetch(authorizationUrl)).text();
	const fields = [...page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
	const user = /<option value="(\d+)"/.exec(page)?.[1] ?? '';
	const form = new URLSearchParams(
		fields.map(([, name = '', value = '']): [string, string] => [name, value]),
	);
	form.set('user_id', user);
	form.set('decision', decision);
	const answer = await fetch(`${sandbox.url}/oauth/authorize`, {
		method: 'POST',
		body: form,
		redirect: 'manual',
	});
	return new URL(answer.headers.get('location') ?? '').searchParams;
}

function oauthOf<T>(Type: new (parameters: v2.Parameters) => T): T {
	const { clientId, clientSecret, redirectUris } = sandbox.oauth;
	const redirectUri = redirectUris[0] ?? '';
	return new Type({ clientId, clientSecret, redirectUri, host: sandbox.url });
}

async function installedOAuth(): Promise<v2.OAuth2Configuration> {
	const oauth = oauthOf(v2.OAuth2Configuration);
	await oauth.authorize((await consent(oauth.authorizationUrl, 'allow')).get('code') ?? '');
	return oauth;
}

async function sdkWithOAuth(): Promise<Sdk> {
	const oauth = await installedOAuth();
	const oauthV1 = oauthOf(v1.OAuth2Configuration);
	await oauthV1.authorize((await consent(oauthV1.authorizationUrl, 'allow')).get('code') ?? '');
	const configurationV1 = new v1.Configuration({
		accessToken: oauthV1.getAccessToken,
		basePath: oauthV1.basePath,
	});
	const { getAccessToken: accessToken, basePath } = oauth;
	return {
		deals: new v2.DealsApi(new v2.Configuration({ accessToken, basePath })),
		dealsV1: new v1.DealsApi(configurationV1),
		users: new v1.UsersApi(configurationV1),
	};
}

async function createDeals(deals: v2.DealsApi, titles: string[]): Promise<number[]> {
	const ids = [];
	for (const title of titles) {
		const { data } = await deals.addDeal({ AddDealRequest: { title } });
		if (data?.id === undefined) throw new Error(`${title} was created without an id.`);
		ids.push(data.id);
	}
	return ids;
}

describe.each([
	['an API token', async () => sdkWithToken()],
	['OAuth', sdkWithOAuth],
])('the official SDK with %s', (way, connect) => {
	const word = way.replaceAll(/\W/g, '').toLowerCase();
	let sdk: Sdk;

	beforeAll(async () => {
		sdk = await connect();
	});

	it('creates deals, and lists them page by page', async () => {
		const created = await createDeals(
			sdk.deals,
			[1, 2, 3, 4, 5, 6, 7].map((number) => `Listed by ${word} ${number}`),
		);
		const sizes: number[] = [];
		const listed: (number | undefined)[] = [];
		let cursor: string | undefined;
		do {
			const page = await sdk.deals.getDeals({ ids: created.join(','), limit: 3, cursor });
			sizes.push(page.data?.length ?? 0);
			listed.push(...(page.data ?? []).map(({ id }) => id));
			cursor = page.additional_data?.next_cursor ?? undefined;
		} while (cursor);
		expect(sizes).toEqual([3, 3, 1]);
		expect(listed).toEqual(created);
	});

	it('finds deals by search, page by page', async () => {
		const titles = [`Searched ${word} one`, `Searched ${word} two`, `Searched ${word} three`];
		const created = await createDeals(sdk.deals, titles);
		const found = [];
		let cursor: string | undefined;
		do {
			const query = { term: `searched ${word}`, fields: 'title', limit: 2, cursor } as const;
			const page = await sdk.deals.searchDeals(query);
			found.push(...(page.data?.items ?? []).map(({ item }) => item?.id));
			cursor = page.additional_data?.next_cursor ?? undefined;
		} while (cursor);
		expect(found).toHaveLength(created.length);
		expect(new Set(found)).toEqual(new Set(created));
	});

	it('updates a deal', async () => {
		const [id = 0] = await createDeals(sdk.deals, [`Updated by ${word}`]);
		const changes = { title: `Renamed by ${word}`, value: 99.5, status: 'won' };
		await sdk.deals.updateDeal({ id, UpdateDealRequest: changes });
		const { data } = await sdk.deals.getDeal({ id });
		expect(data).toMatchObject(changes);
	});

	it('archives a deal', async () => {
		const [id = 0] = await createDeals(sdk.deals, [`Archived by ${word}`]);
		await sdk.deals.updateDeal({ id, UpdateDealRequest: { is_archived: true } });
		const ids = String(id);
		expect((await sdk.deals.getDeals({ ids })).data).toEqual([]);
		expect((await sdk.deals.getArchivedDeals({ ids })).data).toMatchObject([{ id }]);
	});

	it('duplicates a deal through v1', async () => {
		const [id = 0] = await createDeals(sdk.deals, [`Duplicated by ${word}`]);
		const { data } = await sdk.dealsV1.duplicateDeal({ id });
		expect(data?.title).toContain(`Duplicated by ${word}`);
		expect(data?.id).not.toBe(id);
	});

	it('deletes a deal', async () => {
		const [id = 0] = await createDeals(sdk.deals, [`Deleted by ${word}`]);
		expect((await sdk.deals.deleteDeal({ id })).data).toEqual({ id });
		const ids = String(id);
		expect((await sdk.deals.getDeals({ ids })).data).toEqual([]);
		const deleted = await sdk.deals.getDeals({ ids, status: 'deleted' });
		expect(deleted.data).toMatchObject([{ id, is_deleted: true }]);
	});

	it('reads its user through v1', async () => {
		const { data } = await sdk.users.getCurrentUser();
		expect(data?.company_domain).toEqual(expect.any(String));
	});

	it('gets the refusal of a deal that does not exist', async () => {
		const refused = sdk.deals.getDeal({ id: 999_999_999 });
		await expect(refused).rejects.toMatchObject({
			success: false,
			error: expect.stringMatching(/not found/i),
		});
	});
});

describe("the official SDK's OAuth", () => {
	it('refreshes when its access token has run out, and goes on', async () => {
		const oauth = oauthOf(v2.OAuth2Configuration);
		const code = (await consent(oauth.authorizationUrl, 'allow')).get('code');
		const token = await oauth.authorize(code ?? '');
		const updates: v2.TokenResponse[] = [];
		oauth.onTokenUpdate = (update) => updates.push(update);
		const { getAccessToken: accessToken, basePath } = oauth;
		const deals = new v2.DealsApi(new v2.Configuration({ accessToken, basePath }));

		await sandbox.control('POST', '/oauth/expire-access-tokens');
		await expect(deals.getDeals({ limit: 1 })).rejects.toMatchObject({ success: false });
		// The SDK goes by its own clock: it is told that the token's time was up a second ago.
		oauth.updateToken({ ...token, expires_in: -1 });
		expect((await deals.getDeals({ limit: 1 })).data).toHaveLength(1);
		expect(await oauth.getAccessToken()).not.toBe(token.access_token);
		expect(updates.at(-1)).toMatchObject({ token_type: 'bearer', expires_in: 3599 });
	});

	it('is told when the user denies', async () => {
		const { authorizationUrl } = oauthOf(v2.OAuth2Configuration);
		const answer = await consent(authorizationUrl, 'deny');
		expect(Object.fromEntries(answer)).toEqual({ error: 'user_denied' });
	});

	it('cannot refresh once its refresh token is revoked', async () => {
		const oauth = await installedOAuth();
		await oauth.revokeToken('refresh_token');
		await expect(oauth.tokenRefresh()).rejects.toMatchObject({ error: 'invalid_grant' });
	});
});
