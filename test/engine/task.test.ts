import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'task', operation, ...more } as never,
	});

const task = async (id: unknown) => await account.read(`/api/v2/tasks/${String(id)}`);
const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

it('is created in a project by name, for users by name', async () => {
	await account.sandbox.call('POST', '/api/v2/projects', { title: 'Cellar extension' });
	const ana = await account.userNamed('Ana Silva');
	const { json, error } = await run('create', {
		title: 'Order the bricks',
		project_id: byName('Cellar extension'),
		assignee_ids: 'Ana Silva',
		due_date: '2026-03-01',
		additionalFields: {
			description: 'Red ones',
			done: false,
			milestone: true,
			priority: 2,
			start_date: '2026-02-20',
		},
		options: { linkedNames: true },
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		title: 'Order the bricks',
		project_title: 'Cellar extension',
		assignee_ids: [ana.id],
		assignee_names: ['Ana Silva'],
		is_milestone: true,
	});
	expect(await task(json[0]?.id)).toMatchObject({
		title: 'Order the bricks',
		project_id: json[0]?.project_id,
		assignee_ids: [ana.id],
		due_date: '2026-03-01',
		start_date: '2026-02-20',
		description: 'Red ones',
		is_done: false,
		is_milestone: true,
		priority: 2,
	});
});

it('becomes part of another, is checked off, changed, and deleted with its parts', async () => {
	const parent = (await run('create', { title: 'Parent', project_id: byId(1) })).json[0]?.id;
	const made = await run('create', {
		title: 'Part',
		project_id: byId(1),
		additionalFields: { parent_task_id: byId(parent) },
	});
	const id = made.json[0]?.id;
	expect(await task(id)).toMatchObject({ parent_task_id: parent, is_done: false });
	const done = await run('markAsDone', { taskId: byId(id) });
	expect(done.json[0]).toMatchObject({ id, is_done: true });
	expect(await task(id)).toMatchObject({ is_done: true });
	const changed = await run('update', {
		taskId: byId(id),
		additionalFields: { done: false, title: 'Part of it', assignee_ids: 'Ana Silva' },
	});
	expect(changed.error).toBeUndefined();
	expect(await task(id)).toMatchObject({
		title: 'Part of it',
		is_done: false,
		parent_task_id: parent,
	});
	expect((await run('delete', { taskId: byId(parent) })).json).toEqual([
		{ deleted: true, id: parent },
	]);
	expect(idsOf(await account.list('/api/v2/tasks?project_id=1&limit=500'))).not.toContain(id);
});

it('is emptied of what is named, and of nothing else', async () => {
	const { json } = await run('create', {
		title: 'Full',
		project_id: byId(1),
		assignee_ids: 'Ana Silva',
		due_date: '2026-03-01',
		additionalFields: { description: 'Text', priority: 2, start_date: '2026-02-20' },
	});
	const { error } = await run('update', {
		taskId: byId(json[0]?.id),
		options: { fieldsToClear: ['Assignees', 'due_date', 'Description', 'priority'] },
	});
	expect(error).toBeUndefined();
	expect(await task(json[0]?.id)).toMatchObject({
		assignee_ids: [],
		due_date: null,
		description: null,
		priority: null,
		start_date: '2026-02-20',
	});
});

describe('Get Many', () => {
	const getAll = async (filters: IDataObject) => await run('getAll', { returnAll: true, filters });

	it.each<[string, IDataObject, string]>([
		['nothing', {}, ''],
		['done', { is_done: true }, 'is_done=true'],
		['not done', { is_done: false }, 'is_done=false'],
		['milestones', { is_milestone: true }, 'is_milestone=true'],
		['project', { project_id: byId(2) }, 'project_id=2'],
		['no subtasks', { subtasks: 'null', project_id: byId(1) }, 'parent_task_id=null&project_id=1'],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const { json, error } = await getAll(filters);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(idsOf(json)).toEqual(idsOf(await account.list(`/api/v2/tasks?limit=500&${query}`)));
	});

	it('filters by assignee by name, and by parent', async () => {
		const tasks = await account.list('/api/v2/tasks?limit=500');
		const [assignee] = tasks.flatMap((one) => one.assignee_ids as number[]);
		const users = await account.list('/api/v1/users');
		const user = users.find(({ id }) => id === assignee);
		const ofUser = await getAll({ assignee_id: byName(String(user?.name)) });
		const wanted = await account.list(`/api/v2/tasks?limit=500&assignee_id=${String(assignee)}`);
		expect(idsOf(ofUser.json)).toEqual(idsOf(wanted));
		const part = tasks.find(({ parent_task_id: parent }) => parent !== null);
		const parts = await getAll({ parent_task_id: byId(part?.parent_task_id) });
		expect(idsOf(parts.json)).toContain(part?.id);
		expect(parts.json.every((one) => one.parent_task_id === part?.parent_task_id)).toBe(true);
	});
});

it.each<[string, string, IDataObject, string]>([
	[
		'without a project',
		'create',
		{ title: 'x', project_id: byId('={{ "" }}') },
		"'Project' is empty",
	],
	['without a title', 'create', { title: '={{ " " }}', project_id: byId(1) }, "'Title' is empty"],
	[
		'of too long a title',
		'create',
		{ title: 'x'.repeat(256), project_id: byId(1) },
		'takes up to 255 characters, not 256',
	],
	[
		'for too many users',
		'create',
		{
			title: 'x',
			project_id: byId(1),
			assignee_ids: '={{ [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }}',
		},
		'takes up to 10 users, not 11',
	],
	[
		'for an unknown user',
		'create',
		{ title: 'x', project_id: byId(1), assignee_ids: 'Ana Silvas' },
		"Did you mean 'Ana Silva'",
	],
	[
		'of a name',
		'get',
		{ taskId: byName('Order the hardware') },
		"takes an ID, not the name 'Order the hardware'",
	],
	['to nothing', 'update', { taskId: byId(1) }, 'There is nothing to update'],
])('refuses a task %s before anything is written', async (_what, operation, more, message) => {
	const { error } = await run(operation, more);
	expect(`${error?.message ?? ''} ${error?.description ?? ''}`).toContain(message);
	const requests = await account.sandbox.requests();
	expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
