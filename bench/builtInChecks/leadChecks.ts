import assert from 'node:assert/strict';
import { userNamed } from './names.ts';
import { assertHolds, idsOf, type Stage } from './stage.ts';

/** Everything the built-in node does with leads. */
export async function checkLeads(stage: Stage): Promise<void> {
	const owner = await userNamed(stage, 'Claire Dubois');
	const [label] = idsOf(await stage.list('/api/v1/leadLabels')) as string[];
	assert.ok(label !== undefined);

	const { json: lead } = await stage.check(
		'lead',
		'create',
		{
			title: 'Asked for a visit',
			associateWith: 'organization',
			organization_id: 3,
			additionalFields: {
				person_id: 4,
				owner_id: owner,
				label_ids: [label],
				expected_close_date: '2026-12-24T00:00:00.000Z',
				value: { valueProperties: { amount: 700, currency: 'EUR' } },
				visible_to: '1',
				was_seen: true,
			},
		},
		async ([created]) => {
			assertHolds(await stage.record(`/api/v1/leads/${String(created?.json.id)}`), {
				title: 'Asked for a visit',
				organization_id: 3,
				person_id: 4,
				owner_id: owner,
				label_ids: [label],
				expected_close_date: '2026-12-24',
				value: { amount: 700, currency: 'EUR' },
				visible_to: '1',
				was_seen: true,
			});
		},
	);
	const leadId = lead.id as string;
	const path = `/api/v1/leads/${leadId}`;

	await stage.check('lead', 'get', { leadId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: leadId, title: 'Asked for a visit' });
	});
	await stage.check('lead', 'getAll', { limit: 5, filters: { owner_id: owner } }, async (got) => {
		const list = await stage.list(`/api/v1/leads?owner_id=${owner}&limit=5`);
		assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
	});
	await stage.checkRefused(
		'lead',
		'update',
		{ leadId, updateFields: { title: 'Asked for an offer' } },
		{
			method: 'PUT',
			path: `/v1/leads/${leadId}`,
			status: 405,
			reason: 'v1 updates leads by PATCH, not by PUT',
		},
	);
	assertHolds(await stage.record(path), { title: 'Asked for a visit' });
	await stage.check('lead', 'delete', { leadId }, async () => {
		assert.equal(await stage.status(path), 404);
	});
}
