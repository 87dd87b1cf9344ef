import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';

import type { Clock } from './clock';
import { ExchangeFailure } from './failure';
import type { ApiAnswer, ApiRequest } from './request';

/** How a list is paged, how many rows one page may hold, and how many rows are wanted (all if left out). */
export interface Paging {
	style: 'cursor' | 'offset';
	largest: number;
	wanted?: number;
}

/**
 * The few members of n8n's function contexts (execute, load options, hook, poll) that the exchange
 * needs; each of those contexts fits as it is.
 */
export interface ExchangeContext {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): INode;
	helpers: {
		httpRequestWithAuthentication(
			credentialType: string,
			options: IHttpRequestOptions,
		): Promise<unknown>;
	};
}

export interface ExchangeOptions {
	credentialType: 'pipedriveCrmApi' | 'pipedriveCrmOAuth2Api';
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
	readonly spent: Spent;
	send(request: ApiRequest): Promise<ApiAnswer>;
	readPages(request: ApiRequest, paging: Paging): AsyncGenerator<IDataObject[], { more: boolean }>;
	/** How many items to have in work at once, 1 to 50: rate × latency seen. */
	concurrency(): number;
}

/**
 * Opens the way out to Pipedrive for one run.
 * @throws {ExchangeFailure} `invalidCredential` or `hostNotAllowed` when the credential cannot be used
 */
export async function openExchange(
	_context: ExchangeContext,
	_options: ExchangeOptions,
): Promise<Exchange> {
	throw new ExchangeFailure('The exchange is not built yet', {
		kind: 'invalidCredential',
		nextStep: 'Wait for it',
	});
}
