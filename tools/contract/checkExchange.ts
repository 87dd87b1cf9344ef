import { checkShape } from './checkShape.ts';
import type { Mismatch } from './checkShape.ts';
import { findOperation } from './facts.ts';
import type { Facts, FoundOperation, Shape } from './facts.ts';

/** A request, as it was sent. */
export interface SentRequest {
	method: string;
	/** Path with the API version and without query, as `/api/v2/deals/5`. */
	path: string;
	/** Query parameters by name. */
	query?: Record<string, unknown>;
	/** The decoded JSON or form body; left out when there was none. */
	body?: unknown;
}

/** An answer, with the request it belongs to. */
export interface ReceivedAnswer extends Pick<SentRequest, 'method' | 'path' | 'query'> {
	status: number;
	/** The decoded JSON body. */
	body: unknown;
}

/** A mismatch and the operation it was found in. */
export interface Difference extends Mismatch {
	operation: string;
}

const FAILURE: Shape = { keys: { 'success*': 'boolean', 'error*': 'string' }, others: 'any' };

/** Webhooks name what is wrong by field. */
const WEBHOOK_FAILURE: Shape = {
	keys: {
		'status*': { enum: ['error'] },
		'success*': 'boolean',
		'errors*': { keys: {}, others: { items: 'string' } },
	},
};

/**
 * In what a request differs from the API's description: an unknown path or key, a missing key, a
 * value of the wrong type, a null where none is allowed. An empty list means that it conforms.
 */
export function checkRequest(facts: Facts, request: SentRequest): Difference[] {
	const found = findOperation(facts, request.method, request.path);
	if (found === undefined) return [unknownOperation(request)];
	const mismatches = [
		...checkParams(found),
		...checkQuery(found.facts.query ?? {}, request.query ?? {}),
		...checkBody(found, request.body),
	];
	return mismatches.map((mismatch) => ({ operation: found.name, ...mismatch }));
}

/**
 * In what an answer differs from the API's description. A refusal (status 400 and above) need only
 * be `{ success, error }`, as the description leaves most of them out. The extra keys that
 * `include_fields` asks for are allowed where they were asked for.
 */
export function checkAnswer(facts: Facts, answer: ReceivedAnswer): Difference[] {
	const found = findOperation(facts, answer.method, answer.path);
	if (found === undefined) return [unknownOperation(answer)];
	return checkStatusAndBody(found, answer).map((mismatch) => ({
		operation: found.name,
		...mismatch,
	}));
}

/** One line per difference, for a test's message. */
export function describeDifferences(differences: Difference[]): string[] {
	const lines = differences.map(
		({ operation, at, problem, detail }) => `${operation}: ${at} (${problem}) ${detail}`,
	);
	return [...new Set(lines)];
}

function checkStatusAndBody(found: FoundOperation, answer: ReceivedAnswer): Mismatch[] {
	if (answer.status >= 400) {
		const isWebhook = answer.path.startsWith('/api/v1/webhooks');
		return checkShape(isWebhook ? WEBHOOK_FAILURE : FAILURE, answer.body, '');
	}
	const { status, answer: shape } = found.facts;
	if (answer.status !== status) {
		return [{ at: 'status', problem: 'status', detail: `${answer.status} is not ${status}` }];
	}
	if (shape === undefined) return [];
	const asked = String(answer.query?.['include_fields'] ?? '').split(',');
	// Searches name what they include with the record's kind, as deal.cc_email.
	const included = new Set(asked.map(lastName));
	return checkShape(shape, answer.body, '').filter(
		({ at, problem }) => problem !== 'unknownKey' || !included.has(lastName(at)),
	);
}

function lastName(dotted: string): string {
	return dotted.slice(dotted.lastIndexOf('.') + 1);
}

function checkParams({ facts, params }: FoundOperation): Mismatch[] {
	return Object.entries(params).flatMap(([name, text]) =>
		checkShape(facts.params?.[name] ?? 'string', valueOfText(facts.params?.[name], text), name),
	);
}

/** Query values are text on the wire; they are read as the parameter's type before the check. */
function checkQuery(known: Record<string, Shape>, query: Record<string, unknown>): Mismatch[] {
	const missing = Object.keys(known).filter(
		(name) => name.endsWith('*') && !(name.slice(0, -1) in query),
	);
	const mismatches = Object.entries(query).flatMap(([name, value]): Mismatch[] => {
		const at = `query.${name}`;
		const shape = known[name] ?? known[`${name}*`];
		if (shape === undefined) {
			return [{ at, problem: 'unknownKey', detail: 'is not in the description' }];
		}
		const element = typeof shape === 'object' && 'items' in shape ? shape.items : shape;
		return textsOf(shape, value).flatMap((text) =>
			checkShape(element, valueOfText(element, text), at),
		);
	});
	return [
		...missing.map((name): Mismatch => {
			return { at: `query.${name.slice(0, -1)}`, problem: 'missingKey', detail: 'is missing' };
		}),
		...mismatches,
	];
}

function textsOf(shape: Shape, value: unknown): string[] {
	if (Array.isArray(value)) return value.map(String);
	const text = String(value);
	if (typeof shape === 'object' && 'items' in shape) return text.split(',');
	return typeof shape === 'object' && 'enum' in shape && shape.commas ? text.split(',') : [text];
}

function valueOfText(shape: Shape | undefined, text: string): unknown {
	if (typeof shape === 'object' && 'enum' in shape) {
		return shape.enum.find((one) => String(one) === text) ?? text;
	}
	const type = typeof shape === 'object' && 'type' in shape ? shape.type : shape;
	if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
	const isNumber = type === 'integer' || type === 'number';
	return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function checkBody({ facts }: FoundOperation, body: unknown): Mismatch[] {
	const isEmpty = body === undefined || body === null || body === '';
	if (facts.body === undefined) {
		return isEmpty ? [] : [{ at: 'body', problem: 'unknownKey', detail: 'takes no body' }];
	}
	if (facts.encoding !== 'json') return [];
	return checkShape(facts.body, isEmpty ? {} : body, 'body');
}

function unknownOperation({ method, path }: Pick<SentRequest, 'method' | 'path'>): Difference {
	const detail = 'is not in the description';
	return { operation: `${method} ${path}`, at: 'path', problem: 'unknownOperation', detail };
}
