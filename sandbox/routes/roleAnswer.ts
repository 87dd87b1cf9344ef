import type { Account } from '../state/account.ts';
import type { RoleRecord } from '../state/administration.ts';
import type { UserRecord } from '../state/records.ts';

/** What the members of a role see by default; every role of this account has the same. */
export const roleSettings = {
	deal_default_visibility: 3,
	lead_default_visibility: 3,
	org_default_visibility: 3,
	person_default_visibility: 3,
	product_default_visibility: 3,
	deal_access_level: 7,
	org_access_level: 7,
	person_access_level: 7,
	product_access_level: 7,
};

/** The role that a user belongs to. */
export function roleOf(account: Account, user: UserRecord): RoleRecord | undefined {
	return account.roles.get(user.role_id);
}

/** The users of a role. */
export function membersOf(account: Account, role: RoleRecord): UserRecord[] {
	return account.users.all().filter(({ role_id }) => role_id === role.id);
}

/** Makes the function that answers users as the members of a role. */
export function assignmentAnswer(role: RoleRecord | undefined) {
	return (user: UserRecord) => ({
		user_id: user.id,
		role_id: user.role_id,
		parent_role_id: role?.parent_role_id ?? null,
		name: role?.name ?? '',
		active_flag: user.active_flag,
		type: '1',
	});
}

function levelOf(account: Account, { parent_role_id }: RoleRecord): number {
	const parent = account.roles.get(parent_role_id ?? 0);
	return parent ? levelOf(account, parent) + 1 : 1;
}

/** Makes the function that answers roles; lists tell the level in the tree as well. */
export function roleAnswer(account: Account, inList: boolean) {
	return (role: RoleRecord) => ({
		id: role.id,
		parent_role_id: role.parent_role_id,
		name: role.name,
		active_flag: true,
		assignment_count: String(membersOf(account, role).length),
		sub_role_count: String(
			account.roles.all().filter(({ parent_role_id }) => parent_role_id === role.id).length,
		),
		...(inList && { level: levelOf(account, role) }),
	});
}
