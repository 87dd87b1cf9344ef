import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const anaSilva = async () =>
	(await account.list('/api/v1/users')).find(({ name }) => name === 'Ana Silva');

const create = async (more: IDataObject, timezone?: string) =>
	await runNode(account.sandbox, {
		timezone,
		parameters: { resource: 'note', operation: 'create', ...more } as INodeParameters,
	});

it('attaches a note to a deal, a person and an organization, found by name', async () => {
	const [organization = {}] = (await account.list('/api/v2/organizations?limit=500')).slice(-1);
	const deal = await account.read('/api/v2/deals/7');
	const { json, error } = await create({
		content: '<p>Wants an <b>offer</b></p>',
		deal_id: byId(7),
		person_id: byId(9),
		org_id: byName(String(organization.name)),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		content: '<p>Wants an <b>offer</b></p>',
		deal_id: 7,
		deal_title: deal.title,
		person_id: 9,
		org_id: organization.id,
		org_name: organization.name,
		user_name: expect.any(String) as string,
	});
	expect(json[0]).not.toHaveProperty('deal');
	const [note] = await account.list('/api/v1/notes?deal_id=7');
	expect(note).toMatchObject({ id: json[0]?.id, person_id: 9, org_id: organization.id });
});

it('pins it, with author and time as version 1 of the API wants them', async () => {
	const ana = await anaSilva();
	const { error } = await create(
		{
			content: 'From the old system',
			deal_id: byId(7),
			simple: false,
			additionalFields: {
				add_time: '2025-03-01T10:00:00',
				user_id: byName('Ana Silva'),
				pinned_to_deal_flag: true,
				pinned_to_person_flag: false,
			},
		},
		'Europe/Stockholm',
	);
	expect(error).toBeUndefined();
	const [note] = await account.list('/api/v1/notes?deal_id=7');
	expect(note).toMatchObject({
		add_time: '2025-03-01 09:00:00',
		user_id: ana?.id,
		pinned_to_deal_flag: true,
		pinned_to_person_flag: false,
	});
});

it.each<[string, IDataObject, string]>([
	['hangs on nothing', { content: 'Lost' }, 'A note needs something to be attached to'],
	['has no text', { content: '={{ " " }}', deal_id: byId(7) }, "'Content' is empty"],
	[
		'is pinned to what it does not hang on',
		{ content: 'x', deal_id: byId(7), additionalFields: { pinned_to_person_flag: true } },
		"'Pinned to Person' needs 'Person'",
	],
])('refuses a note that %s', async (_what, more, message) => {
	const before = await account.list('/api/v1/notes');
	const { error } = await create(more);
	expect(error?.message).toContain(message);
	expect(await account.list('/api/v1/notes')).toEqual(before);
});

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'note', operation, ...more } as INodeParameters,
	});

const newNote = async (body: IDataObject = { deal_id: 7 }): Promise<string> => {
	const made = await account.sandbox.call('POST', '/api/v1/notes', { content: 'Old', ...body });
	return String((made.body.data as IDataObject).id);
};

it('attaches a note to a lead, a project and a task, pinned to each', async () => {
	const [lead] = await account.list('/api/v1/leads');
	const [task] = await account.list('/api/v2/tasks');
	const { json, error } = await create({
		content: 'Everywhere',
		additionalFields: {
			lead_id: byId(lead?.id),
			project_id: byId(task?.project_id),
			task_id: byId(task?.id),
			pinned_to_lead_flag: true,
			pinned_to_project_flag: true,
			pinned_to_task_flag: true,
		},
	});
	expect(error).toBeUndefined();
	expect(await account.read(`/api/v1/notes/${String(json[0]?.id)}`)).toMatchObject({
		lead_id: lead?.id,
		project_id: task?.project_id,
		task_id: task?.id,
		pinned_to_lead_flag: true,
		pinned_to_project_flag: true,
		pinned_to_task_flag: true,
	});
});

describe('Get Many', () => {
	/** Notes that differ in everything that can be filtered by. */
	async function differentNotes(): Promise<{ lead: IDataObject; task: IDataObject }> {
		const [lead = {}] = await account.list('/api/v1/leads');
		const [task = {}] = await account.list('/api/v2/tasks');
		await newNote({ deal_id: 7, pinned_to_deal_flag: 1, add_time: '2025-03-01 10:00:00' });
		await newNote({ person_id: 9, pinned_to_person_flag: 1 });
		await newNote({ org_id: 5, pinned_to_organization_flag: 1 });
		await newNote({ lead_id: lead.id, pinned_to_lead_flag: 1 });
		await newNote({ project_id: task.project_id, pinned_to_project_flag: 1 });
		await newNote({ task_id: task.id, pinned_to_task_flag: 1 });
		return { lead, task };
	}

	it.each<[string, (from: { lead: IDataObject; task: IDataObject }) => [IDataObject, string]]>([
		['deal', () => [{ deal_id: byId(7) }, 'deal_id=7']],
		['person', () => [{ person_id: byId(9) }, 'person_id=9']],
		['organization', () => [{ org_id: byId(5) }, 'org_id=5']],
		['lead', ({ lead }) => [{ lead_id: lead.id }, `lead_id=${String(lead.id)}`]],
		[
			'project',
			({ task }) => [
				{ project_id: byId(task.project_id) },
				`project_id=${String(task.project_id)}`,
			],
		],
		['task', ({ task }) => [{ task_id: byId(task.id) }, `task_id=${String(task.id)}`]],
		['pin on deals', () => [{ pinned_to_deal_flag: true }, 'pinned_to_deal_flag=1']],
		['no pin on deals', () => [{ pinned_to_deal_flag: false }, 'pinned_to_deal_flag=0']],
		['pin on leads', () => [{ pinned_to_lead_flag: true }, 'pinned_to_lead_flag=1']],
		['pin on persons', () => [{ pinned_to_person_flag: true }, 'pinned_to_person_flag=1']],
		[
			'pin on organizations',
			() => [{ pinned_to_organization_flag: true }, 'pinned_to_organization_flag=1'],
		],
		['pin on projects', () => [{ pinned_to_project_flag: true }, 'pinned_to_project_flag=1']],
		['pin on tasks', () => [{ pinned_to_task_flag: true }, 'pinned_to_task_flag=1']],
		[
			'days',
			() => [
				{ start_date: '2025-03-01', end_date: '2025-03-01' },
				'start_date=2025-03-01&end_date=2025-03-01',
			],
		],
		[
			'time of the last change',
			() => [{ updated_since: '2026-01-15T09:00:00' }, 'updated_since=2026-01-15T09:00:00Z'],
		],
	])('filters by %s', async (_what, filtering) => {
		const [filters, query] = filtering(await differentNotes());
		const { json, error } = await run('getAll', { returnAll: true, simple: false, filters });
		expect(error).toBeUndefined();
		const wanted = await account.list(`/api/v1/notes?limit=500&${query}`);
		expect(json).toEqual(wanted);
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThan((await account.list('/api/v1/notes?limit=500')).length);
	});

	it('filters by author, by name, and sorts', async () => {
		const ana = await anaSilva();
		const { json } = await run('getAll', {
			returnAll: true,
			simple: false,
			filters: { user_id: byName('Ana Silva') },
			options: { sort: 'add_time ASC' },
		});
		const path = `/api/v1/notes?limit=500&user_id=${String(ana?.id)}&sort=add_time%20ASC`;
		expect(json).toEqual(await account.list(path));
		expect(json.length).toBeGreaterThan(1);
	});
});

it('changes a note in every part', async () => {
	const noteId = await newNote();
	const ana = await anaSilva();
	const [lead] = await account.list('/api/v1/leads');
	const { json, error } = await run('update', {
		noteId,
		simple: true,
		additionalFields: {
			content: '<p>New</p>',
			add_time: '2025-04-01T08:30:00Z',
			user_id: byName('Ana Silva'),
			deal_id: byId(8),
			person_id: byId(9),
			org_id: byId(5),
			lead_id: lead?.id,
			pinned_to_deal_flag: true,
			pinned_to_lead_flag: true,
			pinned_to_person_flag: true,
			pinned_to_organization_flag: true,
		},
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ content: '<p>New</p>', user_name: 'Ana Silva' });
	expect(await account.read(`/api/v1/notes/${noteId}`)).toMatchObject({
		content: '<p>New</p>',
		add_time: '2025-04-01 08:30:00',
		user_id: ana?.id,
		deal_id: 8,
		person_id: 9,
		org_id: 5,
		lead_id: lead?.id,
		pinned_to_deal_flag: true,
		pinned_to_lead_flag: true,
		pinned_to_person_flag: true,
		pinned_to_organization_flag: true,
	});
	const unpinned = await run('update', {
		noteId,
		additionalFields: { pinned_to_deal_flag: false },
	});
	expect(unpinned.error).toBeUndefined();
	expect(await account.read(`/api/v1/notes/${noteId}`)).toMatchObject({
		pinned_to_deal_flag: false,
		content: '<p>New</p>',
	});
});

it('reads a note, and deletes it, after which it is no longer active', async () => {
	const noteId = await newNote();
	const got = await run('get', { noteId, simple: false });
	expect(got.json).toEqual([await account.read(`/api/v1/notes/${noteId}`)]);
	const deleted = await run('delete', { noteId });
	expect(deleted.json).toEqual([{ deleted: true, id: Number(noteId) }]);
	const after = await run('get', { noteId, simple: true });
	expect(after.json[0]).toMatchObject({ id: Number(noteId), active_flag: false });
	const listed = await run('getAll', { returnAll: true, filters: { deal_id: byId(7) } });
	expect(listed.json).toEqual([]);
});

it.each<[string, string, IDataObject, string]>([
	['nothing', 'update', { noteId: '1', additionalFields: {} }, 'There is nothing to update'],
	['a note whose ID is none', 'get', { noteId: 'first' }, "'Note ID' takes an ID, a whole number"],
	['a note that is gone', 'get', { noteId: '999999' }, 'Note not found'],
])('refuses %s', async (_what, operation, more, message) => {
	expect((await run(operation, more)).error?.message).toContain(message);
});

it('attaches a note to a project by name and to a task of it', async () => {
	await account.sandbox.call('POST', '/api/v2/projects', { title: 'Cellar extension' });
	const [task = {}] = await account.list('/api/v2/tasks');
	const { json, error } = await create({
		content: 'Bricks are on their way',
		additionalFields: {
			project_id: byName('Cellar extension'),
			task_id: byId(task.id),
			pinned_to_project_flag: true,
		},
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ project_title: 'Cellar extension', task_id: task.id });
	const [note] = await account.list(`/api/v1/notes?project_id=${String(json[0]?.project_id)}`);
	expect(note).toMatchObject({ id: json[0]?.id, pinned_to_project_flag: true });
	const stray = await create({
		content: 'x',
		deal_id: byId(7),
		additionalFields: { pinned_to_task_flag: true },
	});
	expect(stray.error?.message).toContain("'Pinned to Task' needs 'Task'");
});
