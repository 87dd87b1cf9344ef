import { ApiError } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type { FilterCondition, FilterRecord, FilterType } from '../state/records.ts';

type Row = Readonly<Record<string, unknown>>;
type Test = (actual: unknown, expected: string) => boolean;

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldValue(row: object, code: string): unknown {
	const record: Row = { ...row };
	const custom = record['custom_fields'];
	const value = code in record ? record[code] : isRow(custom) ? custom[code] : undefined;
	return isRow(value) && 'value' in value ? value['value'] : (value ?? null);
}

function asText(value: unknown): string {
	if (typeof value === 'boolean') return value ? '1' : '0';
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function equals(actual: unknown, expected: string): boolean {
	if (Array.isArray(actual)) return actual.some((entry) => equals(entry, expected));
	if (typeof actual === 'number') return actual === Number(expected);
	return actual !== null && asText(actual).toLowerCase() === expected.toLowerCase();
}

function order(actual: unknown, expected: string): number {
	if (actual === null) return NaN;
	if (typeof actual === 'number') return actual - Number(expected);
	const text = asText(actual);
	return text === expected ? 0 : text < expected ? -1 : 1;
}

/** The operators of stored filters that the sandbox knows; `$` stands for the value. */
const tests: Record<string, Test> = {
	'=': equals,
	'!=': (actual, expected) => !equals(actual, expected),
	'<': (actual, expected) => order(actual, expected) < 0,
	'>': (actual, expected) => order(actual, expected) > 0,
	'<=': (actual, expected) => order(actual, expected) <= 0,
	'>=': (actual, expected) => order(actual, expected) >= 0,
	'IS NULL': (actual) => actual === null,
	'IS NOT NULL': (actual) => actual !== null,
	"LIKE '$%'": (actual, expected) =>
		asText(actual).toLowerCase().startsWith(expected.toLowerCase()),
	"LIKE '%$%'": (actual, expected) => asText(actual).toLowerCase().includes(expected.toLowerCase()),
	"NOT LIKE '%$%'": (actual, expected) =>
		!asText(actual).toLowerCase().includes(expected.toLowerCase()),
};

function holds(condition: FilterCondition, row: object): boolean {
	const test = tests[condition.operator];
	if (!test) throw new Error(`A stored filter uses an unknown operator: ${condition.operator}`);
	return test(fieldValue(row, condition.field_code), condition.value ?? '');
}

function fits(filter: FilterRecord, row: object): boolean {
	return (
		filter.all.every((condition) => holds(condition, row)) &&
		(filter.any.length === 0 || filter.any.some((condition) => holds(condition, row)))
	);
}

/**
 * The test that a stored filter makes of a record.
 * @throws ApiError 404 when there is no such filter, 400 when it is one for another kind of list
 */
export function storedFilterTest(
	account: Account,
	type: FilterType,
	filterId: number,
): (row: object) => boolean {
	const filter = account.filters.get(filterId);
	if (!filter) throw new ApiError(404, 'Filter not found', { code: 'ERR_NOT_FOUND' });
	if (filter.type !== type) {
		throw new ApiError(400, `Filter ${String(filterId)} is not a filter of this list`, {
			code: 'ERR_BAD_REQUEST',
		});
	}
	return (row) => fits(filter, row);
}
