import type { PropertySchemas } from './schemas.ts';

/** Page keys of every v1 list. */
export interface OffsetQuery {
	start?: number;
	limit?: number;
}

/** Schemas of the page keys; `most` is the largest page. */
export function offsetPage(most: number): PropertySchemas {
	return {
		start: { type: 'integer', minimum: 0 },
		limit: { type: 'integer', minimum: 1, maximum: most },
	};
}

/** Where a page of a v1 list stands. */
interface Place {
	start: number;
	limit: number;
	more_items_in_collection: boolean;
}

/**
 * A page of a v1 list. Some lists tell its place under `pagination`, with the start of the next page;
 * others beside nothing else, without.
 */
export interface OffsetPage<T> {
	rows: T[];
	place: Place;
	pagination: Place & { next_start?: number };
}

/** Cuts the page out of a list that the query asks for. */
export function pageByOffset<T>(rows: readonly T[], query: OffsetQuery): OffsetPage<T> {
	const { start = 0, limit = 100 } = query;
	const hasMore = start + limit < rows.length;
	const place = { start, limit, more_items_in_collection: hasMore };
	return {
		rows: rows.slice(start, start + limit),
		place,
		pagination: { ...place, ...(hasMore ? { next_start: start + limit } : {}) },
	};
}
