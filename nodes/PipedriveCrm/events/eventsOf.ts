import type { IDataObject } from 'n8n-workflow';
import { changedKeys, type RecordChange, stateBefore } from './recordChange';
import type { EventKind } from './eventKinds';

/**
 * Everything that happened to a record, as people say it.
 * @param kinds the events that this kind of record knows
 * @returns values of events, in the order of `kinds`
 */
export function eventsOf(change: RecordChange, kinds: EventKind[]): string[] {
	const before = stateBefore(change);
	const changed = changedKeys(change) ?? [];
	const happened = (kind: EventKind): boolean => {
		if (change.told.includes(kind.value)) return true;
		if (kind.action !== undefined) return kind.action === change.action;
		if (change.action === 'create')
			return kind.alsoAtCreation === true && ends(kind, change.current);
		if (change.action === 'delete' || before === undefined) return false;
		return (
			kind.keys?.some((key) => changed.includes(key)) === true &&
			starts(kind, before) &&
			ends(kind, change.current)
		);
	};
	return kinds.filter(happened).map(({ value }) => value);
}

/** Whether a record is as an event of this kind leaves it. */
export function ends({ keys, to }: EventKind, record: IDataObject): boolean {
	return to === undefined || to.includes(record[keys?.[0] ?? '']);
}

function starts({ keys, from }: EventKind, record: IDataObject): boolean {
	return from === undefined || from.includes(record[keys?.[0] ?? '']);
}
