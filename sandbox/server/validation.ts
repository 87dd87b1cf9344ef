import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

import type { Schema } from './schemas.ts';

const wholeSecondDateTime =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}:\d{2})$/;
const spacedDateTime =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const duration = /^\d{1,3}:[0-5]\d(?::[0-5]\d)?$/;

/** Whether a text is a day of the calendar, `2026-01-31`. */
export function isCalendarDate(value: string): boolean {
	return (
		/^\d{4}-\d{2}-\d{2}$/.test(value) &&
		!Number.isNaN(Date.parse(value)) &&
		new Date(value).toISOString().startsWith(value)
	);
}

/** Whether a value is a time of day, `09:30` or `09:30:00`. */
export function isTimeOfDay(value: unknown): boolean {
	return typeof value === 'string' && timeOfDay.test(value);
}

function isMoment(value: string): boolean {
	return wholeSecondDateTime.test(value) && isCalendarDate(value.slice(0, 10));
}

const formats: Record<string, (value: string) => boolean> = {
	'whole-second-date-time': isMoment,
	'spaced-date-time': (value) => spacedDateTime.test(value) && isCalendarDate(value.slice(0, 10)),
	'calendar-date': isCalendarDate,
	'calendar-date-or-empty': (value) => value === '' || isCalendarDate(value),
	'time-of-day': isTimeOfDay,
	'time-of-day-or-empty': (value) => value === '' || isTimeOfDay(value),
	duration: (value) => value === '' || duration.test(value),
	uuid: (value) => uuid.test(value),
};

const formatMessages: Record<string, string> = {
	'whole-second-date-time': 'This value is not a valid datetime.',
	'spaced-date-time': 'This value is not a valid datetime.',
	'time-of-day': 'This value is not a valid datetime.',
	'time-of-day-or-empty': 'This value is not a valid datetime.',
	'calendar-date': 'This value is not a valid date.',
	'calendar-date-or-empty': 'This value is not a valid date.',
	duration: 'This value is not a valid duration.',
	uuid: 'This value is not a valid UUID.',
};

/** The ids of a query key that takes several: as a comma list, or the key several times. */
export function idsInQuery(value: unknown): number[] {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) => String(text).split(',')).map((text) => Number(text || 'none'));
}

function createAjv(coerceTypes: boolean): Ajv {
	const ajv = new Ajv({
		allErrors: true,
		coerceTypes,
		formats,
		strict: true,
		allowUnionTypes: true,
	});
	ajv.addKeyword({
		keyword: 'commaListOf',
		schemaType: 'array',
		validate: (allowed: string[], value: string) =>
			value.split(',').every((word) => allowed.includes(word)),
	});
	ajv.addKeyword({
		keyword: 'commaIntegers',
		schemaType: 'number',
		validate: (most: number, value: string) => {
			const words = value.split(',');
			return words.length <= most && words.every((word) => /^\d+$/.test(word));
		},
	});
	ajv.addKeyword({
		keyword: 'commaList',
		schemaType: 'number',
		validate: (most: number, value: string) => value.split(',').length <= most,
	});
	ajv.addKeyword({
		keyword: 'idsInQuery',
		schemaType: 'number',
		validate: (most: number, value: unknown) => {
			const ids = idsInQuery(value);
			return ids.length > 0 && ids.length <= most && ids.every((id) => Number.isInteger(id));
		},
	});
	ajv.addKeyword({
		keyword: 'sortKeys',
		schemaType: 'array',
		validate: (allowed: string[], value: string) =>
			value.split(',').every((part) => {
				const [, key = ''] = /^\s*(\w+)(?:\s+(?:asc|desc))?\s*$/i.exec(part) ?? [];
				return allowed.includes(key);
			}),
	});
	return ajv;
}

/** Query keys and path parts arrive as text and are turned into the type that the schema names. */
const ofText = createAjv(true);
const ofJson = createAjv(false);

/** Compiles a schema for values that arrive as text (query, path) or as JSON (body). */
export function compileSchema(schema: Schema, arrivesAs: 'text' | 'json'): ValidateFunction {
	return (arrivesAs === 'text' ? ofText : ofJson).compile(schema);
}

/** One breach of a schema: the top-level key it is about, the full path, and the API's sentence. */
export interface Problem {
	key: string;
	path: string;
	message: string;
}

function problemOf(error: ErrorObject): Problem {
	const segments = error.instancePath.split('/').slice(1);
	const named =
		error.keyword === 'additionalProperties'
			? String(error.params['additionalProperty'])
			: error.keyword === 'required'
				? String(error.params['missingProperty'])
				: undefined;
	if (named !== undefined) segments.push(named);
	const path = segments.join('.');
	const message = `${path === '' ? '' : `${path}: `}${sentenceOf(error, named)}`;
	return { key: segments[0] ?? '', path, message };
}

function sentenceOf({ keyword, params }: ErrorObject, named: string | undefined): string {
	switch (keyword) {
		case 'additionalProperties':
			return `Parameter '${named}' is not allowed for this request`;
		case 'required':
			return `Parameter '${named}' is required`;
		case 'type':
			return `The value is not a valid '${[params['type']]
				.flat()
				.filter((type) => type !== 'null')
				.join("' or '")}'`;
		case 'format':
			return formatMessages[String(params['format'])] ?? 'This value is not valid.';
		case 'minimum':
		case 'exclusiveMinimum':
			return `This value should be ${String(params['limit'])} or more.`;
		case 'maximum':
			return `This value should be ${String(params['limit'])} or less.`;
		case 'minLength':
			return 'This value should not be blank.';
		case 'maxLength':
			return `This value is too long. It should have ${String(params['limit'])} characters or less.`;
		case 'minProperties':
		case 'minItems':
			return 'This value should not be empty.';
		case 'maxItems':
			return `This list should have ${String(params['limit'])} entries or less.`;
		case 'sortKeys':
			return 'This value is not a valid sorting.';
		case 'enum':
		case 'commaListOf':
			return 'The value you selected is not a valid choice.';
		case 'commaIntegers':
		case 'idsInQuery':
			return 'This value is not a valid list of ids.';
		case 'commaList':
			return 'This list has too many entries.';
		default:
			return 'This value is not valid.';
	}
}

/** The problems that a compiled schema found in its last check, the first of each path. */
export function problemsOf(validate: ValidateFunction): Problem[] {
	const byPath = new Map<string, Problem>();
	for (const problem of (validate.errors ?? []).map(problemOf)) {
		if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
	}
	return [...byPath.values()];
}
