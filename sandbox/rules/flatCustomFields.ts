import type { CustomFieldValue, CustomFieldValues } from '../state/customFields.ts';

function isComposite(value: CustomFieldValue): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(code: string, value: CustomFieldValue): [string, unknown][] {
	if (Array.isArray(value)) return [[code, value.join(',')]];
	if (!isComposite(value)) return [[code, value]];
	return Object.entries(value)
		.filter(([part]) => part !== 'timezone_name')
		.map(([part, inner]) => [part === 'value' ? code : `${code}_${part}`, inner]);
}

/**
 * Custom fields as v1 answers them: hashes at the root of the record, parts of composite values
 * beside them (`<hash>_currency`; a time zone by its id alone), options as text.
 * @param enumCodes codes of the single option fields, whose ids v1 writes as text
 */
export function flatCustomFields(
	values: CustomFieldValues,
	enumCodes: readonly string[],
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([code, value]) =>
			typeof value === 'number' && enumCodes.includes(code)
				? [[code, String(value)]]
				: flatten(code, value),
		),
	);
}
