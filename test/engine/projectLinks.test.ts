import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'project', operation, ...more } as never,
	});

const activity = async (more: IDataObject, items?: IDataObject[]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'activity', operation: 'create', ...more } as never,
	});

describe('what hangs on a project', () => {
	it('names the users who may see it', async () => {
		const { json } = await run('getPermittedUsers', { projectId: byId(1) });
		const users = await account.list('/api/v1/users');
		const active = users.filter(({ active_flag: isActive }) => isActive === true);
		expect(json).toEqual(active.map(({ id, name }) => ({ user_id: id, user_name: name })));
		expect(json.length).toBeGreaterThan(1);
	});

	it('tells what was changed, with custom fields by name', async () => {
		await run('update', {
			projectId: byId(1),
			additionalFields: { title: 'Renamed' },
			customFields: { mappingMode: 'defineBelow', value: { 'Delivery Model': 'Hybrid' } },
		});
		const { json, error } = await run('getFieldChanges', { projectId: byId(1), limit: 1 });
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			actor_user_name: expect.any(String) as string,
			new_values: { title: 'Renamed', 'Delivery Model': 'Hybrid' },
		});
		const raw = await run('getFieldChanges', {
			projectId: byId(1),
			limit: 1,
			simple: false,
			options: { outputCustomFields: 'raw' },
		});
		const [change] = await account.list('/api/v2/projects/1/changelog?limit=1');
		expect(raw.json).toEqual([change]);
	});

	it('reads its activities with their due time on the clocks of the workflow', async () => {
		const made = await account.sandbox.call('POST', '/api/v2/activities', {
			subject: 'Kick-off call',
			project_id: 3,
			due_date: '2026-03-02',
			due_time: '08:30:00',
		});
		const { json, error } = await runNode(account.sandbox, {
			timezone: 'Europe/Riga',
			parameters: { resource: 'project', operation: 'getActivities', projectId: byId(3) },
		});
		expect(error).toBeUndefined();
		const { id } = made.body.data as IDataObject;
		expect(json.find((one) => one.id === id)).toMatchObject({
			subject: 'Kick-off call',
			due_date: '2026-03-02',
			due_time: '10:30:00',
			project_id: 3,
			user_name: expect.any(String) as string,
		});
	});

	it('has a plan, in which tasks and activities are put into phases and groups', async () => {
		const groups = await run('getGroups', { projectId: byId(1) });
		expect(groups.json.map(({ name }) => name)).toEqual(['Preparation', 'Execution']);
		const [task = {}] = await account.list('/api/v2/tasks?project_id=1');
		const activity = await account.sandbox.call('POST', '/api/v2/activities', {
			subject: 'Plan me',
			project_id: 1,
		});
		const { id: activityId } = activity.body.data as IDataObject;
		const group = groups.json[1]?.id;
		const placed = await run('updatePlanTask', {
			projectId: byId(1),
			taskId: byId(task.id),
			additionalFields: { phase_id: byName('Go-Live'), group_id: group },
		});
		expect(placed.error).toBeUndefined();
		expect(placed.json[0]).toMatchObject({ item_id: task.id, phase_name: 'Go-Live' });
		const other = await run('updatePlanActivity', {
			projectId: byId(1),
			activityId: byId(activityId),
			additionalFields: { group_id: group },
		});
		expect(other.error).toBeUndefined();
		const plan = await run('getPlan', { projectId: byId(1) });
		expect(plan.json).toContainEqual({
			item_id: task.id,
			item_type: 'task',
			phase_id: 4,
			phase_name: 'Go-Live',
			group_id: group,
		});
		expect(plan.json).toContainEqual(
			expect.objectContaining({ item_id: activityId, item_type: 'activity', group_id: group }),
		);
		const stored = await account.list('/api/v1/projects/1/plan');
		expect(plan.json).toHaveLength(stored.length);
	});
});

it('puts an activity into a project by name, also from the keys of an item', async () => {
	const { body } = await account.sandbox.call('POST', '/api/v2/projects', {
		title: 'Cellar extension',
	});
	const { id } = body.data as IDataObject;
	const made = await activity({
		subject: 'Look at the cellar',
		additionalFields: { project_id: byName('Cellar extension') },
		options: { linkedNames: true },
	});
	expect(made.error).toBeUndefined();
	expect(made.json[0]).toMatchObject({ project_id: id, project_title: 'Cellar extension' });
	expect(await account.read(`/api/v2/activities/${String(made.json[0]?.id)}`)).toMatchObject({
		project_id: id,
	});
	const mapped = await activity({ dataToSend: 'autoMapInputData' }, [
		{ subject: 'Another look', Project: 'Cellar extension' },
	]);
	expect(mapped.error).toBeUndefined();
	expect(await account.read(`/api/v2/activities/${String(mapped.json[0]?.id)}`)).toMatchObject({
		project_id: id,
	});
});
