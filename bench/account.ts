import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type Sandbox, requestJson, startSandbox } from '../sandbox/client/startSandbox.ts';
import type { CredentialType } from './creatingDeals.ts';

/** Records of the account that the deals are linked to. */
export interface LinkedIds {
	stage: number;
	person: number;
	organizations: number[];
}

/** A sandbox account to measure against. */
export interface Account {
	url: string;
	linked: LinkedIds;
	/**
	 * A credential for it.
	 * @param rateLimit what the credential says under Rate Limit
	 */
	credential: (
		type: CredentialType,
		rateLimit: ICredentialDataDecryptedObject,
	) => Promise<ICredentialDataDecryptedObject>;
	/** How many deals were created in it. */
	created: () => Promise<number>;
	stop: () => Promise<void>;
}

/**
 * Starts a sandbox account.
 * @param plan whose limits it keeps; its daily budget is out of the way
 * @param latency milliseconds that every answer takes at least
 */
export async function startAccount(plan: string, latency: number): Promise<Account> {
	const sandbox = await startSandbox({ plan, latency, dailyTokens: 10_000_000 });
	const linked = await linkedIds(sandbox);
	await sandbox.reset();
	return {
		url: sandbox.url,
		linked,
		credential: async (type, rateLimit) => ({
			...(type === 'pipedriveCrmApi'
				? { apiToken: sandbox.apiToken, companyDomain: '' }
				: await granted(sandbox)),
			baseUrl: sandbox.url,
			...rateLimit,
		}),
		created: async () => {
			const requests = await sandbox.requests();
			return requests.filter(({ method, status }) => method === 'POST' && status === 200).length;
		},
		stop: sandbox.stop,
	};
}

async function linkedIds({ call }: Sandbox): Promise<LinkedIds> {
	const idsIn = async (collection: string) => {
		const { body } = await call('GET', `/api/v2/${collection}?limit=20`);
		return (body.data as { id: number }[]).map(({ id }) => id);
	};
	const [stage = 1] = await idsIn('stages');
	const [person = 1] = await idsIn('persons');
	return { stage, person, organizations: await idsIn('organizations') };
}

/** An OAuth credential as n8n keeps it after the consent page. */
async function granted({ url, oauth }: Sandbox): Promise<ICredentialDataDecryptedObject> {
	const { text } = await requestJson('POST', `${url}/sandbox/oauth/grant`);
	return {
		grantType: 'authorizationCode',
		clientId: oauth.clientId,
		clientSecret: oauth.clientSecret,
		accessTokenUrl: `${url}/oauth/token`,
		authentication: 'header',
		oauthTokenData: JSON.parse(text) as ICredentialDataDecryptedObject,
	};
}
