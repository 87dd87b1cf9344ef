import { requireRecord } from '../rules/references.ts';
import { requireAdmin } from '../server/apiError.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { boolean, idPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { offsetAnswer } from './listing.ts';
import { assignmentAnswer, membersOf, roleAnswer, roleSettings } from './roleAnswer.ts';

const scopes = ['admin'];

function find(account: Account, id: number) {
	return requireRecord(account.roles.get(id), 'Role');
}

/** Roles, which admins read. */
export const roleRoutes: Route[] = [
	route<OffsetQuery>({
		method: 'GET',
		version: 'v1',
		path: '/roles',
		cost: 20,
		scopes,
		querySchema: offsetPage(500),
		handler: ({ context: { account }, user, query }) => {
			requireAdmin(user);
			return offsetAnswer(account.roles.all(), query, roleAnswer(account, true));
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/roles/:id',
		cost: 2,
		scopes,
		pathSchema: idPath,
		handler: ({ context: { account }, user, path }) => {
			requireAdmin(user);
			const data = roleAnswer(account, false)(find(account, path.id));
			return { data, additional: { settings: roleSettings } };
		},
	}),
	route<OffsetQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/roles/:id/assignments',
		cost: 10,
		scopes,
		pathSchema: idPath,
		querySchema: offsetPage(500),
		handler: ({ context: { account }, user, path, query }) => {
			requireAdmin(user);
			const role = find(account, path.id);
			return offsetAnswer(membersOf(account, role), query, assignmentAnswer(role));
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/roles/:id/settings',
		cost: 20,
		scopes,
		pathSchema: idPath,
		handler: ({ context: { account }, user, path }) => {
			requireAdmin(user);
			find(account, path.id);
			return { data: roleSettings };
		},
	}),
	route<{ visible?: boolean }, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/roles/:id/pipelines',
		cost: 20,
		scopes,
		pathSchema: idPath,
		querySchema: { visible: boolean },
		handler: ({ context: { account }, user, path, query: { visible = true } }) => {
			requireAdmin(user);
			const { hiddenPipelineIds: hidden } = find(account, path.id);
			const pipeline_ids = account.pipelines
				.all()
				.filter((one) => !one.is_deleted && hidden.includes(one.id) !== visible)
				.map(({ id }) => id);
			return { data: { pipeline_ids, visible } };
		},
	}),
];
