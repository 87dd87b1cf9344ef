import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { ConditionField } from '../../nodes/PipedriveCrm/fields/conditionFields';
import { conditionOn, type Operator } from '../../nodes/PipedriveCrm/fields/conditions';

const field = (more: Partial<ConditionField> & { type: string }): ConditionField => ({
	key: 'it',
	name: 'It',
	path: 'it',
	isCustom: false,
	options: [],
	...more,
});
const entries = () => Promise.resolve([]);

async function meets(
	about: ConditionField,
	operator: Operator,
	wanted: unknown,
	it: unknown,
	timezone = 'UTC',
): Promise<boolean> {
	const { matches } = await conditionOn(about, operator, wanted, { timezone, entries });
	return matches({ it } as IDataObject);
}

const options = ['Red', 'Green', 'Green, light', 'Ω'].map((name, index) => ({
	id: String(index + 1),
	name,
	aliases: [],
}));
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const moments = fc
	.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
	.map((date) => `${date.toISOString().slice(0, 19)}Z`);
const zones = fc.constantFrom(
	'UTC',
	'Europe/Berlin',
	'America/St_Johns',
	'Pacific/Kiritimati',
	'Etc/GMT+12',
	'Asia/Kathmandu',
);
const texts = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');

/** Fields of every kind, with values that they can have and values that can be wanted of them. */
const cases = fc.oneof(
	fc.record({ about: fc.constant(field({ type: 'double' })), it: numbers, wanted: numbers }),
	fc.record({ about: fc.constant(field({ type: 'date' })), it: moments, wanted: moments }),
	fc.record({
		about: fc.constant(field({ type: 'date' })),
		it: moments,
		wanted: moments.map((moment) => moment.slice(0, 10)),
	}),
	fc.record({ about: fc.constant(field({ type: 'varchar' })), it: texts, wanted: texts }),
	fc.record({
		about: fc.constant(field({ type: 'set', options })),
		it: fc.array(fc.integer({ min: 1, max: 5 })),
		wanted: fc.constantFrom('Red', 'green', 'Green, light', 'Ω', '3', 5),
	}),
	fc.record({
		about: fc.constant(field({ type: 'phone' })),
		it: fc.array(fc.record({ value: fc.stringMatching(/^[+0-9() -]{0,9}$/) })),
		wanted: fc.stringMatching(/^[+0-9() -]{0,5}[0-9]$/),
	}),
);

describe('conditions', () => {
	it('and their opposites share all records among them', async () => {
		await fc.assert(
			fc.asyncProperty(cases, async ({ about, it: value, wanted }) => {
				const both = async (one: Operator, other: Operator) => [
					await meets(about, one, wanted, value),
					await meets(about, other, wanted, value),
				];
				const [is, isNot] = await both('is', 'isNot');
				expect(is).toBe(!isNot);
				const [contains, lacks] = await both('contains', 'doesNotContain');
				expect(contains).toBe(!lacks);
				const [empty, filled] = await both('isEmpty', 'isNotEmpty');
				expect(empty).toBe(!filled);
				if (is === true) expect(filled).toBe(true);
			}),
		);
	});

	it('by size agree with each other and with Is', async () => {
		const ordered = cases.filter(({ about }) => ['double', 'date'].includes(about.type));
		await fc.assert(
			fc.asyncProperty(ordered, zones, async ({ about, it: value, wanted }, zone) => {
				const met = async (operator: Operator) => await meets(about, operator, wanted, value, zone);
				expect(await met('atLeast')).toBe(!(await met('isLess')));
				expect(await met('atMost')).toBe(!(await met('isMore')));
				expect(await met('is')).toBe((await met('atLeast')) && (await met('atMost')));
			}),
		);
	});

	it('on numbers say what plain numbers say, however they are written', async () => {
		await fc.assert(
			fc.asyncProperty(numbers, numbers, async (value, limit) => {
				const about = field({ type: 'double' });
				expect(await meets(about, 'isMore', String(limit), value)).toBe(value > limit);
				expect(await meets(about, 'atMost', limit, String(value))).toBe(value <= limit);
				expect(await meets(about, 'is', ` ${String(value)} `, value)).toBe(true);
			}),
		);
	});

	it('on a day mean the day of the clocks of the workflow', async () => {
		await fc.assert(
			fc.asyncProperty(moments, moments, zones, async (moment, other, timeZone) => {
				const shown = new Date(moment).toLocaleDateString('sv-SE', { timeZone });
				const day = other.slice(0, 10);
				const met = async (operator: Operator) =>
					await meets(field({ type: 'date' }), operator, day, moment, timeZone);
				expect(await met('is')).toBe(shown === day);
				expect(await met('isMore')).toBe(shown > day);
				expect(await met('isLess')).toBe(shown < day);
				expect(await meets(field({ type: 'date' }), 'is', shown, moment, timeZone)).toBe(true);
			}),
		);
	});

	it.each<
		[string, Partial<ConditionField> & { type: string }, Operator, unknown, unknown, boolean]
	>([
		['0 is not empty', { type: 'double' }, 'isEmpty', '', 0, false],
		['false is not empty', { type: 'boolean' }, 'isEmpty', '', false, false],
		['an empty text is', { type: 'varchar' }, 'isEmpty', '', '  ', true],
		['an empty list is', { type: 'set', options }, 'isEmpty', '', [], true],
		['0 is 0', { type: 'int' }, 'is', '0', 0, true],
		['nothing is not 0', { type: 'int' }, 'is', 0, null, false],
		['nothing is not less', { type: 'int' }, 'isLess', 5, null, false],
		['nothing is not false', { type: 'boolean' }, 'is', false, null, false],
		['a day that is none is nothing', { type: 'date' }, 'isLess', '2026-01-01', '0000-00-00', true],
		['a label with a comma', { type: 'set', options }, 'isOneOf', 'Green, light,Red', [3], true],
		['and not its first half', { type: 'set', options }, 'isOneOf', 'Green, light', [2], false],
		['spaces and case', { type: 'varchar' }, 'is', 'SÃO  paulo', ' São Paulo', true],
		['emoji and right-to-left', { type: 'varchar' }, 'contains', '👋 שלום', 'a 👋 שלום b', true],
		['text of digits by size', { type: 'varchar' }, 'isMore', 9, '10', true],
		['other text by size', { type: 'varchar' }, 'isMore', 9, 'ten', false],
		['a number of an option that is gone', { type: 'enum', options }, 'is', '99', 99, true],
		['the opposite', { type: 'boolean', negated: true }, 'is', true, false, true],
		['longer than a day', { type: 'duration' }, 'isMore', '23:59', '30:00', true],
	])('%s', async (_what, about, operator, wanted, value, expected) => {
		expect(await meets(field(about), operator, wanted, value)).toBe(expected);
	});
});
