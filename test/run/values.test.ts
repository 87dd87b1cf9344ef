import type { INodeProperties } from 'n8n-workflow';
import { isBlank, listOf } from '../../nodes/PipedriveCrm/fields/values';
import { idList, typedValue } from '../../nodes/PipedriveCrm/run/values';

const property = (more: Partial<INodeProperties>): INodeProperties => ({
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	...more,
});

describe('typedValue', () => {
	const number = property({ type: 'number' });

	it.each([
		[1234.5, 1234.5],
		['1234.5', 1234.5],
		[' -7 ', -7],
		[0, 0],
		['0', 0],
		['1e3', 1000],
	])('takes %p as a number', (value, expected) => {
		expect(typedValue(number, value, 'UTC')).toBe(expected);
	});

	it.each(['1.234,50', '1,234.50', '12 EUR', 'abc', '0x1F', NaN, Infinity, true, [1]])(
		'does not guess a number from %p',
		(value) => {
			expect(() => typedValue(number, value, 'UTC')).toThrow(/takes a number/);
		},
	);

	it('keeps to the range that the parameter declares', () => {
		const percent = property({ type: 'number', typeOptions: { minValue: 0, maxValue: 100 } });
		expect(typedValue(percent, 100, 'UTC')).toBe(100);
		expect(() => typedValue(percent, 101, 'UTC')).toThrow('takes a number from 0 to 100');
	});

	it('takes an option by its value and by the name that the editor shows', () => {
		const status = property({
			type: 'options',
			options: [
				{ name: 'Won', value: 'won' },
				{ name: 'Entire Company', value: 7 },
			],
		});
		expect(typedValue(status, 'Won', 'UTC')).toBe('won');
		expect(typedValue(status, '7', 'UTC')).toBe(7);
		expect(typedValue(status, 'entire company', 'UTC')).toBe(7);
		expect(() => typedValue(status, 'gone', 'UTC')).toThrow("has no choice 'gone'");
	});

	it('takes booleans as such and as the words of tables, nothing else', () => {
		const flag = property({ type: 'boolean' });
		expect(typedValue(flag, false, 'UTC')).toBe(false);
		expect(typedValue(flag, 'true', 'UTC')).toBe(true);
		expect(['yes', '1', 'TRUE'].map((text) => typedValue(flag, text, 'UTC'))).toEqual([
			true,
			true,
			true,
		]);
		expect(['no', 0, 'False'].map((text) => typedValue(flag, text, 'UTC'))).toEqual([
			false,
			false,
			false,
		]);
		expect(() => typedValue(flag, 'maybe', 'UTC')).toThrow('takes true or false');
	});

	it('writes a number as text where text is wanted, but no object', () => {
		expect(typedValue(property({}), 42, 'UTC')).toBe('42');
		expect(() => typedValue(property({}), { a: 1 }, 'UTC')).toThrow('takes text');
	});

	it('shows only the beginning of a long value', () => {
		expect(() => typedValue(number, 'x'.repeat(300), 'UTC')).toThrow(/x{60}…'/);
	});
});

describe('isBlank', () => {
	it('tells nothing from 0 and false', () => {
		expect(['', '  ', null, undefined, []].map(isBlank)).toEqual(Array(5).fill(true));
		expect([0, false, 'x', [0]].map(isBlank)).toEqual(Array(4).fill(false));
	});
});

describe('listOf', () => {
	it('takes arrays, single values and text with commas', () => {
		expect(listOf('Hot, Warm ,')).toEqual(['Hot', 'Warm']);
		expect(listOf(['Hot', 3])).toEqual(['Hot', 3]);
		expect(listOf(3)).toEqual([3]);
	});
});

describe('idList', () => {
	it('takes ids as text and as an array', () => {
		expect(idList('12, 15,18 ')).toEqual([12, 15, 18]);
		expect(idList([12, '15'])).toEqual([12, 15]);
	});

	it.each(['12, x', '12 15', '0', '-3', '1.5'])('refuses %p', (value) => {
		expect(() => idList(value)).toThrow('takes IDs');
	});

	it('takes any number of them, each once', () => {
		const ids = Array.from({ length: 101 }, (_, index) => index + 1);
		expect(idList([...ids, 5, '7'])).toEqual(ids);
	});
});
