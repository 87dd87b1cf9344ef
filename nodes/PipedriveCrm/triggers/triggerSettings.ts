import type { IDataObject } from 'n8n-workflow';
import { type ChangeFilter, unfiltered, type ValueChange } from '../events/changeFilter';
import {
	isListed,
	type ListedObject,
	objectNamed,
	watchedObjects,
	type WatchedObject,
} from '../events/watchedObjects';
import type { Exchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import { allEntries } from '../fields/conditionChoices';
import {
	type ConditionField,
	conditionFieldNamed,
	conditionFieldsOf,
	noConditionNames,
} from '../fields/conditionFields';
import type { ConditionContext } from '../fields/conditionKinds';
import { conditionOn } from '../fields/conditions';
import { definitionsOf } from '../fields/definitions';
import { directories } from '../fields/directories';
import { FieldProblem } from '../fields/fieldProblem';
import { NameFinder } from '../fields/findByName';
import type { RecordShape } from '../fields/recordShape';
import { isBlank, listOf } from '../fields/values';
import { resources } from '../resources/resources';
import { InvalidItem } from '../run/itemFailure';
import { idsOf } from '../run/references';

/** Reads one parameter of a trigger; undefined where it is not shown. */
export type ReadParameter = (name: string) => unknown;

/** A kind of records that a trigger watches, with what the node knows of them. */
export interface Watched<Kind extends WatchedObject = WatchedObject> {
	object: Kind;
	shape: RecordShape;
}

/** How the node writes records of a watched kind. */
export function shapeOf(object: string): RecordShape {
	const resource = resources.find(({ option }) => option.value === object);
	if (resource === undefined) throw new Error(`There is no resource '${object}'`);
	return resource.record;
}

/** The kind of records of that name with what the node knows of it; undefined for one that it does not know. */
export function watchedNamed(name: string): Watched | undefined {
	const object = objectNamed(name);
	return object && { object, shape: shapeOf(object.value) };
}

/**
 * Every kind of records that Trigger On stands for where lists are polled.
 * @throws {InvalidItem} for one whose list does not tell what has changed
 */
export function polledKinds(triggerOn: string): Watched<ListedObject>[] {
	const kinds = watchedObjects
		.filter(isListed)
		.filter(({ value, list }) =>
			triggerOn === 'anything' ? list.partOfAnything === true : value === triggerOn,
		);
	if (kinds.length === 0) {
		throw new InvalidItem(
			`'Trigger On' takes nothing that is called '${triggerOn}': its list does not tell what has changed`,
			"Choose it from the list, or use the 'Pipedrive CRM Trigger'.",
			'triggerOn',
		);
	}
	return kinds.map((object) => ({ object, shape: shapeOf(object.value) }));
}

/**
 * What the instant trigger watches: the value of a kind of records, 'anything', or a word of Pipedrive's webhooks
 * that the user has typed.
 * @throws {InvalidItem} when Other is chosen and nothing typed
 */
export function watchedName(read: ReadParameter): string {
	const triggerOn = String(read('triggerOn'));
	if (triggerOn !== 'other') return triggerOn;
	const typed = String(read('otherObject') ?? '').trim();
	if (typed === '') {
		throw new InvalidItem(
			"'Object Name' is empty",
			"Give the word that Pipedrive's webhooks have for it.",
			'otherObject',
		);
	}
	return typed === '*' ? 'anything' : (objectNamed(typed)?.value ?? typed);
}

/** What the panel says without anything having to be asked. */
export interface ChosenEvents {
	events: string[];
	alsoCreatedInStage: boolean;
}

/** The events that were chosen. @throws {InvalidItem} when there are none */
export function chosenEvents(read: ReadParameter): ChosenEvents {
	const events = listOf(read('events')).map(String);
	if (events.length === 0) {
		throw new InvalidItem("'Events' is empty", 'Choose what has to happen.', 'events');
	}
	return { events, alsoCreatedInStage: read('alsoCreatedInStage') === true };
}

/** What reading a filter may have to ask the account. */
export interface FilterContext {
	exchange: Exchange;
	lists: AccountLists;
	/** IANA name of the workflow's time zone. */
	timezone: string;
}

/** The ids or names that stand in one list of the panel. */
const idLists = [
	['toStageIds', 'toStages', 'To Stage', 'searchStages'],
	['fromStageIds', 'fromStages', 'From Stage', 'searchStages'],
	['pipelineIds', 'filters.pipelines', 'Pipeline', 'searchPipelines'],
	['ownerIds', 'filters.owners', 'Owner', 'searchUsers'],
] as const;

/**
 * Reads what a user wants to hear of: names become ids, values conditions.
 * @param watched undefined for several kinds at once, and for one that the node does not know
 * @throws {InvalidItem} naming the parameter, when there is no such name or a value does not fit
 * @throws {ExchangeFailure} when the account cannot be asked
 */
export async function readFilter(
	read: ReadParameter,
	watched: Watched | undefined,
	{ exchange, lists, timezone }: FilterContext,
): Promise<ChangeFilter> {
	const chosen = chosenEvents(read);
	const filter: ChangeFilter = { ...unfiltered(chosen.events), ...chosen };
	const finder = new NameFinder(exchange, lists);
	for (const [key, parameter, label, list] of idLists) {
		const directory = directories[list];
		const value = read(parameter);
		if (directory === undefined || isBlank(value)) continue;
		const ids = await named(label, parameter, async () => await idsOf(directory, value, finder));
		filter[key] = ids as number[];
	}
	const wanted = listOf(read('filters.changedFields') ?? []).map(String);
	const rows = (read('valueChanges.change') ?? []) as IDataObject[];
	if (wanted.length > 0 || rows.length > 0) {
		const names = watched?.shape.conditionNames ?? noConditionNames;
		const fields = watched === undefined ? [] : await fieldsOf(watched.shape, lists);
		const find = (name: string) => conditionFieldNamed(name, fields, names);
		filter.changedKeys = await named(
			'Changed Fields',
			'filters.changedFields',
			async () => await Promise.resolve(wanted.map((name) => keyOf(find(name)))),
		);
		const context = {
			timezone,
			entries: async (list: string) => await allEntries(list, lists, false),
		};
		filter.valueChanges = await named(
			'Value Changes',
			'valueChanges',
			async () => await Promise.all(rows.map(async (row) => await valueChange(row, find, context))),
		);
	}
	if (read('filters.ignoreOwnChanges') === true) {
		const { data } = await exchange.send({ method: 'GET', path: '/api/v1/users/me' });
		filter.ignoredUserId = Number((data as IDataObject).id);
	}
	return filter;
}

/** The fields of a kind of records, as conditions know them. */
export async function fieldsOf(shape: RecordShape, lists: AccountLists): Promise<ConditionField[]> {
	const { conditionNames = noConditionNames } = shape;
	return conditionFieldsOf(await definitionsOf(shape, lists), conditionNames);
}

/** The key of the record, or of its custom fields, that changes when the field does. */
function keyOf({ key, path, isCustom }: ConditionField): string {
	const [root = ''] = (isCustom ? key : path).split('.');
	return root === '' ? key : root;
}

async function valueChange(
	row: IDataObject,
	find: (name: string) => ConditionField,
	context: ConditionContext,
): Promise<ValueChange> {
	const field = find(String(row.field ?? ''));
	const test = async (value: unknown) =>
		isBlank(value) ? undefined : (await conditionOn(field, 'is', value, context)).matches;
	return { key: keyOf(field), from: await test(row.from), to: await test(row.to) };
}

async function named<Value>(
	label: string,
	parameter: string,
	work: () => Promise<Value>,
): Promise<Value> {
	const outcome = await outcomeOf(work);
	if (outcome.ok) return outcome.value;
	throw explained(outcome.cause, label, parameter);
}

function explained(cause: unknown, label: string, parameter: string): unknown {
	return cause instanceof FieldProblem
		? new InvalidItem(`'${label}' ${cause.message}`, cause.nextStep, parameter)
		: cause;
}

/** Where the editor finds the fields of what Trigger On stands for; undefined for several kinds at once. */
export function changeFieldSource(triggerOn: string) {
	const watched = watchedNamed(triggerOn);
	if (watched === undefined) return undefined;
	const { object, shape } = watched;
	const { fields = [] } = shape.conditionNames ?? noConditionNames;
	const known = Object.fromEntries(fields.map(({ key, name }) => [key, name]));
	return { shape, standardFields: object.standardFields ?? known };
}
