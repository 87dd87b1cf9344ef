import type { Description, Operation, Parameter } from './description.ts';
import type { EnumShape, Facts, OperationFacts, Shape } from './facts.ts';
import { shapeOfSchema } from './shapeOfSchema.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ENCODINGS = {
	'application/json': 'json',
	'application/x-www-form-urlencoded': 'form',
	'multipart/form-data': 'multipart',
} as const;

/** Reduces the official descriptions to facts. */
export function factsOf(descriptions: Description[]): Facts {
	const facts: Facts = {};
	for (const { base, paths } of descriptions) {
		for (const [path, methods] of Object.entries(paths)) {
			// The description lists the routes of the OAuth host among those of the API.
			if (path.startsWith('/oauth/')) continue;
			for (const method of METHODS) {
				const operation = methods[method];
				const name = `${method.toUpperCase()} ${base}${path}`;
				if (operation !== undefined) facts[name] = factsOfOperation(operation);
			}
		}
	}
	return facts;
}

function factsOfOperation(operation: Operation): OperationFacts {
	const params = shapesOfParameters(operation, 'path');
	const query = shapesOfParameters(operation, 'query');
	const [status, answer] = successOf(operation);
	return {
		...(params && { params }),
		...(query && { query }),
		...factsOfBody(operation),
		status,
		...(answer !== undefined && { answer }),
		...(operation['x-token-cost'] !== undefined && { cost: operation['x-token-cost'] }),
		scopes: (operation.security ?? []).flatMap((way) => way['oauth2'] ?? []),
	};
}

function shapesOfParameters(
	operation: Operation,
	place: Parameter['in'],
): Record<string, Shape> | undefined {
	const parameters = (operation.parameters ?? []).filter((one) => one.in === place);
	if (parameters.length === 0) return undefined;
	return Object.fromEntries(
		parameters.map((one) => [
			place === 'query' && one.required === true ? `${one.name}*` : one.name,
			shapeOfParameter(one),
		]),
	);
}

/** Two facts stand only in the text about a parameter: comma lists, and the greatest page size. */
function shapeOfParameter(parameter: Parameter): Shape {
	const text = parameter.description ?? '';
	const shape = shapeOfSchema(parameter.schema ?? {});
	if (isEnum(shape) && /comma/i.test(text)) return { ...shape, commas: true };
	const max = /(?:maximum value|upper limit)(?: of| is) (\d+)/.exec(text)?.[1];
	if (parameter.name === 'limit' && max !== undefined && shape === 'integer') {
		return { type: shape, max: Number(max) };
	}
	return shape;
}

function isEnum(shape: Shape): shape is EnumShape {
	return typeof shape === 'object' && 'enum' in shape;
}

function factsOfBody(operation: Operation): Pick<OperationFacts, 'encoding' | 'body'> {
	for (const [type, encoding] of Object.entries(ENCODINGS)) {
		const schema = operation.requestBody?.content[type]?.schema;
		if (schema !== undefined) return { encoding, body: shapeOfSchema(schema) };
	}
	return {};
}

function successOf(operation: Operation): [number, Shape | undefined] {
	const [status = '200', response] =
		Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
	const schema = response?.content?.['application/json']?.schema;
	return [Number(status), schema && shapeOfSchema(schema)];
}
