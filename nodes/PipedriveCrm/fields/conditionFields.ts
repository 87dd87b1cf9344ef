import type { IDataObject } from 'n8n-workflow';
import { nameWithKey } from './customFields';
import type { Entry } from './directory';
import { FieldProblem, NotFoundProblem, shown } from './fieldProblem';
import { bareName } from './inputNames';
import { comparable, nearest } from './names';
import { type Placeless, placelessName } from './placeless';

/** A field that the node itself knows conditions on, beside or instead of what the account's list of fields says. */
export interface ConditionPlace {
	/** What it is called in a workflow, e.g. 'owner_id' or 'mobile'. */
	key: string;
	/** As the editor shows it, where the account has no name for it. */
	name: string;
	/** Pipedrive's word for its type, or one of conditionKinds.ts. */
	type: string;
	/** Where its value stands in the record, parts with dots between them; under its key if left out. */
	path?: string;
	/** Of a list only the entries that have this value under this key. */
	only?: { key: string; value: string };
	/** The list that it is part of, and whether a condition on it chooses the entries that others are about. */
	entry?: { list: string; chooses?: true };
	/** Whether the record holds the opposite. */
	negated?: true;
	/** Words for true and false beside 'true' and 'false'. */
	words?: [string, string];
	/** Another record that its value stands in: key of its id, collection, and the key to put it under. */
	reads?: { id: string; collection: string; as: string };
	/** What a user has to know who sets a condition on it, one sentence for the output panel. */
	remark?: string;
}

/** The names that conditions on the records of a resource know. */
export interface ConditionNames {
	fields: ConditionPlace[];
	/** Other words for fields: the word, and the key of the field. */
	aliases: Record<string, string>;
	/** Names that people look for and that these records have no place for. */
	placeless: Record<string, Placeless>;
	/** Keys that the API answers only when asked for with include_fields. */
	onRequest: string[];
}

/** A field that a condition can be about. */
export interface ConditionField extends ConditionPlace {
	path: string;
	/** Whether its value stands under `custom_fields`. */
	isCustom: boolean;
	/** The choices that the account's list of fields gives it. */
	options: Entry[];
}

export const noConditionNames: ConditionNames = {
	fields: [],
	aliases: {},
	placeless: {},
	onRequest: [],
};

/** The parts of values that are objects, by type; other types with parts are not looked into. */
const partsOfType: Partial<Record<string, Record<string, string>>> = {
	address: {
		value: 'text',
		country: 'text',
		admin_area_level_1: 'text',
		admin_area_level_2: 'text',
		locality: 'text',
		sublocality: 'text',
		route: 'text',
		street_number: 'text',
		subpremise: 'text',
		postal_code: 'text',
		formatted_address: 'text',
	},
	daterange: { value: 'date', until: 'date' },
	monetary: { value: 'double', currency: 'varchar' },
	time: { value: 'time', timezone_id: 'int', timezone_name: 'varchar' },
	timerange: { value: 'time', until: 'time', timezone_id: 'int', timezone_name: 'varchar' },
};

/**
 * All fields that conditions on a resource can be about: those of the account's list, and those that the
 * node knows beside it. Custom fields of one name have the beginning of their keys behind it.
 * @param definitions rows of the account's list of fields (API v2); empty where there is none
 */
export function conditionFieldsOf(
	definitions: IDataObject[],
	{ fields: known, aliases }: ConditionNames,
): ConditionField[] {
	const names = definitions.map(({ field_name: name }) => String(name));
	const listed = definitions.map((definition): ConditionField => {
		const code = String(definition.field_code);
		const name = String(definition.field_name);
		const isCustom = definition.is_custom_field === true;
		const isTwin = names.indexOf(name) !== names.lastIndexOf(name);
		const field = {
			key: code,
			name: isCustom && isTwin ? nameWithKey(name, code) : name,
			type: String(definition.field_type),
			path: code,
			isCustom,
			options: optionEntries(definition),
		};
		const place = isCustom ? undefined : known.find(({ key }) => key === (aliases[code] ?? code));
		return place === undefined
			? field
			: { ...field, path: place.key, ...place, name: field.name, options: field.options };
	});
	const inList = new Set(listed.map(({ key }) => key));
	const beside = known
		.filter(({ key }) => !inList.has(key))
		.map((place) => ({ path: place.key, ...place, isCustom: false, options: [] }));
	return [...listed, ...beside];
}

function optionEntries({ options }: IDataObject): Entry[] {
	return (Array.isArray(options) ? (options as IDataObject[]) : []).map(({ id, label }) => ({
		id: String(id),
		name: String(label),
		aliases: [],
	}));
}

/**
 * The field that a condition names: by key, by another word for it, by the name that the editor shows, or a part
 * of one by dots, e.g. 'address.locality'.
 * @throws {NotFoundProblem} when there is no such field, with the nearest names
 * @throws {FieldProblem} when it names several, or something that these records have no place for; the message
 *   continues after "'Additional Conditions'"
 */
export function conditionFieldNamed(
	given: string,
	fields: ConditionField[],
	names: ConditionNames,
): ConditionField {
	const wanted = given.trim().replace(/^custom_fields\.(?=.)/, '');
	const found = wholeField(wanted, fields, names) ?? partOfField(wanted, fields, names);
	if (found !== undefined) return found;
	const placeless = entryNamed(names.placeless, wanted);
	if (placeless !== undefined) throw placelessName(wanted, placeless);
	if (comparable(wanted) === 'custom_fields') {
		throw new FieldProblem(
			`takes one custom field at a time, not ${shown(wanted)}`,
			'Name the custom field itself, as the editor shows it.',
		);
	}
	const candidates = fields.map(({ name, key }) => ({ name, texts: [name, key] }));
	const close = nearest(wanted, candidates);
	throw new NotFoundProblem(
		`has no field ${shown(wanted)}`,
		close.length > 0
			? `Did you mean ${close.map((name) => `'${name}'`).join(' or ')}?`
			: 'Choose the field from the list.',
	);
}

function wholeField(
	wanted: string,
	fields: ConditionField[],
	names: ConditionNames,
): ConditionField | undefined {
	const ofKey = (key: string) => fields.find((field) => field.key === key);
	const ofAlias = (alias: string | undefined) =>
		alias === undefined ? undefined : (ofKey(alias) ?? partOfField(alias, fields, names));
	return (
		ofKey(wanted) ??
		ofAlias(names.aliases[wanted]) ??
		fieldCalled(wanted, fields) ??
		ofAlias(entryNamed(names.aliases, wanted))
	);
}

const withoutKey = ({ name, key }: ConditionField) => name.replace(` (${key.slice(0, 8)})`, '');

/** The field that people call so. @throws {FieldProblem} when several are called so */
function fieldCalled(wanted: string, fields: ConditionField[]): ConditionField | undefined {
	const called = (same: (name: string) => boolean) =>
		fields.filter((field) => same(field.name) || same(withoutKey(field)));
	const exactly = called((name) => name === wanted);
	const matches =
		exactly.length > 0 ? exactly : called((name) => bareName(name) === bareName(wanted));
	const [first, second] = matches;
	if (second === undefined) return first;
	const told = matches.map(({ name, key, isCustom }) => (isCustom ? name : key)).join(', ');
	throw new FieldProblem(
		`has ${matches.length} fields named ${shown(wanted)}: ${told}`,
		'Choose the field from the list, or use its key.',
	);
}

function partOfField(
	wanted: string,
	fields: ConditionField[],
	names: ConditionNames,
): ConditionField | undefined {
	const dot = wanted.lastIndexOf('.');
	if (dot <= 0) return undefined;
	const whole = wholeField(wanted.slice(0, dot), fields, names);
	const parts = partsOfType[whole?.type ?? ''];
	if (whole === undefined || parts === undefined) return undefined;
	const part = wanted.slice(dot + 1);
	const type = parts[part];
	if (type === undefined) {
		throw new FieldProblem(
			`has no part ${shown(part)} in '${whole.name}'`,
			`Its parts are: ${Object.keys(parts).join(', ')}.`,
		);
	}
	const path = `${whole.path}.${part}`;
	return { ...whole, key: `${whole.key}.${part}`, name: `${whole.name}: ${part}`, path, type };
}

const entryNamed = <Value>(entries: Record<string, Value>, wanted: string): Value | undefined =>
	Object.entries(entries).find(([name]) => comparable(name) === comparable(wanted))?.[1];
