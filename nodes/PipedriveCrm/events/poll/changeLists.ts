import type { IDataObject } from 'n8n-workflow';
import type { Exchange, Paging } from '../../exchange/exchange';
import { secondsOf } from './pollState';

/** A list of records: where it is, and what narrows it. */
export interface RecordList {
	path: string;
	query?: IDataObject;
}

type Source = Pick<Exchange, 'readPages'>;
type Order = 'add_time' | 'id' | 'update_time';

const largestPage = 500;

/** Rows that a page by places repeats of the one before: so many may go between the two without one being missed. */
const overlap = 50;

const isOfVersion1 = ({ path }: RecordList): boolean => path.startsWith('/api/v1/');

const pagingOf = (list: RecordList): Paging =>
	isOfVersion1(list)
		? { style: 'offset', largest: largestPage, overlap }
		: { style: 'cursor', largest: largestPage };

/** The query that sorts a list, in the words of its version. */
export function orderedBy(list: RecordList, field: Order, direction: 'asc' | 'desc'): IDataObject {
	if (!isOfVersion1(list)) return { sort_by: field, sort_direction: direction };
	const word = direction.toUpperCase();
	return { sort: [...new Set([field, 'id'])].map((key) => `${key} ${word}`).join(', ') };
}

/**
 * Reads all rows.
 * @throws {ExchangeFailure}
 */
export async function readAll(source: Source, list: RecordList): Promise<IDataObject[]> {
	return await readUntil(source, list, () => false);
}

/**
 * Reads rows in descending order, page by page.
 * @param isFarEnough whether nothing behind a page is wanted
 * @throws {ExchangeFailure}
 */
export async function readBack(
	source: Source,
	list: RecordList,
	field: Order,
	isFarEnough: (page: IDataObject[]) => boolean,
): Promise<IDataObject[]> {
	const query = { ...list.query, ...orderedBy(list, field, 'desc') };
	return await readUntil(source, { ...list, query }, isFarEnough);
}

/**
 * Reads what was changed in a second or later, in the order of the changes, by `updated_since`. A page by places
 * would miss a row when one before it changes and goes to the end, so every page begins at the time of the last row.
 * @param floor seconds since 1970
 * @throws {ExchangeFailure}
 */
export async function readChangedSince(
	source: Source,
	list: RecordList,
	floor: number,
): Promise<IDataObject[]> {
	const changed: IDataObject[] = [];
	const order = orderedBy(list, 'update_time', 'asc');
	let since = floor;
	for (let isDone = false; !isDone;) {
		let latest = since;
		isDone = true;
		const query = { ...list.query, updated_since: isoSeconds(since), ...order };
		const rows = await readUntil(source, { ...list, query }, (page) => {
			latest = Math.max(latest, latestOf(page));
			isDone = !isOfVersion1(list) || page.length < largestPage || latest === since;
			return !isDone;
		});
		for (const row of rows) changed.push(row);
		since = latest;
	}
	return changed;
}

async function readUntil(
	source: Source,
	list: RecordList,
	isLast: (page: IDataObject[]) => boolean,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	const request = { method: 'GET', ...list } as const;
	for await (const page of source.readPages(request, pagingOf(list))) {
		for (const row of page) rows.push(row);
		// Lets n8n have a turn after each page, which thousands of rows would otherwise hold up.
		await Promise.resolve();
		if (isLast(page)) break;
	}
	return rows;
}

/** The latest change of any of the rows, in seconds since 1970; 0 for none. */
export const latestOf = (rows: IDataObject[]): number =>
	rows.reduce((latest, row) => Math.max(latest, secondsOf(row.update_time) ?? 0), 0);

/** @param seconds since 1970 */
export const isoSeconds = (seconds: number): string =>
	new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
