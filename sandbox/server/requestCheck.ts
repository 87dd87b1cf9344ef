import type { ValidateFunction } from 'ajv';

import { badRequest, validationFailed } from './apiError.ts';
import type { SandboxContext } from './context.ts';
import { malformedJson } from './jsonBody.ts';
import type { LoggedRequest } from './requestLog.ts';
import type { Route } from './route.ts';
import { objectSchema } from './schemas.ts';
import { compileSchema, problemsOf, type Problem } from './validation.ts';

/** The parts of a request that a row's schemas are about; checking turns texts into their types. */
export interface RequestParts {
	path: unknown;
	query: Record<string, unknown>;
	body: unknown;
}

/** Checks the parts of a request against a row. @throws ApiError 400 naming every breach */
export type RequestCheck = (parts: RequestParts, entry: LoggedRequest) => void;

function problemsIn(validate: ValidateFunction, value: unknown): Problem[] {
	return validate(value) ? [] : problemsOf(validate);
}

/**
 * Takes out of an object what the problems are about; what stays is checked again. A key that is
 * missing stays missing.
 */
function dropKeys(
	target: Record<string, unknown>,
	problems: readonly Problem[],
	validate: ValidateFunction,
): Problem[] {
	for (const { key } of problems) Reflect.deleteProperty(target, key);
	return problemsIn(validate, target);
}

/** A body as v1 takes it: values turned into their types where that can be, all else left out. */
function takeWhatFits(
	body: unknown,
	problems: readonly Problem[],
	coercing: ValidateFunction | false | undefined,
): Problem[] {
	if (!coercing) return [];
	if (!isObject(body)) return [...problems];
	return dropKeys(body, problemsIn(coercing, body), coercing);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bodyProblems(validate: ValidateFunction | undefined, body: unknown): Problem[] {
	if (body === malformedJson) throw badRequest('The request body is not valid JSON');
	if (validate) return problemsIn(validate, body ?? {});
	if (body === undefined || body === null) return [];
	if (typeof body !== 'object')
		return [{ key: '', path: '', message: 'This request does not take a body' }];
	return Object.keys(body).map((key) => ({
		key,
		path: key,
		message: `${key}: Parameter '${key}' is not allowed for this request`,
	}));
}

/**
 * Compiles a row's schemas into its check. What is refused on v1, or let pass because the sandbox is
 * lenient, is recorded as a violation, and so is every call that has left the API. Lenient are the queries of both
 * versions and the bodies of v1.
 */
export function compileCheck(context: SandboxContext, row: Route): RequestCheck {
	const path = compileSchema(objectSchema(row.pathSchema ?? {}), 'text');
	const query = compileSchema(objectSchema(row.querySchema ?? {}, row.requiredQuery), 'text');
	const arrivesAs = row.encoding === undefined ? 'json' : 'text';
	const body = row.bodySchema && compileSchema(row.bodySchema, arrivesAs);
	const { lenient } = context.options;
	const isTolerant = lenient && row.version === 'v1';
	const coercing = isTolerant && row.bodySchema && compileSchema(row.bodySchema, 'text');
	const record = (
		problems: readonly Pick<Problem, 'message'>[],
		{ seq, method, path: requested }: LoggedRequest,
	) => {
		for (const { message } of problems) {
			context.violations.push({ seq, method, path: requested, message });
		}
	};
	return (parts, entry) => {
		if (row.retired) record([{ message: 'This call has left the API; version 2 has it' }], entry);
		const inPath = problemsIn(path, parts.path);
		let inBody = bodyProblems(body, parts.body);
		if (isTolerant && inBody.length > 0) {
			record(inBody, entry);
			entry.body = structuredClone(entry.body);
			inBody = takeWhatFits(parts.body, inBody, coercing);
		}
		let inQuery = problemsIn(query, parts.query);
		if (lenient && inQuery.length > 0) {
			record(inQuery, entry);
			inQuery = dropKeys(parts.query, inQuery, query);
		}
		const problems = [...inPath, ...inQuery, ...inBody];
		if (problems.length === 0) return;
		if (row.version === 'v1') record(problems, entry);
		throw validationFailed(problems.map(({ message }) => message));
	};
}
