import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: IDataObject) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'product', ...parameters } as INodeParameters,
	});

const writesOf = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

describe('prices of a product', () => {
	const pricesOf = async (id: unknown) =>
		(await account.read(`/api/v2/products/${String(id)}`)).prices as IDataObject[];

	/** A product with prices in euros and dollars. */
	const inTwoCurrencies = async () => {
		const products = await account.list('/api/v2/products?limit=500');
		return products.find(({ prices }) => (prices as IDataObject[]).length === 2) ?? {};
	};

	it('keeps the prices in other currencies, unless they are all replaced', async () => {
		const { id, prices } = await inTwoCurrencies();
		const change = async (additionalFields: IDataObject, options: IDataObject = {}) => {
			const { error } = await run({
				operation: 'update',
				productId: byId(id),
				additionalFields: additionalFields as never,
				options: options as never,
			});
			expect(error).toBeUndefined();
		};
		await change({ price: 9, currency: byName('GBP') });
		expect(await pricesOf(id)).toEqual([
			...(prices as IDataObject[]).map((price) => expect.objectContaining(price) as unknown),
			expect.objectContaining({ price: 9, currency: 'GBP' }),
		]);
		const [euros] = prices as IDataObject[];
		await change({ price: 7, currency: byName('EUR') });
		expect((await pricesOf(id)).find(({ currency }) => currency === 'EUR')).toMatchObject({
			price: 7,
			cost: euros?.cost,
		});
		await change({ price: 5, currency: byName('EUR') }, { replaceAllPrices: true });
		expect(await pricesOf(id)).toMatchObject([{ price: 5, currency: 'EUR' }]);
	});

	it('takes prices in several currencies at once', async () => {
		const rows = [
			{ price: 10, currency: 'eur', cost: '4', direct_cost: '' },
			{ price: 12, currency: 'USD', cost: '', direct_cost: '' },
		];
		const { json, error } = await run({
			operation: 'create',
			name: 'Plan',
			additionalFields: { prices: { price: rows } },
		});
		expect(error).toBeUndefined();
		expect(await pricesOf(json[0]?.id)).toMatchObject([
			{ price: 10, currency: 'EUR', cost: 4 },
			{ price: 12, currency: 'USD' },
		]);
	});

	it.each<[string, IDataObject, string]>([
		['a currency without a price', { currency: byName('EUR') }, "'Currency' needs a 'Price'"],
		['a direct cost without a price', { direct_cost: 5 }, "'Direct Cost' needs a 'Currency'"],
		['a price without a currency', { price: 5 }, "'Price' needs a 'Currency'"],
	])(
		'refuses %s, where it cannot be told which price is meant',
		async (_what, additionalFields, message) => {
			const { id } = await inTwoCurrencies();
			const { error } = await run({ operation: 'update', productId: byId(id), additionalFields });
			expect(error?.message).toContain(message);
			expect(await writesOf()).toEqual([]);
		},
	);
});
