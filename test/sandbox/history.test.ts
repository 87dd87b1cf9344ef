import { fieldCode, itemsOf, readAll, recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 40, now: '2026-03-01T12:00:00Z' });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.reset());

const get = async (path: string) => recordOf(await sandbox.call('GET', path));
const list = async (path: string) => recordsOf(await sandbox.call('GET', path));
const send = async (method: string, path: string, body?: object): Promise<ApiRecord> =>
	recordOf(await sandbox.call(method, path, body));

describe('the changes of fields', () => {
	it.each([
		['deals', 'title'],
		['persons', 'name'],
		['organizations', 'name'],
	])('of %s are told newest first, with who and when', async (collection, key) => {
		const { id } = await send('POST', `/api/v2/${collection}`, { [key]: 'One' });
		await send('PATCH', `/api/v2/${collection}/${id}`, { [key]: 'Two', visible_to: 7 });
		await sandbox.clock({ advanceSeconds: 60 });
		await send('PATCH', `/api/v2/${collection}/${id}`, { [key]: 'Three' });
		const rows = await list(`/api/v1/${collection}/${id}/changelog`);
		expect(rows.find(({ field_key }) => field_key === key)).toEqual({
			field_key: key,
			old_value: 'Two',
			new_value: 'Three',
			actor_user_id: 101,
			time: '2026-03-01 12:01:00',
			change_source: 'api',
			change_source_user_agent: null,
			is_bulk_update_flag: false,
		});
		expect(rows).toContainEqual(
			expect.objectContaining({ field_key: 'visible_to', old_value: '3', new_value: '7' }),
		);
		const paged = await readAll(sandbox, `/api/v1/${collection}/${id}/changelog`, 1);
		expect(paged.rows).toEqual(rows);
	});

	it('name custom fields by their codes, parts of values one by one', async () => {
		const code = await fieldCode(sandbox, 'deal', 'monetary');
		const { id } = await send('POST', '/api/v2/deals', { title: 'x' });
		const custom_fields = { [code]: { value: 5, currency: 'USD' } };
		await send('PATCH', `/api/v2/deals/${id}`, { custom_fields });
		const rows = await list(`/api/v1/deals/${id}/changelog`);
		expect(rows.map(({ field_key, new_value }) => [field_key, new_value])).toEqual([
			[`${code}_currency`, 'USD'],
			[code, '5'],
		]);
	});

	it('are gone with a reset', async () => {
		await send('PATCH', '/api/v2/deals/1', { title: 'Changed' });
		expect(await list('/api/v1/deals/1/changelog')).toHaveLength(1);
		await sandbox.reset();
		expect(await list('/api/v1/deals/1/changelog')).toEqual([]);
	});
});

it.each(['deals', 'persons', 'organizations', 'products'])(
	'tells who followed %s, and who stopped',
	async (collection) => {
		const path = `/api/v2/${collection}/2/followers`;
		await send('POST', path, { user_id: 103 });
		await sandbox.clock({ advanceSeconds: 5 });
		await sandbox.call('DELETE', `${path}/103`);
		expect(await list(`${path}/changelog`)).toMatchObject([
			{ action: 'removed', follower_user_id: 103, actor_user_id: 101 },
			{ action: 'added', follower_user_id: 103, time: '2026-03-01T12:00:00Z' },
		]);
	},
);

it('tells who took part in a deal, and who was taken off', async () => {
	const { id } = await send('POST', '/api/v2/deals', { title: 'x' });
	const path = `/api/v1/deals/${id}/participants`;
	const row = await send('POST', path, { person_id: 2 });
	await sandbox.clock({ advanceSeconds: 5 });
	await sandbox.call('DELETE', `${path}/${row.id}`);
	expect(await list(`/api/v1/deals/${id}/participantsChangelog`)).toEqual([
		{ actor_user_id: 101, person_id: 2, action: 'removed', time: '2026-03-01 12:00:05' },
		{ actor_user_id: 101, person_id: 2, action: 'added', time: '2026-03-01 12:00:00' },
	]);
});

describe('the flow of a deal', () => {
	it('has everything that happened, newest first, and what was asked for', async () => {
		const code = await fieldCode(sandbox, 'deal', 'double');
		const { id } = await send('POST', '/api/v2/deals', { title: 'One', person_id: 1 });
		const steps: [string, string, object][] = [
			['PATCH', `/api/v2/deals/${id}`, { title: 'Two' }],
			['POST', '/api/v1/notes', { content: 'Hm', deal_id: id }],
			['POST', '/api/v2/activities', { subject: 'Call', deal_id: id }],
			['PATCH', `/api/v2/deals/${id}`, { custom_fields: { [code]: 1 } }],
			['POST', `/api/v2/deals/${id}/followers`, { user_id: 103 }],
		];
		for (const [method, path, body] of steps) {
			await sandbox.clock({ advanceSeconds: 1 });
			await send(method, path, body);
		}
		const objects = async (query = '') =>
			(await list(`/api/v1/deals/${id}/flow${query}`)).map(({ object }) => object);
		expect(await objects()).toEqual(['dealFollower', 'plannedActivity', 'note', 'dealChange']);
		expect(await objects('?all_changes=1')).toEqual([
			...['dealFollower', 'dealChange', 'plannedActivity', 'note', 'dealChange'],
		]);
		expect(await objects('?items=note,change')).toEqual(['note', 'dealChange']);
		const page = await sandbox.call('GET', `/api/v1/deals/${id}/flow?start=1&limit=1`);
		expect(recordsOf(page)).toMatchObject([{ object: 'plannedActivity' }]);
		expect(page.body.additional_data).toMatchObject({ start: 1, more_items_in_collection: true });
	});
});

describe('who sees a record', () => {
	it('is everybody who is active, or the owner, followers and admins', async () => {
		const body = { title: 'x', owner_id: 104, visible_to: 1 };
		const { id } = await send('POST', '/api/v2/deals', body);
		const seen = async () =>
			(await sandbox.call('GET', `/api/v1/deals/${id}/permittedUsers`)).body.data;
		expect(await seen()).toEqual([101, 104]);
		await send('POST', `/api/v2/deals/${id}/followers`, { user_id: 107 });
		expect(await seen()).toEqual([101, 104, 107]);
		await send('PATCH', `/api/v2/deals/${id}`, { visible_to: 7 });
		expect(await seen()).not.toContain(106);
		expect(await seen()).toContain(108);
	});
});

describe('recent changes', () => {
	it('are of every kind, oldest first, deleted ones included', async () => {
		await sandbox.clock({ advanceSeconds: 3_600 });
		const { id } = await send('POST', '/api/v2/deals', { title: 'New' });
		await send('PATCH', '/api/v2/persons/4', { name: 'Renamed Person' });
		const note = await send('POST', '/api/v1/notes', { content: 'x', person_id: 4 });
		await sandbox.call('DELETE', `/api/v1/notes/${note.id}`);
		const path = '/api/v1/recents?since_timestamp=2026-03-01%2013:00:00';
		const rows = await list(path);
		expect(rows.map(({ item, id: of }) => [item, of]).sort()).toEqual([
			['deal', id],
			['note', note.id],
			['person', 4],
		]);
		expect(rows.find(({ item }) => item === 'note')?.data).toMatchObject({ active_flag: false });
		expect(await list(`${path}&items=person`)).toMatchObject([
			{ data: { id: 4, name: 'Renamed Person', active_flag: true } },
		]);
	});

	it('reach back one month', async () => {
		const rows = await list('/api/v1/recents?since_timestamp=2020-01-01%2000:00:00&limit=500');
		const times = rows.map(({ data }) => (data as { update_time?: string }).update_time ?? '9');
		expect([...times].sort()[0] ?? '').toMatch(/^2026-0[123]/);
		expect(times.length).toBeGreaterThan(10);
	});
});

describe('searching everything', () => {
	const search = async (query: string) => await sandbox.call('GET', `/api/v2/itemSearch?${query}`);

	it('finds records of every kind, each once, page by page', async () => {
		const name = 'Zeppelin';
		await send('POST', '/api/v2/deals', { title: name });
		await send('POST', '/api/v2/persons', { name });
		await send('POST', '/api/v2/organizations', { name });
		await send('POST', '/api/v2/products', { name });
		await send('POST', '/api/v1/leads', { title: name, person_id: 1 });
		await send('POST', '/api/v2/projects', { title: name });
		const { rows } = await readAll(sandbox, '/api/v2/itemSearch?term=zepp', 1, itemsOf);
		expect(rows.map(({ type }) => type).sort()).toEqual([
			...['deal', 'lead', 'organization', 'person', 'product', 'project'],
		]);
		const some = itemsOf(await search('term=zepp&item_types=lead,project'));
		expect(some.map(({ type }) => type).sort()).toEqual(['lead', 'project']);
	});

	it('brings what belongs to what was found', async () => {
		const organization = await send('POST', '/api/v2/organizations', { name: 'Zeppelin' });
		const { id } = await send('POST', '/api/v2/deals', { title: 'Hull', org_id: organization.id });
		const found = recordOf(await search('term=zeppelin&search_for_related_items=true'));
		expect(found.related_items).toMatchObject([{ item: { id, type: 'deal' } }]);
		expect(recordOf(await search('term=zeppelin')).related_items).toEqual([]);
	});

	it('searches one field with its case, exactly, from the beginning or within', async () => {
		const { id } = await send('POST', '/api/v2/persons', { name: 'Zed Zeppelin' });
		const path = '/api/v2/itemSearch/field?entity_type=person&field=name&term=';
		const found = async (more: string) => await list(`${path}${more}`);
		const row = { id, name: 'Zed Zeppelin' };
		expect(await found('Zed%20Zeppelin')).toEqual([row]);
		expect(await found('Zed&match=beginning')).toEqual([row]);
		expect(await found('Zepp&match=middle')).toEqual([row]);
		expect(await found('zepp&match=middle')).toEqual([]);
		expect(await found('Zed')).toEqual([]);
	});
});

it('tells the mail about a deal, and of its person and organization', async () => {
	const threads = await list('/api/v1/mailbox/mailThreads?folder=inbox');
	const thread = threads.find(({ deal_id }) => deal_id !== null) ?? threads[0];
	await sandbox.call('GET', `/api/v1/mailbox/mailThreads/${String(thread?.id)}`);
	const [message] = await list(`/api/v1/mailbox/mailThreads/${String(thread?.id)}/mailMessages`);
	const form = new URLSearchParams({ deal_id: '1' });
	const answer = await fetch(`${sandbox.url}/api/v1/mailbox/mailThreads/${String(thread?.id)}`, {
		method: 'PUT',
		headers: { 'x-api-token': sandbox.apiToken },
		body: form,
	});
	expect(answer.status).toBe(200);
	const ofDeal = await list('/api/v1/deals/1/mailMessages?include_body=1');
	const found = ofDeal.find(({ data }) => (data as ApiRecord).id === message?.id);
	expect(found).toMatchObject({ object: 'mailMessage', data: { body: expect.any(String) } });
	const [bare] = await list('/api/v1/deals/1/mailMessages');
	expect(bare?.data).not.toHaveProperty('body');
	const mail = await sandbox.call('GET', `/api/v1/mailbox/mailMessages/${String(message?.id)}`);
	expect(mail.body).toMatchObject({ statusCode: 2000, service: 'email-api' });
	expect(await get(`/api/v1/mailbox/mailThreads/${String(thread?.id)}`)).toMatchObject({
		deal_id: 1,
	});
});
