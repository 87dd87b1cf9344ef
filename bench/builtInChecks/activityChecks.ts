import assert from 'node:assert/strict';
import { userNamed } from './names.ts';
import { assertHolds, idsOf, type Stage } from './stage.ts';

/** What v2 does not know of the filters that the built-in node offers; the live service is reported to ignore it. */
const unknownFilters = [
	"type: Parameter 'type' is not allowed for this request",
	"start_date: Parameter 'start_date' is not allowed for this request",
	"end_date: Parameter 'end_date' is not allowed for this request",
	"done: The value is not a valid 'boolean'",
];

/** Creates one with every field that the node offers; returns its ID. */
async function createActivity(stage: Stage): Promise<number> {
	const owner = await userNamed(stage, 'Claire Dubois');

	const { json } = await stage.check(
		'activity',
		'create',
		{
			subject: 'Walk through the offer',
			done: false,
			type: 'meeting',
			additionalFields: {
				deal_id: 2,
				org_id: 3,
				person_id: 4,
				user_id: owner,
				note: 'Bring the plans',
				due_date: '2026-02-03T10:30:00.000Z',
			},
		},
		async ([created]) => {
			const made = await stage.record(`/api/v2/activities/${String(created?.json.id)}`);
			assertHolds(made, {
				subject: 'Walk through the offer',
				done: false,
				type: 'meeting',
				deal_id: 2,
				org_id: 3,
				person_id: 4,
				owner_id: owner,
				note: 'Bring the plans',
				due_date: '2026-02-03',
			});
		},
	);
	return json.id as number;
}

/** Everything the built-in node does with activities. */
export async function checkActivities(stage: Stage): Promise<void> {
	const owner = await userNamed(stage, 'Claire Dubois');
	const activityId = await createActivity(stage);
	const path = `/api/v2/activities/${activityId}`;

	await stage.check('activity', 'get', { activityId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: activityId, subject: 'Walk through the offer' });
	});
	await stage.check(
		'activity',
		'getAll',
		{
			limit: 12,
			filters: {
				user_id: owner,
				done: false,
				type: ['call'],
				start_date: '2026-01-01T00:00:00.000Z',
				end_date: '2026-02-01T00:00:00.000Z',
			},
		},
		async (got) => {
			const list = await stage.list(`/api/v2/activities?owner_id=${owner}&limit=12`);
			assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
		},
		{ violations: unknownFilters },
	);
	await stage.check(
		'activity',
		'update',
		{
			activityId,
			updateFields: {
				subject: 'Sign the offer',
				type: 'call',
				done: true,
				person_id: 5,
				public_description: 'In our office',
			},
		},
		async () => {
			assertHolds(await stage.record(path), {
				subject: 'Sign the offer',
				type: 'call',
				done: true,
				person_id: 5,
				public_description: 'In our office',
				deal_id: 2,
			});
		},
	);
	await stage.check('activity', 'delete', { activityId }, async () => {
		assert.equal((await stage.record(path)).is_deleted, true);
	});
}
