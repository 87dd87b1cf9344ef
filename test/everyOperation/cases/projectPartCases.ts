import { byId, byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { create, made, ofItem } from './account';

const boards = '/api/v2/boards';
const board = `${boards}/{id}`;
const boardSets: SetParameters = { name: { set: 'Rollouts' }, order_nr: { set: 1 } };
const leastBoard = { path: boards, body: { name: 'Old' } };
const oldBoard = made(leastBoard.path, leastBoard.body);

export const boardCases: ResourceCases = {
	create: { sets: boardSets, read: board, least: leastBoard },
	update: { start: oldBoard, parameters: { boardId: byName('Old') }, sets: boardSets, read: board },
	delete: { start: oldBoard, parameters: { boardId: ofItem() }, gone: board },
	get: { parameters: { boardId: byName('Internal Projects') }, answers: `${boards}/2` },
	getAll: { answers: boards },
};

const phases = '/api/v2/phases';
const phase = `${phases}/{id}`;
const phaseSets: SetParameters = {
	name: { set: 'Trial' },
	board_id: { set: byName('Internal Projects'), holds: { board_id: 2 } },
	order_nr: { set: 2 },
};
const leastPhase = { path: phases, body: { name: 'Old', board_id: 1 } };
const oldPhase = made(leastPhase.path, leastPhase.body);

export const phaseCases: ResourceCases = {
	create: { sets: phaseSets, read: phase, least: leastPhase },
	update: { start: oldPhase, parameters: { phaseId: ofItem() }, sets: phaseSets, read: phase },
	delete: { start: oldPhase, parameters: { phaseId: byName('Old') }, gone: phase },
	get: { parameters: { phaseId: byName('Go-Live') }, answers: `${phases}/4` },
	getAll: {
		parameters: { board_id: byName('Internal Projects') },
		answers: `${phases}?board_id=2`,
	},
};

const tasks = '/api/v2/tasks';
const task = `${tasks}/{id}`;
const leastTask = { path: tasks, body: { title: 'Old', project_id: 1 } };
const oldTask = made(leastTask.path, leastTask.body);
const taskId = ofItem();

const taskSets: SetParameters = {
	title: { set: 'Train the first shift' },
	project_id: {
		set: byName('Kling - Bruen: warehouse scanners'),
		holds: { project_id: 2 },
	},
	assignee_ids: { set: [103, 104] },
	start_date: { set: '2026-02-01' },
	due_date: { set: '2026-02-10' },
	description: { set: 'In two groups' },
	done: { set: true, holds: { is_done: true } },
	milestone: { set: true, holds: { is_milestone: true } },
	priority: { set: 2 },
};

/** A task below another one of its project. */
const below: SetParameters = {
	title: { set: 'Print the plans' },
	project_id: { set: ofItem('project'), holds: ({ project }) => ({ project_id: project }) },
	parent_task_id: { set: ofItem('parent'), holds: ({ parent }) => ({ parent_task_id: parent }) },
};

const aParent = async (...[account]: Parameters<typeof oldTask>) => {
	const { id } = await create(account, tasks, { title: 'Above', project_id: 2 });
	return { ...(await oldTask(account)), parent: id, project: 2 };
};

export const taskCases: ResourceCases = {
	create: [
		{ sets: taskSets, read: task, least: leastTask },
		{ start: aParent, sets: below, read: task, least: leastTask },
	],
	update: [
		{ start: oldTask, parameters: { taskId }, sets: taskSets, read: task },
		{ start: aParent, parameters: { taskId }, sets: below, read: task },
	],
	markAsDone: {
		start: oldTask,
		parameters: { taskId },
		sets: {},
		read: task,
		becomes: { is_done: true },
	},
	delete: { start: oldTask, parameters: { taskId }, gone: task },
	get: { parameters: { taskId: byId(1) }, answers: `${tasks}/1` },
	getAll: {
		parameters: { filters: { project_id: byId(1), is_done: true } },
		answers: `${tasks}?project_id=1&is_done=true`,
	},
};
