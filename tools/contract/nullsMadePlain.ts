import type { Schema } from './shapeOfSchema.ts';

/**
 * Rewrites OpenAPI's `nullable` where a JSON Schema library reads it more narrowly than the
 * description means it: beside an enum, beside `allOf`/`oneOf`/`anyOf`, and without a type.
 */
export function nullsMadePlain(schema: Schema): object {
	const { nullable, ...rest } = schema;
	const plain = {
		...rest,
		...(rest.properties && { properties: mapped(rest.properties) }),
		...(rest.items && { items: nullsMadePlain(rest.items) }),
		...(typeof rest.additionalProperties === 'object' && {
			additionalProperties: nullsMadePlain(rest.additionalProperties),
		}),
		...(rest.allOf && { allOf: rest.allOf.map(nullsMadePlain) }),
		...(rest.oneOf && { oneOf: rest.oneOf.map(nullsMadePlain) }),
		...(rest.anyOf && { anyOf: rest.anyOf.map(nullsMadePlain) }),
	};
	if (nullable !== true) return plain;
	if (rest.enum) return { ...plain, enum: [...rest.enum, null], nullable };
	const isComposed = (rest.allOf ?? rest.oneOf ?? rest.anyOf) !== undefined;
	if (!isComposed && rest.type !== undefined) return { ...plain, nullable };
	return { if: { not: { type: 'null' } }, then: plain };
}

function mapped(schemas: Record<string, Schema>): Record<string, object> {
	return Object.fromEntries(
		Object.entries(schemas).map(([key, value]) => [key, nullsMadePlain(value)]),
	);
}
