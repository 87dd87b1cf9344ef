import { findOperation, type Facts } from '../contract/facts.ts';
import { type BuiltOperation, choicesOf } from './builtResources.ts';

/**
 * The calls of the API that a row stands for, by their names in the facts, e.g. `GET /api/v2/deals/{id}`: that of its
 * request, those that a choice among its fields leads to, and those of the two rows behind Create or Update. None for
 * a row that moves a mark of the node's own, and for the one whose path the user writes.
 * @throws {Error} where a row calls what the API does not have
 */
export function apiCallsOf(operation: BuiltOperation, facts: Facts): string[] {
	const { option, fields, answer, upsert } = operation;
	if (upsert !== undefined) {
		return unique([upsert.create, upsert.update].flatMap((row) => apiCallsOf(row, facts)));
	}
	const { method, url } = option.routing.request;
	if (answer.kind === 'mark' || url === '/api/v2/') return [];
	const chosen = choicesOf(fields).flatMap(({ routing }) => routing?.request?.url ?? []);
	return unique([url, ...chosen].map((one) => nameOf(method, one, facts)));
}

function nameOf(method: string, url: string, facts: Facts): string {
	const path = url.replace(/^=/, '').replaceAll(/\{\{[^}]*\}\}/g, '1');
	const found = findOperation(facts, method, path);
	if (found === undefined) throw new Error(`The API has no ${method} ${url}`);
	return found.name;
}

const unique = (names: string[]): string[] => [...new Set(names)];
