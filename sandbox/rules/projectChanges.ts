import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { ProjectRecord } from '../state/projects.ts';
import type { UserRecord } from '../state/records.ts';
import { without } from '../state/without.ts';
import { writeCustomFields } from './customFieldWrite.ts';
import { requireReferences } from './references.ts';

/** The body of a project's create and update; its schema has been checked. */
export interface ProjectBody extends Partial<
	Pick<ProjectRecord, 'title' | 'description' | 'status' | 'board_id' | 'phase_id' | 'owner_id'>
> {
	start_date?: string;
	end_date?: string;
	deal_ids?: number[];
	person_ids?: number[];
	org_ids?: number[];
	label_ids?: number[];
	health_status?: number;
	template_id?: number;
	custom_fields?: Record<string, unknown>;
}

type Place = Pick<ProjectRecord, 'board_id' | 'phase_id'>;

/** The phases of a board, first one first. */
export function phasesOf(account: Account, boardId: number) {
	return account.phases
		.all()
		.filter((phase) => phase.board_id === boardId && !phase.is_deleted)
		.sort((a, b) => a.order_nr - b.order_nr);
}

function placeOf(account: Account, body: ProjectBody, before: Place | undefined): Place {
	const { phase_id } = body;
	const template = account.projectTemplates.get(body.template_id ?? 0);
	if (phase_id !== undefined) {
		const phase = account.phases.get(phase_id);
		if (!phase || phase.is_deleted) throw badRequest('Phase not found');
		if (body.board_id !== undefined && body.board_id !== phase.board_id) {
			throw badRequest(
				`Phase ${String(phase_id)} does not belong to board ${String(body.board_id)}`,
			);
		}
		return { board_id: phase.board_id, phase_id };
	}
	const [firstBoard] = account.boards.all().filter((board) => !board.is_deleted);
	const wanted =
		body.board_id ?? before?.board_id ?? template?.projects_board_id ?? firstBoard?.id ?? 0;
	if (before?.board_id === wanted) return { board_id: wanted, phase_id: before.phase_id };
	if (account.boards.get(wanted)?.is_deleted !== false) throw badRequest('Board not found');
	const [phase] = phasesOf(account, wanted);
	if (!phase) throw badRequest('The board has no phases');
	return { board_id: wanted, phase_id: phase.id };
}

function requireRules(account: Account, body: ProjectBody, before?: ProjectRecord): void {
	const { owner_id, label_ids, template_id } = body;
	requireReferences(account, 'project', {
		...(owner_id !== undefined && { owner_id }),
		...(label_ids && { label_ids }),
	});
	for (const deal_id of body.deal_ids ?? []) requireReferences(account, 'project', { deal_id });
	for (const person_id of body.person_ids ?? []) {
		requireReferences(account, 'project', { person_id });
	}
	for (const org_id of body.org_ids ?? []) requireReferences(account, 'project', { org_id });
	if (template_id !== undefined && !account.projectTemplates.get(template_id)) {
		throw badRequest('Project template not found');
	}
	const start = body.start_date ?? before?.start_date;
	const end = body.end_date ?? before?.end_date;
	if (start && end && end < start) throw badRequest('end_date must not be before start_date');
}

function addTemplateTasks(
	context: SandboxContext,
	user: UserRecord,
	project: ProjectRecord,
	id: number,
) {
	const { account, clock } = context;
	for (const title of account.projectTemplates.get(id)?.tasks ?? []) {
		account.tasks.insert((number) => ({
			id: number,
			title,
			creator_id: user.id,
			description: null,
			project_id: project.id,
			is_done: false,
			is_milestone: false,
			due_date: null,
			start_date: null,
			parent_task_id: null,
			assignee_ids: [],
			priority: null,
			marked_as_done_time: null,
			add_time: clock.time(),
			update_time: clock.time(),
			is_deleted: false,
		}));
	}
}

/** Makes a project of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createProject(
	context: SandboxContext,
	user: UserRecord,
	body: ProjectBody & { title: string },
): ProjectRecord {
	const { account, clock } = context;
	requireRules(account, body);
	const place = placeOf(account, body, undefined);
	const custom_fields = writeCustomFields(account, user, 'project', undefined, body.custom_fields);
	const now = clock.time();
	const project = account.projects.insert((id) => ({
		id,
		description: null,
		status: 'open' as const,
		owner_id: user.id,
		start_date: null,
		end_date: null,
		deal_ids: [],
		person_ids: [],
		org_ids: [],
		label_ids: [],
		health_status: null,
		...without(body, 'template_id', 'custom_fields'),
		...place,
		status_change_time: now,
		add_time: now,
		update_time: now,
		archive_time: null,
		is_deleted: false,
		custom_fields,
	}));
	if (body.template_id !== undefined) addTemplateTasks(context, user, project, body.template_id);
	return project;
}

/** Changes a project by a checked body. @throws ApiError 400 where the body breaks a rule */
export function patchProject(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	project: ProjectRecord,
	body: ProjectBody,
): void {
	requireRules(account, body, project);
	if (Object.keys(body).length === 0) return;
	const now = clock.time();
	const { custom_fields: before } = project;
	const custom_fields = writeCustomFields(account, user, 'project', before, body.custom_fields);
	const { status } = body;
	account.projects.change(project, {
		...without(body, 'template_id', 'custom_fields'),
		...placeOf(account, without(body, 'template_id'), project),
		...(status !== undefined && status !== project.status && { status_change_time: now }),
		...(status === 'deleted' && { is_deleted: true }),
		custom_fields,
		update_time: now,
	});
}

/** What goes with a project: its tasks. */
export function deleteTasksOf({ account }: SandboxContext, projectId: number): void {
	for (const task of account.tasks.all()) {
		if (task.project_id === projectId && !task.is_deleted) {
			account.tasks.change(task, { is_deleted: true });
		}
	}
}
