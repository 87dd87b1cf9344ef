import type { IDataObject } from 'n8n-workflow';

import { ExchangeFailure } from './failure';
import type { ApiAnswer, ApiRequest } from './request';

/** How a list is paged, how many rows one page may hold, and how many rows are wanted (all if left out). */
export interface Paging {
	/** `whole` is a list that comes at once, and takes neither position nor limit. */
	style: 'cursor' | 'offset' | 'whole';
	largest: number;
	wanted?: number;
	/**
	 * How many rows of a page by places the next one repeats, where rows that go meanwhile would pull others over
	 * the edge; not together with `wanted`.
	 */
	overlap?: number;
	/** The rows in the `data` of an answer, where they stand neither in it nor in its `items`. */
	rowsIn?: (data: unknown) => IDataObject[];
}

/** The pages of a list; at its end whether Pipedrive has more rows than were wanted. */
export type Pages = AsyncGenerator<IDataObject[], { more: boolean }>;

/** Where the next page begins. */
type Position = { cursor: string } | { start: number };

/**
 * Reads a list page by page; each page is handed out once and not kept. Whatever the style asked for,
 * the position of the next page is the one that the answer gives.
 * @param send sends one request
 * @param request the list, without position and limit
 * @param paging `largest` is the endpoint's maximum, `wanted` ends the reading early
 * @throws {ExchangeFailure} of `send`; `server` when the list comes back to a page already read
 */
export async function* readPages(
	send: (request: ApiRequest) => Promise<ApiAnswer>,
	request: ApiRequest,
	paging: Paging,
): Pages {
	const seen = new Set<string>();
	let left = paging.wanted ?? Infinity;
	let position: Position | undefined = paging.style === 'offset' ? { start: 0 } : undefined;
	while (left > 0) {
		const limit = Math.min(paging.largest, left);
		const page = paging.style === 'whole' ? {} : { ...position, limit };
		const answer = await send({ ...request, query: { ...request.query, ...page } });
		const rows = (paging.rowsIn ?? rowsOf)(answer.data);
		position = nextPosition(answer.additionalData, rows.length, limit, position);
		if (position !== undefined && 'start' in position) {
			position = { start: position.start - repeated(rows.length, paging.overlap) };
		}
		const wanted = rows.length > left ? rows.slice(0, left) : rows;
		left -= wanted.length;
		if (wanted.length > 0) yield wanted;
		if (position === undefined) return { more: wanted.length < rows.length };
		refuseRepetition(seen, position, request);
	}
	return { more: true };
}

function rowsOf(data: unknown): IDataObject[] {
	if (Array.isArray(data)) return data;
	if (typeof data !== 'object' || data === null) return [];
	// Searches wrap their rows.
	const { items } = data as IDataObject;
	return Array.isArray(items) ? (items as IDataObject[]) : [data as IDataObject];
}

/** Both envelope shapes of v1 (with and without `pagination`), the cursor of v2, and none at all. */
function nextPosition(
	additional: IDataObject | undefined,
	rows: number,
	limit: number,
	position: Position | undefined,
): Position | undefined {
	const cursor = additional?.next_cursor;
	if (typeof cursor === 'string' && cursor !== '') return { cursor };
	if (position === undefined || !('start' in position)) return undefined;
	const pagination = (additional?.pagination ?? additional) as IDataObject | undefined;
	const hasMore = pagination?.more_items_in_collection;
	if (hasMore === false) return undefined;
	const next = pagination?.next_start;
	if (hasMore === true && typeof next === 'number') return { start: next };
	// Lists that say nothing about themselves end with a short page.
	const isLast = hasMore === true ? rows === 0 : rows < limit;
	return isLast ? undefined : { start: position.start + rows };
}

/** Every page goes on by one row at least. */
function repeated(rows: number, overlap = 0): number {
	return Math.max(0, Math.min(overlap, rows - 1));
}

function refuseRepetition(seen: Set<string>, position: Position, request: ApiRequest): void {
	const key = 'cursor' in position ? position.cursor : String(position.start);
	if (!seen.has(key)) {
		seen.add(key);
		return;
	}
	throw new ExchangeFailure('Pipedrive sent the same page of the list twice', {
		kind: 'server',
		nextStep: 'Run again; if it goes on, read less at once by means of filters.',
		request: { method: request.method, path: request.path },
	});
}
