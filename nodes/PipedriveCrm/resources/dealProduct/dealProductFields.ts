import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';
import { optional } from '../locators/byId';
import { productLocator } from '../locators/products';
import { inBody } from '../send';
import { sorting } from '../sorting';

export const product: INodeProperties = inBody({
	...optional(productLocator),
	name: 'product_id',
	description: 'The product on the deal',
});

export const itemPrice: INodeProperties = inBody({
	displayName: 'Price',
	name: 'item_price',
	type: 'number',
	default: 0,
	description: 'The price of one unit, in the currency of the deal',
});

export const quantity: INodeProperties = inBody({
	displayName: 'Quantity',
	name: 'quantity',
	type: 'number',
	default: 1,
	description: 'How many units',
});

/** What can be given beside the fields that Add shows at once. */
export const additionalLineFields: INodeProperties[] = [
	inBody({
		displayName: 'Billing Cycles',
		name: 'billing_frequency_cycles',
		type: 'number',
		default: 12,
		typeOptions: { minValue: 1, maxValue: 208 },
		description: 'How often it is charged; left out, without end. Not for what is charged once.',
	}),
	inBody({
		displayName: 'Billing Frequency',
		name: 'billing_frequency',
		type: 'options',
		default: 'monthly',
		description: 'How often it is charged; on plans with recurring products',
		options: [
			{
				name: 'Annually',
				value: 'annually',
			},
			{
				name: 'Monthly',
				value: 'monthly',
			},
			{
				name: 'Once',
				value: 'one-time',
			},
			{
				name: 'Quarterly',
				value: 'quarterly',
			},
			{
				name: 'Semi-Annually',
				value: 'semi-annually',
			},
			{
				name: 'Weekly',
				value: 'weekly',
			},
		],
	}),
	inBody({
		displayName: 'Billing Start Date',
		name: 'billing_start_date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'The day of the first charge, within 10 years of today',
	}),
	inBody({
		displayName: 'Comments',
		name: 'comments',
		type: 'string',
		default: '',
		description: 'A remark on this line of the deal',
	}),
	inBody({
		displayName: 'Discount',
		name: 'discount',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0 },
		description: 'In percent, or as an amount where Discount Type says so',
	}),
	inBody({
		displayName: 'Discount Type',
		name: 'discount_type',
		type: 'options',
		default: 'percentage',
		description: 'What the discount is given in',
		options: [
			{
				name: 'Amount',
				value: 'amount',
			},
			{
				name: 'Percentage',
				value: 'percentage',
			},
		],
	}),
	inBody({
		displayName: 'Enabled',
		name: 'is_enabled',
		type: 'boolean',
		default: true,
		description: 'Whether the line counts in the value of the deal',
	}),
	inBody({
		displayName: 'Product Variation ID',
		name: 'product_variation_id',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 1 },
		description: 'The variation of the product',
	}),
	inBody({
		displayName: 'Tax',
		name: 'tax',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0 },
		description: 'The tax in percent',
	}),
	inBody({
		displayName: 'Tax Method',
		name: 'tax_method',
		type: 'options',
		default: 'exclusive',
		description: 'How the tax relates to the price',
		options: [
			{
				name: 'Exclusive',
				value: 'exclusive',
				description: 'The tax comes on top of the price',
			},
			{
				name: 'Inclusive',
				value: 'inclusive',
				description: 'The price contains the tax',
			},
			{
				name: 'None',
				value: 'none',
			},
		],
	}),
];

/** Everything about a line that an update can change, by the name that the editor shows. */
export const updatableLineFields: INodeProperties[] = [
	...additionalLineFields,
	itemPrice,
	product,
	quantity,
].sort((a, b) => a.displayName.localeCompare(b.displayName));

export const lineSort = sorting([{ name: 'Order in the Deal', value: 'order_nr' }], 'order_nr');

/** Cycles that the frequency does not allow, or needs; Pipedrive would refuse the line. */
export const cyclesFitFrequency = ({ method, body }: PreparedRequest): string | undefined =>
	cyclesOfLine(body, method === 'POST');

/** As above, of one line. */
export function cyclesOfLine(line: IDataObject, isNew: boolean): string | undefined {
	const frequency = line.billing_frequency ?? (isNew ? 'one-time' : undefined);
	const hasCycles = line.billing_frequency_cycles !== undefined;
	if (frequency === 'one-time' && hasCycles) {
		return "'Billing Cycles' is only for a product that is charged more than once: choose another 'Billing Frequency'";
	}
	if (frequency === 'weekly' && isNew && !hasCycles) {
		return "'Billing Cycles' is needed for a product that is charged weekly";
	}
	return undefined;
}
