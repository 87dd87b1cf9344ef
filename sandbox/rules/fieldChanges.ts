import { ApiError, badRequest, validationFailed } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import {
	customFieldCode,
	type CustomFieldType,
	type FieldDefinition,
	type FieldEntity,
	type FieldOption,
} from '../state/customFields.ts';
import { requireRecord } from './references.ts';

/** What `include_fields` can add to a field, and a body can set. */
export const fieldSettings = ['ui_visibility', 'important_fields', 'required_fields'] as const;

/** The body of a field's create and update; its schema has been checked. */
export interface FieldBody extends Partial<Record<(typeof fieldSettings)[number], object>> {
	field_name?: string;
	field_type?: CustomFieldType;
	options?: { label: string }[];
	description?: string | null;
}

const withOptions: readonly string[] = ['enum', 'set'];
const mostOptions = 10_000;

function everyField(account: Account): FieldDefinition[] {
	return Object.values(account.fields).flat();
}

/** The field, if it is one that users made. @throws ApiError 404, or 403 for a built-in one */
export function requireCustomField(
	account: Account,
	entity: FieldEntity,
	code: string,
): FieldDefinition {
	const field = requireRecord(account.field(entity, code), 'Field');
	if (field.is_custom_field) return field;
	throw new ApiError(403, `Field '${code}' is not a custom field and cannot be changed`, {
		code: 'ERR_FORBIDDEN',
	});
}

function newOptions(account: Account, labels: readonly { label: string }[]): FieldOption[] {
	const ids = everyField(account).flatMap(({ options }) => (options ?? []).map(({ id }) => id));
	const last = Math.max(0, ...ids.filter((id) => typeof id === 'number'));
	return labels.map(({ label }, index) => ({ id: last + 1 + index, label }));
}

function settingsOf(body: FieldBody, before: FieldDefinition['settings']) {
	const written = fieldSettings.flatMap((key) => {
		const value = body[key];
		return value === undefined ? [] : [[key, { ...before?.[key], ...value }] as const];
	});
	return { ...before, ...Object.fromEntries(written) };
}

/** Makes a custom field of a checked body. @throws ApiError 400 where options are missing or too many */
export function createField(
	account: Account,
	entity: FieldEntity,
	body: FieldBody & { field_name: string; field_type: CustomFieldType },
): FieldDefinition {
	const { field_name, field_type, options, description } = body;
	if (withOptions.includes(field_type)) {
		if (!options || options.length === 0) {
			throw validationFailed([`options: A field of type '${field_type}' needs options`]);
		}
		requireDistinct(options);
	} else if (options !== undefined) {
		throw validationFailed([`options: A field of type '${field_type}' has no options`]);
	}
	const number = Math.max(...everyField(account).map((field) => field.number)) + 1;
	const field: FieldDefinition = {
		number,
		field_name,
		field_code: customFieldCode(number, entity, field_type, field_name),
		description: description ?? '',
		field_type,
		options: options ? newOptions(account, options) : null,
		is_custom_field: true,
		is_optional_response_field: false,
		settings: settingsOf(body, undefined),
	};
	account.fields[entity].push(field);
	return field;
}

/** Changes a custom field by a checked body. @throws ApiError 400 for a body without keys */
export function patchField(field: FieldDefinition, body: FieldBody): void {
	if (Object.keys(body).length === 0) {
		throw validationFailed(['At least one parameter is required']);
	}
	field.field_name = body.field_name ?? field.field_name;
	if (body.description !== undefined) field.description = body.description ?? '';
	field.settings = settingsOf(body, field.settings);
}

/** Takes a custom field away; what records had in it is not seen any more. */
export function deleteField(account: Account, entity: FieldEntity, field: FieldDefinition): void {
	account.fields[entity] = account.fields[entity].filter((one) => one !== field);
}

function requireDistinct(options: readonly { label: string }[]): void {
	const labels = options.map(({ label }) => label);
	if (labels.length > mostOptions) throw badRequest('A field has 10000 options at most');
	if (new Set(labels).size < labels.length) throw badRequest('Option labels must be unique');
}

function optionsOf(field: FieldDefinition): FieldOption[] {
	if (withOptions.includes(field.field_type)) return field.options ?? [];
	throw badRequest(`Field '${field.field_code}' has no options`);
}

/** @throws ApiError 400 naming an id that the field does not have */
function requireOption(options: readonly FieldOption[], id: number): FieldOption {
	const found = options.find((option) => option.id === id);
	if (!found) throw badRequest(`Option ${String(id)} not found`);
	return found;
}

/** Adds options, all or none. @throws ApiError 400 where a label is there already */
export function addOptions(
	account: Account,
	field: FieldDefinition,
	labels: readonly { label: string }[],
): FieldOption[] {
	const before = optionsOf(field);
	requireDistinct([...before, ...labels]);
	const added = newOptions(account, labels);
	field.options = [...before, ...added];
	return added;
}

/** Renames options, all or none. @throws ApiError 400 where an id or a label cannot be */
export function renameOptions(
	field: FieldDefinition,
	renamed: readonly { id: number; label: string }[],
): FieldOption[] {
	const before = optionsOf(field);
	for (const { id } of renamed) requireOption(before, id);
	const after = before.map((option) => ({
		...option,
		...renamed.find(({ id }) => id === option.id),
	}));
	requireDistinct(after);
	field.options = after;
	return after.filter(({ id }) => renamed.some((one) => one.id === id));
}

/** Takes options away, all or none; records lose them. @throws ApiError 400 where one must stay */
export function removeOptions(
	field: FieldDefinition,
	named: readonly { id: number }[],
): FieldOption[] {
	const before = optionsOf(field);
	const removed = named.map(({ id }) => requireOption(before, id));
	const after = before.filter((option) => !removed.includes(option));
	if (after.length === 0) throw badRequest('A field keeps at least one option');
	field.options = after;
	return removed;
}
