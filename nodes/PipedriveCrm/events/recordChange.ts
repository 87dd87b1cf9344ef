import type { IDataObject } from 'n8n-workflow';
import { sameValue } from './sameValue';

/** What happened to one record, however it was learnt: from a webhook, or by comparing lists. */
export interface RecordChange {
	action: 'create' | 'change' | 'delete';
	/** Value of the watched object (events/watchedObjects.ts), e.g. 'deal'. */
	object: string;
	id: number | string;
	/** The latest state that is known, in the form of API v2; of a deleted record the last one. */
	current: IDataObject;
	/** Old values of the keys that changed, in the form of API v2; null where they are not known. */
	previous: IDataObject | null;
	/** Events that the source has told by other means than previous values, by their values. */
	told: string[];
	/** The user who did it; null where that is not known. */
	userId: number | null;
	/** Whether it was done through the API and not in Pipedrive's own pages; null where that is not known. */
	throughApi: boolean | null;
	/** When, in UTC, e.g. '2026-01-31T09:00:00Z'. */
	at: string | null;
}

/** Keys that change with every change, or only say when others did. */
const bookkeeping = new Set([
	'close_time',
	'last_login',
	'local_close_date',
	'local_lost_date',
	'local_won_date',
	'marked_as_done_time',
	'modified',
	'stage_change_time',
	'status_change_time',
	'update_time',
]);

/** The record as it was before; undefined where that is not known. */
export function stateBefore({ current, previous }: RecordChange): IDataObject | undefined {
	if (previous === null) return undefined;
	const custom = { ...customOf(current), ...customOf(previous) };
	const before = { ...current, ...previous };
	return Object.keys(custom).length === 0 ? before : { ...before, custom_fields: custom };
}

/**
 * The keys whose values differ, without those that only keep books, custom fields under their own keys.
 * Pipedrive sometimes names keys among the previous ones that have not changed: they are left out.
 * @returns undefined where previous values are not known
 */
export function changedKeys({ current, previous }: RecordChange): string[] | undefined {
	if (previous === null) return undefined;
	const differing = (before: IDataObject, now: IDataObject) =>
		Object.keys(before).filter((key) => !sameValue(before[key], now[key]));
	return [
		...differing(previous, current).filter(
			(key) => key !== 'custom_fields' && !bookkeeping.has(key),
		),
		...differing(customOf(previous), customOf(current)),
	];
}

/** The custom fields of a record by their keys; none where it has none. */
export function customOf(record: IDataObject): IDataObject {
	return (record.custom_fields ?? {}) as IDataObject;
}
