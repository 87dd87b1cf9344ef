import type { Account } from '../state/account.ts';
import type { ActivityRecord } from '../state/records.ts';

/** How each optional key of `include_fields` is worked out. */
export type Extras<T> = Record<string, (account: Account, record: T) => unknown>;

/** Makes the function that answers the optional keys that were asked for. */
export function extrasAnswer<T>(
	account: Account,
	extras: Extras<T>,
	includeFields: string | undefined,
): (record: T) => Record<string, unknown> {
	if (includeFields === undefined) return () => ({});
	const wanted = includeFields.split(',');
	return (record) =>
		Object.fromEntries(wanted.map((key) => [key, extras[key]?.(account, record) ?? null]));
}

/** The optional keys that count or name a record's activities. */
export function activityExtras<T>(
	isAbout: (activity: ActivityRecord, record: T) => boolean,
): Extras<T> {
	const of = (account: Account, record: T) =>
		account.activities.all().filter((one) => !one.is_deleted && isAbout(one, record));
	const byDueDate = (activities: ActivityRecord[]) =>
		activities.sort((a, b) => (a.due_date ?? '').localeCompare(b.due_date ?? ''));
	return {
		next_activity_id: (account, record) =>
			byDueDate(of(account, record).filter((one) => !one.done))[0]?.id,
		last_activity_id: (account, record) =>
			byDueDate(of(account, record).filter((one) => one.done)).at(-1)?.id,
		activities_count: (account, record) => of(account, record).length,
		done_activities_count: (account, record) =>
			of(account, record).filter((one) => one.done).length,
		undone_activities_count: (account, record) =>
			of(account, record).filter((one) => !one.done).length,
	};
}
