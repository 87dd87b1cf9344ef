import type { RecordShape } from '../fields/recordShape';
import type { Pages } from '../run/operation';

/** A user who may see a record. */
export const permittedUser: RecordShape = {
	marksRequired: false,
	simple: ['user_id'],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

/** Pipedrive answers the bare ids of these users, all at once. */
export const permittedUsers: Pages = {
	style: 'whole',
	largest: Infinity,
	rowsIn: (data) => (Array.isArray(data) ? data.map((id) => ({ user_id: Number(id) })) : []),
};
