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

/**
 * Sorts rows (ties by id, in the same direction) and cuts the page out that the query asks for.
 * @param rows every row that fits the filters, in id order
 * @param keyOf value of the sort field of a row
 * @throws ApiError 400 when the cursor is not one of this list in this order
 */
export function pageByCursor<T extends { id: number }>(
	rows: readonly T[],
	query: PageQuery,
	keyOf: (row: T, field: string) => Key,
): Page<T> {
	const field = query.sort_by ?? 'id';
	const direction = query.sort_direction ?? 'asc';
	const sign = direction === 'asc' ? 1 : -1;
	const compare = (a: Key, aId: number, b: Key, bId: number) =>
		sign * (compareKeys(a, b) || aId - bId);
	const sorted =
		field === 'id' && direction === 'asc'
			? rows
			: [...rows].sort((a, b) => compare(keyOf(a, field), a.id, keyOf(b, field), b.id));
	let start = 0;
	if (query.cursor !== undefined) {
		const at = decode(query.cursor, field, direction);
		const found = sorted.findIndex(
			(row) => compare(keyOf(row, field), row.id, at.fieldValue, at.id) >= 0,
		);
		start = found === -1 ? sorted.length : found;
	}
	const end = start + (query.limit ?? 100);
	const next = sorted[end];
	return {
		rows: sorted.slice(start, end),
		nextCursor: next
			? encode({ field, fieldValue: keyOf(next, field), sortDirection: direction, id: next.id })
			: null,
	};
}
