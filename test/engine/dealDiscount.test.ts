import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const discounts = '/api/v2/deals/7/discounts';

async function run(operation: string, more: IDataObject = {}) {
	return await runNode(account.sandbox, {
		parameters: { resource: 'dealDiscount', operation, dealId: byId(7), ...more } as never,
	});
}

async function dealWorth(value: number) {
	const line = { product_id: 1, item_price: value, quantity: 1 };
	await account.sandbox.call('POST', '/api/v2/deals/7/products', line);
}

const add = async (more: IDataObject = {}) =>
	(await run('add', { description: 'Ten off', amount: 10, type: 'percentage', ...more })).json[0] ??
	{};

it('puts a discount on a deal named by its title, which is then worth less', async () => {
	await dealWorth(200);
	const me = await account.read('/api/v1/users/me');
	await account.sandbox.call('PATCH', '/api/v2/deals/7', { title: 'Worth a discount' });
	const made = await add({ dealId: byName('Worth a discount') });
	expect(made).toMatchObject({
		deal_id: 7,
		description: 'Ten off',
		amount: 10,
		type: 'percentage',
		created_by: me.id,
		created_by_name: me.name,
	});
	expect((await account.read('/api/v2/deals/7')).value).toBe(180);
	const { json } = await run('getAll', { simple: false });
	expect(json).toEqual(await account.list(discounts));
	expect(json.map(({ id }) => id)).toEqual([made.id]);
});

it('changes what is given, and nothing else', async () => {
	await dealWorth(200);
	const { id } = await add();
	const { error } = await run('update', {
		discountId: id,
		additionalFields: { type: 'amount', amount: 50 },
	});
	expect(error).toBeUndefined();
	expect(await account.list(discounts)).toEqual([
		expect.objectContaining({ id, description: 'Ten off', amount: 50, type: 'amount' }),
	]);
	expect((await account.read('/api/v2/deals/7')).value).toBe(150);
});

it('takes a discount off, and leaves the others', async () => {
	const [gone, stays] = [await add(), await add({ description: 'Stays' })];
	const { json } = await run('remove', { discountId: gone.id });
	expect(json).toEqual([{ deleted: true, id: gone.id }]);
	expect((await account.list(discounts)).map(({ id }) => id)).toEqual([stays.id]);
});

it.each<[string, string, IDataObject, string]>([
	['nothing', 'add', { amount: 0 }, "'Amount' has to be more than 0"],
	['more than all', 'add', { amount: 101 }, "'Amount' cannot be more than 100 percent"],
	['a discount without a name', 'add', { description: '={{ "" }}' }, "'Description' is empty"],
	[
		'an ID that is a path',
		'remove',
		{ discountId: '../products' },
		"'Discount ID' takes an ID of letters",
	],
	[
		'an update of nothing',
		'update',
		{ discountId: 'a-b', additionalFields: {} },
		'nothing to update',
	],
])('refuses %s', async (_what, operation, wrong, message) => {
	const { error } = await run(operation, {
		description: 'Off',
		amount: 1,
		type: 'percentage',
		...wrong,
	});
	expect(error?.message).toContain(message);
	expect((await account.sandbox.requests()).filter(({ method }) => method !== 'GET')).toEqual([]);
});
