import { requireRecord } from '../rules/references.ts';
import { requireAdmin } from '../server/apiError.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type KeyPath, type Route } from '../server/route.ts';
import { oneOf, text } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { PermissionSetRecord } from '../state/administration.ts';
import { byUuid } from '../state/uuid.ts';
import { offsetAnswer } from './listing.ts';
import { permissionSetsOf } from './userAnswer.ts';

const scopes = ['admin'];
const apps = [
	'sales',
	'projects',
	'campaigns',
	'global',
	'account_settings',
	'partnership',
	'nova',
];

function find(account: Account, uuid: string): PermissionSetRecord {
	return requireRecord(byUuid(account.permissionSets, uuid), 'Permission set');
}

function assignedTo(account: Account, set: PermissionSetRecord) {
	return account.users.all().filter((user) => permissionSetsOf(account, user).includes(set));
}

function permissionSetAnswer(account: Account) {
	return (set: PermissionSetRecord) => ({
		id: set.uuid,
		name: set.name,
		description: set.description,
		app: set.app,
		type: set.type,
		assignment_count: assignedTo(account, set).length,
	});
}

/** Permission sets, which admins read. */
export const permissionSetRoutes: Route[] = [
	route<{ app?: string }>({
		method: 'GET',
		version: 'v1',
		path: '/permissionSets',
		cost: 20,
		scopes,
		querySchema: { app: oneOf(apps) },
		handler: ({ context: { account }, user, query: { app } }) => {
			requireAdmin(user);
			return {
				data: account.permissionSets
					.all()
					.filter((set) => app === undefined || set.app === app)
					.map(permissionSetAnswer(account)),
			};
		},
	}),
	route<unknown, unknown, KeyPath>({
		method: 'GET',
		version: 'v1',
		path: '/permissionSets/:id',
		cost: 2,
		scopes,
		pathSchema: { id: text },
		handler: ({ context: { account }, user, path }) => {
			requireAdmin(user);
			const set = find(account, path.id);
			return { data: { ...permissionSetAnswer(account)(set), contents: set.contents } };
		},
	}),
	route<OffsetQuery, unknown, KeyPath>({
		method: 'GET',
		version: 'v1',
		path: '/permissionSets/:id/assignments',
		cost: 20,
		scopes,
		pathSchema: { id: text },
		querySchema: offsetPage(500),
		handler: ({ context: { account }, user, path, query }) => {
			requireAdmin(user);
			const set = find(account, path.id);
			const { data } = offsetAnswer(assignedTo(account, set), query, ({ id, name }) => ({
				user_id: id,
				permission_set_id: set.uuid,
				name,
			}));
			// This list does not say where its page stands.
			return { data };
		},
	}),
];
