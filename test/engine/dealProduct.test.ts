import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const lines = '/api/v2/deals/7/products';
const ofDeal = { resource: 'dealProduct', dealId: byId(7) };

async function addLine(more: IDataObject = {}): Promise<IDataObject> {
	const line = { product_id: 1, item_price: 10, quantity: 1, ...more };
	return (await account.sandbox.call('POST', lines, line)).body.data as IDataObject;
}

it('puts products on a deal, by name, which is then worth their sum', async () => {
	const [product = {}] = await account.list('/api/v2/products?limit=1');
	const { json, error } = await runNode(account.sandbox, {
		items: [{ name: product.name, price: 100, count: '2.5' }],
		parameters: {
			...ofDeal,
			operation: 'add',
			product_id: byName('={{ $json.name }}'),
			item_price: '={{ $json.price }}',
			quantity: '={{ $json.count }}',
			additionalFields: {
				discount: 10,
				discount_type: 'percentage',
				tax: 20,
				tax_method: 'exclusive',
				comments: 'As agreed',
				billing_frequency: 'monthly',
				billing_frequency_cycles: 12,
				billing_start_date: '2026-03-01',
			},
		},
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		deal_id: 7,
		product_id: product.id,
		name: product.name,
		quantity: 2.5,
		item_price: 100,
		sum: 270,
		comments: 'As agreed',
	});
	expect(await account.list(lines)).toEqual([
		expect.objectContaining({
			id: json[0]?.id,
			billing_frequency: 'monthly',
			billing_frequency_cycles: 12,
			billing_start_date: '2026-03-01',
		}),
	]);
	expect((await account.read('/api/v2/deals/7')).value).toBe(270);
});

it('lists them, sorted, as the API does', async () => {
	for (const item_price of [3, 1, 2]) await addLine({ item_price });
	const { json } = await runNode(account.sandbox, {
		parameters: {
			...ofDeal,
			operation: 'getAll',
			returnAll: true,
			simple: false,
			options: { sort_by: 'id', sort_direction: 'desc' },
		},
	});
	expect(json).toEqual(await account.list(`${lines}?sort_by=id&sort_direction=desc`));
	expect(json.map(({ item_price }) => item_price)).toEqual([2, 1, 3]);
});

describe('Update', () => {
	it('changes what is given, and nothing else', async () => {
		const before = await addLine({ comments: 'Stays' });
		const { json } = await runNode(account.sandbox, {
			items: [{ line: before.id }],
			parameters: {
				...ofDeal,
				operation: 'update',
				dealProductId: '={{ $json.line }}',
				additionalFields: { quantity: 4, comments: '={{ "" }}', is_enabled: false },
			},
		});
		expect(json[0]).toMatchObject({ id: before.id, quantity: 4, is_enabled: false });
		const [after] = await account.list(lines);
		expect(after).toEqual({
			...before,
			quantity: 4,
			sum: 40,
			is_enabled: false,
			update_time: after?.update_time,
		});
	});

	it('says so when there is nothing to update', async () => {
		const { id } = await addLine();
		const { error } = await runNode(account.sandbox, {
			parameters: {
				...ofDeal,
				operation: 'update',
				dealProductId: String(id),
				additionalFields: {},
			},
		});
		expect(error?.message).toBe('There is nothing to update [item 0]');
	});
});

it('takes a line off the deal, and leaves the others', async () => {
	const [gone, stays] = [await addLine(), await addLine()];
	const { json } = await runNode(account.sandbox, {
		parameters: { ...ofDeal, operation: 'remove', dealProductId: String(gone.id) },
	});
	expect(json).toEqual([{ deleted: true, id: gone.id }]);
	expect((await account.list(lines)).map(({ id }) => id)).toEqual([stays.id]);
});

it('tells of a line that does not exist, by its ID', async () => {
	const { json } = await runNode(account.sandbox, {
		onError: 'continueRegularOutput',
		parameters: { ...ofDeal, operation: 'remove', dealProductId: '999999' },
	});
	expect(json[0]?.details).toMatchObject({ httpCode: 404, recordId: 999999 });
});

describe('what Pipedrive would refuse is refused before', () => {
	it.each<[string, IDataObject, string]>([
		['cycles of a single charge', { billing_frequency_cycles: 3 }, "'Billing Cycles' is only for"],
		[
			'weekly charges without end',
			{ billing_frequency: 'weekly' },
			"'Billing Cycles' is needed for",
		],
		['a negative discount', { discount: -5 }, "'Discount' takes 0 or more, not '-5'"],
		[
			'too many cycles',
			{ billing_frequency: 'monthly', billing_frequency_cycles: 500 },
			"'Billing Cycles' takes a number from 1 to 208",
		],
	])('%s', async (_what, additionalFields, message) => {
		const { error } = await runNode(account.sandbox, {
			parameters: {
				...ofDeal,
				operation: 'add',
				product_id: byId(1),
				item_price: 1,
				quantity: 1,
				additionalFields,
			} as never,
		});
		expect(error?.message).toContain(message);
		expect(await account.list(lines)).toEqual([]);
	});
});
