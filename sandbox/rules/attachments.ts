import type { SandboxContext } from '../server/context.ts';
import type { Collection } from '../state/collection.ts';

/** Records that belong to another one, under any of these keys. */
type Attached<Key extends string> = { id: number } & Readonly<Record<Key, string | number | null>>;

/**
 * Hangs records on another one: all whose key has the old value get the new keys.
 * @param key under which they name what they hang on
 */
export function reattach<Key extends string, T extends Attached<Key>>(
	records: Collection<T>,
	key: Key,
	from: string | number,
	changes: Partial<T>,
): void {
	for (const record of records.all()) {
		if (record[key] === from) records.change(record, changes);
	}
}

/** Hangs activities, notes, files and mail of a deal on a lead, or the other way round. */
export function moveAttachments(
	{ account }: SandboxContext,
	from: { key: 'deal_id' | 'lead_id'; id: string | number },
	to: { deal_id: number | null; lead_id: string | null },
): void {
	reattach(account.activities, from.key, from.id, to);
	reattach(account.notes, from.key, from.id, to);
	reattach(account.files, from.key, from.id, to);
	reattach(account.mailThreads, from.key, from.id, to);
}
