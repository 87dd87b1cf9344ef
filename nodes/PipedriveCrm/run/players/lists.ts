import type { IDataObject } from 'n8n-workflow';
import type { Paging } from '../../exchange/exchange';
import type { ApiRequest } from '../../exchange/request';
import { listOf } from '../../fields/values';
import type { Pages } from '../operation';
import type { ItemWork } from '../player';

/** The most ids that a list of API v2 takes at once. */
const idsPerRequest = 100;

const cut = "'Limit' cut the list: Pipedrive has more. Raise it, or switch on 'Return All'.";
const unread =
	"'Limit' cut the list: part of it was not read, and there may be more. Raise it, or switch on 'Return All'.";

/**
 * Reads as many rows as the item wants of one list, or of several one behind the other. Where the node itself
 * filters, it reads the largest pages until enough rows match, or none can come any more. Says so when the limit
 * has left rows behind.
 * @param request of the item
 */
export async function readLists(
	work: ItemWork,
	request: ApiRequest,
	pages: Pages,
): Promise<IDataObject[]> {
	const given = work.read('limit');
	const isWhole = work.read('returnAll') === true || given === undefined;
	const limit = isWhole ? Infinity : Number(given);
	const rows: IDataObject[] = [];
	for (const part of partsOf(work, request, pages)) {
		if (rows.length >= limit) {
			work.hint(unread);
			break;
		}
		const remark = await readPart(work, part, pages, limit, rows);
		if (remark !== undefined) {
			work.hint(remark);
			break;
		}
	}
	return rows.length > limit ? rows.slice(0, limit) : rows;
}

/** Adds the wanted rows of one list, and says so where it ends before the list does. */
async function readPart(
	{ exchange, filter }: ItemWork,
	request: ApiRequest,
	{ style, largest, rowsIn }: Pages,
	limit: number,
	rows: IDataObject[],
): Promise<string | undefined> {
	const wanted = filter || limit === Infinity ? undefined : limit - rows.length;
	const paging: Paging = { style, largest, wanted, rowsIn };
	const reading = exchange.readPages(request, paging);
	for (;;) {
		const page = await reading.next();
		if (page.done === true) return page.value.more ? cut : undefined;
		// One more than the limit, to know whether it cuts anything off.
		const found = await filter?.pick(page.value, limit - rows.length + 1);
		for (const row of found ?? page.value) rows.push(row);
		if (rows.length > limit) return cut;
		if (filter === undefined) continue;
		if (filter.isPast(page.value)) return undefined;
		// Another page would be read for this remark alone.
		if (rows.length === limit && page.value.length >= largest) return unread;
	}
}

/** The requests that make up the list: a second list, ids that are too many for one request. */
function partsOf(work: ItemWork, request: ApiRequest, { also, narrower }: Pages): ApiRequest[] {
	const { query } = request;
	const more = also?.(work.read);
	const paths = more === undefined ? [request.path] : [request.path, more];
	const include = work.filter?.include ?? [];
	const asked = [...new Set([...listOf(query?.include_fields ?? []), ...include])];
	const queries = idChunks(query ?? {}).map((one) =>
		include.length === 0 ? one : { ...one, include_fields: asked as string[] },
	);
	return paths.flatMap((path) =>
		queries.map((one) => {
			const lacks = path === narrower?.path ? narrower.lacks : [];
			return { ...request, path, query: without(one, lacks) };
		}),
	);
}

const without = (query: IDataObject, keys: string[]): IDataObject =>
	Object.fromEntries(Object.entries(query).filter(([key]) => !keys.includes(key)));

function idChunks(query: IDataObject): IDataObject[] {
	const key = 'deal_ids' in query ? 'deal_ids' : 'ids';
	const ids = query[key];
	if (!Array.isArray(ids) || ids.length <= idsPerRequest) return [query];
	const chunks: IDataObject[] = [];
	for (let start = 0; start < ids.length; start += idsPerRequest) {
		chunks.push({ ...query, [key]: ids.slice(start, start + idsPerRequest) as number[] });
	}
	return chunks;
}
