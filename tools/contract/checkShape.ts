import type { ObjectShape, Shape } from './facts.ts';

/** What can be wrong with a value. */
export type Problem =
	| 'unknownKey'
	| 'missingKey'
	| 'null'
	| 'type'
	| 'format'
	| 'enum'
	| 'limit'
	| 'unknownOperation'
	| 'status';

/** A place where a value differs from its shape. */
export interface Mismatch {
	/** Path of the value, as `data[].owner_id`; a custom field's key is written `{}`, one that is an id `#`. */
	at: string;
	problem: Problem;
	detail: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FORMATS: Record<string, RegExp> = {
	date: DATE,
	'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
	uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};
const CUSTOM_FIELD_KEY = /^[0-9a-f]{40}(?=$|_)/;

/** Everything in which a JSON value differs from a shape. */
export function checkShape(shape: Shape, value: unknown, at: string): Mismatch[] {
	if (value === null) {
		return allowsNull(shape) ? [] : [{ at, problem: 'null', detail: 'is null' }];
	}
	if (typeof shape === 'string') return checkScalar(shape.replace('?', ''), value, at);
	if ('keys' in shape) return checkObject(shape, value, at);
	if ('items' in shape) {
		if (!Array.isArray(value)) return [wrongType(at, 'a list', value)];
		const tooMany = shape.max !== undefined && value.length > shape.max;
		const limit = { at, problem: 'limit', detail: `has more than ${shape.max} elements` } as const;
		return [
			...(tooMany ? [limit] : []),
			...value.flatMap((element) => checkShape(shape.items, element, `${at}[]`)),
		];
	}
	if ('enum' in shape) {
		const known = shape.enum.some((one) => one === value);
		return known ? [] : [{ at, problem: 'enum', detail: `${JSON.stringify(value)} is no choice` }];
	}
	if ('oneOf' in shape) return checkChoices(shape.oneOf, value, at);
	const mismatches = checkScalar(shape.type, value, at);
	return mismatches.length > 0 ? mismatches : checkLimits(shape.min, shape.max, value, at);
}

function allowsNull(shape: Shape): boolean {
	if (typeof shape === 'string') return shape.endsWith('?') || shape === 'any';
	return shape.null === true || ('oneOf' in shape && shape.oneOf.some(allowsNull));
}

function checkScalar(type: string, value: unknown, at: string): Mismatch[] {
	const [base = type, format] = type.split(':');
	const fits =
		base === 'any' || (base === 'integer' ? Number.isInteger(value) : typeof value === base);
	if (!fits) return [wrongType(at, type, value)];
	const pattern = format === undefined ? undefined : FORMATS[format];
	if (pattern === undefined || (typeof value === 'string' && pattern.test(value))) return [];
	return [{ at, problem: 'format', detail: `${JSON.stringify(value)} is no ${format}` }];
}

function checkObject(shape: ObjectShape, value: unknown, at: string): Mismatch[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return [wrongType(at, 'an object', value)];
	}
	const named = new Map<string, Shape>();
	const missing: Mismatch[] = [];
	for (const [key, shapeOfKey] of Object.entries(shape.keys)) {
		const name = key.replace('*', '');
		named.set(name, shapeOfKey);
		if (key.endsWith('*') && !(name in value)) {
			missing.push({ at: join(at, name), problem: 'missingKey', detail: 'is missing' });
		}
	}
	const found = Object.entries(value).flatMap(([key, element]): Mismatch[] => {
		const place = join(at, key);
		const shapeOfKey = named.get(key) ?? shape.others;
		if (shapeOfKey !== undefined) return checkShape(shapeOfKey, element, place);
		return [{ at: place, problem: 'unknownKey', detail: 'is not in the description' }];
	});
	return [...missing, ...found];
}

function checkChoices(choices: Shape[], value: unknown, at: string): Mismatch[] {
	const tried = choices.map((choice) => checkShape(choice, value, at));
	const fits = tried.some((mismatches) => mismatches.length === 0);
	return fits ? [] : [{ at, problem: 'type', detail: 'fits none of the alternatives' }];
}

function checkLimits(
	min: number | undefined,
	max: number | undefined,
	value: unknown,
	at: string,
): Mismatch[] {
	const size = typeof value === 'string' ? value.length : Number(value);
	if (size >= (min ?? -Infinity) && size <= (max ?? Infinity)) return [];
	return [{ at, problem: 'limit', detail: `${size} is not within ${min ?? ''}..${max ?? ''}` }];
}

function wrongType(at: string, wanted: string, value: unknown): Mismatch {
	return { at, problem: 'type', detail: `${JSON.stringify(value)?.slice(0, 80)} is not ${wanted}` };
}

/** A place below another; the 40 characters of a custom field's key and ids differ between accounts. */
export function join(at: string, key: string): string {
	const name = key.replace(CUSTOM_FIELD_KEY, '{}').replace(/^\d+$/, '#');
	return at === '' ? name : `${at}.${name}`;
}
