import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import type { Session } from '../../../tools/start/session.ts';
import type { CredentialReference } from '../../../tools/start/examples.ts';
import type { SignIn } from './workflowNodes.ts';

async function store(
	session: Session,
	type: SignIn['type'],
	name: string,
	data: Record<string, string>,
): Promise<SignIn> {
	const body = { name, type, data };
	const { id } = await session.call<{ id: string }>('POST', '/rest/credentials', body);
	return { type, credential: { id, name } };
}

/**
 * Stores the sandbox's API token in n8n.
 * @param rateLimit as in the credential, e.g. `automatic`
 */
export async function storeApiToken(
	session: Session,
	{ apiToken, url }: Sandbox,
	rateLimit = 'automatic',
): Promise<SignIn> {
	const data = { apiToken, baseUrl: url, rateLimit, companyDomain: '' };
	return await store(session, 'pipedriveCrmApi', 'API token', data);
}

/** Stores the sandbox's OAuth app in n8n; for the authorization code it has to be connected yet. */
export async function storeOAuth(
	session: Session,
	{ oauth, url }: Sandbox,
	grantType: 'authorizationCode' | 'clientCredentials',
): Promise<SignIn> {
	const { clientId, clientSecret } = oauth;
	const data = { grantType, clientId, clientSecret, baseUrl: url };
	return await store(session, 'pipedriveCrmOAuth2Api', `OAuth2 ${grantType}`, data);
}

/** Stores a token for HubSpot that signs in nowhere: without one, n8n shows its panel otherwise. */
export async function storeHubSpotToken(session: Session): Promise<CredentialReference> {
	const body = { name: 'HubSpot', type: 'hubspotAppToken', data: { appToken: 'none' } };
	const { id, name } = await session.call<CredentialReference>('POST', '/rest/credentials', body);
	return { id, name };
}
