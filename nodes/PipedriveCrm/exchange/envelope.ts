import type { IDataObject } from 'n8n-workflow';

import type { Answered } from './attempt';
import type { ApiAnswer } from './request';

/**
 * Opens the envelope of a successful answer.
 * @returns undefined when it is none: a web page, or an envelope that says `success: false`
 */
export function openEnvelope({ body, headers, status }: Answered): ApiAnswer | undefined {
	// A record that was deleted by an attempt whose answer got lost is no longer found.
	if (status === 404) return { data: null, additionalData: undefined, body: {}, headers };
	if (body === '' || body === undefined || body === null) {
		return { data: null, additionalData: undefined, body: {}, headers };
	}
	if (!isObject(body) || body.success === false) return undefined;
	const { data = null, additional_data: additional } = body;
	return { data, additionalData: isObject(additional) ? additional : undefined, body, headers };
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
