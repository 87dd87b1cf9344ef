import { validationFailed } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type {
	CustomFieldValue,
	CustomFieldValues,
	FieldDefinition,
	FieldEntity,
} from '../state/customFields.ts';

/** The query keys that say how custom fields and labels are answered. */
export interface CustomFieldQuery {
	/** Comma list of the keys wanted; all when left out. */
	custom_fields?: string;
	include_option_labels?: boolean;
	include_labels?: boolean;
}

interface LabelledOption {
	id: number | string;
	label: string;
}

function labelled(field: FieldDefinition | undefined, id: number | string): LabelledOption {
	return { id, label: field?.options?.find((option) => option.id === id)?.label ?? '' };
}

/** A stored value without the options that were deleted since. */
export function livingValue(field: FieldDefinition, value: CustomFieldValue): CustomFieldValue {
	const exists = (id: number) => field.options?.some((option) => option.id === id) ?? false;
	if (field.field_type === 'enum' && typeof value === 'number') return exists(value) ? value : null;
	if (field.field_type !== 'set' || !Array.isArray(value)) return value;
	const living = value.filter(exists);
	return living.length === 0 ? null : living;
}

function withLabels(
	field: FieldDefinition,
	value: CustomFieldValue,
): CustomFieldValue | LabelledOption | LabelledOption[] {
	if (field.field_type === 'enum' && typeof value === 'number') return labelled(field, value);
	if (field.field_type === 'set' && Array.isArray(value)) {
		return value.map((id) => labelled(field, id));
	}
	return value;
}

function wantedFields(account: Account, entity: FieldEntity, keys: string | undefined) {
	const fields = account.customFields(entity);
	if (keys === undefined) return fields;
	const wanted = keys.split(',');
	const unknown = wanted.filter((key) => !fields.some((field) => field.field_code === key));
	if (unknown.length > 0) {
		throw validationFailed(unknown.map((key) => `custom_fields: Unknown key '${key}'`));
	}
	return fields.filter((field) => wanted.includes(field.field_code));
}

/**
 * Makes the function that answers a record's custom fields: every defined key, null when empty.
 * @throws ApiError 400 when the query names a key that the entity does not have
 */
export function customFieldAnswer(
	account: Account,
	entity: FieldEntity,
	query: CustomFieldQuery,
): (values: CustomFieldValues) => Record<string, unknown> {
	const fields = wantedFields(account, entity, query.custom_fields);
	const labels = query.include_option_labels ?? false;
	return (values) =>
		Object.fromEntries(
			fields.map((field) => {
				const value = livingValue(field, values[field.field_code] ?? null);
				return [field.field_code, labels ? withLabels(field, value) : value];
			}),
		);
}

/** The `labels` key that `include_labels` adds beside `label_ids`; nothing without it. */
export function labelAnswer(
	account: Account,
	entity: FieldEntity,
	query: CustomFieldQuery,
): (ids: readonly number[]) => { labels?: LabelledOption[] } {
	if (!query.include_labels) return () => ({});
	const field = account.field(entity, 'label_ids');
	return (ids) => ({ labels: ids.map((id) => labelled(field, id)) });
}
