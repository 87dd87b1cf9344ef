import type { IDataObject } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Operation } from '../../run/operation';
import { byOffset, listOutput } from '../histories/historyLists';
import { personToWorkOn } from '../locators/records';

type Nested = IDataObject | null | undefined;

/** Version 1 answers objects with one key per deal. */
function rowsIn(data: unknown): IDataObject[] {
	const rows = Array.isArray(data) ? (data as IDataObject[]) : [];
	return rows.flatMap((row) =>
		Object.entries(row).map(([id, told]) => ({ deal_id: Number(id), ...(told as IDataObject) })),
	);
}

const productOfDeal: RecordShape = {
	marksRequired: false,
	flatten: (row) => {
		const deal = row.deal as Nested;
		const product = row.product as Nested;
		return {
			...row,
			deal_title: deal?.title ?? null,
			deal_status: deal?.status ?? null,
			product_id: product?.id ?? null,
			product_name: product?.name ?? null,
			product_code: product?.code ?? null,
			unit: product?.unit ?? null,
		};
	},
	simple: [
		'deal_id',
		'deal_title',
		'deal_status',
		'product_id',
		'product_name',
		'product_code',
		'unit',
	],
	clearable: [],
	names: [],
	linked: [],
};

export const getPersonProducts: Operation = {
	option: {
		name: 'Get Products',
		value: 'getProducts',
		action: 'Get products of person',
		description: 'Retrieve the products on the deals with a person',
		routing: {
			request: { method: 'GET', url: '=/api/v1/persons/{{$parameter.personId}}/products' },
		},
	},
	fields: [personToWorkOn, ...listOutput],
	answer: { kind: 'records', pages: { ...byOffset, rowsIn } },
	record: productOfDeal,
};
