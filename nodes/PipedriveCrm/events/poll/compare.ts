import type { IDataObject } from 'n8n-workflow';
import { ends } from '../eventsOf';
import type { RecordChange } from '../recordChange';
import type { EventKind } from '../eventKinds';
import type { ListedObject } from '../watchedObjects';
import {
	changeTime,
	compareIds,
	contentOf,
	factOf,
	idOf,
	idWindow,
	type ObjectState,
	overlapSeconds,
	readFact,
	type RecordId,
	secondsOf,
	type SeenRecord,
	timedEvents,
} from './pollState';

/** What the account answered at one poll, in the order in which it was read. */
export interface Readings {
	/** All that was changed since the floor of the state; a record may stand there more than once. */
	updated: IDataObject[];
	/** The newest records, by id or by the time of their creation; only where creations are watched. */
	newest?: IDataObject[];
	/** All that is deleted; only where deletions are watched. */
	deleted?: IDataObject[];
	/** Until which second of Pipedrive's clock everything has been read. */
	until: number;
	/** Keys that change without the record being changed. */
	ignoredKeys?: string[];
}

/** What a poll found, and the state to go on from. */
export interface Comparison {
	/** By the time of the change. */
	changes: RecordChange[];
	next: ObjectState;
	/** Whether there is more than was wanted at once; the next comparison finds it. */
	hasMore: boolean;
	/** Of changed records by id: the last second of which everything had been told before. */
	toldUntil: ReadonlyMap<RecordId, number>;
}

interface Found {
	change: RecordChange;
	time: number;
	isNew: boolean;
}

/**
 * Tells what has changed since a state. Everything that happened to a record between is one change. A change is
 * found once as long as the state that is handed in is the one that came out when it was found, or an older one
 * together with everything that was read since.
 * @param atMost how many changes are wanted; the oldest are given first
 */
export function compare(
	object: ListedObject,
	state: ObjectState,
	readings: Readings,
	atMost = Infinity,
): Comparison {
	const latest = latestById([...readings.updated, ...(readings.newest ?? [])]);
	const found: Found[] = [];
	for (const record of latest.values()) {
		const one = changeOf(object, record, state, readings);
		if (one !== undefined) found.push(one);
	}
	found.push(...deletions(object, state, readings));
	found.sort((a, b) => a.time - b.time || compareIds(a.change.id, b.change.id));
	const postponed = found.slice(atMost);
	return {
		changes: found.slice(0, atMost).map(({ change }) => change),
		next: nextState(object, state, readings, latest, postponed),
		hasMore: postponed.length > 0,
		toldUntil: new Map(
			found.map(({ change: { id } }) => [id, state.seen[id]?.[3] ?? state.floor - 1]),
		),
	};
}

/** What was read later counts. */
function latestById(rows: IDataObject[]): Map<RecordId, IDataObject> {
	return new Map(rows.map((row) => [idOf(row), row]));
}

function changeOf(
	object: ListedObject,
	record: IDataObject,
	state: ObjectState,
	{ newest, ignoredKeys }: Readings,
): Found | undefined {
	const watchesCreations = newest !== undefined;
	const prior = state.seen[String(record.id)];
	const isNew = isNewRecord(record, prior, state);
	const updated = secondsOf(record.update_time);
	const isUpdated = updated !== undefined && updated > (secondsOf(record.add_time) ?? 0);
	// Where creations are not watched, what belongs to one is no news.
	if (isNew && !watchesCreations && !isUpdated) return undefined;
	if (!isNew) {
		// Pipedrive may list a record that was never changed; then only its creation would be news.
		if (updated === undefined || updated < state.floor) return undefined;
		if (prior?.[1] === contentOf(record, ignoredKeys)) return undefined;
	}
	const time = changeTime(record);
	const told = timedEvents(object.events)
		.filter((kind) => isTold(kind, record, { prior, isNew, floor: state.floor }, object))
		.map(({ value }) => value);
	return {
		change: {
			action: isNew && watchesCreations ? 'create' : 'change',
			object: object.value,
			id: idOf(record),
			current: record,
			previous: null,
			told: isNew && isUpdated ? [...told, 'updated'] : told,
			userId: null,
			throughApi: null,
			at: new Date(time * 1000).toISOString().replace('.000Z', 'Z'),
		},
		time,
		isNew,
	};
}

/**
 * By its id where ids are known, since the time of a creation can be set by hand; else by that time. A record below
 * the highest id that only comes back to the list (from the archive, or to the user's sight) has been changed and is
 * older.
 */
function isNewRecord(
	record: IDataObject,
	prior: SeenRecord | undefined,
	{ ids, floor }: ObjectState,
): boolean {
	const isRecent = (secondsOf(record.add_time) ?? 0) >= floor;
	if (ids === undefined) return prior === undefined && isRecent;
	const id = Number(record.id);
	if (id > (ids.known.at(-1) ?? ids.below)) return true;
	const isUnknown = id > ids.below && !ids.known.includes(id);
	return isUnknown && (isRecent || record.update_time == null);
}

/** Whether an event with a time of its own has happened since the record was last looked at. */
function isTold(
	kind: EventKind,
	record: IDataObject,
	{ prior, isNew, floor }: { prior: SeenRecord | undefined; isNew: boolean; floor: number },
	{ events }: ListedObject,
): boolean {
	if (!ends(kind, record)) return false;
	const now = readFact(factOf(kind, record));
	if (isNew) {
		return now.time !== undefined && now.time > (secondsOf(record.add_time) ?? Infinity);
	}
	if (prior === undefined) return now.time !== undefined && now.time >= floor;
	const before = readFact(prior[2][timedEvents(events).indexOf(kind)]);
	return now.value !== before.value || (now.time ?? 0) > (before.time ?? 0);
}

function deletions(object: ListedObject, state: ObjectState, { deleted }: Readings): Found[] {
	if (deleted === undefined || state.deleted === undefined) return [];
	const known = new Set<RecordId>(state.deleted);
	return [...latestById(deleted)].flatMap(([id, record]) =>
		known.has(id)
			? []
			: [
					{
						change: {
							action: 'delete',
							object: object.value,
							id,
							current: record,
							previous: null,
							told: [],
							userId: null,
							throughApi: null,
							// Pipedrive does not say when a record was deleted.
							at: null,
						},
						time: changeTime(record),
						isNew: false,
					},
				],
	);
}

function nextState(
	object: ListedObject,
	state: ObjectState,
	readings: Readings,
	latest: Map<RecordId, IDataObject>,
	postponed: Found[],
): ObjectState {
	const kept = postponed.filter(({ change }) => change.action !== 'delete');
	const keptIds = new Set(kept.map(({ change }) => change.id));
	// A new record is found again by its id; where ids are not known, by its times like any other.
	const oldest = Math.min(
		...kept
			.filter(({ isNew }) => !isNew || state.ids === undefined)
			.map(({ change, time }) => Math.min(time, secondsOf(change.current.add_time) ?? time)),
		Infinity,
	);
	const floor = Math.max(state.floor, Math.min(readings.until - overlapSeconds, oldest));
	const seen = new Map(Object.entries(state.seen));
	for (const [id, record] of latest) {
		if (keptIds.has(id)) continue;
		const isFirst = isNewRecord(record, state.seen[id], state);
		const content = contentOf(record, readings.ignoredKeys);
		seen.set(String(id), seenRecord(object, record, content, isFirst ? readings.until : 0));
	}
	const hasIds = readings.newest !== undefined && object.list.idsAreUuids !== true;
	const remembered = [...seen].filter(([, [keptUntil]]) => keptUntil >= floor);
	return {
		floor,
		seen: Object.fromEntries(remembered),
		...(hasIds ? { ids: knownIds(state, latest, kept) } : {}),
		...(readings.deleted === undefined
			? {}
			: { deleted: knownDeletions(readings.deleted, postponed) }),
	};
}

/** A record is remembered as long as one of its own times could still be taken for news. */
function seenRecord(
	object: ListedObject,
	record: IDataObject,
	content: string,
	atLeast: number,
): SeenRecord {
	const facts = timedEvents(object.events).map((kind) => factOf(kind, record));
	const times = facts.map((fact) => readFact(fact).time ?? 0);
	const changedAt = changeTime(record);
	return [Math.max(changedAt, atLeast, ...times), content, facts, changedAt];
}

function knownIds(
	{ ids }: ObjectState,
	latest: Map<RecordId, IDataObject>,
	postponed: Found[],
): { below: number; known: number[] } {
	const news = postponed.filter(({ isNew }) => isNew).map(({ change }) => Number(change.id));
	const known = new Set([...(ids?.known ?? []), ...[...latest.keys()].map(Number)]);
	for (const id of news) known.delete(id);
	const highest = Math.max(...known, ids?.below ?? 0);
	const below = Math.max(
		ids?.below ?? 0,
		Math.min(highest - idWindow, Math.min(...news, Infinity) - 1),
	);
	return { below, known: [...known].filter((id) => id > below).sort((a, b) => a - b) };
}

function knownDeletions(deleted: IDataObject[], postponed: Found[]): number[] {
	const left = new Set(
		postponed
			.filter(({ change }) => change.action === 'delete')
			.map(({ change }) => Number(change.id)),
	);
	return deleted.map(({ id }) => Number(id)).filter((id) => !left.has(id));
}
