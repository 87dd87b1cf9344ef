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
	const output: IDataObject = {};
	const flat = shape.flatten?.(record) ?? record;
	for (const key of shape.simple.filter((candidate) => candidate in flat)) {
		const primary = shape.primaries?.find(({ list }) => list === key);
		if (primary !== undefined) output[primary.name] = primaryValue(flat[key]);
		output[key] = flat[key];
		const named = shape.names.find(({ id }) => id === key);
		const names = named && context.names.get(named.id);
		if (named !== undefined && names !== undefined) {
			output[named.name] = names.get(String(flat[key])) ?? null;
		}
	}
	if (Array.isArray(record.label_ids)) {
		output.label_names = record.label_ids.map((id) => context.labels.get(String(id)) ?? id);
	}
	for (const key of extraKeys) output[key] = record[key];
	if (shape.page !== undefined) {
		output.url = `${context.accountOrigin}/${shape.page}/${String(record.id)}`;
	}
	return output;
}

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
