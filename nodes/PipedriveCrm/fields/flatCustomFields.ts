import type { GenericValue, IDataObject } from 'n8n-workflow';
import type { CustomField } from './customFields';

/** A key at the root of a record that is about a custom field: its key, and the part that it holds. */
const flatKey = /^([0-9a-f]{40})(?:_(\w+))?$/;

/** Types whose values have parts in API v2, also where only one is given. */
const typesWithParts = new Set(['address', 'daterange', 'monetary', 'time', 'timerange']);

/**
 * Custom fields as API v1 takes them, of the shapes of API v2: the parts of a value stand beside it, under
 * keys such as `<key>_currency` (facts: "V1 flat shapes").
 * @param values by the keys of the fields
 */
export function flatCustomFields(values: IDataObject): IDataObject {
	const flat: IDataObject = {};
	for (const [key, value] of Object.entries(values)) {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			flat[key] = value;
			continue;
		}
		const { timezone_name: zone, ...parts } = value as IDataObject;
		// Version 1 knows a time zone by its id; the name says the same.
		if (zone !== undefined && parts.timezone_id === undefined) parts.timezone_name = zone;
		for (const [part, inner] of Object.entries(parts)) {
			flat[part === 'value' ? key : `${key}_${part}`] = inner;
		}
	}
	return flat;
}

/** Whether a record of API v1 holds the value of any custom field. */
export const hasFlatCustomFields = (record: IDataObject): boolean =>
	Object.keys(record).some((key) => flatKey.test(key));

/**
 * Brings a record of API v1 into the form of API v2: its custom fields stand under `custom_fields`, values of
 * several parts as objects, options as numbers.
 * @param fields custom fields of the account; what is not among them keeps its form
 */
export function withGatheredCustomFields(record: IDataObject, fields: CustomField[]): IDataObject {
	const gathered: IDataObject = {};
	const parts = new Map<string, IDataObject>();
	for (const [key, value] of Object.entries(record)) {
		const [, code, part = 'value'] = flatKey.exec(key) ?? [];
		if (code === undefined) gathered[key] = value;
		else parts.set(code, { ...parts.get(code), [part]: value });
	}
	const types = new Map(fields.map(({ key, type }) => [key, type]));
	const custom = [...parts].map(([code, held]) => [code, gatheredValue(held, types.get(code))]);
	return { ...gathered, custom_fields: Object.fromEntries(custom) as IDataObject };
}

function gatheredValue(parts: IDataObject, type = ''): IDataObject[string] {
	const { value = null } = parts;
	if (value === null || value === '') return null;
	if (typesWithParts.has(type) || Object.keys(parts).length > 1) return parts;
	if (type === 'enum') return numberOf(value);
	if (type !== 'set') return value;
	const options: unknown[] = Array.isArray(value) ? value : String(value).split(',');
	return options.map(numberOf);
}

/** Version 1 writes the number of an option as text, or as a number. */
const numberOf = (option: unknown): GenericValue =>
	/^\d+$/.test(String(option)) ? Number(option) : (option as GenericValue);
