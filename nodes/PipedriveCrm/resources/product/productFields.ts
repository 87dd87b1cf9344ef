import type { INodeProperties } from 'n8n-workflow';
import { ownerLocator } from '../locators/account';
import { priceCurrencyLocator, productCategoryLocator } from '../locators/products';
import { inBody } from '../send';

export const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Support Plan',
	description: 'What the product is called',
});

export const code: INodeProperties = inBody({
	displayName: 'Code',
	name: 'code',
	type: 'string',
	default: '',
	placeholder: 'e.g. SP-100',
	description: 'The code by which your company knows the product',
});

export const price: INodeProperties = inBody({
	displayName: 'Price',
	name: 'price',
	type: 'number',
	default: 0,
	description: 'What one unit is sold for, in the currency beside it',
});

export const currency: INodeProperties = inBody(priceCurrencyLocator);

const newPrice: INodeProperties = {
	...price,
	description:
		'What one unit is sold for, in the currency beside it, or in the only one that the product has. Prices in other currencies stay.',
};

/** Prices in several currencies. */
export const prices: INodeProperties = inBody({
	displayName: 'Prices',
	name: 'prices',
	type: 'fixedCollection',
	placeholder: 'Add price',
	default: {},
	typeOptions: { multipleValues: true },
	description: 'Prices in several currencies, instead of Price and Currency',
	options: [
		{
			displayName: 'Price',
			name: 'price',
			values: [
				{
					displayName: 'Amount',
					name: 'price',
					type: 'number',
					default: 0,
				},
				{
					displayName: 'Currency Code',
					name: 'currency',
					type: 'string',
					default: '',
					placeholder: 'e.g. EUR',
				},
				{
					displayName: 'Unit Cost',
					name: 'cost',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Unit Direct Cost',
					name: 'direct_cost',
					type: 'string',
					default: '',
				},
			],
		},
	],
});

const cost: INodeProperties = inBody({
	displayName: 'Cost',
	name: 'cost',
	type: 'number',
	default: 0,
	description: 'What one unit costs your company; only beside a price',
});

const directCost: INodeProperties = inBody({
	displayName: 'Direct Cost',
	name: 'direct_cost',
	type: 'number',
	default: 0,
	description: 'The part of the cost that each unit causes by itself; only beside a price',
});

const billingFrequency: INodeProperties = inBody({
	displayName: 'Billing Frequency',
	name: 'billing_frequency',
	type: 'options',
	default: 'one-time',
	description: 'How often a customer is charged. From the Growth plan on.',
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
			name: 'One-Time',
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
});

const billingCycles: INodeProperties = inBody({
	displayName: 'Billing Cycles',
	name: 'billing_frequency_cycles',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 208 },
	default: 1,
	description:
		'How many times a customer is charged. Left out, without end. Weekly billing needs it; one-time billing has none.',
});

const category: INodeProperties = inBody(productCategoryLocator);

const description: INodeProperties = inBody({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'What there is to say about the product',
});

const linkable: INodeProperties = inBody({
	displayName: 'Can Be Added to Deals',
	name: 'is_linkable',
	type: 'boolean',
	default: true,
	description: 'Whether the product can be added to deals',
});

const owner: INodeProperties = inBody(ownerLocator);

const tax: INodeProperties = inBody({
	displayName: 'Tax',
	name: 'tax',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0 },
	description: 'The tax on the price, in percent',
});

const unit: INodeProperties = inBody({
	displayName: 'Unit',
	name: 'unit',
	type: 'string',
	default: '',
	placeholder: 'e.g. piece',
	description: 'What is sold as one',
});

const visibleTo: INodeProperties = inBody({
	displayName: 'Visible To',
	name: 'visible_to',
	type: 'options',
	default: 3,
	description: 'Who may see the product. Which choices exist depends on the plan of the account.',
	options: [
		{
			name: "Owner's Visibility Group",
			value: 3,
			description: 'On plans without visibility groups: the entire company',
		},
		{
			name: "Owner's Visibility Group and Sub-Groups",
			value: 5,
		},
		{
			name: 'Entire Company',
			value: 7,
		},
		{
			name: 'Owner Only',
			value: 1,
			description: 'On plans without visibility groups: owner and followers',
		},
	],
});

/** What can be given beside the fields that Create shows at once. */
export const additionalProductFields: INodeProperties[] = [
	billingCycles,
	billingFrequency,
	linkable,
	category,
	cost,
	description,
	directCost,
	owner,
	prices,
	tax,
	unit,
	visibleTo,
];

/** Everything about a product that an update can change, by the name that the editor shows. */
export const updatableProductFields: INodeProperties[] = [
	...additionalProductFields,
	code,
	currency,
	name,
	newPrice,
].sort((a, b) => a.displayName.localeCompare(b.displayName));
