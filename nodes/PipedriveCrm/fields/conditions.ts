import type { IDataObject } from 'n8n-workflow';
import { FieldProblem, shown } from './fieldProblem';
import { comparable } from './names';
import { toUtcTime } from './times';
import { isBlank, listOf, toNumber } from './values';

export type Operator =
	| 'atLeast'
	| 'atMost'
	| 'contains'
	| 'doesNotContain'
	| 'is'
	| 'isEmpty'
	| 'isLess'
	| 'isMore'
	| 'isNot'
	| 'isNotEmpty'
	| 'isOneOf';

/** A field that conditions can be about. */
export interface ConditionField {
	/** The API's key, e.g. 'value' or the 40 characters of a custom field. */
	key: string;
	/** As people see it. */
	name: string;
	isCustom: boolean;
	/** Pipedrive's word for its type. */
	type: string;
	/** Labels by option id. */
	labels: Map<string, string>;
}

/** Tells whether a record meets a condition. */
export type Condition = (record: IDataObject) => boolean;

const numeric = new Set(['double', 'int', 'monetary']);
const moments = new Set(['date', 'daterange', 'time_stamp']);
const needsNoValue = new Set<Operator>(['isEmpty', 'isNotEmpty']);

/**
 * Makes a condition on the records of API v2, to be checked while a list is read.
 * @param wanted what to compare with; options by label or number, moments in ISO 8601
 * @param timezone IANA name; a moment without a zone is read in it
 * @throws {FieldProblem} when the value does not fit the field; the message continues after the field's name
 */
export function conditionOn(
	field: ConditionField,
	operator: Operator,
	wanted: unknown,
	timezone: string,
): Condition {
	if (isBlank(wanted) && !needsNoValue.has(operator)) {
		throw new FieldProblem(
			'is compared with nothing',
			"Give a value, or choose 'is empty' or 'is not empty'.",
		);
	}
	const valuesOf = (record: IDataObject) => textsOf(valueIn(record, field), field);
	if (operator === 'isEmpty') return (record) => valuesOf(record).length === 0;
	if (operator === 'isNotEmpty') return (record) => valuesOf(record).length > 0;
	const order = orderOf(field, timezone);
	if (isComparison(operator)) {
		const limit = order(wanted);
		const meets = comparisons[operator];
		return (record) => {
			const value = scalarIn(record, field);
			return !isBlank(value) && meets(order(value), limit);
		};
	}
	return textCondition(operator, wanted, field, valuesOf, timezone);
}

const comparisons = {
	atLeast: (value: number, limit: number) => value >= limit,
	atMost: (value: number, limit: number) => value <= limit,
	isLess: (value: number, limit: number) => value < limit,
	isMore: (value: number, limit: number) => value > limit,
};

const isComparison = (operator: Operator): operator is keyof typeof comparisons =>
	operator in comparisons;

function textCondition(
	operator: Operator,
	wanted: unknown,
	field: ConditionField,
	valuesOf: (record: IDataObject) => string[],
	timezone: string,
): Condition {
	const texts = (operator === 'isOneOf' ? listOf(wanted) : [wanted]).map((text) =>
		comparable(normalized(text, field, timezone)),
	);
	const [first = ''] = texts;
	switch (operator) {
		case 'contains':
			return (record) => valuesOf(record).some((value) => value.includes(first));
		case 'doesNotContain':
			return (record) => !valuesOf(record).some((value) => value.includes(first));
		case 'isNot':
			return (record) => !valuesOf(record).includes(first);
		default:
			return (record) => valuesOf(record).some((value) => texts.includes(value));
	}
}

/** Numbers and moments are compared as such also when they are written in another way. */
function normalized(value: unknown, { type }: ConditionField, timezone: string): string {
	if (numeric.has(type)) return String(toNumber(value));
	if (isMoment(value) && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) {
		return toUtcTime(value, timezone);
	}
	return String(value);
}

const isMoment = (value: unknown): boolean =>
	typeof value === 'string' && /^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value);

/** The number by which values of a field are ordered. */
function orderOf({ type }: ConditionField, timezone: string): (value: unknown) => number {
	return (value) => {
		if (numeric.has(type) || typeof value === 'number') return toNumber(value);
		if (moments.has(type) || isMoment(value)) return Date.parse(toUtcTime(value, timezone));
		return toNumber(value);
	};
}

function valueIn(record: IDataObject, { key, isCustom }: ConditionField): unknown {
	const source = isCustom ? ((record.custom_fields ?? {}) as IDataObject) : record;
	return key.split('.').reduce<unknown>((value, part) => {
		if (Array.isArray(value)) return value.map((element) => (element as IDataObject)[part]);
		return (value as IDataObject | null | undefined)?.[part];
	}, source);
}

/** Of a value with parts (money, address, range) the part that stands for it. */
function scalarIn(record: IDataObject, field: ConditionField): unknown {
	const value = valueIn(record, field);
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject).value
		: value;
}

/** Everything by which a value can be named: itself, its elements, the labels of its options. */
function textsOf(value: unknown, { labels }: ConditionField): string[] {
	const elements: unknown[] = Array.isArray(value) ? value : [value];
	return elements
		.map((element) =>
			typeof element === 'object' && element !== null ? (element as IDataObject).value : element,
		)
		.filter((element) => !isBlank(element))
		.flatMap((element) => {
			const label = labels.get(String(element));
			return label === undefined ? [String(element)] : [String(element), label];
		})
		.map(comparable);
}

/** Says of which field there is no such thing. */
export function unknownConditionField(wanted: string, close: string[]): FieldProblem {
	return new FieldProblem(
		`has no field ${shown(wanted)}`,
		close.length > 0
			? `Did you mean ${close.map((name) => `'${name}'`).join(' or ')}?`
			: 'Choose the field from the list.',
	);
}
