import { recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const post = async (path: string, body: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call('POST', path, body));

const deal = async (more: object = {}) => await post('/api/v2/deals', { title: 'It', ...more });

async function upload(fields: Record<string, string>): Promise<ApiRecord> {
	const form = new FormData();
	for (const [key, value] of Object.entries(fields)) form.set(key, value);
	form.set('file', new Blob(['abc'], { type: 'text/plain' }), 'abc.txt');
	const answer = await fetch(`${sandbox.url}/api/v1/files`, {
		method: 'POST',
		headers: { 'x-api-token': sandbox.apiToken },
		body: form,
	});
	const { data } = (await answer.json()) as { data: ApiRecord };
	return data;
}

describe('the products of a deal', () => {
	it('make its value, tax on top where it is not included, without those that are switched off', async () => {
		const { id } = await deal({ value: 5 });
		const lines = `/api/v2/deals/${id}/products`;
		const line = { product_id: 1, item_price: 100, quantity: 2 };
		await post(lines, { ...line, discount: 10, tax: 20, tax_method: 'exclusive' });
		await post(lines, { ...line, discount: 50, discount_type: 'amount', tax: 20 });
		const off = await post(lines, { ...line, is_enabled: false });
		const value = async () => recordOf(await sandbox.call('GET', `/api/v2/deals/${id}`)).value;
		expect(await value()).toBe(216 + 150);
		await sandbox.call('PATCH', `${lines}/${off.id}`, { is_enabled: true });
		expect(await value()).toBe(216 + 150 + 200);
		await sandbox.call('DELETE', `${lines}/${off.id}`);
		expect(await value()).toBe(216 + 150);
	});

	it.each([
		[{ product_id: 999999 }, 'Product not found'],
		[{ billing_frequency_cycles: 2 }, 'must be null'],
		[{ billing_frequency: 'weekly' }, 'is required'],
	])('are refused with %j', async (more, message) => {
		const { id } = await deal();
		const line = { product_id: 1, item_price: 1, quantity: 1, ...more };
		const answer = await sandbox.call('POST', `/api/v2/deals/${id}/products`, line);
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(message)]);
	});
});

it('has the person of a deal among its participants; removed there, the deal loses the person', async () => {
	const { id } = await deal({ person_id: 1 });
	const path = `/api/v1/deals/${id}/participants`;
	const [main] = recordsOf(await sandbox.call('GET', path));
	expect(main?.person_id).toMatchObject({ value: 1 });
	await post(path, { person_id: 2 });
	expect((await sandbox.call('POST', path, { person_id: 2 })).status).toBe(400);
	await sandbox.call('DELETE', `${path}/${String(main?.id)}`);
	expect(recordOf(await sandbox.call('GET', `/api/v2/deals/${id}`)).person_id).toBeNull();
});

it('counts what hangs on a deal', async () => {
	const { id } = await deal();
	await post(`/api/v2/deals/${id}/products`, { product_id: 1, item_price: 1, quantity: 1 });
	await post('/api/v1/notes', { content: 'x', deal_id: id });
	await upload({ deal_id: String(id) });
	await sandbox.call('POST', `/api/v2/deals/${id}/followers`, { user_id: 101 });
	const keys = ['products_count', 'notes_count', 'files_count', 'followers_count'];
	const answer = await sandbox.call('GET', `/api/v2/deals/${id}?include_fields=${keys.join(',')}`);
	expect(keys.map((key) => recordOf(answer)[key])).toEqual([1, 1, 1, 1]);
});

it('gives notes and files of a deal alone the person and the organization of the deal', async () => {
	const { id } = await deal({ person_id: 1, org_id: 2 });
	const links = { deal_id: id, person_id: 1, org_id: 2 };
	expect(await post('/api/v1/notes', { content: 'x', deal_id: id })).toMatchObject(links);
	expect(await upload({ deal_id: String(id) })).toMatchObject(links);
});

it('sanitizes the HTML of a note', async () => {
	const { content } = await post('/api/v1/notes', {
		content: '<p onclick="x()">a</p><script>b</script>',
		person_id: 1,
	});
	expect(content).toBe('<p>a</p>');
});

describe('the storage of files', () => {
	it.each([
		['without credentials', {}, 200],
		['with a token', { 'x-api-token': 'x' }, 400],
		['with an access token', { authorization: 'Bearer x' }, 400],
	])('answers a request %s with %j: %i', async (_what, headers, status) => {
		const { id } = await upload({});
		const download = await fetch(`${sandbox.url}/api/v1/files/${id}/download`, {
			headers: { 'x-api-token': sandbox.apiToken },
			redirect: 'manual',
		});
		expect(download.status).toBe(302);
		const location = download.headers.get('location') ?? '';
		const stored = await fetch(location, { headers: headers as Record<string, string> });
		expect(stored.status).toBe(status);
		if (status === 200) expect(await stored.text()).toBe('abc');
	});
});

it('takes no upload that is none', async () => {
	const answer = await sandbox.call('POST', '/api/v1/files', { file: 'abc' });
	expect(answer.status).toBe(415);
});
