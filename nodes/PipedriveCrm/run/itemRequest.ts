import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { outcomeNow, outcomeOf } from '../exchange/outcome';
import { FieldProblem } from '../fields/fieldProblem';
import { InvalidItem } from './itemFailure';
import type { ReadItem, ReadValue } from './itemValues';
import type { Operation } from './operation';
import type { Plan } from './plan';
import type { PreparedRequest } from './prepare';
import { type Lookups, prepareValue } from './prepareValue';

/**
 * Makes the request of an item: values by their types, names turned into ids. Nothing is written; look-ups
 * may read from the account.
 * @throws {InvalidItem} when a value does not fit, or one that is needed is missing
 */
export async function prepareRequest(
	plan: Plan,
	item: ReadItem,
	lookups: Lookups,
): Promise<PreparedRequest> {
	const query: IDataObject = {};
	const body: IDataObject = {};
	const implied: IDataObject = {};
	const inPath = new Map<string, number | string>();
	for (const read of [...item.values].sort(pipelinesFirst)) {
		const { property, send } = read.reading;
		const prepared = await prepareValue(read, item.choices, lookups, body);
		if (prepared === undefined) continue;
		Object.assign(implied, prepared.implies);
		if (send === undefined) inPath.set(property.name, prepared.value as number | string);
		else (send.to === 'body' ? body : query)[send.key] = prepared.value;
	}
	const { operation, method, repeat, labels } = plan;
	const cleared = await fieldsToClear(item, lookups);
	const given = withCleared(cleared, { ...implied, ...body });
	const request: PreparedRequest = {
		method,
		path: plan.url.fill(inPath),
		query: operation.shapeQuery?.(query) ?? query,
		body: method === 'GET' ? {} : { ...operation.option.routing.request.body, ...given },
		repeat,
		recordId: inPath.get(plan.url.parameters.at(-1) ?? ''),
		inPath: new Map(
			item.values.flatMap(({ reading: { property } }) => {
				const id = inPath.get(property.name);
				return id === undefined ? [] : [[property.displayName, id] as const];
			}),
		),
		labels,
	};
	const fromInput = plan.inputs === undefined ? undefined : operation.shapeInput;
	return formRequest(operation, request, lookups.timezone, fromInput);
}

/**
 * Gives a request the form that a row wants for its body, and refuses what makes no sense.
 * @param shapeInput brings a body that comes from the keys of an item into the form of parameters
 * @throws {InvalidItem} when it is not to be sent as it stands
 */
export function formRequest(
	operation: Operation,
	request: PreparedRequest,
	timezone: string,
	shapeInput?: (body: IDataObject) => IDataObject,
): PreparedRequest {
	if (request.method === 'GET') return checked(operation, request);
	const body = formBody(operation, request.body, timezone, shapeInput);
	return checked(operation, { ...request, body });
}

/**
 * The body in the form that a row wants.
 * @param shapeInput as for formRequest
 * @throws {InvalidItem} for a value that cannot have it, by the name of its field
 */
export function formBody(
	{ shapeBody }: Operation,
	body: IDataObject,
	timezone: string,
	shapeInput?: (body: IDataObject) => IDataObject,
): IDataObject {
	const outcome = outcomeNow(() => {
		const given = shapeInput?.(body) ?? body;
		return shapeBody?.(given, timezone) ?? given;
	});
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	const { name, key } = cause.about ?? {};
	const sentence = name === undefined ? cause.message : `'${name}' ${cause.message}`;
	throw new InvalidItem(sentence, cause.nextStep, key);
}

/** A stage is told from others of its name by the pipeline beside it. */
const pipelinesFirst = (a: ReadValue, b: ReadValue): number =>
	Number(b.reading.send?.key === 'pipeline_id') - Number(a.reading.send?.key === 'pipeline_id');

/** A value that is given wins over its being cleared. */
function withCleared(cleared: IDataObject, body: IDataObject): IDataObject {
	const customFields = {
		...(cleared.custom_fields as IDataObject | undefined),
		...(body.custom_fields as IDataObject | undefined),
	};
	const both = { ...cleared, ...body };
	return Object.keys(customFields).length > 0 ? { ...both, custom_fields: customFields } : both;
}

async function fieldsToClear(
	{ fieldsToClear: names }: ReadItem,
	{ clearer }: Lookups,
): Promise<IDataObject> {
	const outcome = await outcomeOf(async () => await clearer.byName(names));
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	throw new InvalidItem(`'Fields to Clear' ${cause.message}`, cause.nextStep, 'fieldsToClear');
}

function checked(operation: Operation, request: PreparedRequest): PreparedRequest {
	const isUpdate = /^(?:PATCH|PUT)$/.test(request.method);
	if (isUpdate && Object.keys(request.body).length === 0 && takesBody(operation.fields)) {
		throw new InvalidItem(
			'There is nothing to update',
			'Add a field to update and give it a value; empty values leave a field as it is.',
			undefined,
		);
	}
	for (const check of operation.checks ?? []) {
		const refusal = check(request);
		if (refusal !== undefined) {
			throw new InvalidItem(refusal, 'Change the parameters, then run again.', undefined);
		}
	}
	return request;
}

/** Whether any of the fields stands in the body; what replaces a file has none. */
const takesBody = (fields: INodeProperties[]): boolean =>
	fields.some(
		({ type, options, routing }) =>
			routing?.send?.type === 'body' ||
			(type === 'collection' && takesBody(options as INodeProperties[])),
	);
