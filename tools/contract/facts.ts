/**
 * What Pipedrive's API descriptions say about each operation, reduced to facts that can be checked:
 * names, types, required and nullable keys, status, token cost, scopes. The facts file is written
 * by `makeFacts.ts`.
 */

/** `METHOD /api/v…/path/{id}` to the facts of that operation. */
export type Facts = Record<string, OperationFacts>;

export interface OperationFacts {
	/** Path parameters. */
	params?: Record<string, Shape>;
	/** Query parameters; a name that ends in `*` is required. */
	query?: Record<string, Shape>;
	/** How the body is encoded; absent: the operation takes none. */
	encoding?: 'json' | 'form' | 'multipart';
	body?: Shape;
	/** The status of success. */
	status: number;
	/** The body of a successful answer; absent where it is not JSON. */
	answer?: Shape;
	/** Daily tokens that a request costs (`x-token-cost`); absent where none is given. */
	cost?: number;
	/** OAuth scopes, any one of which suffices. */
	scopes: string[];
}

/**
 * The shape of a value. The text form is a bare type: `integer`, `number`, `boolean`, `any`,
 * `string`, or a string of a format as `string:date`; a `?` at the end means that null is allowed.
 */
export type Shape = string | ScalarShape | EnumShape | ListShape | ObjectShape | ChoiceShape;

export interface ScalarShape extends Nullable {
	type: string;
	/** Least and greatest number, or length of a text. */
	min?: number;
	max?: number;
}

export interface EnumShape extends Nullable {
	enum: (string | number)[];
	/** A query parameter that takes several values, separated by commas. */
	commas?: true;
}

export interface ListShape extends Nullable {
	items: Shape;
	max?: number;
}

export interface ObjectShape extends Nullable {
	/** A name that ends in `*` is required. */
	keys: Record<string, Shape>;
	/** The shape of keys that are not named; absent: there are no others. */
	others?: Shape;
}

export interface ChoiceShape extends Nullable {
	oneOf: Shape[];
}

interface Nullable {
	null?: true;
}

/** An operation as a request's path finds it. */
export interface FoundOperation {
	/** Its key in the facts. */
	name: string;
	facts: OperationFacts;
	/** The values that stand in the path. */
	params: Record<string, string>;
}

interface CompiledPath {
	name: string;
	facts: OperationFacts;
	pattern: RegExp;
	literals: number;
}

const compiled = new WeakMap<Facts, CompiledPath[]>();

/**
 * The operation that serves a request.
 *
 * @param method HTTP method, upper case
 * @param path path without query, from `/api/v1`, `/api/v2` or the alias `/v1`
 */
export function findOperation(
	facts: Facts,
	method: string,
	path: string,
): FoundOperation | undefined {
	let paths = compiled.get(facts);
	if (paths === undefined) compiled.set(facts, (paths = compile(facts)));
	const request = `${method} ${path.startsWith('/v1/') ? '/api' : ''}${path}`;
	for (const { name, facts: found, pattern } of paths) {
		const match = pattern.exec(request);
		if (match) return { name, facts: found, params: { ...match.groups } };
	}
	return undefined;
}

/** Paths with the most literal segments come first, so that `/deals/search` wins over `/deals/{id}`. */
function compile(facts: Facts): CompiledPath[] {
	return Object.entries(facts)
		.map(([name, operation]) => ({
			name,
			facts: operation,
			pattern: new RegExp(`^${name.replaceAll(/\{([\w-]+)\}/g, namedSegment)}$`),
			literals: name.split('/').filter((segment) => !segment.startsWith('{')).length,
		}))
		.sort((one, other) => other.literals - one.literals);
}

/** Names of groups take no hyphen, and a few path parameters have one. */
function namedSegment(_braced: string, parameter: string): string {
	return `(?<${parameter.replaceAll('-', '_')}>[^/]+)`;
}
