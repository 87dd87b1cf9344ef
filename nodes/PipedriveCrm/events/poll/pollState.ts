import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { canonical } from '../sameValue';
import type { EventKind } from '../eventKinds';

/**
 * A record as it was when it was last looked at: the second until which it has to be remembered, what tells
 * its content, for every event that has a time of its own that time and the value it is about, and when it had been
 * changed.
 */
export type SeenRecord = [keptUntil: number, content: string, facts: string[], changedAt: number];

/**
 * What is known of one kind of records; plain JSON. It has to be right also when an older one comes back, since
 * n8n keeps only the state of the last poll that started a run.
 */
export interface ObjectState {
	/** Every record that was changed in this second or later is in `seen`. Seconds since 1970, by Pipedrive's clock. */
	floor: number;
	/** Records by id. */
	seen: Record<string, SeenRecord>;
	/** Which ids are known; only where creations are watched. */
	ids?: { below: number; known: number[] };
	/** Ids of the records that are deleted; only where deletions are watched. */
	deleted?: number[];
}

/** How long a change may take to show up in a list, in seconds; so far back every poll looks again. */
export const overlapSeconds = 300;

/** How far below the highest id a new one may still turn up; less than one page. */
export const idWindow = 400;

/** The state of someone who has not seen anything since a second. */
export const stateSince = (floor: number): ObjectState => ({ floor, seen: {} });

/** The id of a record: a number, or the text of a UUID. */
export type RecordId = number | string;

/** The id by which a record is known. */
export const idOf = ({ id }: IDataObject): RecordId =>
	typeof id === 'string' && !/^\d+$/.test(id) ? id : Number(id);

/** The order of ids. */
export function compareIds(one: RecordId, other: RecordId): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	return String(one) < String(other) ? -1 : Number(one !== other);
}

/** A time of an API answer in seconds since 1970; undefined for none. Version 1 leaves out that it is in UTC. */
export function secondsOf(time: unknown): number | undefined {
	if (typeof time !== 'string') return undefined;
	const milliseconds = Date.parse(time.replace(/^(\S+) (\S+)$/, '$1T$2Z'));
	return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

/** When a record was last changed, or else created; 0 where it does not say. */
export function changeTime({ update_time: updated, add_time: added }: IDataObject): number {
	return secondsOf(updated) ?? secondsOf(added) ?? 0;
}

const contents = new WeakMap<IDataObject, string>();

/**
 * What tells one content of a record from another. Fields that are empty do not count.
 * @param ignored keys that do not count either, the same whenever this record is asked about
 */
export function contentOf(record: IDataObject, ignored: string[] = []): string {
	const known = contents.get(record);
	if (known !== undefined) return known;
	const counting = Object.entries(record).filter(([key]) => !ignored.includes(key));
	const text = canonical(Object.fromEntries(counting));
	const made = createHash('sha256').update(text).digest('base64url').slice(0, 12);
	contents.set(record, made);
	return made;
}

/** The events of a kind of records that have a time of their own. */
export function timedEvents(kinds: EventKind[]): EventKind[] {
	return kinds.filter(({ ownTime }) => ownTime !== undefined);
}

/** What a record says of an event: when it happened last, and the value that it is about. */
export function factOf({ ownTime = '', keys = [] }: EventKind, record: IDataObject): string {
	return `${secondsOf(record[ownTime]) ?? ''} ${String(record[keys[0] ?? ''])}`;
}

/** The time and the value of a fact. */
export function readFact(fact: string | undefined): { time: number | undefined; value: string } {
	const [time = '', value = ''] = (fact ?? '').split(' ');
	return { time: time === '' ? undefined : Number(time), value };
}
