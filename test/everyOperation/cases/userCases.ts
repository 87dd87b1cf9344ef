import { byId, byName } from '../../engine/nodeRun';
import type { TestAccount } from '../../engine/useSandbox';
import type { ResourceCases, Seen } from '../operationCase';
import { rowOf } from './account';

const users = '/api/v1/users';
const me = `${users}/me`;
const salesSet = '271b1628-d9d2-4e65-ae6f-a96024a07a1a';

/** A user, and who has the permission set that is given in the case. */
const withAccess = async (account: TestAccount, seen: Seen) => {
	const user = await rowOf(users)(account, seen);
	const assigned = await account.list(`/api/v1/permissionSets/${salesSet}/assignments?limit=500`);
	return { ...user, hasSet: assigned.some(({ user_id }) => user_id === user.id) };
};

export const userCases: ResourceCases = {
	create: {
		sets: {
			email: { set: 'rosa.lund@example.com' },
			active_flag: { set: false },
			access: {
				set: {
					app: [
						{ app: 'sales', admin: false, permission_set_id: salesSet },
						{ app: 'account_settings', admin: true, permission_set_id: '' },
					],
				} as never,
				holds: {
					hasSet: true,
					access: [
						{ app: 'sales', admin: false, permission_set_id: salesSet },
						{ app: 'account_settings', admin: true },
					],
				},
			},
		},
		least: { path: users, body: { email: 'least@example.com' } },
		read: withAccess,
	},
	update: {
		start: async () => await Promise.resolve({ id: 108 }),
		parameters: { userId: byName('Diego Morales') },
		sets: { active_flag: { set: false } },
		read: `${users}/{id}`,
	},
	findByName: { parameters: { term: 'Tom' }, answers: `${users}/find?term=Tom` },
	get: { parameters: { userId: byName('Ana Silva') }, answers: `${users}/103` },
	getCurrent: { answers: me },
	getAll: { answers: users },
	getPermissions: { parameters: { userId: byId(103) }, answers: `${users}/103/permissions` },
	getRoleAssignments: {
		parameters: { userId: byId(103) },
		answers: `${users}/103/roleAssignments`,
	},
	getRoleSettings: { parameters: { userId: byId(103) }, answers: `${users}/103/roleSettings` },
};

const roles = '/api/v1/roles';
const roleId = byId(1);

export const roleCases: ResourceCases = {
	get: { parameters: { roleId: byName('Sales Managers') }, answers: `${roles}/2` },
	getAll: { answers: roles },
	getAssignments: { parameters: { roleId }, answers: `${roles}/1/assignments` },
	getPipelines: {
		parameters: { roleId, visible: true },
		answers: async (account) =>
			((await account.read(`${roles}/1/pipelines?visible=true`)).pipeline_ids as number[]).map(
				(id) => ({ pipeline_id: id, visible: true }),
			),
	},
	getSettings: { parameters: { roleId }, answers: `${roles}/1/settings` },
};

const sets = '/api/v1/permissionSets';
const permissionSetId = byName('Deals regular user');

export const permissionSetCases: ResourceCases = {
	get: { parameters: { permissionSetId }, answers: `${sets}/${salesSet}` },
	getAssignments: { parameters: { permissionSetId }, answers: `${sets}/${salesSet}/assignments` },
	getAll: { parameters: { filters: { app: 'sales' } }, answers: `${sets}?app=sales` },
};
