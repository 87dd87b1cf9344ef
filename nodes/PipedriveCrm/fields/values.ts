import { FieldProblem, shown } from './fieldProblem';

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Nothing to send: blank cells and cleared inputs leave a field as it is. */
export function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The elements of a list, which may be an array, a single value, or text with commas. */
export function listOf(value: unknown): unknown[] {
	const elements: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(',')
			: [value];
	return elements
		.map((element) => (typeof element === 'string' ? element.trim() : element))
		.filter((element) => element !== '');
}

/** A value as text. @throws {FieldProblem} for an object */
export function toText(value: unknown): string {
	if (typeof value === 'object') {
		throw new FieldProblem(
			`takes text, not ${shown(value)}`,
			'Pick the one value inside it, e.g. with an expression.',
		);
	}
	return String(value);
}

/** A number, or text that is plainly one. @throws {FieldProblem} for anything that would have to be guessed */
export function toNumber(value: unknown): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (typeof value === 'string' && plainNumber.test(value.trim())) return Number(value);
	throw new FieldProblem(
		`takes a number, not ${shown(value)}`,
		'Write it with digits and a point before the decimals, e.g. 1234.5.',
	);
}
