import type { GenericValue, IDataObject } from 'n8n-workflow';
import { type CustomField, nameWithKey } from './customFields';
import type { RecordShape } from './recordShape';

export type CustomFieldsOutput = 'byName' | 'byNameTopLevel' | 'byKey' | 'raw';

/** What a run has learnt of the account in order to write its records. */
export interface DecodeContext {
	/** Custom fields by key. */
	customFields: Map<string, CustomField>;
	/** Labels of the resource by id. */
	labels: Map<unknown, string>;
	/** Names by id written as text, for each entry of `RecordShape.names`, under its key for the id. */
	names: Map<string, Map<string, string>>;
	/** e.g. 'https://acme.pipedrive.com' */
	accountOrigin: string;
	/** IANA name of the workflow's time zone. */
	timezone: string;
}

/**
 * Writes a record of API v2 as the node hands it on (docs/architecture.md, "A record").
 * @param simple keep the keys that people use, with names, and the custom fields that are not empty
 */
export function decodeRecord(
	shape: RecordShape,
	record: IDataObject,
	options: { simple: boolean; customFields: CustomFieldsOutput; extraKeys: string[] },
	context: DecodeContext,
): IDataObject {
	const output = options.simple
		? simplified(shape, record, options.extraKeys, context)
		: { ...record };
	for (const key of shape.valuesByField ?? []) {
		output[key] = customValues(record[key] as IDataObject, { ...options, simple: false }, context);
	}
	if (record.custom_fields === undefined) return output;
	delete output.custom_fields;
	const custom = customValues(record.custom_fields as IDataObject, options, context);
	if (options.customFields !== 'byNameTopLevel') return { ...output, custom_fields: custom };
	for (const [name, { key, value }] of customByName(custom, context)) {
		output[name in output ? nameWithKey(name, key) : name] = value;
	}
	return output;
}

function simplified(
	shape: RecordShape,
	record: IDataObject,
	extraKeys: string[],
	context: DecodeContext,
): IDataObject {
	const flat = shape.flatten?.(record, context.timezone) ?? record;
	const companions = companionsOf(shape, record, flat, context);
	const all: IDataObject = { ...flat, ...Object.assign({}, ...companions.values()) };
	const output: IDataObject = {};
	for (const key of shape.simple.filter((candidate) => candidate in all)) {
		output[key] = all[key];
		for (const [name, value] of Object.entries(companions.get(key) ?? {})) {
			if (!shape.simple.includes(name)) output[name] = value;
		}
	}
	for (const [name, value] of Object.entries(companions.get('') ?? {})) output[name] = value;
	for (const key of extraKeys) output[key] = record[key];
	return output;
}

/**
 * What the node adds to a record, by the key that it stands beside: names of ids, primary values of lists; and
 * under '' what stands beside nothing. `RecordShape.simple` may give an addition a place of its own.
 */
function companionsOf(
	shape: RecordShape,
	record: IDataObject,
	flat: IDataObject,
	context: DecodeContext,
): Map<string, IDataObject> {
	const companions = new Map<string, IDataObject>();
	for (const { list, name } of shape.primaries ?? []) {
		if (list in flat) companions.set(list, { [name]: primaryValue(flat[list]) });
	}
	for (const { id, name } of shape.names) {
		const names = context.names.get(id);
		if (names !== undefined && id in flat) {
			companions.set(id, { [name]: namesOf(flat[id], names) });
		}
	}
	const others: IDataObject = {};
	if (Array.isArray(record.label_ids)) {
		others.label_names = record.label_ids.map((id) => context.labels.get(String(id)) ?? id);
	}
	if (shape.page !== undefined) {
		others.url = `${context.accountOrigin}/${shape.page}/${String(record.id)}`;
	}
	return companions.set('', others);
}

/** The name of an id, or the names of a list of them. */
const namesOf = (ids: IDataObject[string], names: Map<string, string>): IDataObject[string] =>
	Array.isArray(ids)
		? ids.map((id) => names.get(String(id)) ?? (id as string))
		: (names.get(String(ids)) ?? null);

/** The value of the entry that is marked as primary, or else of the first. */
function primaryValue(list: IDataObject[string]): string | null {
	const entries = Array.isArray(list) ? (list as IDataObject[]) : [];
	const entry = entries.find(({ primary }) => primary === true) ?? entries[0];
	return typeof entry?.value === 'string' ? entry.value : null;
}

function customValues(
	values: IDataObject,
	options: { simple: boolean; customFields: CustomFieldsOutput },
	context: DecodeContext,
): IDataObject {
	const raw = options.customFields === 'raw';
	const byKey = raw || options.customFields !== 'byName';
	const output: IDataObject = {};
	for (const [key, value] of Object.entries(values)) {
		if (options.simple && value === null) continue;
		const field = context.customFields.get(key);
		output[byKey ? key : (field?.name ?? key)] = raw || !field ? value : withLabels(value, field);
	}
	return output;
}

function customByName(
	values: IDataObject,
	context: DecodeContext,
): [string, { key: string; value: IDataObject[string] }][] {
	return Object.entries(values).map(([key, value]) => [
		context.customFields.get(key)?.name ?? key,
		{ key, value },
	]);
}

/** Options by their labels; an option that was deleted meanwhile keeps its number. */
function withLabels(value: IDataObject[string], { options }: CustomField): IDataObject[string] {
	if (options.length === 0 || value === null) return value;
	const label = (id: unknown) =>
		(options.find((option) => String(option.id) === String(id))?.label ?? id) as GenericValue;
	return Array.isArray(value) ? value.map(label) : label(value);
}
