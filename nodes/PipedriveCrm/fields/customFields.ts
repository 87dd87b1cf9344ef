import type { IDataObject } from 'n8n-workflow';
import type { AccountLists } from './accountLists';
import { FieldProblem, shown } from './fieldProblem';
import { comparable, nearest } from './names';

/** One choice of a field with options. */
export interface FieldOption {
	id: number;
	label: string;
}

/** A custom field of an account, as far as values are concerned. */
export interface CustomField {
	/** The 40 characters under which the API knows it. */
	key: string;
	/** As people see it; two fields of one name have the first 8 characters of their keys behind it. */
	name: string;
	/** Pipedrive's word for its type, e.g. 'monetary'. */
	type: string;
	/** Choices, for fields of the types enum and set. */
	options: FieldOption[];
	/** Whether the account marks it as required; only the web pages of Pipedrive enforce that. */
	required: boolean;
}

/** Reads the custom fields out of a list of field definitions (API v2, /dealFields and the like). */
export function customFieldsOf(definitions: IDataObject[]): CustomField[] {
	const custom = definitions.filter((definition) => definition.is_custom_field === true);
	const uses = new Map<unknown, number>();
	for (const { field_name: name } of custom) uses.set(name, (uses.get(name) ?? 0) + 1);
	return custom.map((definition) => {
		const key = String(definition.field_code);
		const name = String(definition.field_name);
		const isTwin = (uses.get(definition.field_name) ?? 0) > 1;
		return {
			key,
			name: isTwin ? nameWithKey(name, key) : name,
			type: String(definition.field_type),
			options: optionsOf(definition),
			required: isRequired(definition),
		};
	});
}

/** A name made distinct by the beginning of the field's key. */
export function nameWithKey(name: string, key: string): string {
	return `${name} (${key.slice(0, 8)})`;
}

/** The choices of a field definition; none for fields without options. */
export function optionsOf(definition: IDataObject | undefined): FieldOption[] {
	const options = Array.isArray(definition?.options) ? (definition.options as IDataObject[]) : [];
	return options.map(({ id, label }) => ({ id: Number(id), label: String(label) }));
}

/** Required always, not only in some stages or for some statuses. */
function isRequired({ required_fields: required }: IDataObject): boolean {
	const {
		enabled,
		stage_ids: stages,
		statuses,
	} = (required ?? {}) as { enabled?: boolean; stage_ids?: number[]; statuses?: object };
	return enabled === true && !stages?.length && Object.keys(statuses ?? {}).length === 0;
}

/**
 * Finds a custom field by its name or its key.
 * @param path of the list of field definitions, e.g. '/api/v2/dealFields'
 * @throws {FieldProblem} when the account has none, or several of that name
 */
export async function findCustomField(
	lists: AccountLists,
	path: string,
	wanted: string,
): Promise<CustomField> {
	let fields = customFieldsOf(await lists.rows(path));
	let found = named(fields, wanted);
	if (found.length === 0) {
		fields = customFieldsOf(await lists.newestRows(path));
		found = named(fields, wanted);
	}
	const [first, second] = found;
	if (first !== undefined && second === undefined) return first;
	if (first === undefined) throw unknownField(fields, wanted);
	throw new FieldProblem(
		`has ${found.length} fields named ${shown(wanted)}: ${found.map(({ name }) => name).join(', ')}`,
		'Use the name with the beginning of its key behind it.',
	);
}

function named(fields: CustomField[], wanted: string): CustomField[] {
	const exact = fields.filter(({ key, name }) => key === wanted || name === wanted);
	if (exact.length > 0) return exact;
	const name = comparable(wanted);
	return fields.filter(
		(field) =>
			comparable(field.name) === name ||
			comparable(field.name.replace(` (${field.key.slice(0, 8)})`, '')) === name,
	);
}

function unknownField(fields: CustomField[], wanted: string): FieldProblem {
	const names = fields.map(({ name }) => ({ name, texts: [name] }));
	const close = nearest(wanted, names);
	const hint =
		close.length > 0
			? `Did you mean ${close.map((name) => `'${name}'`).join(' or ')}?`
			: 'Refresh the list of custom fields in the panel; it may have been renamed or deleted.';
	return new FieldProblem(`has no field named ${shown(wanted)}`, hint);
}
