import type { IDataObject } from 'n8n-workflow';
import type { ItemWork, Player } from '../player';
import { apiRequest } from './answers';

/** The most lines that Pipedrive removes at once. */
const mostAtOnce = 100;

/**
 * Plays the removal of several lines of a deal, or of all where the user has chosen so: without ids Pipedrive
 * removes the first 100, so none is ever sent without them by accident. Says which of the ids were not there.
 */
export const playRemoveDealProducts: Player = async (work) => {
	const removed =
		work.read('which') === 'all'
			? await removeAll(work)
			: await removeThese(work, (work.request.query.ids ?? []) as number[]);
	return { rows: removed.map((id) => ({ deleted: true, id })), areRecords: false };
};

async function removeAll(work: ItemWork): Promise<number[]> {
	const removed: number[] = [];
	for (;;) {
		const { ids, more } = await remove(work, {});
		removed.push(...ids);
		if (!more || ids.length === 0) return removed;
	}
}

async function removeThese(work: ItemWork, wanted: number[]): Promise<number[]> {
	const removed: number[] = [];
	for (let start = 0; start < wanted.length; start += mostAtOnce) {
		const { ids } = await remove(work, { ids: wanted.slice(start, start + mostAtOnce) });
		removed.push(...ids);
	}
	const missing = wanted.filter((id) => !removed.includes(id));
	if (missing.length > 0) {
		work.hint(
			`Not removed, as they were not on deal ${String(work.request.recordId)}: ${missing.join(', ')}.`,
		);
	}
	return removed;
}

async function remove(
	work: ItemWork,
	query: IDataObject,
): Promise<{ ids: number[]; more: boolean }> {
	const { data, additionalData } = await work.exchange.send({ ...apiRequest(work), query });
	const { ids } = data as { ids?: number[] };
	return { ids: ids ?? [], more: additionalData?.more_items_in_collection === true };
}
