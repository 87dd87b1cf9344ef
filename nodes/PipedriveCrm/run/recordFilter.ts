import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import type { AccountLists } from '../fields/accountLists';
import type { Condition } from '../fields/conditions';
import { readByIds } from '../fields/readByIds';
import { conditionsOf, type ConditionRow } from './conditionRows';
import { orderOf, passedBy, type ListOrder } from './listOrder';
import type { Pages } from './operation';
import type { ItemWork } from './player';

/** Which records of a list are wanted, where the node itself has to tell. */
export interface RecordFilter {
	/** Keys of the records that it needs and that Pipedrive answers only on request. */
	include: string[];
	/**
	 * The wanted ones of a page, in its order.
	 * @param atMost no more are looked for than these
	 */
	pick: (page: IDataObject[], atMost: number) => Promise<IDataObject[]>;
	/** Whether nothing behind this page can be wanted, since the list is sorted. */
	isPast: (page: IDataObject[]) => boolean;
}

type Test = (record: IDataObject) => boolean;

/**
 * Makes the filter of a list for one item: its Additional Conditions, and what Pipedrive ignores beside a
 * stored filter.
 * @returns undefined when all records are wanted
 * @throws {InvalidItem} when a field is unknown, or a value does not fit it
 * @throws {ExchangeFailure} when the account's fields cannot be read
 */
export async function recordFilterFor(
	work: ItemWork,
	lists: AccountLists,
): Promise<RecordFilter | undefined> {
	const { answer } = work.operation;
	if (answer.kind !== 'records') return undefined;
	const rows = (work.read('conditions.condition') ?? []) as ConditionRow[];
	const beside = testsOfQuery(work, answer.pages);
	if (rows.length === 0 && beside.length === 0) return undefined;
	const conditions = await conditionsOf(rows, work.record, lists, work.timezone);
	for (const { field } of conditions) if (field.remark !== undefined) work.hint(field.remark);
	const isAny = work.read('options.conditionsMatch') === 'any' && conditions.length > 0;
	const onRequest = work.record.conditionNames?.onRequest ?? [];
	const include = new Set(
		conditions
			.map(({ field }) => field.reads?.id ?? field.key)
			.filter((key) => onRequest.includes(key)),
	);
	const order = isAny ? undefined : orderOf(work.request.query);
	return {
		include: [...include],
		pick: pickFor(conditions, isAny, beside, work.exchange),
		isPast: order === undefined ? () => false : isPastFor(order, conditions),
	};
}

/**
 * What the node checks in place of Pipedrive: keys that a stored filter wins over without a word, and those that a
 * list of these does not take.
 */
function testsOfQuery({ request, read }: ItemWork, pages: Pages): Test[] {
	const { query, path } = request;
	const { besideStoredFilter = [], narrower, recordKeys = {} } = pages;
	const readsNarrower =
		narrower !== undefined && [path, pages.also?.(read)].includes(narrower.path);
	const keys = new Set([
		...(query.filter_id === undefined ? [] : besideStoredFilter),
		...(readsNarrower ? narrower.lacks : []),
	]);
	return [...keys]
		.filter((key) => query[key] !== undefined)
		.map((key) =>
			key === 'updated_since'
				? updatedSince(String(query[key]))
				: hasOneOf(recordKeys[key] ?? key, [query[key]].flat().map(String)),
		);
}

const hasOneOf =
	(key: string, wanted: string[]): Test =>
	(record) =>
		[record[key]]
			.flat()
			.map(String)
			.some((one) => wanted.includes(one));

const updatedSince =
	(since: string): Test =>
	({ update_time: time }) =>
		Date.parse(String(time)) >= Date.parse(since);

function isPastFor(order: ListOrder, conditions: Condition[]): RecordFilter['isPast'] {
	const tests = conditions.map((condition) => passedBy(order, condition));
	return (page) => tests.some((isPast) => isPast(page));
}

/** What is read of other records, is read for so many at a time. */
const atATime = 100;

function pickFor(
	conditions: Condition[],
	isAny: boolean,
	beside: Test[],
	exchange: Exchange,
): RecordFilter['pick'] {
	const costly = conditions.filter(({ field }) => field.reads !== undefined);
	const cheap = conditions.filter(({ field }) => field.reads === undefined);
	const decided = isAny ? anyOf(cheap) : allOf(cheap);
	const decisive = isAny ? anyOf(costly) : allOf(costly);
	return async (page, atMost) => {
		const candidates = page.filter((record) => beside.every((test) => test(record)));
		if (costly.length === 0) return candidates.filter(decided);
		const undecided = isAny ? candidates : candidates.filter(decided);
		const found: IDataObject[] = [];
		for (let start = 0; start < undecided.length && found.length < atMost; start += atATime) {
			const some = undecided.slice(start, start + atATime);
			const open = isAny ? some.filter((record) => !decided(record)) : some;
			const complete = await withReadRecords(open, costly, exchange);
			const isWanted = (record: IDataObject) => {
				const whole = complete.get(record);
				return whole === undefined ? decided(record) : decisive(whole);
			};
			found.push(...some.filter(isWanted));
		}
		return found;
	};
}

/** The records with those beside them that conditions look into, by the record. */
async function withReadRecords(
	records: IDataObject[],
	conditions: Condition[],
	exchange: Exchange,
): Promise<Map<IDataObject, IDataObject>> {
	const complete = new Map(records.map((record) => [record, { ...record }]));
	const readings = new Map(
		conditions.flatMap(({ field: { reads } }) => (reads ? [[reads.as, reads]] : [])),
	);
	for (const { id, collection, as } of readings.values()) {
		const ids = records.map((record) => record[id]).filter((value) => typeof value === 'number');
		const found = await readByIds(exchange, collection, ids);
		for (const record of complete.values()) record[as] = found.get(Number(record[id]));
	}
	return complete;
}

const anyOf =
	(conditions: Condition[]): Test =>
	(record) =>
		conditions.some(({ matches }) => matches(record));

/** All conditions; where one chooses entries of a list, others on that list are about those entries alone. */
function allOf(conditions: Condition[]): Test {
	const choosing = conditions.filter(({ field }) => field.entry?.chooses === true);
	return (record) =>
		conditions.every((condition) => condition.matches(narrowed(record, condition)));

	function narrowed(record: IDataObject, { field: { entry } }: Condition): IDataObject {
		if (entry === undefined || entry.chooses === true) return record;
		const ofList = choosing.filter(({ field }) => field.entry?.list === entry.list);
		const entries = record[entry.list];
		if (ofList.length === 0 || !Array.isArray(entries)) return record;
		const chosen = (entries as IDataObject[]).filter((one) =>
			ofList.every(({ matches }) => matches({ [entry.list]: [one] })),
		);
		return { ...record, [entry.list]: chosen };
	}
}
