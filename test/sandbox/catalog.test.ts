import { recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const get = async (path: string) => recordOf(await sandbox.call('GET', path));
const list = async (path: string) => recordsOf(await sandbox.call('GET', path));
const send = async (method: string, path: string, body?: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call(method, path, body));

async function upload(method: string, path: string, key: string, type = 'image/png') {
	const form = new FormData();
	form.set(key, new Blob(['picture'], { type }), 'picture.png');
	const headers = { 'x-api-token': sandbox.apiToken };
	const answer = await fetch(`${sandbox.url}${path}`, { method, headers, body: form });
	const { data } = (await answer.json()) as { data?: ApiRecord };
	return { status: answer.status, data };
}

describe('variations of a product', () => {
	const path = '/api/v2/products/1/variations';

	it('have a name and prices of their own', async () => {
		const prices = [{ currency: 'EUR', price: 12, cost: 4, notes: 'Blue' }];
		const made = await send('POST', path, { name: 'Blue', prices });
		expect(made).toMatchObject({ name: 'Blue', product_id: 1, prices });
		await send('PATCH', `${path}/${made.id}`, { name: 'Navy' });
		expect(await list(path)).toMatchObject([{ id: made.id, name: 'Navy', prices }]);
		await sandbox.call('DELETE', `${path}/${made.id}`);
		expect(await list(path)).toEqual([]);
	});

	it('are found under their product alone, with one price per currency', async () => {
		const { id } = await send('POST', path, { name: 'Blue' });
		const other = `/api/v2/products/2/variations/${id}`;
		expect((await sandbox.call('PATCH', other, { name: 'x' })).status).toBe(404);
		const twice = { name: 'x', prices: [{ currency: 'EUR' }, { currency: 'EUR' }] };
		expect((await sandbox.call('POST', path, twice)).status).toBe(400);
		const long = { name: 'x'.repeat(256) };
		expect((await sandbox.call('POST', path, long)).status).toBe(400);
	});
});

it('duplicates a product', async () => {
	const original = await get('/api/v2/products/1');
	const copy = await send('POST', '/api/v2/products/1/duplicate');
	expect(copy.id).not.toBe(original.id);
	expect(copy).toMatchObject({ name: original.name, code: original.code });
	expect(copy.custom_fields).toEqual(original.custom_fields);
});

describe('the image of a product', () => {
	const path = '/api/v2/products/1/images';

	it('is one: uploaded, read, replaced, deleted', async () => {
		expect((await sandbox.call('GET', path)).status).toBe(404);
		expect((await upload('PUT', path, 'data')).status).toBe(404);
		const made = await upload('POST', path, 'data');
		expect([made.status, made.data?.product_id]).toEqual([201, 1]);
		expect((await upload('POST', path, 'data')).status).toBe(400);
		const image = await get(path);
		expect(image).toMatchObject({ id: made.data?.id, mime_type: 'image/png', name: 'picture.png' });
		const stored = await fetch(String(image.public_url));
		expect(await stored.text()).toBe('picture');
		const replaced = await upload('PUT', path, 'data');
		expect((await get(path)).id).toBe(replaced.data?.id);
		expect((await fetch(String(image.public_url))).status).toBe(404);
		await sandbox.call('DELETE', path);
		expect((await sandbox.call('GET', path)).status).toBe(404);
	});

	it('is an image, under the right key', async () => {
		expect((await upload('POST', path, 'data', 'text/plain')).status).toBe(400);
		expect((await upload('POST', path, 'file')).status).toBe(400);
	});
});

it('keeps one picture of a person, in two sizes', async () => {
	const written = '/api/v1/persons/1/picture';
	const made = await upload('POST', written, 'file');
	expect((await get('/api/v2/persons/1')).picture_id).toBe(made.data?.id);
	const picture = await get('/api/v2/persons/1/picture');
	const { '128': small, '512': large } = picture.pictures as Record<string, string>;
	expect(await (await fetch(String(small))).text()).toBe('picture');
	expect(large).not.toBe(small);
	expect(await send('DELETE', written)).toEqual({ id: made.data?.id });
	expect((await get('/api/v2/persons/1')).picture_id).toBeNull();
	expect((await sandbox.call('GET', '/api/v2/persons/1/picture')).status).toBe(404);
});

it('tells the deals of a product and the products of a person, in v1 shapes', async () => {
	const deal = await send('POST', '/api/v2/deals', { title: 'Sold', person_id: 5 });
	const product = await send('POST', '/api/v2/products', { name: 'New thing' });
	const line = { product_id: product.id, item_price: 3, quantity: 1 };
	await send('POST', `/api/v2/deals/${deal.id}/products`, line);
	const deals = async (status: string) =>
		(await list(`/api/v1/products/${product.id}/deals?status=${status}`)).map(({ id }) => id);
	const [row] = await list(`/api/v1/products/${product.id}/deals`);
	expect(row).toMatchObject({ id: deal.id, person_id: { value: 5 }, user_id: { value: 101 } });
	expect([await deals('open'), await deals('won')]).toEqual([[deal.id], []]);
	const ofPerson = await list('/api/v1/persons/5/products?limit=500');
	expect(ofPerson.map((one) => one[String(deal.id)]).filter(Boolean)).toMatchObject([
		{ deal: { id: deal.id }, product: { id: product.id, name: 'New thing' } },
	]);
});
