import { itemsOf, recordOf, recordsOf, type ApiRecord } from './answers';
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
const ids = async (path: string) => (await list(path)).map(({ id }) => id);

describe('projects', () => {
	it('begin in the first phase of the first board, with times in milliseconds', async () => {
		const made = await send('POST', '/api/v2/projects', { title: 'Move' });
		expect(made).toMatchObject({ status: 'open', board_id: 1, phase_id: 1, archive_time: null });
		expect(made.add_time).toMatch(/\.000Z$/);
		expect(await get(`/api/v2/projects/${made.id}`)).toEqual(made);
	});

	it('go where their phase is', async () => {
		const { id } = await send('POST', '/api/v2/projects', { title: 'Move', phase_id: 7 });
		expect(await get(`/api/v2/projects/${id}`)).toMatchObject({ board_id: 2, phase_id: 7 });
		const body = { phase_id: 7, board_id: 1 };
		expect((await sandbox.call('PATCH', `/api/v2/projects/${id}`, body)).status).toBe(400);
		await send('PATCH', `/api/v2/projects/${id}`, { board_id: 1 });
		expect(await get(`/api/v2/projects/${id}`)).toMatchObject({ board_id: 1, phase_id: 1 });
	});

	it('bring the tasks of their template', async () => {
		const { id } = await send('POST', '/api/v2/projects', { title: 'Move', template_id: 3 });
		expect(await list(`/api/v2/tasks?project_id=${id}`)).toMatchObject([
			{ title: 'Give notice' },
			{ title: 'Order the van' },
		]);
		expect((await get(`/api/v2/projects/${id}`)).board_id).toBe(2);
	});

	it('are listed by what they are about, archived ones apart, deleted ones on request', async () => {
		const body = { title: 'Move', deal_ids: [3], person_ids: [4], org_ids: [5] };
		const { id } = await send('POST', '/api/v2/projects', body);
		for (const filter of ['deal_id=3', 'person_id=4', 'org_id=5', 'status=open']) {
			expect(await ids(`/api/v2/projects?limit=500&${filter}`)).toContain(id);
		}
		expect(await ids('/api/v2/projects?deal_id=3&status=completed')).not.toContain(id);
		await send('POST', `/api/v2/projects/${id}/archive`);
		expect(await ids('/api/v2/projects?limit=500')).not.toContain(id);
		expect(await ids('/api/v2/projects/archived?limit=500')).toContain(id);
		const other = await send('POST', '/api/v2/projects', { title: 'Short' });
		const task = await send('POST', '/api/v2/tasks', { title: 'x', project_id: other.id });
		await sandbox.call('DELETE', `/api/v2/projects/${other.id}`);
		expect(await ids('/api/v2/projects?limit=500')).not.toContain(other.id);
		expect(await ids('/api/v2/projects?status=deleted')).toContain(other.id);
		expect((await sandbox.call('GET', `/api/v2/tasks/${task.id}`)).status).toBe(404);
	});

	it.each<[object, string]>([
		[{}, "Parameter 'title' is required"],
		[{ title: 'x', phase_id: 99 }, 'Phase not found'],
		[{ title: 'x', deal_ids: [99_999] }, 'Deal not found'],
		[{ title: 'x', label_ids: [1] }, 'Label 1 not found'],
		[{ title: 'x', template_id: 99 }, 'Project template not found'],
		[{ title: 'x', start_date: '2026-02-01', end_date: '2026-01-01' }, 'end_date'],
		[{ title: 'x', status: 'paused' }, 'not a valid choice'],
	])('are refused with %j', async (body, message) => {
		const answer = await sandbox.call('POST', '/api/v2/projects', body);
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(message)]);
	});

	it('are searched by title and description', async () => {
		const body = { title: 'Move', description: 'All of the zeppelins' };
		const { id } = await send('POST', '/api/v2/projects', body);
		const found = async (more = '') =>
			itemsOf(await sandbox.call('GET', `/api/v2/projects/search?term=zeppelin${more}`));
		expect(await found()).toMatchObject([{ id, type: 'project', phase: { id: 1 } }]);
		expect(await found('&fields=title')).toEqual([]);
	});

	it('remember what was changed, one row per request', async () => {
		const { id } = await send('POST', '/api/v2/projects', { title: 'Move' });
		await send('PATCH', `/api/v2/projects/${id}`, { title: 'Move on', health_status: 5 });
		await send('PATCH', `/api/v2/projects/${id}`, { title: 'Move out' });
		const [last, first] = await list(`/api/v2/projects/${id}/changelog`);
		expect(last).toMatchObject({
			actor_user_id: 101,
			old_values: { title: 'Move on' },
			new_values: { title: 'Move out' },
		});
		expect(first?.new_values).toEqual({ title: 'Move on', health_status: 5 });
	});
});

describe('tasks', () => {
	it('take 0 and 1 and answer true and false', async () => {
		const body = { title: 'Call', project_id: 1, done: 1, milestone: 0, assignee_id: 103 };
		const made = await send('POST', '/api/v2/tasks', body);
		expect(made).toMatchObject({ is_done: true, is_milestone: false, assignee_ids: [103] });
		expect(made.marked_as_done_time).not.toBeNull();
		const open = await send('PATCH', `/api/v2/tasks/${made.id}`, { done: 0 });
		expect(open).toMatchObject({ is_done: false, marked_as_done_time: null, title: 'Call' });
		const wrong = { title: 'x', project_id: 1, done: true };
		expect((await sandbox.call('POST', '/api/v2/tasks', wrong)).status).toBe(400);
	});

	it('have subtasks, one level deep, which go with them', async () => {
		const parent = await send('POST', '/api/v2/tasks', { title: 'All', project_id: 1 });
		const child = { title: 'Part', project_id: 1, parent_task_id: parent.id };
		const made = await send('POST', '/api/v2/tasks', child);
		expect(await ids(`/api/v2/tasks?parent_task_id=${parent.id}`)).toEqual([made.id]);
		expect(await ids('/api/v2/tasks?limit=500&parent_task_id=null')).not.toContain(made.id);
		const deeper = { ...child, parent_task_id: made.id };
		expect((await sandbox.call('POST', '/api/v2/tasks', deeper)).status).toBe(400);
		const elsewhere = { ...child, project_id: 2 };
		expect((await sandbox.call('POST', '/api/v2/tasks', elsewhere)).status).toBe(400);
		await sandbox.call('DELETE', `/api/v2/tasks/${parent.id}`);
		expect((await sandbox.call('GET', `/api/v2/tasks/${made.id}`)).status).toBe(404);
	});
});

describe('boards and phases', () => {
	it('are kept while projects stand on them, and a board takes its phases along', async () => {
		const board = await send('POST', '/api/v2/boards', { name: 'Events' });
		const phase = await send('POST', '/api/v2/phases', { name: 'Plan', board_id: board.id });
		const project = await send('POST', '/api/v2/projects', { title: 'x', board_id: board.id });
		expect(project.phase_id).toBe(phase.id);
		expect((await sandbox.call('DELETE', `/api/v2/boards/${board.id}`)).status).toBe(400);
		expect((await sandbox.call('DELETE', `/api/v2/phases/${phase.id}`)).status).toBe(400);
		await sandbox.call('DELETE', `/api/v2/projects/${project.id}`);
		expect(await send('DELETE', `/api/v2/boards/${board.id}`)).toEqual({ id: board.id });
		expect((await sandbox.call('GET', `/api/v2/phases/${phase.id}`)).status).toBe(404);
		expect(await ids('/api/v2/boards')).not.toContain(board.id);
	});

	it('move with their phase, projects and all', async () => {
		const { id } = await send('POST', '/api/v2/projects', { title: 'x', phase_id: 2 });
		await send('PATCH', '/api/v2/phases/2', { board_id: 2 });
		expect((await get(`/api/v2/projects/${id}`)).board_id).toBe(2);
		expect(await ids('/api/v2/phases?board_id=2')).toContain(2);
		expect((await sandbox.call('GET', '/api/v2/phases')).status).toBe(400);
	});
});

it('plans what belongs to a project: tasks and activities, in phases and groups', async () => {
	const { id } = await send('POST', '/api/v2/activities', { subject: 'Visit', project_id: 1 });
	const [group] = await list('/api/v1/projects/1/groups');
	const place = { phase_id: 3, group_id: group?.id };
	const { board_id, phase_id } = await get('/api/v2/projects/1');
	expect(board_id).toBe(1);
	const path = '/api/v1/projects/1/plan';
	const item = async () =>
		(await list(path)).find((one) => one.item_type === 'activity' && one.item_id === id);
	expect(await item()).toMatchObject({ phase_id, group_id: null });
	await send('PUT', `${path}/activities/${id}`, place);
	expect(await item()).toMatchObject(place);
	const stray = { group_id: 99_999 };
	expect((await sandbox.call('PUT', `${path}/activities/${id}`, stray)).status).toBe(400);
	expect((await list('/api/v1/projects/1/activities')).map((one) => one.id)).toContain(id);
});
