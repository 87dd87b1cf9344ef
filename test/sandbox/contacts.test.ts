import { readAll, recordOf, recordsOf, type ApiRecord } from './answers';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

const now = '2026-01-15T09:00:00Z';
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 60, now });
});
afterAll(() => sandbox.stop());

async function create(list: string, body: object): Promise<ApiRecord> {
	return recordOf(await sandbox.call('POST', `/api/v2/${list}`, body));
}

async function patch(list: string, { id }: ApiRecord, body: object): Promise<ApiRecord> {
	return recordOf(await sandbox.call('PATCH', `/api/v2/${list}/${String(id)}`, body));
}

describe('persons', () => {
	it('have their name split, or put together', async () => {
		expect(await create('persons', { name: 'Ada King Lovelace' })).toMatchObject({
			first_name: 'Ada',
			last_name: 'King Lovelace',
		});
		expect(await create('persons', { first_name: 'Ada', last_name: '' })).toMatchObject({
			name: 'Ada',
			first_name: 'Ada',
			last_name: '',
		});
		expect((await sandbox.call('POST', '/api/v2/persons', {})).status).toBe(400);
	});

	it('have one primary e-mail: the first, or the last one marked; lists are replaced', async () => {
		const person = await create('persons', {
			name: 'Mail Box',
			emails: [{ value: 'a@x.example' }, { value: 'b@x.example', label: 'home' }],
		});
		expect(person['emails']).toEqual([
			{ value: 'a@x.example', primary: true, label: 'work' },
			{ value: 'b@x.example', primary: false, label: 'home' },
		]);
		const marked = [
			{ value: 'c@x.example', primary: true },
			{ value: 'd@x.example', primary: true },
		];
		const changed = await patch('persons', person, { emails: marked });
		expect(changed['emails']).toEqual([
			{ value: 'c@x.example', primary: false, label: 'work' },
			{ value: 'd@x.example', primary: true, label: 'work' },
		]);
	});

	it('refuse plain texts as e-mails, and what needs contact sync', async () => {
		const post = (body: object) =>
			sandbox.call('POST', '/api/v2/persons', { name: 'X Y', ...body });
		expect((await post({ emails: ['a@x.example'] })).body.error).toBe(
			"Validation failed: emails.0: The value is not a valid 'object'",
		);
		expect((await post({ job_title: 'Boss' })).status).toBe(403);
	});

	it('are found by their organization and by their deal', async () => {
		const deals = recordsOf(await sandbox.call('GET', '/api/v2/deals'));
		const deal = deals.find(({ person_id, org_id }) => person_id !== null && org_id !== null);
		const path = '/api/v2/persons';
		const ofDeal = recordsOf(await sandbox.call('GET', `${path}?deal_id=${String(deal?.id)}`));
		const ofOrganization = await sandbox.call('GET', `${path}?org_id=${String(deal?.['org_id'])}`);
		expect(ofDeal.map(({ id }) => id)).toEqual([deal?.['person_id']]);
		expect(recordsOf(ofOrganization).every((one) => one['org_id'] === deal?.['org_id'])).toBe(true);
	});

	it('count their deals on request', async () => {
		const deals = (await readAll(sandbox, '/api/v2/deals', 500)).rows;
		const archived = (await readAll(sandbox, '/api/v2/deals/archived', 500)).rows;
		const personId = deals.find(({ person_id }) => person_id !== null)?.['person_id'];
		const open = [...deals, ...archived].filter(
			(deal) => deal['person_id'] === personId && deal['status'] === 'open',
		);
		const path = `/api/v2/persons/${String(personId)}?include_fields=open_deals_count`;
		expect(recordOf(await sandbox.call('GET', path))['open_deals_count']).toBe(open.length);
	});
});

describe('organizations', () => {
	it('have their address completed with empty parts', async () => {
		const organization = await create('organizations', {
			name: 'Addressed',
			address: { value: 'Long Street 1', country: 'Estonia' },
		});
		const changed = await patch('organizations', organization, { address: { value: 'Elsewhere' } });
		expect(organization['address']).toMatchObject({ country: 'Estonia', locality: null });
		expect(changed['address']).toMatchObject({ value: 'Elsewhere', country: null });
	});

	it('can be given an earlier creation, once', async () => {
		const add_time = '2020-05-05T05:05:05Z';
		const organization = await create('organizations', { name: 'Old', add_time });
		expect(organization['add_time']).toBe(add_time);
		const path = `/api/v2/organizations/${String(organization.id)}`;
		expect((await sandbox.call('PATCH', path, { add_time })).status).toBe(400);
	});

	it('stay readable for 30 days when deleted, and keep their deals', async () => {
		const organization = await create('organizations', { name: 'Closing Down' });
		const deal = await create('deals', { title: 'Survivor', org_id: organization.id });
		const path = `/api/v2/organizations/${String(organization.id)}`;
		await sandbox.call('DELETE', path);
		expect(recordOf(await sandbox.call('GET', path))['is_deleted']).toBe(true);
		const kept = recordOf(await sandbox.call('GET', `/api/v2/deals/${String(deal.id)}`));
		expect(kept['org_id']).toBe(organization.id);
		await sandbox.clock({ advanceSeconds: 30 * 86_400 + 1 });
		expect((await sandbox.call('GET', path)).status).toBe(404);
		await sandbox.clock({ now });
	});
});

describe('activities', () => {
	it('have a primary participant, by whom they are found', async () => {
		const activity = await create('activities', {
			subject: 'Talk',
			participants: [{ person_id: 4 }, { person_id: 5, primary: true }],
		});
		expect(activity).toMatchObject({ person_id: 5, type: 'call', done: false });
		const found = async (id: number) =>
			(await readAll(sandbox, `/api/v2/activities?person_id=${String(id)}`, 500)).rows.some(
				(one) => one.id === activity.id,
			);
		expect([await found(4), await found(5)]).toEqual([false, true]);
	});

	it('answer whole seconds for their times, and when they were done', async () => {
		const activity = await create('activities', {
			subject: 'Timed',
			due_date: '2026-02-01',
			due_time: '09:30',
			duration: '01:15',
			done: true,
		});
		expect(activity).toMatchObject({
			due_time: '09:30:00',
			duration: '01:15:00',
			marked_as_done_time: now,
		});
		expect(await patch('activities', activity, { done: false })).toMatchObject({
			done: false,
			marked_as_done_time: null,
		});
	});

	it('refuse what is no time', async () => {
		const body = { subject: 'x', due_time: '9.30' };
		expect((await sandbox.call('POST', '/api/v2/activities', body)).body.error).toBe(
			'Validation failed: due_time: This value is not a valid datetime.',
		);
	});

	it('are listed by whether they are done, with attendees on request', async () => {
		const done = await readAll(sandbox, '/api/v2/activities?done=true', 500);
		const open = await readAll(sandbox, '/api/v2/activities?done=false', 500);
		const all = await readAll(sandbox, '/api/v2/activities?include_fields=attendees', 500);
		expect(done.rows.every((one) => one['done'] === true)).toBe(true);
		expect(done.rows.length + open.rows.length).toBe(all.rows.length);
		expect(done.rows[0]).not.toHaveProperty('attendees');
		expect(all.rows.every((one) => Array.isArray(one['attendees']))).toBe(true);
	});
});

describe('products', () => {
	it('are made with 201, a price of nothing, and the defaults', async () => {
		const answer = await sandbox.call('POST', '/api/v2/products', { name: 'Thing' });
		expect(answer.status).toBe(201);
		expect(recordOf(answer)).toMatchObject({
			tax: 0,
			is_linkable: true,
			billing_frequency: 'one-time',
			prices: [{ price: 0, currency: 'EUR' }],
		});
	});

	it('hold their billing together', async () => {
		const post = async (body: object) =>
			(await sandbox.call('POST', '/api/v2/products', { name: 'Billed', ...body })).status;
		expect(await post({ billing_frequency: 'weekly' })).toBe(400);
		expect(await post({ billing_frequency: 'weekly', billing_frequency_cycles: 4 })).toBe(201);
		expect(await post({ billing_frequency_cycles: 4 })).toBe(400);
		expect(await post({ billing_frequency: 'monthly', billing_frequency_cycles: 209 })).toBe(400);
	});

	it('are sorted by name', async () => {
		const { rows } = await readAll(sandbox, '/api/v2/products?sort_by=name', 9);
		const names = rows.map(({ name }) => String(name));
		expect(names).toEqual([...names].sort());
	});
});
