import type { IDataObject } from 'n8n-workflow';

/**
 * Of a body what the record does not hold yet, so that an update sends only what changes.
 * @param record as API v2 answers it, custom fields by their keys
 * @param together keys that the API wants together, though only one of them may have changed
 */
export function changesOnly(
	body: IDataObject,
	record: IDataObject,
	together: string[][],
): IDataObject {
	const { custom_fields: custom, ...standard } = body;
	const changed = new Set(Object.keys(standard).filter((key) => !holds(record[key], body[key])));
	for (const group of together) {
		if (group.some((key) => changed.has(key))) group.forEach((key) => changed.add(key));
	}
	const changes: IDataObject = {};
	for (const key of Object.keys(standard)) if (changed.has(key)) changes[key] = body[key];
	const held = (record.custom_fields ?? {}) as IDataObject;
	const customChanges = Object.entries((custom ?? {}) as IDataObject).filter(
		([key, value]) => !holds(held[key], value),
	);
	return customChanges.length > 0
		? { ...changes, custom_fields: Object.fromEntries(customChanges) }
		: changes;
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const hoursAndMinutes = /^\d{1,3}:\d{2}$/;

/** Whether what is held is what is wanted, apart from what the API adds to it. */
function holds(held: unknown, wanted: unknown): boolean {
	if (isNothing(held) && isNothing(wanted)) return true;
	if (Array.isArray(wanted)) {
		return (
			Array.isArray(held) &&
			held.length === wanted.length &&
			wanted.every((element) => held.some((candidate) => holds(candidate, element)))
		);
	}
	if (isObject(wanted)) {
		return (
			isObject(held) && Object.entries(wanted).every(([key, value]) => holds(held[key], value))
		);
	}
	if (isObject(held)) return false;
	return scalar(held) === scalar(wanted);
}

const isNothing = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(Array.isArray(value) && value.length === 0);

/** Pipedrive answers some numbers as text, and times of day with seconds. */
function scalar(value: unknown): string {
	const text = String(value);
	return hoursAndMinutes.test(text) ? `${text}:00` : text;
}
