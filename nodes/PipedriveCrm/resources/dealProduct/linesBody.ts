import type { IDataObject } from 'n8n-workflow';
import { outcomeNow } from '../../exchange/outcome';
import { FieldProblem } from '../../fields/fieldProblem';
import { isBlank, toNumber } from '../../fields/values';

/** What a line cannot do without, by the API's key. */
const needed = { product_id: 'Product', item_price: 'Price', quantity: 'Quantity' };

const numbers: Record<string, string> = {
	item_price: 'Price',
	quantity: 'Quantity',
	discount: 'Discount (%)',
	tax: 'Tax (%)',
};

/**
 * The lines to add to a deal, with numbers as numbers and without what is blank.
 * @throws {FieldProblem} when a line lacks what it needs, or a number is none
 */
export function linesBody({ data, ...rest }: IDataObject): IDataObject {
	if (!Array.isArray(data)) return rest;
	return { ...rest, data: (data as IDataObject[]).map(lineOf) };
}

function lineOf(given: IDataObject, index: number): IDataObject {
	const line = Object.fromEntries(
		Object.entries(given)
			.filter(([, value]) => !isBlank(value))
			.map(([key, value]) => [key, key in numbers ? numberOf(value, key, index) : value]),
	) as IDataObject;
	const missing = Object.entries(needed).find(([key]) => line[key] === undefined);
	if (missing === undefined) return line;
	const [key, name] = missing;
	throw new FieldProblem('is empty', 'Give it a value; Pipedrive cannot do without.', {
		name: `${name} ${index + 1}`,
		key,
	});
}

function numberOf(value: unknown, key: string, index: number): number {
	if (typeof value === 'number') return value;
	const outcome = outcomeNow(() => toNumber(value));
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	const name = `${numbers[key] ?? key} ${index + 1}`;
	throw new FieldProblem(cause.message, cause.nextStep, { name, key });
}
