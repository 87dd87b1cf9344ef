import type { INodeProperties } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { amountAboveZero } from '../amountAboveZero';
import { dealLocator } from '../locators/records';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody, inQuery } from '../send';
import { dealIds } from '../severalDeals';
import { sortDirection } from '../sorting';

const record: RecordShape = {
	marksRequired: false,
	simple: ['id', 'deal_id', 'description', 'amount', 'billing_date'],
	clearable: [],
	names: [],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'amount', name: 'Amount', type: 'double' },
			{ key: 'billing_date', name: 'Billing Date', type: 'date' },
			{ key: 'description', name: 'Description', type: 'varchar' },
		],
	},
};

const installmentId: INodeProperties = {
	displayName: 'Installment ID',
	name: 'installmentId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the installment, as Get Many answers it',
};

const amount: INodeProperties = inBody({
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	default: 100,
	description: 'What is to be paid, in the currency of the deal',
});

const billingDate: INodeProperties = inBody({
	displayName: 'Billing Date',
	name: 'billing_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The day on which it is to be paid',
});

const description: INodeProperties = inBody({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Second third',
	description: 'What the installment is called',
});

/** One deal by its name, or several by their ids; there is no list under one deal. */
const ofDeals: INodeProperties[] = [
	{
		displayName: 'Of',
		name: 'of',
		type: 'options',
		noDataExpression: true,
		default: 'deal',
		description: 'Whose installments to list',
		options: [
			{ name: 'One Deal', value: 'deal' },
			{ name: 'Several Deals', value: 'deals' },
		],
	},
	inQuery({ ...dealLocator, displayOptions: { show: { of: ['deal'] } } }, 'deal_ids'),
	{ ...dealIds, displayOptions: { show: { of: ['deals'] } } },
];

const order: INodeProperties[] = [
	inQuery({
		displayName: 'Sort By',
		name: 'sort_by',
		type: 'options',
		default: 'id',
		description: 'What the list is ordered by',
		options: [
			{ name: 'Billing Date', value: 'billing_date' },
			{ name: 'Deal', value: 'deal_id' },
			{ name: 'ID', value: 'id' },
		],
	}),
	sortDirection,
];

export const dealInstallment: Resource = {
	option: {
		name: 'Deal Installment',
		value: 'dealInstallment',
		description: 'A part of what a deal is worth, to be paid on a day; from the Growth plan on',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add',
				value: 'add',
				action: 'Add installment to deal',
				description: 'Put an installment on a deal that has products, none of them recurring',
				routing: {
					request: { method: 'POST', url: '=/api/v2/deals/{{$parameter.dealId}}/installments' },
				},
			},
			fields: [
				dealLocator,
				{ ...description, required: true },
				{ ...amount, required: true },
				{ ...billingDate, required: true },
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [amountAboveZero],
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many installments of deals',
				description: 'Retrieve the installments on one deal or several',
				routing: { request: { method: 'GET', url: '/api/v2/deals/installments' } },
			},
			fields: [...ofDeals, ...returnAllOrLimit, ...plainRecordOutput(...order)],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
			listStyle: 'repeat',
		},
		{
			option: {
				name: 'Remove',
				value: 'remove',
				action: 'Remove installment from deal',
				description: 'Take an installment off a deal',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/deals/{{$parameter.dealId}}/installments/{{$parameter.installmentId}}',
					},
				},
			},
			fields: [dealLocator, installmentId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update installment of deal',
				description: 'Change an installment on a deal. What is not given stays as it is.',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/deals/{{$parameter.dealId}}/installments/{{$parameter.installmentId}}',
					},
				},
			},
			fields: [
				dealLocator,
				installmentId,
				additionalFields([amount, billingDate, description]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [amountAboveZero],
		},
	],
};
