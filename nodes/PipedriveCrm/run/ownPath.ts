import type { IDataObject } from 'n8n-workflow';
import { shown } from '../fields/fieldProblem';
import { InvalidItem } from './itemFailure';

const anyHost = 'https://account.invalid';
const versions = /^\/api\/v[12]\/[^/]/;

/** Encoded separators and dots, by which a path could be another than it looks. */
const disguised = /%(?:2e|2f|5c)/i;

/**
 * A path that the user gives, and what stands behind its question mark. It stays below the two versions of the
 * API on the account's own host, whatever is written in it.
 * @throws {InvalidItem} for any other
 */
export function ownPath(given: unknown): { path: string; query: IDataObject } {
	const text = String(given ?? '').trim();
	if (text === '') {
		throw new InvalidItem(
			"'Path' is empty",
			'Give it a value; this operation cannot do without.',
			'path',
		);
	}
	const url =
		text.startsWith('/') && URL.canParse(text, anyHost) ? new URL(text, anyHost) : undefined;
	const isAsWritten =
		url !== undefined &&
		url.origin === anyHost &&
		!disguised.test(text) &&
		!/\\|\/\/|\/\.{1,2}(?:\/|$)/.test(text.split('?')[0] ?? '');
	if (!isAsWritten || !versions.test(url.pathname) || url.hash !== '') {
		throw new InvalidItem(
			`'Path' takes a path that begins with /api/v1/ or /api/v2/, not ${shown(text)}`,
			"Leave out the host, e.g. /api/v2/deals/42; what no path begins with is not part of the account's API.",
			'path',
		);
	}
	return { path: url.pathname, query: Object.fromEntries(url.searchParams) };
}
