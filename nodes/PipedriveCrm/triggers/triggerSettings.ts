import type { IDataObject } from 'n8n-workflow';
import { type ChangeFilter, unfiltered, type ValueChange } from '../events/changeFilter';
import { watchedObject, watchedObjects, type WatchedObject } from '../events/watchedObjects';
import type { Exchange } from '../exchange/exchange';
import { outcomeNow, outcomeOf } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import { type Condition, type ConditionField, conditionOn } from '../fields/conditions';
import { directories } from '../fields/directories';
import { FieldProblem, shown } from '../fields/fieldProblem';
import { NameFinder } from '../fields/findByName';
import { comparable, nearest } from '../fields/names';
import type { RecordShape } from '../fields/recordShape';
import { isBlank, listOf } from '../fields/values';
import { resources } from '../resources/resources';
import { InvalidItem } from '../run/itemFailure';
import { conditionFieldsOf } from '../run/recordFilter';
import { idsOf } from '../run/references';

/** Reads one parameter of a trigger; undefined where it is not shown. */
export type ReadParameter = (name: string) => unknown;

/** A kind of records that a trigger watches, with what the node knows of them. */
export interface Watched {
	object: WatchedObject;
	shape: RecordShape;
}

/** How the node writes records of a watched kind. */
export function shapeOf(object: string): RecordShape {
	const resource = resources.find(({ option }) => option.value === object);
	if (resource === undefined) throw new Error(`There is no resource '${object}'`);
	return resource.record;
}

/** Every kind of records that Trigger On stands for. */
export function watchedKinds(triggerOn: string): Watched[] {
	const objects = triggerOn === 'anything' ? watchedObjects : [watchedObject(triggerOn)];
	return objects.map((object) => ({ object, shape: shapeOf(object.value) }));
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
 * @throws {InvalidItem} naming the parameter, when there is no such name or a value does not fit
 * @throws {ExchangeFailure} when the account cannot be asked
 */
export async function readFilter(
	read: ReadParameter,
	{ object, shape }: Watched,
	{ exchange, lists, timezone }: FilterContext,
): Promise<ChangeFilter> {
	const events = listOf(read('events')).map(String);
	if (events.length === 0) {
		throw new InvalidItem("'Events' is empty", 'Choose what has to happen.', 'events');
	}
	const filter: ChangeFilter = {
		...unfiltered(events),
		alsoCreatedInStage: read('alsoCreatedInStage') === true,
	};
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
		const fields = await fieldsOf(object, shape, lists);
		filter.changedKeys = await named(
			'Changed Fields',
			'filters.changedFields',
			async () => await Promise.resolve(wanted.map((name) => fieldNamed(name, fields).key)),
		);
		filter.valueChanges = rows.map((row) => valueChange(row, fields, timezone));
	}
	if (read('filters.ignoreOwnChanges') === true) {
		const { data } = await exchange.send({ method: 'GET', path: '/api/v1/users/me' });
		filter.ignoredUserId = Number((data as IDataObject).id);
	}
	return filter;
}

/** The fields of a kind of records with the labels of their options; stages, pipelines and users count as options. */
export async function fieldsOf(
	{ standardFields }: WatchedObject,
	{ fields }: RecordShape,
	lists: AccountLists,
): Promise<ConditionField[]> {
	const known =
		fields === undefined
			? Object.entries(standardFields ?? {}).map(([key, name]): ConditionField => ({
					key,
					name,
					isCustom: false,
					type: 'text',
					labels: new Map(),
				}))
			: conditionFieldsOf(await lists.rows(fields));
	return await Promise.all(
		known.map(async (field) => {
			const path = listBehind(field);
			if (path === undefined) return field;
			const rows = await lists.rows(path);
			return {
				...field,
				labels: new Map(rows.map(({ id, name }) => [String(id), String(name)])),
			};
		}),
	);
}

function listBehind({ key, type }: ConditionField): string | undefined {
	if (key === 'stage_id') return '/api/v2/stages';
	if (key === 'pipeline_id') return '/api/v2/pipelines';
	return key === 'owner_id' || type === 'user' ? '/api/v1/users' : undefined;
}

function valueChange(row: IDataObject, fields: ConditionField[], timezone: string): ValueChange {
	const wanted = String(row.field ?? '').trim();
	const outcome = outcomeNow(() => {
		const field = fieldNamed(wanted, fields);
		const condition = (value: unknown): Condition | undefined =>
			isBlank(value) ? undefined : conditionOn(field, 'is', value, timezone);
		return { key: field.key, from: condition(row.from), to: condition(row.to) };
	});
	if (outcome.ok) return outcome.value;
	throw explained(outcome.cause, 'Value Changes', 'valueChanges');
}

function fieldNamed(wanted: string, fields: ConditionField[]): ConditionField {
	const found =
		fields.find(({ key }) => key === wanted) ??
		fields.find(({ name }) => comparable(name) === comparable(wanted));
	if (found !== undefined) return found;
	const close = nearest(
		wanted,
		fields.map(({ key, name }) => ({ name, texts: [name, key] })),
	);
	throw new FieldProblem(
		`has no field ${shown(wanted)}`,
		close.length > 0
			? `Did you mean ${close.map((name) => `'${name}'`).join(' or ')}?`
			: 'Choose the field from the list.',
	);
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
	const [only, another] = watchedKinds(triggerOn);
	if (only === undefined || another !== undefined) return undefined;
	return { shape: only.shape, standardFields: only.object.standardFields };
}
