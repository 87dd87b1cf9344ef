import type { IDataObject } from 'n8n-workflow';
import type { Condition, Operator } from '../fields/conditions';

/** What a list is sorted by. */
export interface ListOrder {
	key: string;
	isDescending: boolean;
}

/** Sort keys whose values are days or moments, written so that their texts have the same order. */
const timeKeys = ['add_time', 'due_date', 'update_time'];

/** The order that a list was asked for; undefined where nothing can be concluded from it. */
export function orderOf(query: IDataObject): ListOrder | undefined {
	const [v1Key, v1Direction = ''] = typeof query.sort === 'string' ? query.sort.split(' ') : [];
	const { sort_by: key = v1Key, sort_direction: direction = v1Direction.toLowerCase() } = query;
	if (typeof key !== 'string' || !timeKeys.includes(key)) return undefined;
	return { key, isDescending: direction === 'desc' };
}

/** By how a value stands to the wanted one (below 0, at it, above), whether those behind it can still match. */
const endsDescending: Partial<Record<Operator, (sign: number) => boolean>> = {
	atLeast: (sign) => sign < 0,
	is: (sign) => sign < 0,
	isMore: (sign) => sign <= 0,
};
const endsAscending: Partial<Record<Operator, (sign: number) => boolean>> = {
	atMost: (sign) => sign > 0,
	is: (sign) => sign > 0,
	isLess: (sign) => sign >= 0,
};

/**
 * Tells of a page whether all that comes behind it is past what a condition wants. Records without a value are
 * never wanted by such a condition, wherever they stand; a page that is not in order proves nothing.
 */
export function passedBy(
	{ key, isDescending }: ListOrder,
	{ field, operator, compare }: Condition,
): (page: IDataObject[]) => boolean {
	const ends = (isDescending ? endsDescending : endsAscending)[operator];
	if (field.key !== key || compare === undefined || ends === undefined) return () => false;
	return (page) => {
		const values = page.map((record) => record[key]).filter((value) => typeof value === 'string');
		const last = values.at(-1);
		if (last === undefined || !isInOrder(values, isDescending)) return false;
		const sign = compare(field.type === 'due_day' ? dueAtMost(last, isDescending) : last);
		return sign !== undefined && ends(sign);
	};
}

function isInOrder(values: string[], isDescending: boolean): boolean {
	return values.every((value, index) => {
		const before = values[index - 1] ?? value;
		return isDescending ? before >= value : before <= value;
	});
}

/**
 * The list is sorted by the day in UTC, and the condition is on the day that the clocks of the workflow's zone
 * show, which can be the one before or after.
 */
function dueAtMost(day: string, isDescending: boolean): IDataObject {
	const days = isDescending ? 1 : -1;
	const other = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
	return { due_date: other.toISOString().slice(0, 10) };
}
