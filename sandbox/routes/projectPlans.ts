import { phasesOf } from '../rules/projectChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, number, objectSchema } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { PlanItemRecord, ProjectRecord } from '../state/projects.ts';
import { activityV1Answer } from './v1Answers.ts';

type PlanItem = Omit<PlanItemRecord, 'id' | 'project_id'>;

interface PlanBody {
	phase_id?: number;
	group_id?: number;
}

interface ItemPath extends IdPath {
	itemId: number;
}

const reading = ['projects:read', 'projects:full'];

function find(account: Account, id: number): ProjectRecord {
	return requireLiving(account.projects.get(id), 'Project');
}

function activitiesOf(account: Account, project: ProjectRecord) {
	return account.activities.all().filter((one) => one.project_id === project.id && !one.is_deleted);
}

function tasksOf(account: Account, project: ProjectRecord) {
	return account.tasks.all().filter((one) => one.project_id === project.id && !one.is_deleted);
}

function stored(
	account: Account,
	project: ProjectRecord,
	type: PlanItem['item_type'],
	itemId: number,
): PlanItemRecord | undefined {
	return account.planItems
		.all()
		.find(
			(item) =>
				item.project_id === project.id && item.item_type === type && item.item_id === itemId,
		);
}

/** Tasks and activities of a project; what nobody has put elsewhere stands in the project's phase. */
function planOf(account: Account, project: ProjectRecord): PlanItem[] {
	const items = [
		...tasksOf(account, project).map(({ id }) => ({ type: 'task' as const, id })),
		...activitiesOf(account, project).map(({ id }) => ({ type: 'activity' as const, id })),
	];
	return items.map(({ type, id }) => {
		const item = stored(account, project, type, id);
		return {
			item_id: id,
			item_type: type,
			phase_id: item?.phase_id ?? project.phase_id,
			group_id: item?.group_id ?? null,
		};
	});
}

function requireRules(account: Account, project: ProjectRecord, body: PlanBody): void {
	const { phase_id, group_id } = body;
	const phases = phasesOf(account, project.board_id);
	if (phase_id !== undefined && !phases.some(({ id }) => id === phase_id)) {
		throw badRequest('Phase not found');
	}
	if (group_id === undefined) return;
	if (account.projectGroups.get(group_id)?.project_id !== project.id) {
		throw badRequest('Group not found');
	}
}

function placeRoute(type: PlanItem['item_type'], path: string): Route {
	return route<unknown, PlanBody, ItemPath>({
		method: 'PUT',
		version: 'v1',
		path: `/projects/:id/plan/${path}/:itemId`,
		cost: 10,
		scopes: ['projects:full'],
		pathSchema: { ...idPath, itemId: integer },
		bodySchema: objectSchema({ phase_id: number, group_id: number }),
		handler: ({ context: { account }, path: { id, itemId }, body }) => {
			const project = find(account, id);
			const item = planOf(account, project).find(
				(one) => one.item_type === type && one.item_id === itemId,
			);
			if (!item) throw badRequest(`The project has no such ${type}`);
			requireRules(account, project, body);
			const before = stored(account, project, type, itemId);
			const placed = { ...item, ...body };
			if (before) account.planItems.change(before, placed);
			else account.planItems.insert((number) => ({ id: number, project_id: id, ...placed }));
			return { data: placed };
		},
	});
}

/** The plan of a project: its phases and groups, and what stands where. */
export const projectPlanRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/projects/:id/plan',
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => ({
			data: planOf(account, find(account, path.id)),
		}),
	}),
	placeRoute('activity', 'activities'),
	placeRoute('task', 'tasks'),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/projects/:id/groups',
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const { id } = find(account, path.id);
			return {
				data: account.projectGroups
					.all()
					.filter((group) => group.project_id === id)
					.map(({ id: groupId, name, order_nr }) => ({ id: groupId, name, order_nr })),
			};
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/projects/:id/activities',
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => ({
			data: activitiesOf(account, find(account, path.id)).map((one) =>
				activityV1Answer(account, one),
			),
			additional: { next_cursor: null },
		}),
	}),
];
