import type { RecordShape } from '../../fields/recordShape';

/** That a user has a role, as both the user and the role list it. */
export const roleAssignment: RecordShape = {
	marksRequired: false,
	flatten: ({ name, ...assignment }) => ({ ...assignment, role_name: name }),
	simple: ['user_id', 'role_id', 'role_name', 'parent_role_id', 'active_flag'],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};
