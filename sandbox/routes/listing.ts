import { pageByOffset, type OffsetQuery } from '../server/offset.ts';
import { pageByCursor, type Page, type PageQuery } from '../server/cursor.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Answer } from '../server/envelopes.ts';
import { formatTime } from '../state/clock.ts';
import type { FilterType } from '../state/records.ts';
import { storedFilterTest } from '../rules/storedFilters.ts';

/** The keys that every filterable v2 list takes. */
export interface ListQuery extends PageQuery {
	filter_id?: number;
	ids?: string;
	updated_since?: string;
	updated_until?: string;
}

interface Listed {
	id: number;
	add_time: string;
	update_time: string | null;
	is_deleted: boolean;
}

/** How a list of one kind of record is made. */
export interface ListRules<T> {
	filterType: FilterType;
	/** Filters that a stored filter overrules. */
	overruled: (row: T) => boolean;
	/** Filters that always hold. */
	always: (row: T) => boolean;
	keyOf: (row: T, field: string) => string | number | null;
}

function updatedWithin(context: SandboxContext, query: ListQuery): (row: Listed) => boolean {
	if (query.updated_since === undefined && query.updated_until === undefined) return () => true;
	const since = query.updated_since && formatTime(Date.parse(query.updated_since));
	const until = query.updated_until && formatTime(Date.parse(query.updated_until));
	return (row) => {
		const fresh = context.options.freshInUpdatedSince ? row.add_time : null;
		const time = row.update_time ?? fresh;
		if (time === null) return false;
		return (!since || time >= since) && (!until || time < until);
	};
}

/** The sort key of a record whose sort fields are keys of its own. */
export function ownKey(row: object, field: string): string | number | null {
	const value: unknown = Reflect.get(row, field);
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Filters, sorts and pages a v2 list. @throws ApiError for an unknown filter or a bad cursor */
export function listPage<T extends Listed>(
	context: SandboxContext,
	rows: readonly T[],
	query: ListQuery,
	rules: ListRules<T>,
): Page<T> {
	const ids = query.ids?.split(',').map(Number);
	const byParameters = (row: T) => (!ids || ids.includes(row.id)) && rules.overruled(row);
	const storedFilter =
		query.filter_id === undefined
			? undefined
			: storedFilterTest(context.account, rules.filterType, query.filter_id);
	const chosen = storedFilter ? (row: T) => !row.is_deleted && storedFilter(row) : byParameters;
	const updated = updatedWithin(context, query);
	const fits = (row: T) => rules.always(row) && updated(row) && chosen(row);
	return pageByCursor(rows, query, rules.keyOf, fits);
}

/** The answer of a v2 list. */
export function listAnswer<T>(page: Page<T>, present: (row: T) => unknown): Answer {
	return { data: page.rows.map(present), additional: { next_cursor: page.nextCursor } };
}

/** The answer of a v1 list; `beside` tells the page's place without `pagination` round it. */
export function offsetAnswer<T>(
	rows: readonly T[],
	query: OffsetQuery,
	present: (row: T) => unknown,
	form: 'pagination' | 'beside' = 'pagination',
): Answer {
	const page = pageByOffset(rows, query);
	const { pagination, place } = page;
	return {
		data: page.rows.map(present),
		additional: form === 'pagination' ? { pagination } : { ...place },
	};
}

function compare(a: string | number | null, b: string | number | null): number {
	if (a === b) return 0;
	if (a === null) return -1;
	if (b === null) return 1;
	return a < b ? -1 : 1;
}

/** Rows in the order that a v1 `sort` asks for; ties by id, in the direction of the last part. */
export function sortRows<T extends { id: number }>(
	rows: readonly T[],
	sort: string | undefined,
	keyOf: (row: T, field: string) => string | number | null = ownKey,
): T[] {
	const parts = (sort ?? 'id').split(',').map((part) => part.trim().split(/\s+/));
	return [...rows].sort((a, b) => {
		for (const [field = '', direction] of parts) {
			const order = compare(keyOf(a, field), keyOf(b, field));
			if (order !== 0) return direction?.toLowerCase() === 'desc' ? -order : order;
		}
		const [, last] = parts.at(-1) ?? [];
		return last?.toLowerCase() === 'desc' ? b.id - a.id : a.id - b.id;
	});
}
