import { fieldCode, itemsOf, recordOf, recordsOf, type ApiRecord } from './answers';
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
const lead = (more: object = {}) =>
	send('POST', '/api/v1/leads', { title: 'Asked at the fair', person_id: 1, ...more });

/** Asks for the status of a conversion until it is done. */
async function converted(path: string, id: unknown): Promise<ApiRecord[]> {
	const seen: ApiRecord[] = [];
	while (seen.at(-1)?.status !== 'completed' && seen.length < 10) {
		seen.push(await get(`${path}/convert/status/${String(id)}`));
	}
	return seen;
}

describe('leads', () => {
	it('have UUIDs, v1 times, and the source of the API', async () => {
		const made = await lead({ value: { amount: 100, currency: 'EUR' }, visible_to: '1' });
		expect(made).toMatchObject({
			id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
			source_name: 'API',
			visible_to: '1',
			value: { amount: 100, currency: 'EUR' },
			add_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
			person_id: 1,
			organization_id: null,
		});
		expect(await get(`/api/v1/leads/${String(made.id)}`)).toEqual(made);
	});

	it('are not found by the words of the API', async () => {
		const answer = await sandbox.call('GET', '/api/v1/leads/00000000-0000-4000-a000-000000000000');
		expect([answer.status, answer.body.error]).toEqual([404, 'requested lead not found']);
	});

	it.each<[object, string]>([
		[{ person_id: undefined }, 'must be linked to a person or an organization'],
		[{ person_id: 99_999 }, 'Person not found'],
		[{ label_ids: ['00000000-0000-4000-a000-000000000000'] }, 'Lead label'],
		[{ value: { amount: 1, currency: 'XXX' } }, 'Currency is not valid'],
		[{ value: { amount: 1 } }, "Parameter 'currency' is required"],
		[{ visible_to: 3 }, 'visible_to'],
		[{ colour: 'red' }, "Parameter 'colour' is not allowed"],
		[{ ['a'.repeat(40)]: 'x' }, `Parameter '${'a'.repeat(40)}' is not allowed`],
	])('are refused with %j', async (more, message) => {
		const body = { title: 'x', person_id: 1, ...more };
		const answer = await sandbox.call('POST', '/api/v1/leads', body);
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(message)]);
	});

	it('cannot lose both whom they are about', async () => {
		const { id } = await lead();
		const answer = await sandbox.call('PATCH', `/api/v1/leads/${String(id)}`, { person_id: null });
		expect(answer.status).toBe(400);
	});

	it('take the custom fields of deals at the root, in flat shapes, and leave out empty ones', async () => {
		const code = (type: string, name?: string) => fieldCode(sandbox, 'deal', type, name);
		const [text, option, set, money, range] = [
			await code('varchar', 'Purchase Order Number'),
			await code('enum', 'Industry'),
			await code('set'),
			await code('monetary'),
			await code('daterange'),
		];
		const fields = await list('/api/v2/dealFields?limit=500');
		const optionsOf = (key: string) => {
			const options = fields.find((field) => field.field_code === key)?.options;
			return (options as { id: number }[]).map(({ id }) => id);
		};
		const [industry] = optionsOf(option);
		const [one, two] = optionsOf(set);
		const made = await lead({
			[text]: 'PO-1',
			[option]: String(industry),
			[set]: [two, one],
			[money]: 12.5,
			[`${money}_currency`]: 'USD',
			[range]: '2026-01-01',
			[`${range}_until`]: '2026-01-31',
		});
		const hashes = Object.keys(made).filter((key) => /^[0-9a-f]{40}/.test(key));
		expect(Object.fromEntries(hashes.map((key) => [key, made[key]]))).toEqual({
			[text]: 'PO-1',
			[option]: String(industry),
			[set]: `${one},${two}`,
			[money]: 12.5,
			[`${money}_currency`]: 'USD',
			[range]: '2026-01-01',
			[`${range}_until`]: '2026-01-31',
		});
		const cleared = await send('PATCH', `/api/v1/leads/${String(made.id)}`, { [text]: null });
		expect(cleared).not.toHaveProperty(text);
		expect(cleared).toHaveProperty(set);
	});

	it('are listed by what they are about, and archived ones by themselves', async () => {
		const { id } = await lead({ owner_id: 103, organization_id: 4 });
		const titles = async (path: string) => (await list(path)).map((row) => row.id);
		expect(await titles('/api/v1/leads?owner_id=103&organization_id=4&person_id=1')).toEqual([id]);
		await send('PATCH', `/api/v1/leads/${String(id)}`, { is_archived: true });
		expect(await titles('/api/v1/leads?owner_id=103&organization_id=4&person_id=1')).toEqual([]);
		expect(await titles('/api/v1/leads/archived?owner_id=103&person_id=1')).toEqual([id]);
		await sandbox.call('DELETE', `/api/v1/leads/${String(id)}`);
		expect(await titles('/api/v1/leads/archived?owner_id=103&person_id=1')).toEqual([]);
	});

	it('are sorted as asked, and paged by offset without pagination round it', async () => {
		const path = '/api/v1/leads?sort=title%20DESC&limit=3';
		const answer = await sandbox.call('GET', path);
		const titles = recordsOf(answer).map((row) => String(row.title));
		expect(titles).toEqual([...titles].sort().reverse());
		expect(answer.body.additional_data).toEqual({
			start: 0,
			limit: 3,
			more_items_in_collection: true,
		});
	});

	it('lose a label that is deleted', async () => {
		const label = await send('POST', '/api/v1/leadLabels', { name: 'New', color: 'pink' });
		const { id } = await lead({ label_ids: [label.id] });
		await sandbox.call('DELETE', `/api/v1/leadLabels/${String(label.id)}`);
		expect((await get(`/api/v1/leads/${String(id)}`)).label_ids).toEqual([]);
		expect((await list('/api/v1/leadLabels')).map((row) => row.name)).not.toContain('New');
	});

	it('are found by search, until they are deleted', async () => {
		const { id } = await lead({ title: 'Zeppelin transport' });
		const found = async () =>
			itemsOf(await sandbox.call('GET', '/api/v2/leads/search?term=zeppelin')).map((one) => one.id);
		expect(await found()).toEqual([id]);
		await sandbox.call('DELETE', `/api/v1/leads/${String(id)}`);
		expect(await found()).toEqual([]);
	});

	it('show their next activity', async () => {
		const { id } = await lead();
		const activity = await send('POST', '/api/v2/activities', { subject: 'Call', lead_id: id });
		expect((await get(`/api/v1/leads/${String(id)}`)).next_activity_id).toBe(activity.id);
	});
});

describe('a conversion', () => {
	it('makes a deal of a lead, step by step, and takes along what hangs on it', async () => {
		const code = await fieldCode(sandbox, 'deal', 'double');
		const { id } = await lead({ value: { amount: 500, currency: 'GBP' }, [code]: 7 });
		const note = await send('POST', '/api/v1/notes', { content: 'Hm', lead_id: id });
		const activity = await send('POST', '/api/v2/activities', { subject: 'Call', lead_id: id });
		const path = `/api/v2/leads/${String(id)}`;
		const { conversion_id } = await send('POST', `${path}/convert/deal`, { stage_id: 3 });
		const seen = await converted(path, conversion_id);
		expect(seen.map(({ status }) => status)).toEqual(['not_started', 'running', 'completed']);
		expect(seen[0]).not.toHaveProperty('deal_id');
		const deal = await get(`/api/v2/deals/${String(seen.at(-1)?.deal_id)}`);
		expect(deal).toMatchObject({
			title: 'Asked at the fair',
			stage_id: 3,
			value: 500,
			currency: 'GBP',
			person_id: 1,
			source_lead_id: id,
		});
		expect(deal.custom_fields[code]).toBe(7);
		expect((await sandbox.call('GET', `/api/v1/leads/${String(id)}`)).status).toBe(404);
		const about = { deal_id: deal.id, lead_id: null };
		expect(await get(`/api/v1/notes/${note.id}`)).toMatchObject(about);
		expect(await get(`/api/v2/activities/${activity.id}`)).toMatchObject(about);
	});

	it('makes a lead of a deal', async () => {
		const deal = await send('POST', '/api/v2/deals', {
			title: 'Too early',
			person_id: 2,
			value: 9,
		});
		const path = `/api/v2/deals/${deal.id}`;
		const { conversion_id } = await send('POST', `${path}/convert/lead`);
		const seen = await converted(path, conversion_id);
		expect(await get(`/api/v1/leads/${String(seen.at(-1)?.lead_id)}`)).toMatchObject({
			title: 'Too early',
			person_id: 2,
			source_name: 'Deal',
			source_deal_id: deal.id,
			value: { amount: 9 },
		});
		expect((await get(path)).is_deleted).toBe(true);
	});

	it.each<[string, object | undefined, number]>([
		['/api/v2/leads/00000000-0000-4000-a000-000000000000/convert/deal', {}, 404],
		['/api/v2/deals/99999/convert/lead', undefined, 404],
	])('of nothing is refused: %s', async (path, body, status) => {
		const answer = await sandbox.call('POST', path, body);
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({
			success: false,
			error: 'Entity was not found',
			error_info: 'Object was not found.',
			data: null,
			additional_data: null,
		});
	});

	it('takes a stage or a pipeline, not both', async () => {
		const { id } = await lead();
		const body = { stage_id: 1, pipeline_id: 1 };
		const answer = await sandbox.call('POST', `/api/v2/leads/${String(id)}/convert/deal`, body);
		expect(answer.status).toBe(400);
		expect((await sandbox.call('GET', `/api/v1/leads/${String(id)}`)).status).toBe(200);
	});
});
