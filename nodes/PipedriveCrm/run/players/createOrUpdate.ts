import type { IDataObject } from 'n8n-workflow';
import { changesOnly } from '../../fields/changes';
import { idOf, isUuid } from '../../fields/recordIds';
import { collectionOf } from '../../fields/recordShape';
import { listOf } from '../../fields/values';
import { InvalidItem } from '../itemFailure';
import { formBody, formRequest } from '../itemRequest';
import type { UpsertRows } from '../operation';
import type { ItemWork, Played, Player } from '../player';
import type { PreparedRequest } from '../prepare';
import type { MatchRow } from '../recordMatching';
import { fitToRecord, sendForRecord } from './answers';

/**
 * Plays Create or Update: finds the record that the item stands for, and creates it, changes what is
 * different, or leaves it as it is.
 */
export const playCreateOrUpdate: Player = async (work) => {
	const { matching, read, request, timezone } = work;
	const rows = upsertRowsOf(work);
	const matchRows = (read('matchBy.match') ?? []) as MatchRow[];
	if (matchRows.length === 0) throw nothingToMatchBy();
	const shaped = formBody(rows.update, request.body, timezone);
	const strict = read('options.strict') === true;
	const criteria = await matching.criteria(matchRows, { ...shaped, id: work.inputId }, strict);
	if (criteria.every(({ texts }) => texts.size === 0)) {
		return await playWithoutValue(work, rows, criteria[0]?.field.name ?? '');
	}
	return await matching.exclusively(work.itemIndex, criteria, async () => {
		const { records, by } = await matching.find(criteria);
		if (records.length === 0) return await create(work, rows);
		return await update(work, rows, chosen(records, work, by?.name ?? ''));
	});
};

function upsertRowsOf({ operation }: ItemWork): UpsertRows {
	if (operation.upsert !== undefined) return operation.upsert;
	throw new Error('The row does not say what it creates and updates with');
}

function nothingToMatchBy(): InvalidItem {
	return new InvalidItem(
		"'Match By' is empty",
		'Add a field by which a record is found that is there already, e.g. its ID.',
		'matchBy',
	);
}

/** The item has nothing in the fields by which it is to be matched. */
async function playWithoutValue(work: ItemWork, rows: UpsertRows, field: string): Promise<Played> {
	switch (work.read('options.whenMatchIsEmpty')) {
		case 'create':
			return await work.matching.exclusively(
				work.itemIndex,
				[],
				async () => await create(work, rows),
			);
		case 'skip':
			work.matching.done('skipped');
			return {
				rows: [{}],
				areRecords: false,
				result: { action: 'skipped', reason: `'${field}' is empty` },
			};
		default:
			throw new InvalidItem(
				`'${field}' is empty, by which the record would be found`,
				"Give it a value, or choose 'Skip' or 'Create' in the option 'When the Match Value Is Empty'.",
				'matchBy',
			);
	}
}

/** The record to update, of those that match. */
function chosen(records: IDataObject[], { read }: ItemWork, field: string): IDataObject {
	const [first, ...more] = [...records].sort(byAge);
	if (first === undefined) throw new Error('There is no record to choose from');
	if (more.length === 0) return first;
	switch (read('options.whenSeveralMatch')) {
		case 'useFirst':
			return first;
		case 'useMostRecentlyUpdated':
			return more.reduce((newest, one) => (timeOf(one) > timeOf(newest) ? one : newest), first);
		default: {
			const ids = listOf(records.map(({ id }) => id)).join(', ');
			throw new InvalidItem(
				`${records.length} records match by '${field}': ${ids}`,
				"Merge them in Pipedrive, match by another field, or choose one in the option 'When Several Match'.",
				'matchBy',
			);
		}
	}
}

/** Numbers are given in the order of creation, UUIDs are not. */
const byAge = (a: IDataObject, b: IDataObject): number =>
	isUuid(a.id) ? String(a.add_time).localeCompare(String(b.add_time)) : Number(a.id) - Number(b.id);

const timeOf = ({ update_time: updated, add_time: added }: IDataObject): string =>
	String(updated ?? added);

async function create(work: ItemWork, { create: row }: UpsertRows): Promise<Played> {
	const request = formed(work, row, {
		...work.request,
		body: withoutCleared(work.request.body),
	});
	const record = await sendForRecord({ ...work, operation: row, request });
	work.matching.done('created', record);
	return { rows: [record], areRecords: true, result: { action: 'created' } };
}

async function update(
	work: ItemWork,
	{ update: row, together }: UpsertRows,
	record: IDataObject,
): Promise<Played> {
	const unchanged: Played = {
		rows: [record],
		areRecords: true,
		result: { action: 'unchanged' },
	};
	const changes =
		work.read('options.whenMatched') === 'returnUnchanged'
			? undefined
			: changesFor(work, row, record, together);
	if (changes === undefined) {
		work.matching.done('unchanged');
		return unchanged;
	}
	const changed = await sendForRecord({ ...work, operation: row, request: changes });
	work.matching.done('updated', changed);
	const keys = Object.keys(changes.body);
	return { rows: [changed], areRecords: true, result: { action: 'updated', changed: keys } };
}

/** The update that is left when only what is different is sent; undefined when nothing is. */
function changesFor(
	work: ItemWork,
	row: UpsertRows['update'],
	record: IDataObject,
	together: string[][],
): PreparedRequest | undefined {
	if (Object.keys(work.request.body).length === 0) return undefined;
	const request = formed(work, row, {
		...work.request,
		method: 'PATCH',
		path: `${collectionOf(work.record)}/${String(record.id)}`,
		recordId: idOf(record),
		repeat: row.repeat,
	});
	const body = changesOnly(
		fitToRecord({ ...work, operation: row, request }, record),
		record,
		together,
	);
	return Object.keys(body).length === 0 ? undefined : { ...request, body };
}

function formed(
	work: ItemWork,
	row: UpsertRows['create'],
	request: PreparedRequest,
): PreparedRequest {
	return formRequest(row, request, work.timezone);
}

/** A new record has nothing to empty. */
function withoutCleared(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
