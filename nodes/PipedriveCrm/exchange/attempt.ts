import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';

import type { Account } from './host';
import type { CredentialType } from './plans';
import type { ApiRequest } from './request';

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
		httpRequest(options: IHttpRequestOptions): Promise<unknown>;
	};
}

/** An answer of whatever status. */
export interface Answered {
	kind: 'answered';
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON, or the text of what is no JSON. */
	body: unknown;
}

/** No answer. */
export interface Unanswered {
	kind: 'unanswered';
	/** Code of the network error, e.g. `ECONNRESET`. */
	code: string;
	/** Whether the request can have reached the server. */
	wasSent: 'no' | 'unknown';
}

/** n8n did not send it: sign-in refused, certificate refused, host blocked by n8n's settings. */
export interface NotSent {
	kind: 'notSent';
	reason: 'signIn' | 'certificate' | 'n8n';
	/** n8n's or the token server's words. */
	message: string;
}

export type AttemptResult = Answered | Unanswered | NotSent | { kind: 'cancelled' };

const attemptTimeoutMs = 60_000;
/** Long enough for 100 MB on a slow line. */
const fileTimeoutMs = 600_000;

/**
 * Sends one request once, through n8n's own sign-in.
 * @param context n8n's function context
 * @param credentialType whose sign-in to use
 * @param account where the credential may go
 * @param request what to send
 * @returns what became of it; never throws
 */
export async function attempt(
	context: ExchangeContext,
	credentialType: CredentialType,
	account: Account,
	request: ApiRequest,
): Promise<AttemptResult> {
	try {
		const response = await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			optionsFor(credentialType, account, request),
		);
		return readResponse(response);
	} catch (error) {
		return readThrown(error);
	}
}

/**
 * Fetches a file once from where it is stored, without any sign-in: the address itself is what allows it,
 * and it belongs to another host than the credential does.
 * @param url as Pipedrive has named it
 * @returns what became of it; never throws
 */
export async function attemptStored(context: ExchangeContext, url: string): Promise<AttemptResult> {
	try {
		const response = await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: fileTimeoutMs,
		});
		return readResponse(response);
	} catch (error) {
		return readThrown(error);
	}
}

/**
 * A fresh object per attempt, as n8n writes the credentials into it. Statuses are ours to judge, but
 * for the 401 that makes n8n renew an OAuth token (with an API token n8n would only send it again).
 * Redirects are not followed: n8n would carry the `x-api-token` header along to any host.
 */
function optionsFor(
	credentialType: CredentialType,
	account: Account,
	request: ApiRequest,
): IHttpRequestOptions {
	const renewsToken = credentialType === 'pipedriveCrmOAuth2Api';
	const options: IHttpRequestOptions = {
		method: request.method,
		url: account.base + request.path,
		json: request.answersFile !== true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: renewsToken ? { ignore: true, except: [401] } : true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		timeout:
			request.body instanceof FormData || request.answersFile === true
				? fileTimeoutMs
				: attemptTimeoutMs,
	};
	if (request.answersFile === true) options.encoding = 'arraybuffer';
	if (request.query !== undefined) {
		options.qs = { ...request.query };
		options.arrayFormat = request.listStyle ?? 'comma';
	}
	if (request.body !== undefined) options.body = request.body;
	if (account.allowedDomains !== undefined) options.allowedDomains = account.allowedDomains;
	return options;
}

function readResponse(response: unknown): AttemptResult {
	if (!isObject(response) || typeof response.statusCode !== 'number') {
		return { kind: 'unanswered', code: 'no status', wasSent: 'unknown' };
	}
	return {
		kind: 'answered',
		status: response.statusCode,
		headers: readHeaders(response.headers),
		body: response.statusCode < 400 ? response.body : readComplaint(response.body),
	};
}

/** Where a file was asked for, a refusal comes as bytes too. */
function readComplaint(body: unknown): unknown {
	if (!Buffer.isBuffer(body)) return body;
	const text = body.toString();
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

const neverSent = new Set([
	'EADDRNOTAVAIL',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'ENOTFOUND',
]);
const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL|^EPROTO$/;
const tokenServerCode = /^(?:EAUTH|ESTATUS)$/;
const networkCode = /^(?:E[A-Z_]{3,}|ERR_[A-Z_]+|HPE_[A-Z_]+)$/;

/** Reads the NodeApiError that n8n makes of everything that went wrong, and what caused it. */
function readThrown(error: unknown): AttemptResult {
	const chain = causes(error);
	const codes = chain.flatMap(codesOf);
	const message = firstText(chain);
	if (codes.includes('ERR_CANCELED')) return { kind: 'cancelled' };
	if (codes.some((code) => tokenServerCode.test(code)) || chain.some(isReconnect)) {
		return { kind: 'notSent', reason: 'signIn', message };
	}
	const refusal = readRefusal(chain);
	if (refusal) return refusal;
	if (codes.some((code) => certificateCode.test(code))) {
		return { kind: 'notSent', reason: 'certificate', message };
	}
	const code = codes.find((each) => neverSent.has(each));
	if (code !== undefined) return { kind: 'unanswered', code, wasSent: 'no' };
	const unsure = codes.find((each) => networkCode.test(each));
	if (unsure !== undefined) return { kind: 'unanswered', code: unsure, wasSent: 'unknown' };
	return { kind: 'notSent', reason: 'n8n', message };
}

/** A status comes thrown only when it is the API's 401, or whatever the token server answered. */
function readRefusal(chain: IDataObject[]): AttemptResult | undefined {
	for (const link of chain) {
		const { response, httpCode, context } = link;
		const status = Number(isObject(response) ? response.status : httpCode);
		if (!Number.isInteger(status) || status < 100) continue;
		if (status !== 401) {
			const message = `the sign-in server answered with status ${status}`;
			if (status < 500) return { kind: 'notSent', reason: 'signIn', message };
			return {
				kind: 'unanswered',
				code: `status ${status} from the sign-in server`,
				wasSent: 'no',
			};
		}
		const body = isObject(response) ? response.data : isObject(context) ? context.data : undefined;
		const headers = isObject(response) ? readHeaders(response.headers) : {};
		return { kind: 'answered', status, headers, body };
	}
	return undefined;
}

/** The error itself and its causes, innermost first, as that one knows best. */
function causes(error: unknown): IDataObject[] {
	const chain: IDataObject[] = [];
	let link = error;
	while (isObject(link) && chain.length < 6) {
		chain.unshift(link);
		link = link.cause;
	}
	return chain;
}

function codesOf(link: IDataObject): string[] {
	const inner = Array.isArray(link.errors) ? link.errors : [];
	const candidates = [link, ...inner.filter(isObject)].flatMap(({ code, httpCode }) => [
		code,
		httpCode,
	]);
	return candidates.filter((code) => typeof code === 'string');
}

function isReconnect({ failure, message }: IDataObject): boolean {
	if (isObject(failure) && failure.cause === 'credential-invalid') return true;
	return message === 'OAuth credentials not connected';
}

function firstText(chain: IDataObject[]): string {
	const text = chain.map(({ message }) => message).find((each) => typeof each === 'string');
	return (text ?? 'unknown error').split('\n', 1)[0]?.slice(0, 200) ?? '';
}

function readHeaders(headers: unknown): Record<string, string> {
	const read: Record<string, string> = {};
	if (!isObject(headers)) return read;
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined && value !== null) read[name.toLowerCase()] = String(value);
	}
	return read;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null;
}
