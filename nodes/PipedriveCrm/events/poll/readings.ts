import type { IDataObject } from 'n8n-workflow';
import type { Paging } from '../../exchange/exchange';
import type { Exchange } from '../../exchange/exchange';
import { listOf } from '../../fields/values';
import type { WatchedObject } from '../watchedObjects';
import type { Readings } from './compare';
import { idWindow, type ObjectState, overlapSeconds, secondsOf, stateSince } from './pollState';
import type { ServerTime } from './serverTime';

/** What a poll has to read of one kind of records. */
export interface Watch {
	object: WatchedObject;
	/** Creations are read by id, since a record that was never changed may be missing in lists of changes. */
	creations: boolean;
	deletions: boolean;
	/** Whether archived records are watched as well, where they have a list of their own. */
	archived: boolean;
	/** Keys of the query of every list, e.g. filters. */
	query?: IDataObject;
}

const largestPage = 500;
const paging: Paging = { style: 'cursor', largest: largestPage };

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
	const since = {
		...watch.query,
		updated_since: isoSeconds(state.floor),
		sort_by: 'update_time',
		sort_direction: 'asc',
	};
	const { object } = watch;
	const updated = await readAll(source, object.collection, since);
	// In the order of changes, all up to the last one that was read are complete.
	const until = Math.max(certain, latestOf(updated));
	if (watch.archived && object.archived !== undefined) {
		updated.push(...(await readAll(source, object.archived, since)));
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

/**
 * Reads what there is now, to go on from: the latest changes, and what else is watched.
 * @returns a state from which these readings tell no news, and the readings
 */
export async function readPresent(
	source: ChangeSource,
	watch: Watch,
): Promise<{ state: ObjectState; readings: Readings }> {
	const updated: IDataObject[] = [];
	const query = { ...watch.query, sort_by: 'update_time', sort_direction: 'desc' };
	let latest = 0;
	for (const path of pathsOf(watch)) {
		for await (const page of source.exchange.readPages({ method: 'GET', path, query }, paging)) {
			await remember(page, updated);
			latest = Math.max(latest, latestOf(page));
			const oldest = Math.min(...page.map((row) => secondsOf(row.update_time) ?? Infinity));
			if (oldest < latest - overlapSeconds) break;
		}
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
	source: ChangeSource,
	watch: Watch,
	since: number,
): Promise<IDataObject[]> {
	const created: IDataObject[] = [];
	const query = { ...watch.query, sort_by: 'add_time', sort_direction: 'desc' };
	for (const path of pathsOf(watch)) {
		for await (const page of source.exchange.readPages({ method: 'GET', path, query }, paging)) {
			const wanted = page.filter((row) => (secondsOf(row.add_time) ?? 0) >= since);
			await remember(wanted, created);
			if (wanted.length < page.length) break;
		}
	}
	return created;
}

/** The newest records by id: as far back as a new one may turn up. */
async function readNewest(
	{ exchange }: ChangeSource,
	watch: Watch,
	{ ids }: ObjectState,
): Promise<IDataObject[]> {
	const newest: IDataObject[] = [];
	const path = watch.object.collection;
	const query = { ...watch.query, sort_by: 'id', sort_direction: 'desc' };
	for await (const page of exchange.readPages({ method: 'GET', path, query }, paging)) {
		await remember(page, newest);
		const lowest = Math.min(...page.map(({ id }) => Number(id)));
		const below = ids?.below ?? Number(newest[0]?.id) - idWindow;
		if (lowest <= below) break;
	}
	return newest;
}

/** All that is deleted: whether a deletion counts as a change is not known, so nothing narrows this list. */
async function readDeleted(
	source: ChangeSource,
	{ object, query: filters }: Watch,
): Promise<IDataObject[]> {
	const { listsDeletedBy: query } = object;
	if (query === undefined) return [];
	return await readAll(source, object.collection, { ...filters, ...query });
}

async function readAll(
	{ exchange }: ChangeSource,
	path: string,
	query: IDataObject,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	for await (const page of exchange.readPages({ method: 'GET', path, query }, paging)) {
		await remember(page, rows);
	}
	return rows;
}

/** Lets n8n have a turn after each page, which thousands of rows would otherwise hold up. */
async function remember(page: IDataObject[], rows: IDataObject[]): Promise<void> {
	for (const row of page) rows.push(row);
	await Promise.resolve();
}

/** What Pipedrive answers on request are counters and the like, which change without the record being changed. */
function ignoredKeys({ query }: Watch): string[] {
	return listOf(query?.include_fields ?? []).map(String);
}

function pathsOf({ object, archived }: Watch): string[] {
	return archived && object.archived !== undefined
		? [object.collection, object.archived]
		: [object.collection];
}

const latestOf = (rows: IDataObject[]): number =>
	rows.reduce((latest, row) => Math.max(latest, secondsOf(row.update_time) ?? 0), 0);

/** @param seconds since 1970 */
export const isoSeconds = (seconds: number): string =>
	new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
