import { requireLiving, requireRecord } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { cursorPage, idPath, integer, objectSchema } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { FollowedEntity, FollowerRow } from '../state/attached.ts';
import { listAnswer, ownKey } from './listing.ts';
import { recordKinds, type RecordKind } from './recordKinds.ts';

const answer = ({ user_id, add_time }: FollowerRow) => ({ user_id, add_time });

/** Who follows a record. */
export function followersOf(
	account: Account,
	entity: FollowedEntity,
	{ id }: { id: number },
): FollowerRow[] {
	return account.followers
		.all()
		.filter((row) => row.entity === entity && row.record_id === id && !row.is_deleted);
}

function routesOf({ entity, path, scope, what, find }: RecordKind): Route[] {
	const rowsOf = (account: Account, id: number) =>
		followersOf(account, entity, requireLiving(find(account, id), what));
	return [
		route<PageQuery, unknown, IdPath>({
			method: 'GET',
			version: 'v2',
			path: `${path}/:id/followers`,
			cost: 10,
			scopes: [`${scope}:read`, `${scope}:full`],
			pathSchema: idPath,
			querySchema: cursorPage(500),
			handler: ({ context: { account }, path: { id }, query }) =>
				listAnswer(pageByCursor(rowsOf(account, id), query, ownKey), answer),
		}),
		route<unknown, { user_id: number }, IdPath>({
			method: 'POST',
			version: 'v2',
			path: `${path}/:id/followers`,
			cost: 5,
			scopes: [`${scope}:full`],
			status: 201,
			pathSchema: idPath,
			bodySchema: objectSchema({ user_id: integer }, ['user_id']),
			handler: ({ context: { account, clock }, user, path: { id }, body: { user_id } }) => {
				const rows = rowsOf(account, id);
				if (!account.users.get(user_id)) throw badRequest('User not found');
				if (rows.some((row) => row.user_id === user_id)) {
					throw badRequest('User is already following this item');
				}
				const made = account.followers.insert((rowId) => ({
					id: rowId,
					entity,
					record_id: id,
					user_id,
					added_by_user_id: user.id,
					add_time: clock.time(),
					is_deleted: false,
					removal: null,
				}));
				return { data: answer(made) };
			},
		}),
		route<unknown, unknown, IdPath & { userId: number }>({
			method: 'DELETE',
			version: 'v2',
			path: `${path}/:id/followers/:userId`,
			cost: 3,
			scopes: [`${scope}:full`],
			pathSchema: { ...idPath, userId: integer },
			handler: ({ context: { account, clock }, user, path: { id, userId } }) => {
				const found = rowsOf(account, id).find(({ user_id }) => user_id === userId);
				const removal = { user_id: user.id, time: clock.time() };
				account.followers.change(requireLiving(found, 'Follower'), { is_deleted: true, removal });
				return { data: { user_id: userId } };
			},
		}),
	];
}

/** Followers of deals, persons, organizations, products and users. */
export const followerRoutes: Route[] = [
	...Object.values(recordKinds).flatMap(routesOf),
	route<PageQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/users/:id/followers',
		cost: 10,
		scopes: ['users:read'],
		pathSchema: idPath,
		querySchema: cursorPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			const user = requireRecord(account.users.get(id), 'User');
			return listAnswer(pageByCursor(followersOf(account, 'user', user), query, ownKey), answer);
		},
	}),
];
