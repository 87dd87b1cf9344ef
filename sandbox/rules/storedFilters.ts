import { ApiError } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type { FilterCondition, FilterRecord, FilterType } from '../state/records.ts';

/** What a condition of a stored filter is about. */
export type FilterObject =
	'deal' | 'lead' | 'organization' | 'person' | 'product' | 'activity' | 'project';

type Row = Readonly<Record<string, unknown>>;
type Test = (actual: unknown, expected: string) => boolean;

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldValue(row: object, code: string): unknown {
	const record: Row = { ...row };
	const custom = record['custom_fields'];
	const value = code in record ? record[code] : isRow(custom) ? custom[code] : undefined;
	if (!isRow(value)) return value ?? null;
	return value['value'] ?? value['amount'] ?? null;
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

/** What a condition can be about: the records of the list, or those that they hang on. */
export const filterObjects: Record<FilterType, FilterObject> = {
	deals: 'deal',
	leads: 'lead',
	org: 'organization',
	people: 'person',
	products: 'product',
	activity: 'activity',
	projects: 'project',
};

/** The operators that conditions can have. */
export const filterOperators: readonly string[] = Object.keys(tests);

/** The record that a condition is about: the row, or the person or organization it hangs on. */
function subjectOf(account: Account, filter: FilterRecord, object: string, row: object): object {
	if (object === filterObjects[filter.type]) return row;
	const link = fieldValue(row, object === 'person' ? 'person_id' : 'org_id');
	const id = Number(link ?? fieldValue(row, 'organization_id'));
	const linked = object === 'person' ? account.persons.get(id) : account.organizations.get(id);
	return linked ?? {};
}

function holds(condition: FilterCondition, row: object): boolean {
	const test = tests[condition.operator];
	if (!test) throw new Error(`A stored filter uses an unknown operator: ${condition.operator}`);
	return test(fieldValue(row, condition.field_code), condition.value ?? '');
}

function fits(account: Account, filter: FilterRecord, row: object): boolean {
	const test = (condition: FilterCondition) =>
		holds(condition, subjectOf(account, filter, condition.object, row));
	return filter.all.every(test) && (filter.any.length === 0 || filter.any.some(test));
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
	if (!filter || filter.is_deleted)
		throw new ApiError(404, 'Filter not found', { code: 'ERR_NOT_FOUND' });
	if (filter.type !== type) {
		throw new ApiError(400, `Filter ${String(filterId)} is not a filter of this list`, {
			code: 'ERR_BAD_REQUEST',
		});
	}
	return (row) => fits(account, filter, row);
}
