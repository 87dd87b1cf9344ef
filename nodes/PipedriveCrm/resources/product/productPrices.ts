import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { FieldProblem, shown } from '../../fields/fieldProblem';
import { isBlank, toNumber, toText } from '../../fields/values';
import type { Fitting } from '../../run/operation';
import { InvalidItem } from '../../run/itemFailure';

/** What an update does to prices in other currencies; an option of it. */
export const replaceAllPrices: INodeProperties = {
	displayName: 'Replace All Prices',
	name: 'replaceAllPrices',
	type: 'boolean',
	default: true,
	description:
		'Whether prices that are not given are removed. Not added, prices in other currencies stay, which takes 1 more token to read.',
};

/** What can stand in a price, by the API's keys. */
const amounts = ['price', 'cost', 'direct_cost'] as const;

const besidePrice = { cost: 'Cost', currency: 'Currency', direct_cost: 'Direct Cost' };

/**
 * The prices that are given: as a list, or as one price in parts.
 * @returns undefined when none are given
 * @throws {FieldProblem} when both are, or an amount is no number
 */
export function givenPrices(given: IDataObject): IDataObject[] | undefined {
	const pair = Object.fromEntries(
		[...amounts, 'currency']
			.filter((key) => given[key] !== undefined)
			.map((key) => [key, given[key]]),
	);
	const isPair = Object.keys(pair).length > 0;
	const { prices } = given;
	if (!Array.isArray(prices)) return isPair ? [priceOf(pair as IDataObject)] : undefined;
	const isUntouched = pair.price === 0 && Object.keys(pair).length === 1;
	if (isPair && !isUntouched) {
		throw new FieldProblem(
			"cannot stand beside 'Price', 'Cost' and 'Currency'",
			'Give the prices in one of the two ways.',
			{ name: 'Prices', key: 'prices' },
		);
	}
	return (prices as IDataObject[]).map(priceOf);
}

/** Everything that is given but prices. */
export function withoutPrices(given: IDataObject): IDataObject {
	const rest = { ...given };
	for (const key of [...amounts, 'currency', 'prices']) Reflect.deleteProperty(rest, key);
	return rest;
}

function priceOf(row: IDataObject): IDataObject {
	const price: IDataObject = {};
	for (const key of amounts) if (!isBlank(row[key])) price[key] = amountOf(row[key], key);
	if (!isBlank(row.currency)) price.currency = currencyOf(row.currency);
	if (!isBlank(row.notes)) price.notes = toText(row.notes);
	return price;
}

function amountOf(value: unknown, key: (typeof amounts)[number]): number {
	if (typeof value === 'number' && value >= 0) return value;
	const amount = toNumber(value);
	if (amount >= 0) return amount;
	throw new FieldProblem(`takes 0 or more, not ${shown(value)}`, 'Correct the value.', {
		name: nameOf(key),
		key,
	});
}

function currencyOf(value: unknown): string {
	const code = toText(value).trim().toUpperCase();
	if (/^[A-Z]{3}$/.test(code)) return code;
	throw new FieldProblem(
		`takes a code of three letters, not ${shown(value)}`,
		'Give the code of the currency, e.g. EUR.',
		{ name: 'Currency', key: 'currency' },
	);
}

/**
 * Refuses a price that a new product cannot have.
 * @throws {FieldProblem} for an amount without a currency, or a cost without a price
 */
export function wholePrice(price: IDataObject): IDataObject {
	if (price.price === undefined) {
		const stray = Object.entries(besidePrice).find(([key]) => price[key] !== undefined);
		const [key, name] = stray ?? ['price', 'Prices'];
		throw new FieldProblem(
			"needs a 'Price' beside it",
			'Add the price; Pipedrive keeps them together.',
			{ name, key },
		);
	}
	if (price.currency !== undefined) return price;
	throw new FieldProblem(
		"needs a 'Currency' beside it",
		'Choose the currency, or give its code, e.g. EUR.',
		{ name: 'Price', key: 'price' },
	);
}

/**
 * Prices are replaced as a whole by the API. Those that are given join those of other currencies, and what is
 * given of a price joins what the product has in that currency.
 */
export const pricesFitting: Fitting = {
	needsRecord: ({ prices }, read) =>
		Array.isArray(prices) && prices.length > 0 && read('options.replaceAllPrices') !== true,
	fit: (body, record) => {
		const held = heldPrices(record);
		const given = (body.prices as IDataObject[]).map((price) => completed(price, held));
		const codes = given.map(({ currency }) => currency);
		return {
			...body,
			prices: [...held.filter(({ currency }) => !codes.includes(currency)), ...given],
		};
	},
};

/** The prices of a product, in the form in which they are written. */
function heldPrices({ prices }: IDataObject): IDataObject[] {
	return Array.isArray(prices) ? (prices as IDataObject[]).map(priceOf) : [];
}

function completed(given: IDataObject, held: IDataObject[]): IDataObject {
	const named = amounts.find((key) => given[key] !== undefined);
	if (named === undefined)
		throw incomplete('Currency', 'Price', 'Add the price that is to change.');
	const [only, ...others] = held;
	const currency = given.currency ?? (others.length === 0 ? only?.currency : undefined);
	if (currency === undefined) {
		const codes = held.map((price) => String(price.currency)).join(', ');
		const nextStep =
			codes === ''
				? 'Choose the currency, or give its code, e.g. EUR.'
				: `The product has prices in ${codes}; say which is meant.`;
		throw incomplete(nameOf(named), 'Currency', nextStep);
	}
	const price: IDataObject = {
		...held.find((one) => one.currency === currency),
		...given,
		currency,
	};
	if (price.price !== undefined) return price;
	const missing = `The product has no price in ${String(currency)}; add it, Pipedrive keeps them together.`;
	throw incomplete(nameOf(named), 'Price', missing);
}

const incomplete = (name: string, besides: string, nextStep: string): InvalidItem =>
	new InvalidItem(`'${name}' needs a '${besides}' beside it`, nextStep, 'prices');

const nameOf = (amount: (typeof amounts)[number]): string =>
	amount === 'price' ? 'Price' : besidePrice[amount];
