import type { IDataObject } from 'n8n-workflow';
import { readByIds } from '../../fields/readByIds';
import { idOf } from '../../fields/recordIds';
import { collectionOf, type RecordShape } from '../../fields/recordShape';
import type { ItemWork, Played, Player } from '../player';
import { apiRequest } from './answers';
import { readLists } from './lists';

/** Plays a search: the hits as flat records, or on request the full records behind them. */
export const playSearch: Player = async (work) => {
	const { answer } = work.operation;
	if (answer.kind !== 'hits') throw new Error('playSearch is for rows that answer hits');
	const hits = await readLists(work, apiRequest(work), answer.pages);
	return work.read('loadFullRecords') === true
		? await loadFullRecords(work, hits)
		: { rows: hits.map((hit) => flatHit(work, hit, work.record)), areRecords: false };
};

/** A search answers `{ result_score, item }`. */
export const itemOf = (hit: IDataObject): IDataObject => (hit.item ?? {}) as IDataObject;

async function loadFullRecords(work: ItemWork, hits: IDataObject[]): Promise<Played> {
	const ids = hits.map((hit) => idOf(itemOf(hit)));
	const records = await readByIds(work.exchange, collectionOf(work.record), ids);
	const rows = ids.map((id) => records.get(id)).filter((row) => row !== undefined);
	if (rows.length < ids.length) {
		work.hint('Some records were found by the search but are gone by now; they are left out.');
	}
	return { rows, areRecords: true };
}

/**
 * A hit as one record: with Simplify, nested owner, stage, person and organization as ids and names on one level.
 * @param shape of such records, where the node knows them
 */
export function flatHit(
	{ read, exchange }: Pick<ItemWork, 'exchange' | 'read'>,
	hit: IDataObject,
	shape?: Pick<RecordShape, 'linked' | 'page'>,
): IDataObject {
	const item = itemOf(hit);
	if (read('simple') !== true) return { ...item, result_score: hit.result_score };
	const flat: IDataObject = {};
	const isNamedInFull = shape?.linked.some(({ id }) => id === 'organization_id');
	for (const [key, value] of Object.entries(item)) {
		if (leftOut.has(key)) continue;
		if (!linkedKeys.has(key)) {
			flat[key] = value;
			continue;
		}
		const linked = value as { id?: number; name?: string; title?: string } | null;
		const prefix = key === 'organization' && !isNamedInFull ? 'org' : key;
		flat[`${prefix}_id`] = linked?.id ?? null;
		if (linked?.name !== undefined) flat[`${prefix}_name`] = linked.name;
		if (linked?.title !== undefined) flat[`${prefix}_title`] = linked.title;
	}
	if (shape?.page !== undefined) {
		flat.url = `${exchange.accountOrigin}/${shape.page}/${String(item.id)}`;
	}
	flat.result_score = hit.result_score;
	return flat;
}

/** What a hit says of the search itself: where the text was found, and in what kind of record. */
const leftOut = new Set(['custom_fields', 'notes', 'type']);
const linkedKeys = new Set(['deal', 'organization', 'owner', 'person', 'phase', 'stage']);
