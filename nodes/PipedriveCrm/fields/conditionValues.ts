import type { IDataObject } from 'n8n-workflow';
import type { ConditionField } from './conditionFields';
import { comparable } from './names';
import { isBlank } from './values';

/**
 * What a record holds of a field: one value, several for a list, none when it is empty. Of values with parts
 * the one that stands for them: `value`, or for records of API v1 that nest others, their id.
 */
export function valuesIn(record: IDataObject, field: ConditionField): unknown[] {
	const source = field.isCustom ? record.custom_fields : record;
	const parts = field.path === '' ? [] : field.path.split('.');
	const found = parts.reduce(
		(values, part) => values.flatMap((value) => chosen(partOf(value, part), field)),
		[source] as unknown[],
	);
	if (isWhole(field)) return found.filter((value) => !isBlank(value));
	const values = found
		.map((value) => (isRecord(value) ? (value.value ?? value.id) : value))
		.filter((value) => !isBlank(value));
	return field.negated === true ? values.map((value) => value !== true) : values;
}

/** When an activity is due stands in two of its keys, so that it is looked at as a whole. */
const isWhole = ({ type }: ConditionField) => type === 'due_day' || type === 'due_time';

const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const partOf = (value: unknown, part: string): unknown =>
	isRecord(value) ? value[part] : undefined;

/** The elements of a list that the field is about; what is no list is its one element. */
function chosen(value: unknown, { only }: ConditionField): unknown[] {
	if (!Array.isArray(value)) return [value];
	if (only === undefined) return value as unknown[];
	return value.filter(
		(element) =>
			isRecord(element) && comparable(String(element[only.key])) === comparable(only.value),
	);
}
