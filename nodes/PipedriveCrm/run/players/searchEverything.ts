import type { IDataObject } from 'n8n-workflow';
import { type RecordShape } from '../../fields/recordShape';
import type { ItemWork, Played, Player } from '../player';
import { apiRequest } from './answers';
import { fullRecords } from './fullRecords';
import { readLists } from './lists';
import { flatHit, itemOf } from './search';

/**
 * Plays a search of all kinds of records: the hits as flat records with their kind, or on request the full
 * records behind them. Related records stand behind what was found, each once.
 * @param shapes what the records of each kind are written by
 */
export const playSearchEverything =
	(shapes: Record<string, RecordShape>): Player =>
	async (work) => {
		const hits = await readHits(work);
		if (work.read('loadFullRecords') === true) return await loaded(work, hits, shapes);
		const rows = hits.map((hit) => flatHit(work, hit, shapes[typeOf(hit)]));
		return {
			rows,
			areRecords: false,
			kinds: hits.map((hit) => ({ shape: undefined, beside: kindOf(hit) })),
		};
	};

const typeOf = (hit: IDataObject): string => String(itemOf(hit).type);

const kindOf = (hit: IDataObject): IDataObject => ({
	type: typeOf(hit),
	...(hit.related === true && { related: true }),
});

/** The hits, then what is related to them and was not found itself. */
async function readHits(work: ItemWork): Promise<IDataObject[]> {
	const { answer } = work.operation;
	if (answer.kind !== 'hits') throw new Error('playSearchEverything is for rows that answer hits');
	const related: IDataObject[] = [];
	const rowsIn = (data: unknown): IDataObject[] => {
		const { items = [], related_items: more } = data as Record<string, IDataObject[] | undefined>;
		related.push(...(more ?? []));
		return items;
	};
	const hits = await readLists(work, apiRequest(work), { ...answer.pages, rowsIn });
	const keyOf = (hit: IDataObject) => `${typeOf(hit)} ${String(itemOf(hit).id)}`;
	const found = new Set(hits.map(keyOf));
	for (const hit of related) {
		if (found.has(keyOf(hit))) continue;
		found.add(keyOf(hit));
		hits.push({ ...hit, related: true });
	}
	return hits;
}

async function loaded(
	work: ItemWork,
	hits: IDataObject[],
	shapes: Record<string, RecordShape>,
): Promise<Played> {
	const played: Required<Pick<Played, 'kinds' | 'rows'>> = { rows: [], kinds: [] };
	const records = await fullRecords(
		work,
		hits.map((hit) => ({ type: typeOf(hit), id: itemOf(hit).id })),
		shapes,
	);
	for (const [index, hit] of hits.entries()) {
		const record = records[index];
		if (record === 'gone') continue;
		const beside = { ...kindOf(hit), result_score: hit.result_score };
		const shape = record === undefined ? undefined : shapes[typeOf(hit)];
		played.rows.push(record ?? flatHit(work, hit));
		played.kinds.push({ shape, beside });
	}
	return { ...played, areRecords: false };
}
