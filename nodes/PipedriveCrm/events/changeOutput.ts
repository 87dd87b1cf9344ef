import type { IDataObject } from 'n8n-workflow';
import { sameValue } from './sameValue';
import { changedKeys, customOf, type RecordChange } from './recordChange';

/** A record before and after, written as the action node does; `before` only where it is known. */
export interface WrittenStates {
	current: IDataObject;
	before: IDataObject | undefined;
}

/** What the account knows of fields and users. */
export interface ChangeNames {
	/** Names of fields by the API's key. */
	fields: ReadonlyMap<string, string>;
	/** Names of users by id written as text. */
	users: ReadonlyMap<string, string>;
}

/**
 * The item that a trigger hands on for a change (docs/triggers.md).
 * @param happened values of everything that happened
 */
export function changeItem(
	change: RecordChange,
	happened: string[],
	written: WrittenStates,
	{ fields, users }: ChangeNames,
): IDataObject {
	const changed = changedKeys(change);
	const { userId } = change;
	return {
		object: change.object,
		events: happened,
		id: change.id,
		record: written.current,
		previous: previousValues(change, changed, written),
		changed_fields: changed?.map((key) => fields.get(key) ?? key) ?? null,
		changed_by: userId === null ? null : { id: userId, name: users.get(String(userId)) ?? null },
		changed_at: change.at,
	};
}

/** Of the state before, what differs from the one after, written in the same way. */
function previousValues(
	{ previous }: RecordChange,
	changed: string[] | undefined,
	{ current, before }: WrittenStates,
): IDataObject | null {
	if (previous === null || before === undefined) return null;
	const values = differing(before, current);
	const custom = differing(customOf(before), customOf(current));
	delete values.custom_fields;
	delete values.update_time;
	// What Simplify leaves out of a record has changed all the same.
	for (const key of changed ?? []) {
		if (key in previous && !(key in current)) values[key] = previous[key];
	}
	return Object.keys(custom).length === 0 ? values : { ...values, custom_fields: custom };
}

function differing(before: IDataObject, now: IDataObject): IDataObject {
	const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
	return Object.fromEntries(
		[...keys]
			.filter((key) => !sameValue(before[key], now[key]))
			.map((key) => [key, before[key] ?? null]),
	);
}
