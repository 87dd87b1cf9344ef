import { createTask, patchTask, type TaskBody } from '../rules/taskChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	cursorPage,
	flag,
	idPath,
	integer,
	nullableDate,
	nullableInteger,
	nullableText,
	objectSchema,
} from '../server/schemas.ts';
import { toMillisecondTime } from '../state/clock.ts';
import type { TaskRecord } from '../state/projects.ts';
import { without } from '../state/without.ts';
import { deleteRoute } from './deleteRoute.ts';
import { getRoute } from './getRoute.ts';
import { listAnswer, ownKey } from './listing.ts';

interface TaskListQuery extends PageQuery {
	is_done?: boolean;
	is_milestone?: boolean;
	assignee_id?: number;
	project_id?: number;
	/** The id of a task, or the word `null` for those that are no subtask. */
	parent_task_id?: string;
}

const reading = ['projects:read', 'projects:full'];
const writing = ['projects:full'];
const taskKeys = {
	title: { type: 'string', minLength: 1, maxLength: 255 },
	project_id: integer,
	parent_task_id: nullableInteger,
	description: nullableText,
	done: flag,
	milestone: flag,
	due_date: nullableDate,
	start_date: nullableDate,
	assignee_id: nullableInteger,
	assignee_ids: { type: 'array', items: integer, maxItems: 10 },
	priority: { type: ['integer', 'null'], minimum: 0 },
};

function taskAnswer(task: TaskRecord) {
	return {
		...without(task, 'is_deleted'),
		add_time: toMillisecondTime(task.add_time),
		update_time: toMillisecondTime(task.update_time),
		marked_as_done_time: toMillisecondTime(task.marked_as_done_time),
	};
}

function fits(task: TaskRecord, query: TaskListQuery): boolean {
	const { is_done, is_milestone, assignee_id, project_id, parent_task_id } = query;
	return (
		!task.is_deleted &&
		(is_done === undefined || task.is_done === is_done) &&
		(is_milestone === undefined || task.is_milestone === is_milestone) &&
		(assignee_id === undefined || task.assignee_ids.includes(assignee_id)) &&
		(project_id === undefined || task.project_id === project_id) &&
		(parent_task_id === undefined || String(task.parent_task_id) === parent_task_id)
	);
}

/** Tasks of projects. */
export const taskRoutes: Route[] = [
	route<TaskListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/tasks',
		cost: 10,
		scopes: reading,
		querySchema: {
			is_done: boolean,
			is_milestone: boolean,
			assignee_id: integer,
			project_id: integer,
			parent_task_id: { type: 'string', pattern: '^(null|\\d+)$' },
			...cursorPage(500),
		},
		handler: ({ context: { account }, query }) => {
			const page = pageByCursor(account.tasks.all(), query, ownKey, (task) => fits(task, query));
			return listAnswer(page, taskAnswer);
		},
	}),
	getRoute({
		version: 'v2',
		path: '/tasks/:id',
		cost: 1,
		scopes: reading,
		what: 'Task',
		in: (account) => account.tasks,
		present: () => taskAnswer,
	}),
	route<unknown, TaskBody & { title: string; project_id: number }>({
		method: 'POST',
		version: 'v2',
		path: '/tasks',
		cost: 5,
		scopes: writing,
		status: 201,
		bodySchema: objectSchema(taskKeys, ['title', 'project_id']),
		handler: ({ context, user, body }) => ({
			data: taskAnswer(createTask(context, user, body)),
		}),
	}),
	route<unknown, TaskBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/tasks/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(taskKeys),
		handler: ({ context, path, body }) => {
			const task = requireLiving(context.account.tasks.get(path.id), 'Task');
			patchTask(context, task, body);
			return { data: taskAnswer(task) };
		},
	}),
	deleteRoute({
		path: '/tasks/:id',
		scopes: writing,
		what: 'Task',
		in: (account) => account.tasks,
		after: ({ account }, id) => {
			for (const task of account.tasks.all()) {
				if (task.parent_task_id === id) account.tasks.change(task, { is_deleted: true });
			}
		},
	}),
];
