import type { IDataObject } from 'n8n-workflow';
import { AccountLists } from '../../fields/accountLists';
import { exchangeFor } from '../../fields/flatRecords';
import { readByIds, readOne } from '../../fields/readByIds';
import { collectionOf, type RecordShape } from '../../fields/recordShape';
import type { ItemWork } from '../player';

/** A record that a search has found. */
export interface FoundRecord {
	type: string;
	id: IDataObject[string];
}

/**
 * Reads the records behind the hits of a search, those of one kind together, and tells where some are gone.
 * @param shapes of the kinds that can be read
 * @returns for each hit its record; undefined where there is none to read of its kind
 */
export async function fullRecords(
	{ exchange, hint }: Pick<ItemWork, 'exchange' | 'hint'>,
	found: FoundRecord[],
	shapes: Record<string, RecordShape>,
): Promise<(IDataObject | 'gone' | undefined)[]> {
	const lists = new AccountLists(exchange);
	const records = new Map<string, IDataObject>();
	const keyOf = (type: string, id: unknown) => `${type} ${String(id)}`;
	for (const [type, shape] of Object.entries(shapes)) {
		const ids = found.filter((one) => one.type === type).map(({ id }) => id);
		const collection = collectionOf(shape);
		if (collection.startsWith('/api/v2/')) {
			const read = await readByIds(exchange, collection, ids.map(Number));
			for (const [id, record] of read) records.set(keyOf(type, id), record);
			continue;
		}
		const ofKind = exchangeFor(exchange, shape, lists);
		for (const id of new Set(ids)) {
			const record = await readOne(ofKind, `${collection}/${encodeURIComponent(String(id))}`);
			if (record !== undefined) records.set(keyOf(type, id), record);
		}
	}
	const result = found.map(({ type, id }) =>
		type in shapes ? (records.get(keyOf(type, id)) ?? ('gone' as const)) : undefined,
	);
	if (result.includes('gone')) {
		hint('Some records were found by the search but are gone by now; they are left out.');
	}
	return result;
}
