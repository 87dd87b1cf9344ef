import type { Links } from './recordSamples.ts';
import type { SandboxWalk } from './sandboxWalk.ts';
import { walkCrud } from './walkCrud.ts';

/** Projects with their boards, phases, tasks, plans and templates. */
export async function walkProjects(walk: SandboxWalk, links: Links): Promise<void> {
	const { user } = links;
	await walkCrud(walk, {
		path: '/api/v2/boards',
		creates: [{ name: 'Contract board', order_nr: 3 }, { name: 'Contract board, bare' }],
		updates: [{ name: 'Contract board 2' }, { order_nr: 1 }],
		refused: [{}, { name: 'x', order_nr: 0 }],
	});
	const board = await walk.create('/api/v2/boards', { name: 'Contract' });
	await walkCrud(walk, {
		path: '/api/v2/phases',
		creates: [
			{ name: 'Contract phase', board_id: board, order_nr: 2 },
			{ name: 'Contract phase, bare', board_id: board },
		],
		updates: [{ name: 'Contract phase 2', order_nr: 1 }, { board_id: 1 }],
		refused: [{ name: 'x' }, { name: 'x', board_id: 999999999 }],
		filters: [{ board_id: board }],
	});
	const phase = await walk.create('/api/v2/phases', { name: 'First', board_id: board });
	const project = await walkProject(walk, links, board, phase);
	await walkPlan(walk, project);
	await walkCrud(walk, {
		path: '/api/v2/tasks',
		creates: [
			{
				title: 'Contract task',
				project_id: project,
				parent_task_id: null,
				description: 'All of it',
				done: 1,
				milestone: 1,
				due_date: '2030-01-31',
				start_date: '2030-01-01',
				assignee_ids: [user],
				priority: 1,
			},
			{ title: 'Contract task, bare', project_id: project },
		],
		updates: [
			{ done: 0, milestone: 0, due_date: null, start_date: null, description: null },
			{ assignee_id: user, priority: null, title: 'Contract task 2' },
		],
		refused: [{ title: 'x' }, { title: 'x', project_id: project, done: true }],
		filters: [
			{ is_done: true },
			{ is_milestone: false, limit: 3 },
			{ assignee_id: user },
			{ project_id: project },
			{ parent_task_id: 'null', limit: 3 },
		],
	});
	await walk.turnPages('/api/v2/tasks', { limit: 5 }, 3);
	await walk.sendBad('DELETE', `/api/v2/boards/${String(board)}`);
	await walk.list('/api/v2/projectTemplates', { limit: 500 });
	await walk.turnPages('/api/v2/projectTemplates', { limit: 1 }, 3);
	await walk.send('GET', '/api/v2/projectTemplates/1');
}

async function walkProject(
	walk: SandboxWalk,
	{ user, person, organization, deal }: Links,
	board: unknown,
	phase: unknown,
): Promise<unknown> {
	const path = '/api/v2/projects';
	const project = await walk.create(path, {
		title: 'Contract project',
		description: 'All of it',
		status: 'open',
		board_id: board,
		phase_id: phase,
		owner_id: user,
		start_date: '2030-01-01',
		end_date: '2030-01-31',
		deal_ids: [deal],
		person_ids: [person],
		org_ids: [organization],
		label_ids: [],
		health_status: 10,
		template_id: 1,
		custom_fields: {},
	});
	const one = `${path}/${String(project)}`;
	await walk.send('GET', one);
	await walk.send('PATCH', one, {}, { status: 'completed', title: 'Contract project 2' });
	await walk.send('PATCH', one, {}, { status: 'open' });
	await walk.sendBad('POST', path, {}, { title: 'x', phase_id: 999999999 });
	await walk.sendBad('POST', path, {}, {});
	for (const filter of [
		{ limit: 500 },
		{ status: 'open' },
		{ phase_id: phase },
		{ deal_id: deal },
		{ person_id: person },
		{ org_id: organization },
	]) {
		await walk.list(path, filter);
	}
	await walk.turnPages(path, { limit: 2 }, 3);
	await walk.send('GET', `${one}/permittedUsers`);
	await walk.turnPages(`${one}/changelog`, { limit: 1 }, 3);
	await walkArchive(walk, phase);
	await walk.turnPages(`${path}/search`, { term: 'contract', limit: 1 }, 2);
	const search = { term: 'contract', fields: 'custom_fields,notes,title,description' };
	await walk.send('GET', `${path}/search`, { ...search, exact_match: false });
	await walk.send('GET', `${path}/search`, { ...search, person_id: person });
	await walk.send('GET', `${path}/search`, { ...search, organization_id: organization });
	return project;
}

async function walkArchive(walk: SandboxWalk, phase: unknown): Promise<void> {
	const path = '/api/v2/projects';
	const bare = await walk.create(path, { title: 'Contract project, bare' });
	await walk.send('POST', `${path}/${String(bare)}/archive`);
	await walk.sendBad('POST', `${path}/${String(bare)}/archive`);
	const filters: Record<string, unknown>[] = [
		{ limit: 1 },
		{ status: 'open' },
		{ phase_id: phase },
	];
	for (const filter of filters) await walk.list(`${path}/archived`, filter);
	await walk.turnPages(`${path}/archived`, { limit: 1 }, 2);
	await walk.send('DELETE', `${path}/${String(bare)}`);
	await walk.sendBad('GET', `${path}/${String(bare)}`);
}

async function walkPlan(walk: SandboxWalk, project: unknown): Promise<void> {
	const activity = { subject: 'Contract, planned', project_id: project };
	const made = await walk.create('/api/v2/activities', activity);
	const path = `/api/v1/projects/${String(project)}`;
	const plan = await walk.list(`${path}/plan`);
	const task = plan.find((item) => item['item_type'] === 'task')?.['item_id'];
	const phase_id = plan[0]?.['phase_id'];
	await walk.send('PUT', `${path}/plan/tasks/${String(task)}`, {}, { phase_id });
	await walk.send('PUT', `${path}/plan/activities/${String(made)}`, {}, { phase_id });
	await walk.sendBad('PUT', `${path}/plan/tasks/999999999`, {}, { phase_id });
	await walk.list(`${path}/activities`);
	await walk.list(`${path}/groups`);
	const [groups] = await walk.list('/api/v1/projects/1/groups');
	const [item] = await walk.list('/api/v1/projects/1/plan');
	const kind = item?.['item_type'] === 'task' ? 'tasks' : 'activities';
	const place = `/api/v1/projects/1/plan/${kind}/${String(item?.['item_id'])}`;
	await walk.send('PUT', place, {}, { group_id: groups?.['id'] });
}
