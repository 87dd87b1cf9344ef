import type { IDataObject } from 'n8n-workflow';
import { givenPrices, wholePrice, withoutPrices } from './productPrices';

/**
 * The body of a new product. A price of 0 without a currency is left out: Pipedrive gives it in the
 * currency of the user.
 * @throws {FieldProblem} for an amount without a currency, or a cost without a price
 */
export function newProductBody(given: IDataObject): IDataObject {
	const prices = givenPrices(given)?.filter((price) => !isNothing(price));
	const rest = withoutPrices(given);
	return prices === undefined || prices.length === 0
		? rest
		: { ...rest, prices: prices.map(wholePrice) };
}

const isNothing = (price: IDataObject): boolean =>
	price.price === 0 && Object.keys(price).length === 1;

/**
 * The body of an update; prices that are not whole are for pricesFitting. A product that is charged once has
 * no billing cycles, so those that it may have are removed along.
 * @throws {FieldProblem} for what is no price
 */
export function changedProductBody(given: IDataObject): IDataObject {
	const prices = givenPrices(given);
	const rest = withoutPrices(given);
	const body = prices === undefined ? rest : { ...rest, prices };
	return given.billing_frequency === 'one-time'
		? { billing_frequency_cycles: null, ...body }
		: body;
}
