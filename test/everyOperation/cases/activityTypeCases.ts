import { byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { made, ofItem, rowOf } from './account';

const path = '/api/v1/activityTypes';
const read = rowOf(path);
const start = made(path, { name: 'Old', icon_key: 'task' });
const activityTypeId = ofItem();

const sets: SetParameters = {
	name: { set: 'Fair' },
	icon_key: { set: { __rl: true, mode: 'list', value: 'car' }, holds: { icon_key: 'car' } },
	color: { set: 'FF8800' },
};

export const activityTypeCases: ResourceCases = {
	create: { sets, read, least: { path, body: { name: 'Least', icon_key: 'task' } } },
	update: {
		start,
		parameters: { activityTypeId },
		sets: { ...sets, order_nr: { set: 2 } },
		read,
	},
	delete: {
		start,
		parameters: { activityTypeId: byName('Old') },
		before: read,
		check: async (account, { item }) => {
			const row = (await account.list(path)).find(({ id }) => id === item.id);
			expect(row?.active_flag ?? false).toBe(false);
		},
	},
	getAll: { answers: path },
};
