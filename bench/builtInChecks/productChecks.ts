import assert from 'node:assert/strict';
import { customFields, fieldNamed, userNamed } from './names.ts';
import { searchCheck } from './searchCheck.ts';
import { assertHolds, idsOf, type Stage } from './stage.ts';

/** Creates one with every field that the node offers; returns its ID. */
async function createProduct(stage: Stage): Promise<number> {
	const owner = await userNamed(stage, 'Claire Dubois');
	const licence = await fieldNamed(stage, 'product', 'Licence Model');

	const { json } = await stage.check(
		'product',
		'create',
		{
			name: 'Quartz Polisher',
			additionalFields: {
				code: 'QP-1',
				unit: 'piece',
				tax: 19,
				owner_id: owner,
				visible_to: '1',
				prices: { pricesValues: [{ price: 99.5, currency: 'EUR', cost: 40 }] },
				customFields: customFields({ 'Licence Model': 'Per Site' }),
			},
		},
		async ([created]) => {
			const made = await stage.record(`/api/v2/products/${String(created?.json.id)}`);
			assertHolds(made, {
				name: 'Quartz Polisher',
				code: 'QP-1',
				unit: 'piece',
				tax: 19,
				owner_id: owner,
				visible_to: 1,
			});
			const [price, ...more] = made.prices as (typeof made)[];
			assert.equal(more.length, 0);
			assertHolds(price ?? {}, { price: 99.5, currency: 'EUR', cost: 40 });
			assertHolds(made.custom_fields as typeof made, {
				[licence.key]: licence.option('Per Site'),
			});
		},
	);
	return json.id as number;
}

/** Everything the built-in node does with products. */
export async function checkProducts(stage: Stage): Promise<void> {
	const productId = await createProduct(stage);
	const path = `/api/v2/products/${productId}`;

	await stage.check('product', 'get', { productId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: productId, name: 'Quartz Polisher', code: 'QP-1' });
		assert.equal((got?.json.custom_fields as Record<string, unknown>)['Licence Model'], 'Per Site');
	});
	await stage.check('product', 'getAll', { returnAll: true }, async (got) => {
		const list = await stage.list('/api/v2/products?limit=500');
		assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
	});
	await stage.check(
		'product',
		'update',
		{ productId, updateFields: { name: 'Quartz Grinder', tax: 7, unit: 'set' } },
		async () => {
			assertHolds(await stage.record(path), {
				name: 'Quartz Grinder',
				tax: 7,
				unit: 'set',
				code: 'QP-1',
			});
		},
	);
	await searchCheck(stage, 'product', 'products', { term: 'quartz', fields: ['name', 'code'] });
	await stage.check('product', 'delete', { productId }, async () => {
		assert.equal((await stage.record(path)).is_deleted, true);
	});
}
