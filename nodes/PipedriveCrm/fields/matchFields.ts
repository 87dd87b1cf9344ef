import type { IDataObject } from 'n8n-workflow';
import type { AccountLists } from './accountLists';
import { findCustomField } from './customFields';
import { bareName } from './inputNames';
import { comparable } from './names';
import type { MatchableField, RecordShape } from './recordShape';
import { isBlank } from './values';

/** A field by which Create or Update finds a record. */
export interface MatchField extends Omit<MatchableField, 'kind'> {
	kind: MatchableField['kind'] | 'id';
	isCustom: boolean;
}

/** Types of custom fields whose values Pipedrive's search finds as they are. */
const searchedTypes = new Set(['varchar', 'varchar_auto', 'text']);

/**
 * The field that is meant by a name or a key: the ID, a standard field, or a custom field of the account.
 * @throws {FieldProblem} when there is none; the message continues after the parameter's name
 */
export async function matchFieldNamed(
	wanted: string,
	shape: RecordShape,
	lists: AccountLists,
): Promise<MatchField> {
	const name = bareName(wanted);
	if (name === 'id') return { key: 'id', name: 'ID', kind: 'id', isCustom: false };
	const standard = shape.matchable?.find((field) =>
		[field.key, field.name].some((text) => bareName(text) === name),
	);
	if (standard !== undefined) return { ...standard, isCustom: false };
	const field = await findCustomField(lists, shape.fields ?? '', wanted);
	return {
		key: field.key,
		name: field.name,
		kind: field.type === 'phone' ? 'phone' : 'text',
		isCustom: true,
		...(searchedTypes.has(field.type) && { searchIn: 'custom_fields' }),
	};
}

/** What the field holds in a record, or in the body of one, by the form in which it is compared. */
export function matchTexts(
	record: IDataObject,
	field: MatchField,
	strict: boolean,
): Map<string, string> {
	const source = field.isCustom ? ((record.custom_fields ?? {}) as IDataObject) : record;
	return textsToMatch(source[field.key], field, strict);
}

/**
 * Values by the form in which they are compared: e-mail addresses and texts without regard to case, phone
 * numbers by their digits; exactly as they are, but for outer spaces, when it is to be strict.
 */
export function textsToMatch(
	value: unknown,
	{ kind }: MatchField,
	strict: boolean,
): Map<string, string> {
	const elements: unknown[] = Array.isArray(value) ? value : [value];
	const texts = elements
		.map((element) =>
			typeof element === 'object' && element !== null ? (element as IDataObject).value : element,
		)
		.filter((element) => !isBlank(element))
		.map((element) => String(element).trim());
	const byForm = texts.map((text): [string, string] => [
		strict ? text : looseForm(text, kind),
		text,
	]);
	return new Map(byForm.filter(([form]) => form !== ''));
}

function looseForm(text: string, kind: MatchField['kind']): string {
	return kind === 'phone' ? text.replace(/\D/g, '') : comparable(text);
}
