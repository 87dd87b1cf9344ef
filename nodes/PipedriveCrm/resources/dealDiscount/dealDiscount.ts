import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { additionalFields } from '../collections';
import { amountAboveZero } from '../amountAboveZero';
import { dealLocator } from '../locators/records';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { wholeList } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	marksRequired: false,
	simple: [
		'id',
		'deal_id',
		'description',
		'amount',
		'type',
		'created_at',
		'created_by',
		'updated_at',
		'updated_by',
	],
	clearable: [],
	names: [
		{ id: 'created_by', name: 'created_by_name', from: 'users' },
		{ id: 'updated_by', name: 'updated_by_name', from: 'users' },
	],
	linked: [],
};

const discountId: INodeProperties = {
	displayName: 'Discount ID',
	name: 'discountId',
	type: 'string',
	typeOptions: { wordId: true },
	required: true,
	default: '',
	placeholder: 'e.g. 30195b0e-7577-4f52-a5cf-f3ee39b9d1e0',
	description: 'The ID of the discount, as Get Many answers it',
};

const description: INodeProperties = inBody({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. 10% off for the first year',
	description: 'What the discount is called',
});

const amount: INodeProperties = inBody({
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	default: 10,
	description: 'In percent, or in the currency of the deal, as Type says',
});

const type: INodeProperties = inBody({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'percentage',
	description: 'What the amount is given in',
	options: [
		{ name: 'Amount', value: 'amount' },
		{ name: 'Percentage', value: 'percentage' },
	],
});

/** More than all is no discount. */
function percentageUpTo100({ body }: PreparedRequest): string | undefined {
	return body.type === 'percentage' && Number(body.amount) > 100
		? "'Amount' cannot be more than 100 percent"
		: undefined;
}

const checks = [amountAboveZero, percentageUpTo100];

export const dealDiscount: Resource = {
	option: {
		name: 'Deal Discount',
		value: 'dealDiscount',
		description: 'A discount on all products of a deal',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add',
				value: 'add',
				action: 'Add discount to deal',
				description: 'Put a discount on a deal, which changes its value',
				routing: {
					request: { method: 'POST', url: '=/api/v2/deals/{{$parameter.dealId}}/discounts' },
				},
			},
			fields: [
				dealLocator,
				{ ...description, required: true },
				{ ...amount, required: true },
				{ ...type, required: true },
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many discounts of deal',
				description: 'Retrieve all discounts on a deal',
				routing: {
					request: { method: 'GET', url: '=/api/v2/deals/{{$parameter.dealId}}/discounts' },
				},
			},
			fields: [dealLocator, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Remove',
				value: 'remove',
				action: 'Remove discount from deal',
				description: 'Take a discount off a deal, which changes its value',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/deals/{{$parameter.dealId}}/discounts/{{$parameter.discountId}}',
					},
				},
			},
			fields: [dealLocator, discountId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update discount of deal',
				description: 'Change a discount on a deal. What is not given stays as it is.',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/deals/{{$parameter.dealId}}/discounts/{{$parameter.discountId}}',
					},
				},
			},
			fields: [
				dealLocator,
				discountId,
				additionalFields([amount, description, type]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks,
		},
	],
};
