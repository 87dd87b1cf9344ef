import { itemsOf, recordOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let lenient: Sandbox;

beforeAll(async () => {
	lenient = await startSandbox({ deals: 60, lenient: true, now: '2026-01-15T09:00:00Z' });
});
afterAll(() => lenient.stop());

describe('what a lenient sandbox lets pass, and counts', () => {
	const violationsOf = async (method: string, path: string, body?: unknown) => {
		const before = (await lenient.violations()).length;
		const answer = await lenient.call(method, path, body);
		const messages = (await lenient.violations()).slice(before).map(({ message }) => message);
		return { answer, messages };
	};

	it('unknown keys and values of a query', async () => {
		const activities = await violationsOf(
			'GET',
			'/api/v2/activities?done=1&type=call&start_date=2026-01-01&limit=3',
		);
		const deals = await violationsOf('GET', '/api/v2/deals?status=all_not_deleted&limit=4');
		expect([activities.answer.status, deals.answer.status]).toEqual([200, 200]);
		expect([activities.messages.length, deals.messages.length]).toEqual([3, 1]);
		expect(deals.answer.body.data).toHaveLength(4);
	});

	it('unknown keys of a body of v1, which are not stored', async () => {
		const sent = { content: 'A note', deal_id: 1, mood: 'good' };
		const { answer, messages } = await violationsOf('POST', '/api/v1/notes', sent);
		expect(recordOf(answer)).toMatchObject({ content: 'A note', deal_id: 1 });
		expect(recordOf(answer)).not.toHaveProperty('mood');
		expect(messages).toEqual(["mood: Parameter 'mood' is not allowed for this request"]);
		expect((await lenient.requests()).at(-1)).toMatchObject({ body: sent });
	});

	it('values of a body of v1 that can be turned into their type; the others are left out', async () => {
		const sent = { content: 'A note', deal_id: '1', person_id: 'nobody' };
		const { answer, messages } = await violationsOf('POST', '/v1/notes', sent);
		expect(recordOf(answer)).toMatchObject({ deal_id: 1 });
		expect(messages).toHaveLength(2);
	});

	it('a body where v1 takes none', async () => {
		const { answer } = await violationsOf('POST', '/api/v1/deals/1/duplicate', { title: 'x' });
		expect(answer.status).toBe(200);
		expect(recordOf(answer).title).not.toBe('x');
	});

	it('but no body of v2, and none without what v1 requires', async () => {
		const v2 = await violationsOf('POST', '/api/v2/deals', { title: 'x', foo: 1 });
		const v1 = await violationsOf('POST', '/api/v1/notes', { deal_id: 1 });
		expect([v2.answer.status, v1.answer.status]).toEqual([400, 400]);
	});
});

interface Paged {
	additional_data: { pagination: { more_items_in_collection: boolean; next_start?: number } };
}

async function readByOffset(path: string, limit: number): Promise<ApiRecord[]> {
	const rows: ApiRecord[] = [];
	let start: number | undefined = 0;
	while (start !== undefined) {
		const answer = await lenient.call('GET', `${path}&limit=${limit}&start=${start}`);
		rows.push(...itemsOf(answer));
		const { additional_data }: Paged = JSON.parse(answer.text);
		start = additional_data.pagination.next_start;
		expect(additional_data.pagination.more_items_in_collection).toBe(start !== undefined);
	}
	return rows;
}

describe('the searches of v1', () => {
	it.each([
		['deals', 'an'],
		['persons', 'an'],
		['organizations', 'an'],
		['products', 'an'],
	])('find among %s what those of v2 find, at twice the cost', async (list, term) => {
		const query = `search?term=${term}&limit=50`;
		await lenient.clearRequests();
		const before = (await lenient.violations()).length;
		const now = await lenient.call('GET', `/api/v2/${list}/${query}`);
		const retired = await lenient.call('GET', `/v1/${list}/${query}`);
		expect(itemsOf(now).length).toBeGreaterThan(3);
		expect(retired.body.data).toEqual(now.body.data);
		expect((await lenient.requests()).map(({ tokens }) => tokens)).toEqual([20, 40]);
		expect((await lenient.violations()).slice(before)).toMatchObject([
			{ path: `/v1/${list}/search`, message: 'This call has left the API; version 2 has it' },
		]);
	});

	it('come in pages by offset that put together are the list', async () => {
		const whole = await readByOffset('/v1/persons/search?term=an', 500);
		const pages = await readByOffset('/v1/persons/search?term=an', 7);
		expect(whole.length).toBeGreaterThan(15);
		expect(pages).toEqual(whole);
	});

	it('look where they are told, by the whole text if so told', async () => {
		const email = 'zora@quartz.example';
		const created = await lenient.call('POST', '/api/v2/persons', {
			name: 'Zora Quartz',
			emails: [{ value: email }],
		});
		const ids = async (more: string) =>
			itemsOf(await lenient.call('GET', `/v1/persons/search?${more}`)).map(({ id }) => id);
		expect(await ids(`term=${email}&fields=email&exact_match=true`)).toEqual([
			recordOf(created).id,
		]);
		expect(await ids(`term=${email}&fields=name`)).toEqual([]);
		expect(await ids('term=zora@quartz&fields=email&exact_match=true')).toEqual([]);
	});

	it('are gone from a sandbox that keeps to the description', async () => {
		const strict = await startSandbox({ deals: 5 });
		try {
			const answer = await strict.call('GET', '/v1/persons/search?term=anna');
			expect(answer.status).toBe(404);
		} finally {
			await strict.stop();
		}
	});
});
