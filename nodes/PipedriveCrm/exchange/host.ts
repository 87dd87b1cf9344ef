import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { getCredentialAllowedDomains, isDomainAllowed } from 'n8n-workflow';

import { ExchangeFailure } from './failure';
import type { CredentialType } from './plans';

/** Where requests of a credential go. */
export interface Account {
	/** What API paths are put behind: origin, and for a proxy its path; no slash at the end. */
	base: string;
	/** Where the account's web pages are. */
	webOrigin: string;
	/** n8n's comma list of domains that the credential may be sent to; undefined means no restriction. */
	allowedDomains: string | undefined;
}

const sharedApiOrigin = 'https://api.pipedrive.com';
const sharedWebOrigin = 'https://app.pipedrive.com';
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const apiSuffix = /(?:\/api)?(?:\/v[12])?\/*$/;

/**
 * Finds out where a credential's requests go. A credential is sent only to https hosts under
 * `pipedrive.com`, or to the base URL that stands in the credential itself.
 * @param credentialType token or OAuth
 * @param data the decrypted credential: `baseUrl`, `companyDomain` or `oauthTokenData.api_domain`, `grantType`
 * @param node the node that asks, for n8n's own domain restriction
 * @throws {ExchangeFailure} `invalidCredential` or `hostNotAllowed`
 */
export function resolveAccount(
	credentialType: CredentialType,
	data: ICredentialDataDecryptedObject,
	node: INode,
): Account {
	const ownBase = readBaseUrl(data.baseUrl);
	const account =
		credentialType === 'pipedriveCrmApi'
			? tokenAccount(data, ownBase)
			: oauthAccount(data, ownBase);
	return { ...account, allowedDomains: allowedDomains(node, data, account.base) };
}

function tokenAccount(
	data: ICredentialDataDecryptedObject,
	ownBase: string | undefined,
): Omit<Account, 'allowedDomains'> {
	if (typeof data.apiToken !== 'string' || data.apiToken.trim() === '') {
		throw new ExchangeFailure('The credential has no API token', {
			kind: 'invalidCredential',
			nextStep:
				'Open the credential and enter the API token from Pipedrive, Personal preferences › API.',
		});
	}
	const company = readCompanyDomain(data.companyDomain);
	const companyOrigin = company === undefined ? undefined : `https://${company}.pipedrive.com`;
	return {
		base: ownBase ?? companyOrigin ?? sharedApiOrigin,
		webOrigin: companyOrigin ?? (ownBase === undefined ? sharedWebOrigin : originOf(ownBase)),
	};
}

function oauthAccount(
	data: ICredentialDataDecryptedObject,
	ownBase: string | undefined,
): Omit<Account, 'allowedDomains'> {
	if (data.grantType === 'clientCredentials' && ownBase === undefined) {
		throw new ExchangeFailure('The credential uses client credentials without a base URL', {
			kind: 'invalidCredential',
			nextStep:
				'Pipedrive itself does not offer client credentials: set Base URL in the credential, or choose Authorization Code.',
		});
	}
	const token = data.oauthTokenData;
	const apiDomain =
		typeof token === 'object' && token !== null && 'api_domain' in token
			? token.api_domain
			: undefined;
	const apiOrigin = apiDomain === undefined ? undefined : readApiDomain(apiDomain, ownBase);
	return {
		base: ownBase ?? apiOrigin ?? sharedApiOrigin,
		webOrigin: apiOrigin ?? (ownBase === undefined ? sharedWebOrigin : originOf(ownBase)),
	};
}

function readBaseUrl(value: unknown): string | undefined {
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	const url = parse(value.trim());
	if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '') {
		throw new ExchangeFailure('The base URL of the credential is not a web address', {
			kind: 'invalidCredential',
			nextStep:
				'Enter it as https://host or https://host/path, without user name and query, or leave it empty to reach Pipedrive itself.',
		});
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
		throw new ExchangeFailure(
			`The base URL of the credential would send it to ${url.host} unencrypted`,
			{
				kind: 'hostNotAllowed',
				nextStep: 'Use https; http is only for this machine (127.0.0.1 or localhost).',
			},
		);
	}
	return url.origin + url.pathname.replace(apiSuffix, '');
}

/** Takes `acme`, `acme.pipedrive.com` and any address below https://acme.pipedrive.com. */
function readCompanyDomain(value: unknown): string | undefined {
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	const text = value.trim().toLowerCase();
	const host = parse(text.includes('://') ? text : `https://${text}`)?.hostname ?? '';
	const label = host.endsWith('.pipedrive.com') ? host.slice(0, -'.pipedrive.com'.length) : host;
	if (!domainLabel.test(label)) {
		throw new ExchangeFailure('The company domain of the credential is not one of Pipedrive', {
			kind: 'invalidCredential',
			nextStep:
				'Enter the first part of your Pipedrive address, e.g. acme for https://acme.pipedrive.com.',
		});
	}
	return label;
}

function readApiDomain(value: unknown, ownBase: string | undefined): string {
	const url = typeof value === 'string' ? parse(value) : undefined;
	if (url !== undefined && (isPipedrive(url) || url.origin === originOf(ownBase ?? ''))) {
		return url.origin;
	}
	throw new ExchangeFailure(
		`The sign-in named ${url?.host ?? 'something else'} as the account's API host, which is not one of Pipedrive`,
		{
			kind: 'hostNotAllowed',
			nextStep:
				'Reconnect the credential; if you reach Pipedrive through a proxy, set its address as Base URL in the credential.',
		},
	);
}

function isPipedrive(url: URL): boolean {
	return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.pipedrive.com');
}

/**
 * The node is the credential's own surface, so n8n's setting 'None' (meant for the HTTP Request node,
 * and n8n's default for OAuth credentials) does not lock it out; an explicit list counts.
 */
function allowedDomains(
	node: INode,
	data: ICredentialDataDecryptedObject,
	base: string,
): string | undefined {
	if (data.allowedHttpRequestDomains !== 'domains') return undefined;
	const domains =
		typeof data.allowedDomains === 'string' && data.allowedDomains.trim() !== ''
			? getCredentialAllowedDomains({ node, credentialData: data, credentialOwnedSurface: true })
			: '';
	if (domains && isDomainAllowed({ url: base, allowedDomains: domains })) return domains;
	throw new ExchangeFailure(`The credential may not be sent to ${new URL(base).host}`, {
		kind: 'hostNotAllowed',
		nextStep:
			"Add that host to 'Allowed Domains' of the credential, or set its restriction to All.",
	});
}

function originOf(address: string): string {
	return parse(address)?.origin ?? '';
}

function parse(address: string): URL | undefined {
	return URL.canParse(address) ? new URL(address) : undefined;
}
