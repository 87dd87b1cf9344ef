import type { Account } from '../state/account.ts';
import type { CustomFieldValue, CustomFieldValues, FieldEntity } from '../state/customFields.ts';
import { livingValue } from './customFieldAnswer.ts';

function isComposite(value: CustomFieldValue): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(code: string, type: string, value: CustomFieldValue): [string, unknown][] {
	if (Array.isArray(value)) return [[code, value.join(',')]];
	if (!isComposite(value))
		return [[code, type === 'enum' && value !== null ? String(value) : value]];
	return Object.entries(value)
		.filter(([part]) => part !== 'timezone_name')
		.map(([part, inner]) => [part === 'value' ? code : `${code}_${part}`, inner]);
}

/**
 * Custom fields as v1 answers them: hashes at the root of the record, parts of composite values
 * beside them (`<hash>_currency`; a time zone by its id alone), options as text.
 */
export function v1CustomFields(
	account: Account,
	entity: FieldEntity,
	values: CustomFieldValues,
): Record<string, unknown> {
	return Object.fromEntries(
		account
			.customFields(entity)
			.flatMap((field) =>
				flatten(
					field.field_code,
					field.field_type,
					livingValue(field, values[field.field_code] ?? null),
				),
			),
	);
}
