import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { ConditionField } from '../../nodes/PipedriveCrm/fields/conditionFields';
import { conditionOn, type Operator } from '../../nodes/PipedriveCrm/fields/conditions';
import { orderOf, passedBy } from '../../nodes/PipedriveCrm/run/listOrder';

const field = (key: string, type: string, path: string): ConditionField => ({
	...{ key, name: key, type, path },
	isCustom: false,
	options: [],
});
const fields = {
	add_time: field('add_time', 'date', 'add_time'),
	due_date: field('due_date', 'due_day', ''),
};
const operators: Operator[] = ['atLeast', 'atMost', 'is', 'isLess', 'isMore', 'isNot', 'isOneOf'];

const moment = fc
	.date({
		min: new Date('2026-01-10'),
		max: new Date('2026-01-13'),
		noInvalidDate: true,
	})
	.map((date) => date.toISOString().slice(0, 19));
const day = moment.map((text) => text.slice(0, 10));
const record = fc.record({
	add_time: moment.map((text) => `${text}Z`),
	due_date: fc.option(day),
	due_time: fc.option(moment.map((text) => text.slice(11))),
});

describe('the end of a sorted list', () => {
	it('is never before a record that is wanted, whatever the zone and wherever empty ones stand', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('add_time' as const, 'due_date' as const),
				fc.boolean(),
				fc.constantFrom(...operators),
				day,
				fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin'),
				fc.array(record, { maxLength: 30 }),
				fc.boolean(),
				fc.integer({ min: 1, max: 5 }),
				async (key, isDescending, operator, wanted, timezone, records, emptyFirst, size) => {
					const sorted = inOrder(records, key, isDescending, emptyFirst);
					const condition = await conditionOn(fields[key], operator, wanted, {
						timezone,
						entries: () => Promise.resolve([]),
					});
					const isPast = passedBy({ key, isDescending }, condition);
					const found: IDataObject[] = [];
					for (let start = 0; start < sorted.length; start += size) {
						const page = sorted.slice(start, start + size);
						found.push(...page.filter(condition.matches));
						if (isPast(page)) break;
					}
					expect(found).toEqual(sorted.filter(condition.matches));
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('is not seen in a page that is not in order', async () => {
		const condition = await conditionOn(fields.add_time, 'atLeast', '2026-01-10', {
			timezone: 'UTC',
			entries: () => Promise.resolve([]),
		});
		const isPast = passedBy({ key: 'add_time', isDescending: true }, condition);
		const page = (...days: string[]) =>
			days.map((one) => ({ add_time: `2026-01-${one}T09:00:00Z` }));
		expect(isPast(page('12', '09'))).toBe(true);
		expect(isPast(page('12', '10'))).toBe(false);
		expect(isPast(page('08', '12', '09'))).toBe(false);
	});

	it.each([
		[{}, undefined],
		[{ sort_by: 'name', sort_direction: 'desc' }, undefined],
		[{ sort_by: 'add_time' }, { key: 'add_time', isDescending: false }],
		[
			{ sort_by: 'due_date', sort_direction: 'desc' },
			{ key: 'due_date', isDescending: true },
		],
	])('is told from the order that was asked for: %j', (query, order) => {
		expect(orderOf(query)).toEqual(order);
	});
});

function inOrder(
	records: IDataObject[],
	key: string,
	isDescending: boolean,
	emptyFirst: boolean,
): IDataObject[] {
	const filled = records
		.filter((one) => one[key] !== null)
		.sort((a, b) => String(a[key]).localeCompare(String(b[key])) * (isDescending ? -1 : 1));
	const empty = records.filter((one) => one[key] === null);
	return emptyFirst ? [...empty, ...filled] : [...filled, ...empty];
}
