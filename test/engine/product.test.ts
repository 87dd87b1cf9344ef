import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, byUrl, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: IDataObject, items?: IDataObject[]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'product', ...parameters } as INodeParameters,
	});

const writesOf = async () =>
	(await account.sandbox.requests())
		.filter(({ method }) => method !== 'GET')
		.map(({ body }) => body);

describe('Create', () => {
	it('creates a product with its price, category and owner by name', async () => {
		const { json, error } = await run({
			operation: 'create',
			name: 'Onboarding',
			code: 'ONB-1',
			price: 1200.5,
			currency: byName('eur'),
			additionalFields: {
				cost: 300,
				direct_cost: 120,
				category: byName('services'),
				description: 'Two days on site',
				unit: 'day',
				tax: 20,
				is_linkable: false,
				owner_id: byName('Ana Silva'),
				visible_to: 7,
				billing_frequency: 'monthly',
				billing_frequency_cycles: 12,
			},
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			name: 'Onboarding',
			category_name: 'Services',
			owner_name: 'Ana Silva',
			url: `${account.sandbox.url}/product/${String(json[0]?.id)}`,
		});
		expect(await account.read(`/api/v2/products/${String(json[0]?.id)}`)).toMatchObject({
			name: 'Onboarding',
			code: 'ONB-1',
			description: 'Two days on site',
			unit: 'day',
			tax: 20,
			category: '23',
			is_linkable: false,
			visible_to: 7,
			owner_id: json[0]?.owner_id,
			billing_frequency: 'monthly',
			billing_frequency_cycles: 12,
			prices: [{ price: 1200.5, currency: 'EUR', cost: 300, direct_cost: 120 }],
		});
	});

	it('sends no price where none is given, and a price of nothing where a currency is', async () => {
		await run({ operation: 'create', name: 'Bare' });
		await run({ operation: 'create', name: 'For free', currency: byName('USD') });
		expect(await writesOf()).toEqual([
			{ name: 'Bare' },
			{ name: 'For free', prices: [{ price: 0, currency: 'USD' }] },
		]);
	});

	it.each<[string, IDataObject, string]>([
		['a price without a currency', { price: 5 }, "'Price' needs a 'Currency' beside it"],
		[
			'a cost without a currency',
			{ additionalFields: { cost: 5 } },
			"'Price' needs a 'Currency' beside it",
		],
		[
			'a category that does not exist',
			{ additionalFields: { category: byName('Servicess') } },
			"'Category' has no category named 'Servicess'",
		],
		['an empty name', { name: '={{ "" }}' }, "'Name' is empty"],
	])('refuses %s before anything is written', async (_what, parameters, message) => {
		const { error } = await run({ operation: 'create', name: 'Refused', ...parameters });
		expect(error?.message).toContain(message);
		expect(await writesOf()).toEqual([]);
	});
});

describe('Get', () => {
	it('finds a product by its name, its code and its address', async () => {
		const product = await account.read('/api/v2/products/5');
		for (const productId of [
			byName(String(product.name).toUpperCase()),
			byName(String(product.code)),
			byUrl(`${account.sandbox.url}/product/5`),
		]) {
			const { json, error } = await run({ operation: 'get', productId });
			expect(error).toBeUndefined();
			expect(json[0]).toMatchObject({ id: 5, name: product.name, prices: product.prices });
		}
	});

	it('finds a product by a code of digits alone', async () => {
		const { json: made } = await run({ operation: 'create', name: 'Numbered', code: '4711' });
		const { json } = await run({ operation: 'get', productId: byName('4711') });
		expect(json[0]?.id).toBe(made[0]?.id);
	});

	it('writes custom fields by name with the labels of their options', async () => {
		const definitions = await account.list('/api/v2/productFields?limit=500');
		const field = definitions.find((one) => one.is_custom_field && one.field_type === 'enum');
		const [option] = field?.options as { id: number; label: string }[];
		const { json } = await run({
			operation: 'update',
			productId: byId(5),
			additionalFields: {},
			customFields: {
				mappingMode: 'defineBelow',
				value: { [String(field?.field_name)]: option?.label },
			},
		});
		expect(json[0]?.custom_fields).toMatchObject({ [String(field?.field_name)]: option?.label });
		const raw = await run({
			operation: 'get',
			productId: byId(5),
			simple: false,
			options: { outputCustomFields: 'raw' },
		});
		expect(raw.json[0]).toEqual(await account.read('/api/v2/products/5'));
		expect(raw.json[0]?.custom_fields).toMatchObject({ [String(field?.field_code)]: option?.id });
	});
});

describe('Update', () => {
	it('changes what is given, and nothing else', async () => {
		const before = await account.read('/api/v2/products/5');
		const { error } = await run({
			operation: 'update',
			productId: byId(5),
			additionalFields: { tax: 7, code: '={{ "" }}', category: byName('Hardware') },
		});
		expect(error).toBeUndefined();
		const after = await account.read('/api/v2/products/5');
		expect({ ...after, update_time: before.update_time }).toEqual({
			...before,
			tax: 7,
			category: '22',
		});
	});

	it('takes the billing cycles away from what is charged once', async () => {
		const { json } = await run({
			operation: 'create',
			name: 'Plan',
			additionalFields: { billing_frequency: 'weekly', billing_frequency_cycles: 10 },
		});
		const { error } = await run({
			operation: 'update',
			productId: byId(json[0]?.id),
			additionalFields: { billing_frequency: 'one-time' },
		});
		expect(error).toBeUndefined();
		expect(await account.read(`/api/v2/products/${String(json[0]?.id)}`)).toMatchObject({
			billing_frequency: 'one-time',
			billing_frequency_cycles: null,
		});
	});

	it('empties fields by choice', async () => {
		const { json, error } = await run({
			operation: 'update',
			productId: byId(5),
			additionalFields: {},
			options: { fieldsToClear: ['Code', 'description'] },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ code: '', description: '' });
	});
});

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, options: IDataObject = {}) =>
		await run({ operation: 'getAll', returnAll: true, filters, options });

	it.each<[string, IDataObject, string]>([
		['owner', { owner_id: byName('Ana Silva') }, 'owner_id'],
		['IDs', { ids: '3, 5, 8' }, 'ids=3,5,8'],
		['stored filter', { filter_id: byName('taxed products') }, 'filter_id'],
		[
			'time of the last change',
			{ updated_since: '2025-10-01' },
			'updated_since=2025-10-01T00:00:00Z',
		],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const wanted: Record<string, () => Promise<string>> = {
			owner_id: async () => {
				const users = await account.list('/api/v1/users');
				return `owner_id=${String(users.find(({ name }) => name === 'Ana Silva')?.id)}`;
			},
			filter_id: async () => {
				const stored = await account.list('/api/v1/filters?type=products');
				return `filter_id=${String(stored[0]?.id)}`;
			},
		};
		const asked = (await wanted[query]?.()) ?? query;
		const expected = await account.list(`/api/v2/products?limit=500&${asked}`);
		const { json, error } = await getAll(filters);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
	});

	it('sorts by name', async () => {
		const { json } = await getAll({}, { sort_by: 'name', sort_direction: 'desc' });
		const all = await account.list('/api/v2/products?limit=500&sort_by=name&sort_direction=desc');
		expect(json.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
	});

	it('filters by conditions on any field', async () => {
		const { json, error } = await run({
			operation: 'getAll',
			returnAll: true,
			conditions: {
				condition: [
					{ field: 'Category', operator: 'is', value: 'hardware' },
					{ field: 'unit', operator: 'isNot', value: 'seat' },
				],
			},
		});
		expect(error).toBeUndefined();
		const all = await account.list('/api/v2/products?limit=500');
		const wanted = all.filter(({ category, unit }) => category === '22' && unit !== 'seat');
		expect(wanted.length).toBeGreaterThan(0);
		expect(json.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
	});

	it('refuses IDs beside a stored filter, and takes an owner beside it', async () => {
		const refused = await getAll({ filter_id: byId(8), ids: '1, 2' });
		expect(refused.error?.message).toContain("'IDs' cannot stand beside 'Stored Filter'");
		const stored = await account.list('/api/v1/filters?type=products');
		const { json, error } = await getAll({
			filter_id: byId(stored[0]?.id),
			owner_id: byName('Ana Silva'),
		});
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ owner_name }) => owner_name))).toEqual(new Set(['Ana Silva']));
	});
});

describe('Search', () => {
	it('finds products by name or code, with the price when asked', async () => {
		const product = await account.read('/api/v2/products/5');
		const { json } = await run({
			operation: 'search',
			term: String(product.code),
			returnAll: true,
			filters: { fields: ['code'], include_fields: 'product.price' },
		});
		expect(json).toEqual([
			expect.objectContaining({
				id: 5,
				name: product.name,
				code: product.code,
				owner_id: product.owner_id,
				price: (product.prices as IDataObject[])[0]?.price,
				url: `${account.sandbox.url}/product/5`,
			}),
		]);
	});

	it('loads the full records behind the hits', async () => {
		const { json, error } = await run({
			operation: 'search',
			term: 'Support Plan',
			returnAll: true,
			loadFullRecords: true,
			simple: false,
			options: { outputCustomFields: 'raw' },
		});
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(1);
		for (const product of json) {
			expect(product).toEqual(await account.read(`/api/v2/products/${String(product.id)}`));
		}
	});
});

it('Delete deletes products', async () => {
	const { json } = await run({ operation: 'delete', productId: byId('={{ $json.id }}') }, [
		{ id: 11 },
		{ id: 12 },
	]);
	expect(json).toEqual([
		{ deleted: true, id: 11 },
		{ deleted: true, id: 12 },
	]);
	expect(await account.read('/api/v2/products/12')).toMatchObject({ is_deleted: true });
});
