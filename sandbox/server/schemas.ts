/** The part of JSON Schema that the rows use. */
export type Schema = Readonly<Record<string, unknown>>;
export type PropertySchemas = Readonly<Record<string, Schema>>;
export interface ObjectSchema extends Schema {
	type: 'object';
	properties: PropertySchemas;
	required?: readonly string[];
	additionalProperties: false;
}

/** A list as a whole body. */
export interface ArraySchema extends Schema {
	type: 'array';
	items: Schema;
}

/** An object that refuses every key that is not named. */
export function objectSchema(
	properties: PropertySchemas,
	required: readonly string[] = [],
): ObjectSchema {
	return { type: 'object', properties, required, additionalProperties: false };
}

export const text: Schema = { type: 'string' };
export const filledText: Schema = { type: 'string', minLength: 1 };
export const integer: Schema = { type: 'integer' };
export const number: Schema = { type: 'number' };
export const boolean: Schema = { type: 'boolean' };
/** RFC 3339 with whole seconds. */
export const dateTime: Schema = { type: 'string', format: 'whole-second-date-time' };
export const date: Schema = { type: 'string', format: 'calendar-date' };
export const nullableDate: Schema = { type: ['string', 'null'], format: 'calendar-date' };
/** `2026-01-31 09:00:00`, as version 1 writes times. */
export const spacedDateTime: Schema = { type: 'string', format: 'spaced-date-time' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const nullableUuid: Schema = { type: ['string', 'null'], format: 'uuid' };
/** A flag as version 1 takes it. */
export const flag: Schema = { type: 'number', enum: [0, 1] };
/** Ids as a comma list, or the key once for each; read them with `idsInQuery`. */
export const idsOfQuery: Schema = { idsInQuery: 100 };
export const idList: Schema = { type: 'string', commaIntegers: 100 };
export const integers: Schema = { type: 'array', items: integer };
export const nullableInteger: Schema = { type: ['integer', 'null'] };
export const nullableNumber: Schema = { type: ['number', 'null'] };
export const nullableText: Schema = { type: ['string', 'null'] };
export const nullableDateTime: Schema = {
	type: ['string', 'null'],
	format: 'whole-second-date-time',
};
export const visibleTo: Schema = { type: 'integer', enum: [1, 3, 5, 7] };

/** What version 1 takes as `sort`: `field ASC, other DESC`. */
export function sortOf(keys: readonly string[]): Schema {
	return { type: 'string', sortKeys: keys };
}

/** A comma list of words out of `allowed`. */
export function commaListOf(allowed: readonly string[]): Schema {
	return { type: 'string', commaListOf: allowed };
}

/** One word out of `allowed`. */
export function oneOf(allowed: readonly (string | number)[]): Schema {
	return { type: typeof allowed[0] === 'number' ? 'number' : 'string', enum: allowed };
}

export const idPath: PropertySchemas = { id: integer };
export const uuidPath: PropertySchemas = { id: uuid };
/** Keys of the custom fields that an answer should carry; at most 15. */
export const customFieldKeys: Schema = { type: 'string', commaList: 15 };

/** Page keys of every v2 list; `most` is the largest page. */
export function cursorPage(most: number): PropertySchemas {
	return { limit: { type: 'integer', minimum: 1, maximum: most }, cursor: text };
}

/** The sort keys of a v2 list. */
export function sorting(fields: readonly string[]): PropertySchemas {
	return { sort_by: oneOf(fields), sort_direction: oneOf(['asc', 'desc']) };
}

export const updatedBetween: PropertySchemas = {
	updated_since: dateTime,
	updated_until: dateTime,
};

const addressParts = [
	'value',
	'country',
	'admin_area_level_1',
	'admin_area_level_2',
	'locality',
	'sublocality',
	'route',
	'street_number',
	'subpremise',
	'postal_code',
] as const;

/** A postal address; `null` and left-out parts are both empty. */
export const address: Schema = {
	...objectSchema(Object.fromEntries(addressParts.map((part) => [part, nullableText]))),
	type: ['object', 'null'],
};

/** A list of e-mails, phones or messengers: objects only, of which just `value` is required. */
export const contactEntries: Schema = {
	type: 'array',
	items: objectSchema({ value: text, primary: boolean, label: text }, ['value']),
};
