import type { Answered, AttemptResult, ExchangeContext } from './attempt';
import { attemptStored } from './attempt';
import type { Clock } from './clock';
import { waitFor } from './clock';
import { cancelled } from './explain';
import { ExchangeFailure } from './failure';
import type { ApiRequest } from './request';
import { Attempts } from './retry';

/** A file as it was downloaded. */
export interface StoredFile {
	content: Buffer;
	/** As the storage calls it, e.g. 'application/pdf'. */
	contentType: string | undefined;
}

/**
 * What the answer to a download is: where the file is stored, or the file itself.
 * @returns undefined when it is neither
 */
export function readFileAnswer({
	body,
	headers,
}: Answered): StoredFile | { location: string } | undefined {
	if (headers.location !== undefined) return { location: headers.location };
	return Buffer.isBuffer(body)
		? { content: body, contentType: headers['content-type'] }
		: undefined;
}

/**
 * The address of a storage, which has to be as safe as that of the account.
 * @param location as the redirect names it
 * @param from the address that was asked
 * @throws {ExchangeFailure} when it is none, or unencrypted
 */
export function storageUrl(location: string, from: string, { method, path }: ApiRequest): string {
	const url = URL.canParse(location, from) ? new URL(location, from) : undefined;
	if (
		url?.protocol === 'https:' ||
		(url !== undefined && url.protocol === new URL(from).protocol)
	) {
		return url.href;
	}
	throw new ExchangeFailure('Pipedrive named no safe address for the file', {
		kind: 'hostNotAllowed',
		nextStep: 'Download the file in Pipedrive; check the Base URL of the credential if it has one.',
		request: { method, path },
	});
}

/**
 * Fetches a file from its storage, again if it has to be. That costs no tokens and counts in no limit of
 * Pipedrive's.
 * @param request the download that led here
 * @throws {ExchangeFailure} when the storage does not hand it out
 */
export async function fetchStored(
	url: string,
	request: ApiRequest,
	parts: { clock: Clock; context: ExchangeContext; signal: AbortSignal },
): Promise<StoredFile> {
	const attempts = new Attempts({ method: 'GET', path: request.path });
	for (;;) {
		const result = await attemptStored(parts.context, url);
		const { next } = attempts.judge(result);
		if (next === 'done' && result.kind === 'answered' && Buffer.isBuffer(result.body)) {
			return { content: result.body, contentType: result.headers['content-type'] };
		}
		if (next === 'done' || next === 'fail') throw notHandedOut(result, new URL(url).host, request);
		if (!(await waitFor(parts.clock, attempts.backoffMs(Math.random()), parts.signal))) {
			throw new ExchangeFailure(cancelled.message, cancelled);
		}
	}
}

function notHandedOut(
	result: AttemptResult,
	host: string,
	{ method, path }: ApiRequest,
): ExchangeFailure {
	if (result.kind === 'cancelled') return new ExchangeFailure(cancelled.message, cancelled);
	const isAnswer = result.kind === 'answered';
	return new ExchangeFailure(
		isAnswer
			? `The storage of the file, ${host}, answered with status ${result.status}`
			: `The storage of the file, ${host}, could not be reached`,
		{
			kind: isAnswer ? 'server' : 'unreachable',
			nextStep: 'Try again in a few minutes; n8n has to be able to reach that host.',
			request: { method, path },
			...(isAnswer && { httpCode: result.status }),
		},
	);
}
