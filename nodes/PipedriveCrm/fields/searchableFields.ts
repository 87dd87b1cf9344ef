import type { IDataObject } from 'n8n-workflow';
import type { AccountLists } from './accountLists';
import { nameWithKey } from './customFields';
import { FieldProblem, shown } from './fieldProblem';
import { comparable, nearest } from './names';

/** Where the fields of each kind of record are listed, by the word that the search has for the kind. */
const listOf: Record<string, string> = {
	deal: '/api/v2/dealFields',
	lead: '/api/v1/leadFields?limit=500',
	organization: '/api/v2/organizationFields',
	person: '/api/v2/personFields',
	product: '/api/v2/productFields',
	project: '/api/v2/projectFields',
};

/** A field that can be searched in. */
export interface SearchableField {
	code: string;
	/** As people see it; two fields of one name have the first 8 characters of their codes behind it. */
	name: string;
}

/**
 * The fields of a kind of record.
 * @param kind the search's word for it, e.g. 'deal'
 * @throws {ExchangeFailure} when they cannot be read
 */
export async function searchableFields(
	kind: string,
	lists: AccountLists,
): Promise<SearchableField[]> {
	const path = listOf[kind];
	const rows = path === undefined ? [] : await lists.rows(path);
	// Version 1 calls them key and name.
	const fields = rows.map((row: IDataObject) => ({
		code: String(row.field_code ?? row.key),
		name: String(row.field_name ?? row.name),
	}));
	return fields.map(({ code, name }) => {
		const isTwin = fields.filter((other) => other.name === name).length > 1;
		return { code, name: isTwin ? nameWithKey(name, code) : name };
	});
}

/**
 * The code of a field that is given by code or name; what is a key of a custom field is not looked up.
 * @throws {FieldProblem} when the kind has no such field
 */
export async function searchableField(
	kind: string,
	given: string,
	lists: AccountLists,
): Promise<string> {
	if (/^[0-9a-f]{40}$/.test(given)) return given;
	const fields = await searchableFields(kind, lists);
	const found =
		fields.find(({ code }) => code === given) ??
		fields.find(({ name }) => comparable(name) === comparable(given));
	if (found !== undefined) return found.code;
	const close = nearest(
		given,
		fields.map(({ code, name }) => ({ name, texts: [name, code] })),
	);
	throw new FieldProblem(
		`names no field of this kind (${kind}): ${shown(given)}`,
		close.length > 0
			? `Did you mean ${close.map((name) => `'${name}'`).join(' or ')}?`
			: 'Choose it from the list.',
		{ name: 'Field', key: 'field' },
	);
}
