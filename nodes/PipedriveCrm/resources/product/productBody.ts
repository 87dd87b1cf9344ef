import type { IDataObject } from 'n8n-workflow';
import { FieldProblem } from '../../fields/fieldProblem';

/**
 * The body of a new product. A price of 0 without a currency is left out: Pipedrive gives it in the
 * currency of the user.
 * @throws {FieldProblem} for an amount without a currency, or a cost without a price
 */
export function newProductBody(given: IDataObject): IDataObject {
	const { price, ...rest } = given;
	const saysMore = ['cost', 'currency', 'direct_cost'].some((key) => rest[key] !== undefined);
	return withPrices(price === 0 && !saysMore ? rest : given);
}

/**
 * The body of an update. A product that is charged once has no billing cycles, so those that it may have
 * are removed along.
 * @throws {FieldProblem} for an amount without a currency, or a cost without a price
 */
export function changedProductBody(given: IDataObject): IDataObject {
	return given.billing_frequency === 'one-time'
		? withPrices({ billing_frequency_cycles: null, ...given })
		: withPrices(given);
}

/** What stands beside a price, by the API's keys, with the editor's names. */
const besidePrice = { cost: 'Cost', currency: 'Currency', direct_cost: 'Direct Cost' };

/** The API takes prices as a list, one for each currency. */
function withPrices(given: IDataObject): IDataObject {
	const { price, cost, direct_cost, currency, ...rest } = given;
	if (price === undefined) {
		const stray = Object.entries(besidePrice).find(([key]) => given[key] !== undefined);
		if (stray === undefined) return rest;
		const [key, name] = stray;
		throw new FieldProblem(
			"needs a 'Price' beside it",
			'Add the price; Pipedrive keeps them together.',
			{ name, key },
		);
	}
	if (currency === undefined) {
		throw new FieldProblem(
			"needs a 'Currency' beside it",
			'Choose the currency, or give its code, e.g. EUR.',
			{ name: 'Price', key: 'price' },
		);
	}
	const amounts: IDataObject = { price, currency };
	if (cost !== undefined) amounts.cost = cost;
	if (direct_cost !== undefined) amounts.direct_cost = direct_cost;
	return { ...rest, prices: [amounts] };
}
