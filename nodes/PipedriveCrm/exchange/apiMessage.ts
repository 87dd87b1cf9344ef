import type { IDataObject } from 'n8n-workflow';

/** What the API itself said about a refusal. */
export interface ApiMessage {
	text: string | undefined;
	code: string | undefined;
	/** API keys that it complains about, e.g. `value` or `custom_fields.<hash>`. */
	fields: string[];
	/** True for a web page instead of JSON. */
	isWebPage: boolean;
}

const longestText = 400;
const validation = /^Validation failed:\s*/;
const leadingPath = /^([A-Za-z_][\w.[\]-]*):\s/;
const leadingQuote = /^(?:Parameter )?'([^']+)'/;
const fieldHash = /\b[0-9a-f]{40}\b/;
/** Pipedrive's stock phrase under refusals of version 1, of no use to anybody. */
const stockInfo = /^Please check developers\.pipedrive\.com\b/;

/**
 * Reads the body of a refusal, in any of Pipedrive's shapes: `error` with `error_info` (v1), `error`
 * with `code` (v2), `errors` by field (webhooks).
 * @param body parsed JSON, or the text of what is no JSON
 */
export function readApiMessage(body: unknown): ApiMessage {
	if (typeof body !== 'object' || body === null) {
		const isWebPage = typeof body === 'string' && /<[a-z!]/i.test(body);
		return { text: undefined, code: undefined, fields: [], isWebPage };
	}
	const envelope = body as IDataObject;
	const { text, fields } = readText(envelope);
	const code = envelope.code ?? envelope.errorCode;
	return {
		text: text === undefined ? undefined : shorten(text),
		code: typeof code === 'string' ? code : undefined,
		fields,
		isWebPage: false,
	};
}

function readText(envelope: IDataObject): { text: string | undefined; fields: string[] } {
	const { error, error_info: info, errors, message, statusText } = envelope;
	if (typeof errors === 'object' && errors !== null && !Array.isArray(errors)) {
		const complaints = Object.entries(errors);
		return {
			text: complaints.map(([field, said]) => `${field}: ${[said].flat().join(', ')}`).join('; '),
			fields: complaints.map(([field]) => field),
		};
	}
	const main = [error, message, statusText].find(isFilled);
	if (main === undefined) return { text: undefined, fields: [] };
	const isUseful = isFilled(info) && info !== main && !stockInfo.test(info);
	const text = isUseful ? `${main.replace(/[.\s]+$/, '')}: ${info}` : main;
	return { text, fields: validation.test(main) ? fieldsOf(main.replace(validation, '')) : [] };
}

function fieldsOf(complaints: string): string[] {
	const fields = complaints.split(/;\s+/).flatMap((complaint) => {
		const path = (leadingPath.exec(complaint) ?? leadingQuote.exec(complaint))?.[1];
		if (path === undefined) return [];
		const hash = fieldHash.exec(complaint)?.[0];
		return path === 'custom_fields' && hash !== undefined ? `custom_fields.${hash}` : path;
	});
	return [...new Set(fields)];
}

function isFilled(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

function shorten(text: string): string {
	const line = text
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
}
