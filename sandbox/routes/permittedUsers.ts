import { requireLead } from '../rules/leadChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { route, type IdPath, type KeyPath, type Route } from '../server/route.ts';
import { idPath, text } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { followersOf } from './followers.ts';
import { recordKinds, type RecordKind } from './recordKinds.ts';

interface Visible {
	owner_id: number;
	visible_to: number;
}

/** Who sees a record: everybody, or its owner, those who follow it, and the admins. */
function permitted(account: Account, { owner_id, visible_to }: Visible, followers: number[]) {
	return account.users
		.all()
		.filter((user) => user.active_flag)
		.filter(
			({ id, is_admin }) =>
				visible_to !== 1 || is_admin || id === owner_id || followers.includes(id),
		)
		.map(({ id }) => id);
}

type VisibleKind = Omit<RecordKind, 'find'> & {
	find(account: Account, id: number): (Visible & { id: number; is_deleted: boolean }) | undefined;
};

const kinds: readonly VisibleKind[] = [
	{ ...recordKinds.deal, find: (account, id) => account.deals.get(id) },
	{ ...recordKinds.person, find: (account, id) => account.persons.get(id) },
	{ ...recordKinds.organization, find: (account, id) => account.organizations.get(id) },
	{ ...recordKinds.product, find: (account, id) => account.products.get(id) },
];

function permittedRoute({ entity, path, scope, what, find }: VisibleKind): Route {
	return route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: `${path}/:id/permittedUsers`,
		cost: 10,
		scopes: [`${scope}:read`, `${scope}:full`],
		pathSchema: idPath,
		handler: ({ context: { account }, path: { id } }) => {
			const record = requireLiving(find(account, id), what);
			const followers = followersOf(account, entity, record).map(({ user_id }) => user_id);
			return { data: permitted(account, record, followers) };
		},
	});
}

/** Who sees a record. */
export const permittedUserRoutes: Route[] = [
	...kinds.map(permittedRoute),
	route<unknown, unknown, KeyPath>({
		method: 'GET',
		version: 'v1',
		path: '/leads/:id/permittedUsers',
		cost: 10,
		scopes: ['leads:read', 'leads:full'],
		pathSchema: { id: text },
		handler: ({ context: { account }, path }) => ({
			data: permitted(account, requireLead(account, path.id), []),
		}),
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/projects/:id/permittedUsers',
		cost: 5,
		scopes: ['projects:read', 'projects:full'],
		pathSchema: idPath,
		handler: ({ context: { account }, path: { id } }) => {
			const { owner_id } = requireLiving(account.projects.get(id), 'Project');
			return { data: permitted(account, { owner_id, visible_to: 7 }, []) };
		},
	}),
];
