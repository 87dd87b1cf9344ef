import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import type { ExchangeContext } from './attempt';
import type { Clock } from './clock';
import { systemClock } from './clock';
import { resolveAccount } from './host';
import { PacedExchange } from './pacedExchange';
import type { Pages, Paging } from './pages';
import type { CredentialType } from './plans';
import { plannedRate } from './plans';
import type { ApiAnswer, ApiRequest } from './request';
import { sharedPace } from './sharedPace';
import type { StoredFile } from './storedFile';

export type { Paging } from './pages';

export interface ExchangeOptions {
	credentialType: CredentialType;
	/** Most API tokens this exchange may spend; it stops before passing it. */
	maxTokens?: number;
	/** Cancels waiting within 250 ms. */
	signal?: AbortSignal;
	clock?: Clock;
}

/** What one exchange has spent so far. `repeats` are the attempts after the first of a request. */
export interface Spent {
	requests: number;
	tokens: number;
	repeats: number;
}

/** The way out to Pipedrive's API for one run, trigger or editor call. */
export interface Exchange {
	/** Where the account's web pages live, e.g. `https://acme.pipedrive.com`, for links to records. */
	readonly accountOrigin: string;
	/** Names credential and account without any secret; a key for caches. */
	readonly credentialKey: string;
	readonly spent: Readonly<Spent>;
	/**
	 * Sends one request, paced and repeated as it allows.
	 * @throws {ExchangeFailure} for every answer but a good one
	 */
	send(request: ApiRequest): Promise<ApiAnswer>;
	/**
	 * Reads a list page by page, `request` being without position and limit.
	 * @throws {ExchangeFailure}
	 */
	readPages(request: ApiRequest, paging: Paging): Pages;
	/**
	 * Downloads a file. Where Pipedrive redirects to a storage, it is followed without the credential.
	 * @param path below the host, e.g. '/api/v1/files/42/download'
	 * @throws {ExchangeFailure}
	 */
	download(path: string): Promise<StoredFile>;
	/**
	 * Waits, for what takes Pipedrive a while.
	 * @throws {ExchangeFailure} `cancelled` as soon as the run is
	 */
	pause(milliseconds: number): Promise<void>;
	/**
	 * Fetches a file of which an answer told the address in a storage, without the credential.
	 * @param address as the answer names it
	 * @param path of the request that told it, for messages
	 * @throws {ExchangeFailure} when the address is unencrypted or the storage does not hand the file out
	 */
	fetchStored(address: string, path: string): Promise<StoredFile>;
	/** How many items to have in work at once, 1 to 50: rate × latency seen. */
	concurrency(): number;
}

/**
 * Opens the way out to Pipedrive for one run.
 * @param context n8n's execute, load options, hook or poll context
 * @param options which of the node's credentials to use, and what bounds the run
 * @throws {ExchangeFailure} `invalidCredential` or `hostNotAllowed` when the credential cannot be used
 */
export async function openExchange(
	context: ExchangeContext,
	options: ExchangeOptions,
): Promise<Exchange> {
	const { credentialType, clock = systemClock } = options;
	const data = await context.getCredentials(credentialType);
	const node = context.getNode();
	const account = resolveAccount(credentialType, data, node);
	const id = node.credentials?.[credentialType]?.id ?? 'unsaved';
	const credentialKey = [credentialType, id, account.base, fingerprint(data)].join(' ');
	const pace = sharedPace(credentialKey, plannedRate(credentialType, data), clock);
	return new PacedExchange({ context, options, account, credentialKey, pace, clock });
}

/**
 * Tells one sign-in from another without giving the secret away: when the token of a credential is
 * exchanged, nothing that was learnt with the old one is used any more. An access token is not looked
 * at, since it changes every hour.
 */
function fingerprint(data: ICredentialDataDecryptedObject): string {
	const { refresh_token: refreshToken } = (data.oauthTokenData ?? {}) as IDataObject;
	const secret = JSON.stringify([data.apiToken, data.clientId, refreshToken]);
	return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}
