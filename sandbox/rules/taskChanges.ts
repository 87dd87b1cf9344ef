import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { TaskRecord } from '../state/projects.ts';
import type { UserRecord } from '../state/records.ts';

/** The body of a task's create and update; its schema has been checked. */
export interface TaskBody extends Partial<
	Pick<
		TaskRecord,
		| 'title'
		| 'project_id'
		| 'parent_task_id'
		| 'description'
		| 'due_date'
		| 'start_date'
		| 'priority'
	>
> {
	done?: 0 | 1;
	milestone?: 0 | 1;
	assignee_id?: number | null;
	assignee_ids?: number[];
}

function requireRules(account: Account, task: Omit<TaskRecord, 'id'>, id?: number): void {
	const { project_id, parent_task_id, assignee_ids } = task;
	if (account.projects.get(project_id)?.is_deleted !== false) throw badRequest('Project not found');
	if (parent_task_id !== null) {
		const parent = account.tasks.get(parent_task_id);
		const fits = parent?.project_id === project_id && !parent.is_deleted;
		if (!fits || parent.id === id) throw badRequest('Parent task not found');
		if (parent.parent_task_id !== null) throw badRequest('A subtask cannot have subtasks');
	}
	for (const one of assignee_ids) {
		if (!account.users.get(one)) throw badRequest('Assignee not found');
	}
}

function assigneesOf(body: TaskBody, before: readonly number[]): readonly number[] {
	const { assignee_id, assignee_ids } = body;
	if (assignee_ids !== undefined) return assignee_ids;
	if (assignee_id === undefined) return before;
	return assignee_id === null ? [] : [assignee_id];
}

/** A task with what a body says of it. */
function written<T extends Omit<TaskRecord, 'id'>>(task: T, body: TaskBody, now: string): T {
	const or = <V>(value: V | undefined, before: V): V => (value === undefined ? before : value);
	const is_done = body.done === undefined ? task.is_done : body.done === 1;
	return {
		...task,
		title: or(body.title, task.title),
		project_id: or(body.project_id, task.project_id),
		parent_task_id: or(body.parent_task_id, task.parent_task_id),
		description: or(body.description, task.description),
		due_date: or(body.due_date, task.due_date),
		start_date: or(body.start_date, task.start_date),
		priority: or(body.priority, task.priority),
		is_done,
		is_milestone: body.milestone === undefined ? task.is_milestone : body.milestone === 1,
		assignee_ids: assigneesOf(body, task.assignee_ids),
		marked_as_done_time: is_done ? (task.marked_as_done_time ?? now) : null,
		update_time: now,
	};
}

/** Makes a task of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createTask(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: TaskBody & { title: string; project_id: number },
): TaskRecord {
	const now = clock.time();
	const fresh = {
		title: body.title,
		creator_id: user.id,
		description: null,
		project_id: body.project_id,
		is_done: false,
		is_milestone: false,
		due_date: null,
		start_date: null,
		parent_task_id: null,
		assignee_ids: [],
		priority: null,
		marked_as_done_time: null,
		add_time: now,
		update_time: now,
		is_deleted: false,
	};
	const task = written<Omit<TaskRecord, 'id'>>(fresh, body, now);
	requireRules(account, task);
	return account.tasks.insert((id) => ({ id, ...task }));
}

/** Changes a task by a checked body. @throws ApiError 400 where the body breaks a rule */
export function patchTask(
	{ account, clock }: SandboxContext,
	task: TaskRecord,
	body: TaskBody,
): void {
	const after = written(task, body, clock.time());
	requireRules(account, after, task.id);
	if (Object.keys(body).length > 0) account.tasks.change(task, after);
}
