import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { openExchange } from '../../nodes/PipedriveCrm/exchange/exchange';
import { resolveAccount } from '../../nodes/PipedriveCrm/exchange/host';
import { FakeClock } from './fakeClock';
import { FakeContext, ok } from './fakeContext';
import { failureOf, thrownBy } from './settled';

const node: INode = {
	id: 'n',
	name: 'Pipedrive CRM',
	type: 'pipedriveCrm',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const withToken = (data: ICredentialDataDecryptedObject) =>
	resolveAccount('pipedriveCrmApi', { apiToken: 'secret-token', ...data }, node);

const withOAuth = (data: ICredentialDataDecryptedObject) =>
	resolveAccount('pipedriveCrmOAuth2Api', { grantType: 'authorizationCode', ...data }, node);

describe('a token credential goes to', () => {
	it.each([
		'acme',
		' Acme ',
		'acme.pipedrive.com',
		'https://acme.pipedrive.com',
		'https://acme.pipedrive.com/pipeline/1?x=1',
		'http://acme.pipedrive.com/',
	])('https://acme.pipedrive.com for the company domain %j', (companyDomain) => {
		expect(withToken({ companyDomain })).toMatchObject({
			base: 'https://acme.pipedrive.com',
			webOrigin: 'https://acme.pipedrive.com',
		});
	});

	it("Pipedrive's shared API host when no domain is given", () => {
		expect(withToken({ companyDomain: '' }).base).toBe('https://api.pipedrive.com');
	});

	it.each([
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		['http://localhost:4010/', 'http://localhost:4010'],
		['http://[::1]:4010/', 'http://[::1]:4010'],
		['https://proxy.example.com/crm/', 'https://proxy.example.com/crm'],
		['https://proxy.example.com/api/v2', 'https://proxy.example.com'],
		['https://acme.pipedrive.com/v1/', 'https://acme.pipedrive.com'],
	])('its own base URL %s', (baseUrl, base) => {
		expect(withToken({ companyDomain: 'acme', baseUrl })).toMatchObject({
			base,
			webOrigin: 'https://acme.pipedrive.com',
		});
	});
});

describe('host check: a credential does not go to', () => {
	it.each([
		['evil.com'],
		['acme.pipedrive.com.evil.com'],
		['https://evil.com/acme.pipedrive.com'],
		['https://acme.pipedrive.com@evil.com/'],
		['evilpipedrive.com'],
		['a.b.pipedrive.com'],
		['acme/..'.repeat(20)],
	])('the company domain %s, unless it reads as a name', (companyDomain) => {
		const account = safely(() => withToken({ companyDomain }));
		const host = account === undefined ? 'nowhere' : new URL(account.base).hostname;
		expect(['nowhere', 'acme.pipedrive.com']).toContain(host);
	});

	it.each(['http://proxy.example.com', 'http://127.0.0.1.evil.com', 'http://localhost.evil.com'])(
		'a base URL without encryption beyond this machine: %s',
		(baseUrl) => {
			expect(thrownBy(() => withToken({ baseUrl })).kind).toBe('hostNotAllowed');
		},
	);

	it.each([
		'proxy',
		'ftp://proxy',
		'https://user:pass@proxy.example.com',
		'https://p/?api_token=1',
	])('a base URL that is none: %s', (baseUrl) => {
		const failure = thrownBy(() => withToken({ baseUrl }));
		expect(['invalidCredential', 'hostNotAllowed']).toContain(failure.kind);
		expect(failure.message).not.toContain('pass');
	});

	it.each([
		'https://evil.com',
		'https://acme.pipedrive.com.evil.com',
		'http://acme.pipedrive.com',
		'https://acme.pipedrive.com:8443',
		'https://evilpipedrive.com',
		'nonsense',
		42,
	])('the API domain %s that the sign-in names', (api_domain) => {
		const failure = thrownBy(() => withOAuth({ oauthTokenData: { api_domain } }));
		expect(failure.kind).toBe('hostNotAllowed');
		expect(failure.nextStep).toContain('Reconnect');
	});

	it('hosts outside the list of allowed domains that n8n keeps with it', () => {
		const listed = { companyDomain: 'acme', allowedHttpRequestDomains: 'domains' };
		const failure = thrownBy(() => withToken({ ...listed, allowedDomains: 'example.com' }));
		expect(failure.kind).toBe('hostNotAllowed');
		expect(failure.nextStep).toContain('Allowed Domains');
		expect(thrownBy(() => withToken({ ...listed, allowedDomains: '' })).kind).toBe(
			'hostNotAllowed',
		);
		expect(withToken({ ...listed, allowedDomains: '*.pipedrive.com' }).allowedDomains).toBe(
			'*.pipedrive.com',
		);
		expect(withToken({ companyDomain: 'acme', allowedHttpRequestDomains: 'none' }).base).toBe(
			'https://acme.pipedrive.com',
		);
	});
});

describe('an OAuth credential goes to', () => {
	it('the API domain of its token', () => {
		const oauthTokenData = { api_domain: 'https://acme.pipedrive.com' };
		expect(withOAuth({ oauthTokenData })).toMatchObject({
			base: 'https://acme.pipedrive.com',
			webOrigin: 'https://acme.pipedrive.com',
		});
	});

	it('its base URL, whose origin the token may name too', () => {
		const baseUrl = 'http://127.0.0.1:4010';
		expect(withOAuth({ baseUrl, oauthTokenData: { api_domain: baseUrl } }).base).toBe(baseUrl);
		const account = withOAuth({
			baseUrl,
			oauthTokenData: { api_domain: 'https://acme.pipedrive.com' },
		});
		expect(account).toMatchObject({ base: baseUrl, webOrigin: 'https://acme.pipedrive.com' });
	});

	it('the base URL with client credentials, which need one', () => {
		const grantType = 'clientCredentials';
		expect(withOAuth({ grantType, baseUrl: 'http://127.0.0.1:4010' }).base).toBe(
			'http://127.0.0.1:4010',
		);
		expect(thrownBy(() => withOAuth({ grantType })).kind).toBe('invalidCredential');
	});
});

describe('what is sent', () => {
	const send = async (path = '/api/v2/deals/1') => {
		const clock = new FakeClock();
		const context = new FakeContext(clock, () => ok({ id: 1 }));
		const exchange = await openExchange(context, { credentialType: 'pipedriveCrmApi', clock });
		await clock.play(exchange.send({ method: 'GET', path, query: { ids: [1, 2] } }));
		return { options: context.sent[0], exchange };
	};

	it('follows no redirect, as the API token would go along', async () => {
		const { options } = await send();
		expect(options).toMatchObject({
			url: 'https://acme.pipedrive.com/api/v2/deals/1',
			qs: { ids: [1, 2] },
			arrayFormat: 'comma',
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
			timeout: 60_000,
		});
	});

	it('lets n8n see the 401 of an OAuth token, so that it renews it, and no other status', async () => {
		const clock = new FakeClock();
		const context = new FakeContext(clock, () => ok({ id: 1 }));
		context.credential.oauthTokenData = { api_domain: 'https://acme.pipedrive.com' };
		const credentialType = 'pipedriveCrmOAuth2Api';
		const exchange = await openExchange(context, { credentialType, clock });
		await clock.play(exchange.send({ method: 'GET', path: '/api/v2/deals/1' }));
		expect(context.sent[0]?.ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
		expect((await send()).options?.ignoreHttpStatusErrors).toBe(true);
	});

	it('says where the account is, without any secret', async () => {
		const { exchange } = await send();
		expect(exchange.accountOrigin).toBe('https://acme.pipedrive.com');
		expect(exchange.credentialKey).not.toContain('secret-token');
	});

	it.each(['/api/v2/deals/..', '/api/v2/deals/%2E%2e/persons', '/api/v2/./deals'])(
		'never climbs out of its path: %s',
		async (path) => {
			expect((await failureOf(send(path))).kind).toBe('refused');
		},
	);
});

function safely<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
