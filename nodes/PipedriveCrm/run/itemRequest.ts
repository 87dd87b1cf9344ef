import type { IDataObject } from 'n8n-workflow';
import { outcomeNow, outcomeOf } from '../exchange/outcome';
import type { NameFinder } from '../fields/findByName';
import type { FieldClearer } from './clearing';
import { FieldProblem, NotFoundProblem, shown } from '../fields/fieldProblem';
import type { Directory, Entry } from '../fields/directories';
import { InvalidItem } from './itemFailure';
import type { ParameterReader } from './parameters';
import type { Plan, Reading } from './plan';
import type { PreparedRequest } from './prepare';
import { directoryOf, entryOf, idsOf, isEmptyLocator } from './references';
import { isBlank } from '../fields/values';
import { idInPath, idList, textList, typedValue } from './values';

/** What a run knows of the account and the workflow, for turning parameters into a request. */
export interface Lookups {
	finder: NameFinder;
	/** Custom fields by name into custom fields by key. */
	customFields: (values: IDataObject, clearBlank: boolean) => Promise<IDataObject>;
	clearer: FieldClearer;
	/** Told of linked records that had to be created. */
	onCreate: (directory: Directory) => (entry: Entry) => void;
	/** IANA name of the workflow's zone. */
	timezone: string;
}

/** What the user chose for writing. */
export interface WritingChoices {
	/** Whether blank values empty their fields; else they leave them as they are. */
	clearBlank: boolean;
	/** What becomes of a linked record whose name the account does not have. */
	ifNotFound: 'create' | 'fail' | 'leaveEmpty';
}

/** What has been read for an item, before names are looked up. */
export interface ReadItem {
	values: { reading: Reading; value: unknown }[];
	choices: WritingChoices;
	/** Names of fields to empty, as the user gave them. */
	fieldsToClear: unknown;
}

/**
 * Reads the parameters of one item. This is the part that keeps the event loop busy, since n8n
 * evaluates expressions in it; nothing is sent.
 * @throws {InvalidItem} when the address given for a record is none
 */
export function readItem(plan: Plan, reader: ParameterReader, itemIndex: number): ReadItem {
	const values = plan.readings.map((reading) => ({
		reading,
		value: readOne(reading, reader, itemIndex),
	}));
	return {
		values,
		choices: {
			clearBlank: reader.read('options.emptyValues', itemIndex) === 'clear',
			ifNotFound: (reader.read('options.ifNotFound', itemIndex) ??
				'fail') as WritingChoices['ifNotFound'],
		},
		fieldsToClear: reader.read('options.fieldsToClear', itemIndex) ?? [],
	};
}

function readOne(reading: Reading, reader: ParameterReader, itemIndex: number): unknown {
	const { path, property } = reading;
	if (property.type === 'resourceMapper') {
		return reader.read(
			path,
			itemIndex,
			undefined,
			(mapper) => (mapper as { value?: unknown }).value,
		);
	}
	if (property.type !== 'resourceLocator') return reader.read(path, itemIndex);
	const mode = (reader.rawValue(path) as { mode?: string } | undefined)?.mode;
	if (mode !== 'url') return reader.read(path, itemIndex);
	const outcome = outcomeNow(() => reader.read(path, itemIndex, { extractValue: true }));
	if (outcome.ok) return outcome.value;
	const { value: address } = reader.read(path, itemIndex) as { value?: unknown };
	throw new InvalidItem(
		`'${property.displayName}' is not the address of its page: ${shown(address)}`,
		`Copy the address from the browser, such as ${placeholderOf(reading)}.`,
		property.name,
	);
}

function placeholderOf({ property }: Reading): string {
	const mode = property.modes?.find(({ name }) => name === 'url');
	return mode?.placeholder?.replace(/^e\.g\. /, '') ?? 'https://…';
}

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
	for (const { reading, value } of item.values) {
		const { property, send } = reading;
		const prepared = await prepareValue(reading, value, item.choices, lookups);
		if (prepared === undefined) continue;
		Object.assign(implied, prepared.implies);
		if (send === undefined) inPath.set(property.name, prepared.value as number | string);
		else (send.to === 'body' ? body : query)[send.key] = prepared.value;
	}
	const cleared = await fieldsToClear(item, lookups);
	const given = withCleared(cleared, { ...implied, ...body });
	const recordId = inPath.get(plan.url.parameters.at(-1) ?? '');
	const request: PreparedRequest = {
		method: plan.method,
		path: plan.url.fill(inPath),
		query,
		body: plan.method === 'GET' ? {} : bodyOf(plan, given, lookups.timezone),
		repeat: plan.repeat,
		recordId,
		labels: plan.labels,
	};
	refuseWhatMakesNoSense(plan, request);
	return request;
}

function bodyOf({ operation }: Plan, given: IDataObject, timezone: string): IDataObject {
	const body = { ...operation.option.routing.request.body, ...given };
	const outcome = outcomeNow(() => operation.shapeBody?.(body, timezone) ?? body);
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	const { name, key } = cause.about ?? {};
	const sentence = name === undefined ? cause.message : `'${name}' ${cause.message}`;
	throw new InvalidItem(sentence, cause.nextStep, key);
}

interface PreparedValue {
	value: IDataObject[string];
	implies?: IDataObject;
}

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

async function prepareValue(
	reading: Reading,
	value: unknown,
	choices: WritingChoices,
	lookups: Lookups,
): Promise<PreparedValue | undefined> {
	const { property, send } = reading;
	const isLocator = property.type === 'resourceLocator';
	if (isLocator ? isEmptyLocator(value) : isBlank(value)) {
		if (property.required === true) {
			throw new InvalidItem(
				`'${property.displayName}' is empty`,
				'Give it a value; this operation cannot do without.',
				property.name,
			);
		}
		if (!choices.clearBlank || send?.to !== 'body' || property.type === 'resourceMapper')
			return undefined;
	}
	const outcome = await outcomeOf(async () => await convert(reading, value, choices, lookups));
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	const { name = property.displayName, key = property.name } = cause.about ?? {};
	throw new InvalidItem(`'${name}' ${cause.message}`, cause.nextStep, key);
}

/** Custom fields by their keys; undefined when none of them has a value. */
async function convertCustomFields(
	value: unknown,
	clearBlank: boolean,
	{ customFields }: Lookups,
): Promise<PreparedValue | undefined> {
	const written = await customFields(value as IDataObject, clearBlank);
	return Object.keys(written).length === 0 ? undefined : { value: written };
}

async function convert(
	{ property, send, isTextList }: Reading,
	value: unknown,
	choices: WritingChoices,
	lookups: Lookups,
): Promise<PreparedValue | undefined> {
	if (property.type === 'resourceMapper')
		return await convertCustomFields(value, choices.clearBlank, lookups);
	if (isTextList) {
		const texts = textList(value);
		return texts.length > 0 || choices.clearBlank ? { value: texts } : undefined;
	}
	const isLocator = property.type === 'resourceLocator';
	if (send !== undefined && (isLocator ? isEmptyLocator(value) : isBlank(value))) {
		return { value: lookups.clearer.byKey(send.key) };
	}
	if (send?.key === 'ids') return { value: idList(value) };
	const directory = directoryOf(property);
	if (directory === undefined && send === undefined) return { value: idInPath(value) };
	if (directory === undefined) return { value: typedValue(property, value, lookups.timezone) };
	if (property.type !== 'resourceLocator')
		return { value: await idsOf(directory, value, lookups.finder) };
	const isWritten = send?.to === 'body';
	const byName = async (name: string) =>
		isWritten && choices.ifNotFound === 'create' && directory.kind === 'searched'
			? await lookups.finder.byNameOrNew(directory, name, lookups.onCreate(directory))
			: await lookups.finder.byName(directory, name);
	const outcome = await outcomeOf(
		async () => await entryOf(directory, value, lookups.finder, isWritten, byName),
	);
	if (outcome.ok) return { value: outcome.value.id, implies: outcome.value.implies };
	const { cause } = outcome;
	const mayBeEmpty = isWritten && choices.ifNotFound === 'leaveEmpty' && property.required !== true;
	if (mayBeEmpty && cause instanceof NotFoundProblem) return undefined;
	throw cause;
}

function refuseWhatMakesNoSense(plan: Plan, request: PreparedRequest): void {
	if (/^(?:PATCH|PUT)$/.test(request.method) && Object.keys(request.body).length === 0) {
		throw new InvalidItem(
			'There is nothing to update',
			'Add a field to update and give it a value; empty values leave a field as it is.',
			undefined,
		);
	}
	for (const check of plan.operation.checks ?? []) {
		const refusal = check(request);
		if (refusal !== undefined) {
			throw new InvalidItem(refusal, 'Change the parameters, then run again.', undefined);
		}
	}
}
