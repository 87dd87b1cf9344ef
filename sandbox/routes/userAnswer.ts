import type { Account } from '../state/account.ts';
import type { UserRecord } from '../state/records.ts';
import { without } from '../state/without.ts';

/** The permission sets that a user has: one per app that he may open. */
export function permissionSetsOf(account: Account, { is_admin, permission_set_ids }: UserRecord) {
	return account.permissionSets
		.all()
		.filter(
			({ id, type }) =>
				permission_set_ids?.includes(id) ?? (is_admin ? type === 'admin' : type === 'regular'),
		);
}

/** A user in the v1 shape; `me` is whom the request speaks for. */
export function userAnswer(account: Account, user: UserRecord, me: UserRecord) {
	const { active_flag, ...rest } = without(user, 'apiToken', 'is_admin', 'permission_set_ids');
	return {
		...rest,
		access: permissionSetsOf(account, user).map(({ app, type, uuid }) => ({
			app,
			admin: type === 'admin',
			permission_set_id: uuid,
		})),
		active_flag,
		icon_url: null,
		is_you: user.id === me.id,
		is_deleted: false,
	};
}
