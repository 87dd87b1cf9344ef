import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: IDataObject, timezone?: string, items?: IDataObject[]) =>
	await runNode(account.sandbox, {
		items,
		timezone,
		parameters: { resource: 'activity', ...parameters } as INodeParameters,
	});

const requestsTo = async (path: string, ...methods: string[]) =>
	(await account.sandbox.requests()).filter(
		(request) => request.path.startsWith(path) && methods.includes(request.method),
	);

const writesOf = async () =>
	(await requestsTo('/api/', 'POST', 'PATCH', 'DELETE')).map(({ body }) => body);

const activityOf = async (id: unknown) => await account.read(`/api/v2/activities/${String(id)}`);

/** An activity for a test, made through the API itself. */
async function existing(body: IDataObject): Promise<IDataObject> {
	const { body: answer } = await account.sandbox.call('POST', '/api/v2/activities', body);
	await account.sandbox.clearRequests();
	return answer.data as IDataObject;
}

describe('Create', () => {
	it('creates an activity with type, owner, priority and links by name', async () => {
		const deal = await account.read('/api/v2/deals/7');
		const person = await account.read('/api/v2/persons/9');
		const { json, error } = await run({
			operation: 'create',
			subject: 'Talk about the renewal',
			type: byName('call'),
			due_date: '2026-03-01T00:00:00',
			due_time: '9:30',
			deal_id: byId(7),
			person_id: byId(9),
			additionalFields: {
				busy: true,
				duration: '00:45',
				location: '1 Long Street, Riga',
				note: '<b>Prepare</b>',
				org_id: byId(deal.org_id),
				owner_id: byName('Ana Silva'),
				priority: byName('High'),
				public_description: 'Agenda',
			},
			options: { linkedNames: true },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			subject: 'Talk about the renewal',
			type: 'call',
			owner_name: 'Ana Silva',
			deal_title: deal.title,
			person_name: person.name,
		});
		expect(json[0]).not.toHaveProperty('url');
		expect(await writesOf()).toEqual([
			expect.objectContaining({ participants: [{ person_id: 9, primary: true }] }),
		]);
		expect(await activityOf(json[0]?.id)).toMatchObject({
			due_date: '2026-03-01',
			due_time: '09:30:00',
			duration: '00:45:00',
			busy: true,
			done: false,
			deal_id: 7,
			org_id: deal.org_id,
			owner_id: json[0]?.owner_id,
			participants: [{ person_id: 9, primary: true }],
			location: expect.objectContaining({ value: '1 Long Street, Riga' }) as unknown,
			note: '<b>Prepare</b>',
			priority: 33,
			public_description: 'Agenda',
		});
	});

	it.each([
		['Europe/Stockholm', '09:30', '2026-03-01', '08:30:00'],
		['Australia/Sydney', '9:30', '2026-02-28', '22:30:00'],
		['America/New_York', '20:00', '2026-03-02', '01:00:00'],
	])('reads day and time on the clocks of %s', async (zone, time, day, utc) => {
		const { json } = await run(
			{ operation: 'create', subject: 'Due', due_date: '2026-03-01', due_time: time },
			zone,
		);
		expect(await activityOf(json[0]?.id)).toMatchObject({ due_date: day, due_time: utc });
	});

	it('is due all day without a time, on the day that is given', async () => {
		const { json } = await run(
			{ operation: 'create', subject: 'All day', due_date: '2026-03-01T00:00:00' },
			'Pacific/Kiritimati',
		);
		expect(await activityOf(json[0]?.id)).toMatchObject({ due_date: '2026-03-01', due_time: null });
	});

	it('takes the key of a type as it stands, without reading the types', async () => {
		const { json } = await run({
			operation: 'create',
			subject: 'Visit',
			type: { __rl: true, mode: 'list', value: 'site_visit' },
		});
		expect(json[0]?.type).toBe('site_visit');
		expect(await requestsTo('/api/v1/activityTypes', 'GET')).toEqual([]);
	});

	it('creates the person that is not found, where that is chosen, as its participant', async () => {
		const { json, error } = await run({
			operation: 'create',
			subject: 'First call',
			person_id: byName('Nobody Knows Yet'),
			options: { ifNotFound: 'create', linkedNames: true },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ person_name: 'Nobody Knows Yet' });
	});

	it.each<[string, IDataObject, string]>([
		['a time without a day', { due_time: '09:30' }, "'Due Time' needs a 'Due Date' beside it"],
		[
			'what is no time',
			{ due_date: '2026-03-01', due_time: 'noon' },
			"'Due Time' takes a time of day such as 14:30, not 'noon'",
		],
		[
			'what is no duration',
			{ additionalFields: { duration: '45' } },
			"'Duration' takes hours and minutes such as 00:45, not '45'",
		],
		[
			'a type that does not exist',
			{ type: byName('Cal') },
			"'Type' has no activity type named 'Cal'",
		],
	])('refuses %s before anything is written', async (_what, parameters, message) => {
		const { error } = await run({ operation: 'create', subject: 'Refused', ...parameters });
		expect(error?.message).toContain(message);
		expect(await writesOf()).toEqual([]);
	});
});

describe('Update', () => {
	const update = async (id: unknown, additionalFields: IDataObject, more: IDataObject = {}) =>
		await run(
			{ operation: 'update', activityId: byId(id), additionalFields, ...more },
			'Australia/Sydney',
		);

	it('changes what is given, and nothing else', async () => {
		const before = await activityOf(11);
		await account.sandbox.clearRequests();
		const { error } = await update(11, { subject: 'Renamed', note: '={{ "" }}', busy: true });
		expect(error).toBeUndefined();
		expect(await requestsTo('/api/v2/activities/11', 'GET')).toEqual([]);
		const after = await activityOf(11);
		expect({ ...after, update_time: before.update_time, attendees: before.attendees }).toEqual({
			...before,
			subject: 'Renamed',
			busy: true,
		});
	});

	it('moves day and time together with one request', async () => {
		const { id } = await existing({ subject: 'Move', due_date: '2026-03-01' });
		await update(id, { due_date: '2026-03-05', due_time: '9:30' });
		expect(await requestsTo(`/api/v2/activities/${String(id)}`, 'GET')).toEqual([]);
		expect(await activityOf(id)).toMatchObject({ due_date: '2026-03-04', due_time: '22:30:00' });
	});

	it('moves the day alone and keeps the time that local clocks show', async () => {
		// 09:30 on 1 March in Sydney; clocks there are put back on 5 April.
		const { id } = await existing({
			subject: 'Move',
			due_date: '2026-02-28',
			due_time: '22:30:00',
		});
		const { error } = await update(id, { due_date: '2026-04-10' });
		expect(error).toBeUndefined();
		expect(await activityOf(id)).toMatchObject({ due_date: '2026-04-09', due_time: '23:30:00' });
	});

	it('moves the time alone and keeps the local day', async () => {
		const { id } = await existing({
			subject: 'Move',
			due_date: '2026-02-28',
			due_time: '22:30:00',
		});
		await update(id, { due_time: '14:00' });
		expect(await activityOf(id)).toMatchObject({ due_date: '2026-03-01', due_time: '03:00:00' });
	});

	it('moves an all-day activity to another day, still all day', async () => {
		const { id } = await existing({ subject: 'Move', due_date: '2026-03-01' });
		await update(id, { due_date: '2026-03-05' });
		expect(await activityOf(id)).toMatchObject({ due_date: '2026-03-05', due_time: null });
	});

	it.each<[string, IDataObject, IDataObject]>([
		['All Day', { allDay: true }, {}],
		['clearing Due Time', {}, { options: { fieldsToClear: ['Due Time'] } }],
	])('takes the time away by %s, and keeps the local day', async (_how, fields, more) => {
		const { id } = await existing({
			subject: 'All day',
			due_date: '2026-02-28',
			due_time: '22:30:00',
		});
		const { error } = await update(id, fields, more);
		expect(error).toBeUndefined();
		expect(await activityOf(id)).toMatchObject({ due_date: '2026-03-01', due_time: null });
	});

	it('puts the person in place of the primary participant and keeps the others', async () => {
		const { id } = await existing({
			subject: 'Meet',
			participants: [
				{ person_id: 3, primary: true },
				{ person_id: 9, primary: false },
				{ person_id: 4, primary: false },
			],
		});
		await update(id, { person_id: byId(9) });
		expect((await activityOf(id)).participants).toEqual([
			{ person_id: 9, primary: true },
			{ person_id: 4, primary: false },
		]);
	});

	it('empties fields by choice, the person too', async () => {
		const { id } = await existing({
			subject: 'Meet',
			note: 'Old',
			participants: [{ person_id: 3, primary: true }],
		});
		const { json } = await update(id, {}, { options: { fieldsToClear: ['person_id', 'Note'] } });
		expect(json[0]).toMatchObject({ person_id: null, note: '' });
		expect((await activityOf(id)).participants).toEqual([]);
	});

	it.each<[string, IDataObject, string]>([
		[
			'a time beside All Day',
			{ allDay: true, due_time: '09:30' },
			"'All Day' cannot stand beside 'Due Time'",
		],
		['nothing to change', {}, 'There is nothing to update'],
	])('refuses %s', async (_what, additionalFields, message) => {
		const { error } = await update(11, additionalFields);
		expect(error?.message).toContain(message);
		expect(await writesOf()).toEqual([]);
	});

	it('refuses to empty what the API cannot', async () => {
		const { error } = await update(11, {}, { options: { fieldsToClear: ['subject'] } });
		expect(error?.message).toContain("'Fields to Clear' holds 'subject', which cannot be emptied");
	});
});

describe('Get, Mark as Done and Delete', () => {
	it('gets an activity as the API answers it, with attendees when asked', async () => {
		const { json } = await run({
			operation: 'get',
			activityId: byId(11),
			simple: false,
			options: { include_fields: ['attendees'] },
		});
		expect(json[0]).toEqual(await account.read('/api/v2/activities/11?include_fields=attendees'));
		const paths = (await account.sandbox.requests()).map(({ path }) => path);
		expect(paths.some((path) => path.endsWith('Fields'))).toBe(false);
	});

	it('marks an activity as done, and nothing else', async () => {
		const { id } = await existing({ subject: 'To do', due_date: '2026-03-01' });
		const { json } = await run({ operation: 'markAsDone', activityId: byId(id) });
		expect(json[0]).toMatchObject({ id, done: true });
		expect(await writesOf()).toEqual([{ done: true }]);
		expect(await activityOf(id)).toMatchObject({ done: true, subject: 'To do' });
	});

	it('deletes activities', async () => {
		const { json } = await run(
			{ operation: 'delete', activityId: byId('={{ $json.id }}') },
			undefined,
			[{ id: 11 }, { id: 12 }],
		);
		expect(json).toEqual([
			{ deleted: true, id: 11 },
			{ deleted: true, id: 12 },
		]);
		expect(await activityOf(12)).toMatchObject({ is_deleted: true });
	});

	it('says that there is no finding an activity by name', async () => {
		const { error } = await run({ operation: 'get', activityId: byName('Call about it') });
		expect(error?.message).toContain("'Activity' takes an ID, not the name 'Call about it'");
	});
});

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, options: IDataObject = {}) =>
		await run({ operation: 'getAll', returnAll: true, filters, options });
	const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

	it.each<[string, IDataObject, string]>([
		['done', { done: true }, 'done=true'],
		['not done', { done: false }, 'done=false'],
		['IDs', { ids: '3, 5, 8' }, 'ids=3,5,8'],
		['owner', { owner_id: byId(103) }, 'owner_id=103'],
		['times', { updated_since: '2025-12-01' }, 'updated_since=2025-12-01T00:00:00Z'],
		['times', { updated_until: '2025-06-01' }, 'updated_until=2025-06-01T00:00:00Z'],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const expected = await account.list(`/api/v2/activities?limit=500&${query}`);
		const { json, error } = await getAll(filters);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(idsOf(json).slice(0, 500)).toEqual(idsOf(expected));
	});

	it.each(['deal_id', 'person_id', 'org_id'])('filters by %s as the API does', async (key) => {
		const all = await account.list('/api/v2/activities?limit=500');
		const linked = all.find((one) => one[key] !== null)?.[key];
		const expected = await account.list(`/api/v2/activities?limit=500&${key}=${String(linked)}`);
		const { json } = await getAll({ [key]: byId(linked) });
		expect(json.length).toBeGreaterThan(0);
		expect(idsOf(json)).toEqual(idsOf(expected));
	});

	it('filters by a stored filter by name, also together with done', async () => {
		const filters = await account.list('/api/v1/filters?type=activity');
		const { id } = filters.find(({ name }) => name === 'Calls to do') ?? {};
		const expected = await account.list(`/api/v2/activities?limit=500&filter_id=${String(id)}`);
		const { json } = await getAll({ filter_id: byName('calls to do') });
		expect(idsOf(json)).toEqual(idsOf(expected));
		const both = await getAll({ filter_id: byId(id), done: true });
		expect(both.error).toBeUndefined();
		expect(both.json).toEqual([]);
	});

	it('sorts by due date, with attendees when asked', async () => {
		const { json } = await getAll(
			{ done: false },
			{ sort_by: 'due_date', sort_direction: 'desc', include_fields: ['attendees'] },
		);
		const days = json.map(({ due_date }) => String(due_date));
		expect(days).toEqual([...days].sort().reverse());
		expect(json.every((one) => Array.isArray(one.attendees))).toBe(true);
	});
});
