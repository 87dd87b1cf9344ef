import { phasesOf } from '../rules/projectChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { cursorPage, filledText, idPath, integer, objectSchema } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toMillisecondTime } from '../state/clock.ts';
import type { BoardRecord, Dated, PhaseRecord, ProjectTemplateRecord } from '../state/projects.ts';
import { without } from '../state/without.ts';
import { deleteRoute } from './deleteRoute.ts';
import { getRoute } from './getRoute.ts';
import { listAnswer, ownKey } from './listing.ts';

type BoardBody = Partial<Pick<BoardRecord, 'name' | 'order_nr'>>;
type PhaseBody = Partial<Pick<PhaseRecord, 'name' | 'order_nr' | 'board_id'>>;

const reading = ['projects:read', 'projects:full'];
const writing = ['projects:full'];
const boardKeys = { name: filledText, order_nr: { type: 'integer', minimum: 1 } };
const phaseKeys = { ...boardKeys, board_id: integer };

function dated<T extends Dated>(record: T) {
	return {
		...without(record, 'is_deleted'),
		add_time: toMillisecondTime(record.add_time),
		update_time: toMillisecondTime(record.update_time),
	};
}

/** @throws ApiError 400 for what projects stand on */
function requireUnused(account: Account, key: 'board_id' | 'phase_id', id: number): void {
	if (account.projects.all().some((one) => one[key] === id && !one.is_deleted)) {
		throw badRequest(
			`There are projects ${key === 'board_id' ? 'on this board' : 'in this phase'}`,
		);
	}
}

function requireBoard(account: Account, id: number): void {
	if (account.boards.get(id)?.is_deleted !== false) throw badRequest('Board not found');
}

function livingBoards(account: Account): BoardRecord[] {
	return account.boards
		.all()
		.filter((board) => !board.is_deleted)
		.sort((a, b) => a.order_nr - b.order_nr);
}

/** Boards, on which projects stand. */
const boardRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v2',
		path: '/boards',
		cost: 10,
		scopes: reading,
		handler: ({ context: { account } }) => ({ data: livingBoards(account).map(dated) }),
	}),
	getRoute({
		version: 'v2',
		path: '/boards/:id',
		cost: 10,
		scopes: reading,
		what: 'Board',
		in: (account) => account.boards,
		present: () => (board) => dated(board),
	}),
	route<unknown, BoardBody & { name: string }>({
		method: 'POST',
		version: 'v2',
		path: '/boards',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema(boardKeys, ['name']),
		handler: ({ context: { account, clock }, body }) => {
			const board = account.boards.insert((id) => ({
				id,
				order_nr: livingBoards(account).length + 1,
				add_time: clock.time(),
				update_time: clock.time(),
				is_deleted: false,
				...body,
			}));
			return { data: dated(board) };
		},
	}),
	route<unknown, BoardBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/boards/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(boardKeys),
		handler: ({ context: { account, clock }, path, body }) => {
			const board = requireLiving(account.boards.get(path.id), 'Board');
			account.boards.change(board, { ...body, update_time: clock.time() });
			return { data: dated(board) };
		},
	}),
	deleteRoute({
		path: '/boards/:id',
		scopes: writing,
		what: 'Board',
		in: (account) => account.boards,
		allow: (_user, account, id) => {
			requireUnused(account, 'board_id', id);
		},
		after: ({ account }, id) => {
			for (const phase of phasesOf(account, id)) account.phases.change(phase, { is_deleted: true });
		},
	}),
];

/** Phases of boards. */
const phaseRoutes: Route[] = [
	route<{ board_id: number }>({
		method: 'GET',
		version: 'v2',
		path: '/phases',
		cost: 10,
		scopes: reading,
		querySchema: { board_id: integer },
		requiredQuery: ['board_id'],
		handler: ({ context: { account }, query }) => ({
			data: phasesOf(account, query.board_id).map(dated),
		}),
	}),
	getRoute({
		version: 'v2',
		path: '/phases/:id',
		cost: 10,
		scopes: reading,
		what: 'Phase',
		in: (account) => account.phases,
		present: () => (phase) => dated(phase),
	}),
	route<unknown, PhaseBody & { name: string; board_id: number }>({
		method: 'POST',
		version: 'v2',
		path: '/phases',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema(phaseKeys, ['name', 'board_id']),
		handler: ({ context: { account, clock }, body }) => {
			requireBoard(account, body.board_id);
			const phase = account.phases.insert((id) => ({
				id,
				order_nr: phasesOf(account, body.board_id).length + 1,
				add_time: clock.time(),
				update_time: clock.time(),
				is_deleted: false,
				...body,
			}));
			return { data: dated(phase) };
		},
	}),
	route<unknown, PhaseBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/phases/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(phaseKeys),
		handler: ({ context: { account, clock }, path, body }) => {
			const phase = requireLiving(account.phases.get(path.id), 'Phase');
			const { board_id = phase.board_id } = body;
			requireBoard(account, board_id);
			account.phases.change(phase, { ...body, update_time: clock.time() });
			for (const project of account.projects.all()) {
				if (project.phase_id === phase.id && project.board_id !== board_id) {
					account.projects.change(project, { board_id });
				}
			}
			return { data: dated(phase) };
		},
	}),
	deleteRoute({
		path: '/phases/:id',
		scopes: writing,
		what: 'Phase',
		in: (account) => account.phases,
		allow: (_user, account, id) => {
			requireUnused(account, 'phase_id', id);
		},
	}),
];

const templateAnswer = (template: ProjectTemplateRecord) => dated(without(template, 'tasks'));

/** Templates of projects. */
const templateRoutes: Route[] = [
	route<PageQuery>({
		method: 'GET',
		version: 'v2',
		path: '/projectTemplates',
		cost: 10,
		scopes: reading,
		querySchema: cursorPage(500),
		handler: ({ context: { account }, query }) =>
			listAnswer(pageByCursor(account.projectTemplates.all(), query, ownKey), templateAnswer),
	}),
	getRoute({
		version: 'v2',
		path: '/projectTemplates/:id',
		cost: 1,
		scopes: reading,
		what: 'Project template',
		in: (account) => account.projectTemplates,
		present: () => templateAnswer,
	}),
];

/** What projects are arranged by. */
export const boardAndPhaseRoutes: Route[] = [...boardRoutes, ...phaseRoutes, ...templateRoutes];
