import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../exchange/exchange';
import { listOf } from '../../fields/values';
import type { ListedObject } from '../watchedObjects';
import { latestOf, readAll, readBack, readChangedSince, type RecordList } from './changeLists';
import type { Readings } from './compare';
import { idWindow, type ObjectState, overlapSeconds, secondsOf, stateSince } from './pollState';
import type { ServerTime } from './serverTime';

/** What a poll has to read of one kind of records. */
export interface Watch {
	object: ListedObject;
	/** Creations are read by themselves, since a record that was never changed may be missing in lists of changes. */
	creations: boolean;
	deletions: boolean;
	/** Whether archived records are watched as well, where they have a list of their own. */
	archived: boolean;
	/** Keys of the query of every list, e.g. filters. */
	query?: IDataObject;
}

/** What reading needs: the way out, and what is known of Pipedrive's clock. */
export interface ChangeSource {
	exchange: Pick<Exchange, 'readPages'>;
	serverTime: ServerTime;
}

/**
 * Reads what may have changed since a state. At rest this is one page for each list: changes, creations,
 * deletions, archived records.
 * @throws {ExchangeFailure}
 */
export async function readChanges(
	source: ChangeSource,
	watch: Watch,
	state: ObjectState,
): Promise<Readings> {
	const { serverTime } = source;
	// Taken before anything is read: whatever is changed from now on is found by the next poll.
	const certain = Math.max(state.floor + overlapSeconds, serverTime.atLeast());
	const [list, ...archives] = listsOf(watch);
	const updated = await readUpdated(source, watch, list, state.floor);
	// In the order of changes, all up to the last one that was read are complete.
	const until = Math.max(certain, latestOf(updated));
	for (const archive of archives) {
		updated.push(...(await readUpdated(source, watch, archive, state.floor)));
	}
	const readings: Readings = { updated, until, ignoredKeys: ignoredKeys(watch) };
	if (watch.creations) readings.newest = await readNewest(source, watch, state);
	if (watch.deletions) readings.deleted = await readDeleted(source, watch);
	for (const record of updated) {
		const time = secondsOf(record.update_time);
		if (time !== undefined) serverTime.observe(time);
	}
	return readings;
}

/** Lists that cannot be asked for what was changed since a time are read from the latest change back to it. */
async function readUpdated(
	{ exchange }: ChangeSource,
	{ object }: Watch,
	list: RecordList,
	floor: number,
): Promise<IDataObject[]> {
	return object.list.withoutUpdatedSince?.includes(list.path) === true
		? await readBack(exchange, list, 'update_time', (page) => earliestOf(page) < floor)
		: await readChangedSince(exchange, list, floor);
}

/**
 * Reads what there is now, to go on from: the latest changes, and what else is watched.
 * @returns a state from which these readings tell no news, and the readings
 */
export async function readPresent(
	source: ChangeSource,
	watch: Watch,
): Promise<{ state: ObjectState; readings: Readings }> {
	const updated: IDataObject[] = [];
	let latest = 0;
	for (const list of listsOf(watch)) {
		const rows = await readBack(source.exchange, list, 'update_time', (page) => {
			latest = Math.max(latest, latestOf(page));
			return earliestOf(page) < latest - overlapSeconds;
		});
		updated.push(...rows);
	}
	const state = stateSince(Math.max(0, latest - overlapSeconds));
	const readings: Readings = { updated, until: latest, ignoredKeys: ignoredKeys(watch) };
	if (watch.creations) readings.newest = await readNewest(source, watch, state);
	if (watch.deletions) readings.deleted = await readDeleted(source, watch);
	return { state, readings };
}

/**
 * Reads what was created at a time or later, by that time: for the first poll, which knows no ids.
 * @param since seconds since 1970
 */
export async function readCreatedSince(
	{ exchange }: ChangeSource,
	watch: Watch,
	since: number,
): Promise<IDataObject[]> {
	const created: IDataObject[] = [];
	for (const list of listsOf(watch)) created.push(...(await createdSince(exchange, list, since)));
	return created;
}

async function createdSince(
	exchange: ChangeSource['exchange'],
	list: RecordList,
	since: number,
): Promise<IDataObject[]> {
	const isCreatedSince = (row: IDataObject) => (secondsOf(row.add_time) ?? 0) >= since;
	const rows = await readBack(exchange, list, 'add_time', (page) => !page.every(isCreatedSince));
	return rows.filter(isCreatedSince);
}

/** The newest records: as far back as a new one may turn up, by their ids, or else by the time of their creation. */
async function readNewest(
	{ exchange }: ChangeSource,
	watch: Watch,
	{ floor, ids }: ObjectState,
): Promise<IDataObject[]> {
	const [list] = listsOf(watch);
	if (watch.object.list.idsAreUuids === true) return await createdSince(exchange, list, floor);
	let below = ids?.below;
	return await readBack(exchange, list, 'id', (page) => {
		below ??= Number(page[0]?.id) - idWindow;
		return Math.min(...page.map(({ id }) => Number(id))) <= below;
	});
}

/** All that is deleted: whether a deletion counts as a change is not known, so nothing narrows this list. */
async function readDeleted(
	{ exchange }: ChangeSource,
	{ object, query }: Watch,
): Promise<IDataObject[]> {
	const { collection, listsDeletedBy } = object.list;
	if (listsDeletedBy === undefined) return [];
	return await readAll(exchange, { path: collection, query: { ...query, ...listsDeletedBy } });
}

/** What Pipedrive answers on request are counters and the like, which change without the record being changed. */
function ignoredKeys({ object, query }: Watch): string[] {
	return [...(object.list.ignoredKeys ?? []), ...listOf(query?.include_fields ?? []).map(String)];
}

function listsOf({ object, archived: isToo, query }: Watch): [RecordList, ...RecordList[]] {
	const { collection, archived } = object.list;
	const list = { path: collection, query };
	return isToo && archived !== undefined ? [list, { path: archived, query }] : [list];
}

/** The earliest change of any of the rows, in seconds since 1970; Infinity for none. */
const earliestOf = (rows: IDataObject[]): number =>
	Math.min(...rows.map((row) => secondsOf(row.update_time) ?? Infinity));
