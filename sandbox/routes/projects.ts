import { customFieldAnswer } from '../rules/customFieldAnswer.ts';
import {
	createProject,
	deleteTasksOf,
	patchProject,
	type ProjectBody,
} from '../rules/projectChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { storedFilterTest } from '../rules/storedFilters.ts';
import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	cursorPage,
	date,
	filledText,
	idPath,
	integer,
	integers,
	objectSchema,
	oneOf,
	text,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toMillisecondTime } from '../state/clock.ts';
import { projectStatuses, type ProjectRecord } from '../state/projects.ts';
import { without } from '../state/without.ts';
import { getRoute } from './getRoute.ts';
import { listAnswer, ownKey } from './listing.ts';

interface ProjectListQuery extends PageQuery {
	filter_id?: number;
	status?: string;
	phase_id?: number;
	deal_id?: number;
	person_id?: number;
	org_id?: number;
}

const reading = ['projects:read', 'projects:full'];
const writing = ['projects:full'];
const listKeys = { filter_id: integer, status: text, phase_id: integer, ...cursorPage(500) };
const projectKeys = {
	title: filledText,
	description: text,
	status: oneOf(projectStatuses),
	board_id: integer,
	phase_id: integer,
	owner_id: integer,
	start_date: date,
	end_date: date,
	deal_ids: integers,
	person_ids: integers,
	org_ids: integers,
	label_ids: integers,
	health_status: integer,
	template_id: integer,
	custom_fields: { type: 'object' },
};

function projectAnswer(account: Account) {
	const customFields = customFieldAnswer(account, 'project', {});
	return (project: ProjectRecord) => ({
		...without(project, 'is_deleted'),
		add_time: toMillisecondTime(project.add_time),
		update_time: toMillisecondTime(project.update_time),
		status_change_time: toMillisecondTime(project.status_change_time),
		archive_time: toMillisecondTime(project.archive_time),
		custom_fields: customFields(project.custom_fields),
	});
}

function linksFit(project: ProjectRecord, query: ProjectListQuery): boolean {
	const { status, phase_id, deal_id, person_id, org_id } = query;
	const statuses = status?.split(',');
	return (
		(statuses ? statuses.includes(project.status) : !project.is_deleted) &&
		(phase_id === undefined || project.phase_id === phase_id) &&
		(deal_id === undefined || project.deal_ids.includes(deal_id)) &&
		(person_id === undefined || project.person_ids.includes(person_id)) &&
		(org_id === undefined || project.org_ids.includes(org_id))
	);
}

function list({ account }: SandboxContext, query: ProjectListQuery, archived: boolean) {
	const { filter_id } = query;
	const stored =
		filter_id === undefined ? undefined : storedFilterTest(account, 'projects', filter_id);
	const fits = (project: ProjectRecord) =>
		(project.archive_time !== null) === archived &&
		(stored ? !project.is_deleted && stored(project) : linksFit(project, query));
	const page = pageByCursor(account.projects.all(), query, ownKey, fits);
	return listAnswer(page, projectAnswer(account));
}

function find(account: Account, id: number): ProjectRecord {
	return requireLiving(account.projects.get(id), 'Project');
}

/** Projects; their plans, tasks and boards are in files of their own. */
export const projectRoutes: Route[] = [
	route<ProjectListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/projects',
		cost: 10,
		scopes: reading,
		querySchema: { ...listKeys, deal_id: integer, person_id: integer, org_id: integer },
		handler: ({ context, query }) => list(context, query, false),
	}),
	route<ProjectListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/projects/archived',
		cost: 10,
		scopes: reading,
		querySchema: listKeys,
		handler: ({ context, query }) => list(context, query, true),
	}),
	getRoute({
		version: 'v2',
		path: '/projects/:id',
		cost: 1,
		scopes: reading,
		what: 'Project',
		in: (account) => account.projects,
		present: projectAnswer,
	}),
	route<unknown, ProjectBody & { title: string }>({
		method: 'POST',
		version: 'v2',
		path: '/projects',
		cost: 5,
		scopes: writing,
		status: 201,
		bodySchema: objectSchema(projectKeys, ['title']),
		handler: ({ context, user, body }) => ({
			data: projectAnswer(context.account)(createProject(context, user, body)),
		}),
	}),
	route<unknown, ProjectBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/projects/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(projectKeys),
		handler: ({ context, user, path, body }) => {
			const project = find(context.account, path.id);
			patchProject(context, user, project, body);
			return { data: projectAnswer(context.account)(project) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v2',
		path: '/projects/:id',
		cost: 3,
		scopes: writing,
		pathSchema: idPath,
		handler: ({ context, path }) => {
			const { account, clock } = context;
			const project = find(account, path.id);
			const status_change_time = clock.time();
			account.projects.change(project, { is_deleted: true, status: 'deleted', status_change_time });
			deleteTasksOf(context, project.id);
			return { data: { id: project.id } };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'POST',
		version: 'v2',
		path: '/projects/:id/archive',
		cost: 3,
		scopes: writing,
		pathSchema: idPath,
		handler: ({ context: { account, clock }, path }) => {
			const project = find(account, path.id);
			if (project.archive_time !== null) throw badRequest('The project is archived already');
			const archive_time = clock.time();
			account.projects.change(project, { archive_time, update_time: archive_time });
			return { data: projectAnswer(account)(project) };
		},
	}),
];
