import type { ObjectShape, Shape } from './facts.ts';

/** A schema object of OpenAPI 3.0, as far as Pipedrive's descriptions use it. */
export interface Schema {
	type?: string;
	format?: string;
	nullable?: boolean;
	enum?: (string | number | null)[];
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: boolean | Schema;
	allOf?: Schema[];
	oneOf?: Schema[];
	anyOf?: Schema[];
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	maxItems?: number;
}

/**
 * Reduces a schema to a shape. Parts of an `allOf` are merged; where they disagree on null, null is
 * allowed. An object that names no keys is open.
 */
export function shapeOfSchema(schema: Schema): Shape {
	const merged = mergeParts(schema);
	const nullable = merged.nullable === true;
	const choices = merged.oneOf ?? merged.anyOf;
	if (choices !== undefined) return withNull({ oneOf: choices.map(shapeOfSchema) }, nullable);
	if (merged.enum !== undefined) {
		return withNull({ enum: merged.enum.filter((value) => value !== null) }, nullable);
	}
	if (merged.items !== undefined) {
		const max = merged.maxItems === undefined ? {} : { max: merged.maxItems };
		return withNull({ items: shapeOfSchema(merged.items), ...max }, nullable);
	}
	if (merged.properties !== undefined || merged.type === 'object') {
		return withNull(objectShape(merged), nullable);
	}
	return scalarShape(merged, nullable);
}

function objectShape(schema: Schema): ObjectShape {
	const required = new Set(schema.required);
	const keys = Object.entries(schema.properties ?? {}).map(([key, value]) => [
		required.has(key) ? `${key}*` : key,
		shapeOfSchema(value),
	]);
	const others = schema.additionalProperties ?? schema.properties === undefined;
	if (others === false) return { keys: Object.fromEntries(keys) };
	return {
		keys: Object.fromEntries(keys),
		others: others === true ? 'any' : shapeOfSchema(others),
	};
}

function scalarShape(schema: Schema, nullable: boolean): Shape {
	const type = schema.type === undefined ? 'any' : typeWithFormat(schema.type, schema.format);
	const min = schema.minimum ?? schema.minLength;
	const max = schema.maximum ?? schema.maxLength;
	if (min === undefined && max === undefined) return nullable ? `${type}?` : type;
	const limits = {
		...(min === undefined ? {} : { min }),
		...(max === undefined ? {} : { max }),
	};
	return withNull({ type, ...limits }, nullable);
}

function typeWithFormat(type: string, format: string | undefined): string {
	const formats = ['date', 'date-time', 'uuid', 'binary'];
	return format !== undefined && formats.includes(format) ? `${type}:${format}` : type;
}

function mergeParts(schema: Schema): Schema {
	if (schema.allOf === undefined) return schema;
	const { allOf, ...own } = schema;
	return [...allOf.map(mergeParts), own].reduce((one, other) => ({
		...one,
		...other,
		...mergedProperties(one, other),
		...(one.nullable === true || other.nullable === true ? { nullable: true } : {}),
	}));
}

function mergedProperties(one: Schema, other: Schema): Schema {
	if (one.properties === undefined || other.properties === undefined) {
		const required = [...(one.required ?? []), ...(other.required ?? [])];
		return required.length === 0 ? {} : { required };
	}
	const properties = { ...one.properties };
	for (const [key, value] of Object.entries(other.properties)) {
		const before = properties[key];
		properties[key] = before?.properties && value.properties ? { allOf: [before, value] } : value;
	}
	return { properties, required: [...(one.required ?? []), ...(other.required ?? [])] };
}

function withNull<T extends Exclude<Shape, string>>(shape: T, nullable: boolean): T {
	return nullable ? { ...shape, null: true } : shape;
}
