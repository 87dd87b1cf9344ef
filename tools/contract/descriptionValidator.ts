import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Difference, ReceivedAnswer, SentRequest } from './checkExchange.ts';
import { join } from './checkShape.ts';
import type { Problem } from './checkShape.ts';
import type { Description, Operation } from './description.ts';
import { findOperation } from './facts.ts';
import type { Facts } from './facts.ts';
import { nullsMadePlain } from './nullsMadePlain.ts';
import type { Schema } from './shapeOfSchema.ts';

const PROBLEMS: Record<string, Problem> = {
	required: 'missingKey',
	enum: 'enum',
	format: 'format',
	additionalProperties: 'unknownKey',
	maximum: 'limit',
	minimum: 'limit',
	maxLength: 'limit',
	minLength: 'limit',
	maxItems: 'limit',
	minProperties: 'limit',
	uniqueItems: 'limit',
};

/** Validates bodies in full, with a JSON Schema library, against the official descriptions. */
export class DescriptionValidator {
	private readonly ajv: Ajv;
	private readonly facts: Facts;
	private readonly operations = new Map<string, Operation>();
	private readonly compiled = new Map<string, ValidateFunction | undefined>();

	/** @param facts finds the operation of a path; made of the same descriptions */
	constructor(descriptions: Description[], facts: Facts) {
		this.ajv = new Ajv({ strict: false, allErrors: true, formats: fullFormats });
		for (const name of ['string', 'url', 'byte', 'binary']) this.ajv.addFormat(name, true);
		this.facts = facts;
		for (const { base, paths } of descriptions) {
			for (const [path, methods] of Object.entries(paths)) {
				for (const [method, operation] of Object.entries(methods)) {
					this.operations.set(`${method.toUpperCase()} ${base}${path}`, operation);
				}
			}
		}
	}

	/** In what the JSON body of a request differs from the description. */
	checkBody(request: SentRequest): Difference[] {
		const found = this.check('body', request, request.body ?? undefined, (operation) => {
			return operation.requestBody?.content['application/json']?.schema;
		});
		return found.map((difference) => ({ ...difference, at: `body.${difference.at}` }));
	}

	/** In what the body of a successful answer differs from the description. */
	checkAnswer(answer: ReceivedAnswer): Difference[] {
		return this.check(String(answer.status), answer, answer.body, (operation) => {
			return operation.responses[answer.status]?.content?.['application/json']?.schema;
		});
	}

	private check(
		part: string,
		{ method, path }: Pick<SentRequest, 'method' | 'path'>,
		value: unknown,
		schemaOf: (operation: Operation) => Schema | undefined,
	): Difference[] {
		const name = findOperation(this.facts, method, path)?.name ?? `${method} ${path}`;
		const operation = this.operations.get(name);
		if (operation === undefined) {
			const detail = 'is not in the description';
			return [{ operation: name, at: 'path', problem: 'unknownOperation', detail }];
		}
		const validate = this.compile(`${name} ${part}`, schemaOf(operation));
		if (validate === undefined || value === undefined || validate(value)) return [];
		return (validate.errors ?? [])
			.filter((error) => !/\/(one|any)Of\/\d/.test(error.schemaPath))
			.map((error) => ({ operation: name, ...mismatchOf(error, value) }));
	}

	private compile(name: string, schema: Schema | undefined): ValidateFunction | undefined {
		if (!this.compiled.has(name)) {
			this.compiled.set(name, schema && this.ajv.compile(nullsMadePlain(schema)));
		}
		return this.compiled.get(name);
	}
}

function mismatchOf({ keyword, instancePath, params, message }: ErrorObject, body: unknown) {
	const segments = instancePath.split('/').slice(1);
	const missing = keyword === 'required' ? [String(params['missingProperty'])] : [];
	let at = '';
	for (const segment of [...segments, ...missing]) {
		at = /^\d+$/.test(segment) ? `${at}[]` : join(at, segment);
	}
	const value = valueAt(body, segments);
	const problem = value === null && keyword === 'type' ? 'null' : (PROBLEMS[keyword] ?? 'type');
	const shown = JSON.stringify(value)?.slice(0, 80);
	return { at, problem, detail: `${message ?? keyword} (${shown})` };
}

function valueAt(value: unknown, segments: string[]): unknown {
	return segments.reduce<unknown>((parent, segment) => {
		if (typeof parent !== 'object' || parent === null) return undefined;
		return Object.entries(parent).find(([key]) => key === segment)?.[1];
	}, value);
}
