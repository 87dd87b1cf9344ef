import { validationFailed } from './apiError.ts';

type Key = string | number | null;

interface CursorKey {
	field: string;
	fieldValue: Key;
	sortDirection: 'asc' | 'desc';
	id: number;
}

function encode(key: CursorKey): string {
	return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function parse(cursor: string): Partial<CursorKey> {
	try {
		const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
		return typeof parsed === 'object' && parsed !== null ? parsed : {};
	} catch {
		throw badCursor();
	}
}

function badCursor(): Error {
	return validationFailed(['cursor: This value is not a valid cursor.']);
}

function decode(cursor: string, field: string, sortDirection: 'asc' | 'desc'): CursorKey {
	const { id, fieldValue, ...rest } = parse(cursor);
	const isKey =
		fieldValue === null || typeof fieldValue === 'string' || typeof fieldValue === 'number';
	if (rest.field !== field || rest.sortDirection !== sortDirection || !isKey) throw badCursor();
	if (typeof id !== 'number' || !Number.isInteger(id)) throw badCursor();
	return { field, fieldValue, sortDirection, id };
}

/** Empty keys come first, then numbers and texts in their own order. */
function compareKeys(a: Key, b: Key): number {
	if (a === b) return 0;
	if (a === null) return -1;
	if (b === null) return 1;
	return a < b ? -1 : 1;
}

/** The keys by which a v2 list is sorted and paged. */
export interface PageQuery {
	sort_by?: string;
	sort_direction?: 'asc' | 'desc';
	limit?: number;
	cursor?: string;
}

/** A page of rows, and the cursor that names the first row of the next page (null at the end). */
export interface Page<T> {
	rows: T[];
	nextCursor: string | null;
}

interface Order<T> {
	field: string;
	direction: 'asc' | 'desc';
	keyOf: (row: T, field: string) => Key;
}

function pageOf<T extends { id: number }>(
	rows: readonly T[],
	limit: number,
	{ field, direction, keyOf }: Order<T>,
): Page<T> {
	const next = rows[limit];
	return {
		rows: rows.slice(0, limit),
		nextCursor: next
			? encode({ field, fieldValue: keyOf(next, field), sortDirection: direction, id: next.id })
			: null,
	};
}

/** The first fitting rows from an id on, one more than the page holds. Rows are in id order. */
function rowsFromId<T extends { id: number }>(
	rows: readonly T[],
	firstId: number,
	limit: number,
	fits: (row: T) => boolean,
): T[] {
	const found: T[] = [];
	// Ids only rise, so the row stands at most that far from the start.
	let index = Math.max(0, firstId - (rows[0]?.id ?? 0));
	while (index > 0 && (rows[index - 1]?.id ?? firstId) >= firstId) index -= 1;
	for (; index < rows.length && found.length <= limit; index += 1) {
		const row = rows[index];
		if (row && row.id >= firstId && fits(row)) found.push(row);
	}
	return found;
}

/**
 * Filters and sorts rows (ties by id, in the same direction) and cuts the page out that the query
 * asks for. In the order of ids it looks at no more rows than the page needs.
 * @param rows the rows of the list, in id order when that is the order asked for
 * @param keyOf value of the sort field of a row
 * @param fits whether a row is in the list
 * @throws ApiError 400 when the cursor is not one of this list in this order
 */
export function pageByCursor<T extends { id: number }>(
	rows: readonly T[],
	query: PageQuery,
	keyOf: (row: T, field: string) => Key,
	fits: (row: T) => boolean = () => true,
): Page<T> {
	const { sort_by: field = 'id', sort_direction: direction = 'asc', limit = 100, cursor } = query;
	const order = { field, direction, keyOf };
	const at = cursor === undefined ? undefined : decode(cursor, field, direction);
	if (field === 'id' && direction === 'asc') {
		return pageOf(rowsFromId(rows, at?.id ?? 0, limit, fits), limit, order);
	}
	const sign = direction === 'asc' ? 1 : -1;
	const compare = (a: Key, aId: number, b: Key, bId: number) =>
		sign * (compareKeys(a, b) || aId - bId);
	const sorted = rows
		.filter(fits)
		.sort((a, b) => compare(keyOf(a, field), a.id, keyOf(b, field), b.id));
	if (!at) return pageOf(sorted, limit, order);
	const start = sorted.findIndex(
		(row) => compare(keyOf(row, field), row.id, at.fieldValue, at.id) >= 0,
	);
	return pageOf(start === -1 ? [] : sorted.slice(start), limit, order);
}
