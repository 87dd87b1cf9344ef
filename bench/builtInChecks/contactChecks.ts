import assert from 'node:assert/strict';
import { customFields, fieldNamed, userNamed } from './names.ts';
import { searchCheck } from './searchCheck.ts';
import { assertHolds, idsOf, type Stage } from './stage.ts';

const emails = [
	{ value: 'nora.quartz@quartz.example', primary: true, label: 'work' },
	{ value: 'nora@home.example', primary: false, label: 'home' },
];

/** Creates one with every field that the node offers; returns its ID. */
async function createPerson(stage: Stage): Promise<number> {
	const owner = await userNamed(stage, 'Claire Dubois');
	const role = await fieldNamed(stage, 'person', 'Buying Role');
	const customer = (await fieldNamed(stage, 'person', 'Labels')).option('Customer');
	const phones = [{ value: '+45 555 0102', primary: true, label: 'mobile' }];

	const { json } = await stage.check(
		'person',
		'create',
		{
			name: 'Nora Quartz',
			additionalFields: {
				emails: { emailProperties: emails },
				phones: { phoneProperties: phones },
				org_id: 6,
				owner_id: owner,
				label_ids: [customer],
				visible_to: '1',
				customFields: customFields({ 'Buying Role': 'Influencer' }),
			},
		},
		async ([created]) => {
			const made = await stage.record(`/api/v2/persons/${String(created?.json.id)}`);
			assertHolds(made, {
				name: 'Nora Quartz',
				emails,
				phones,
				org_id: 6,
				owner_id: owner,
				label_ids: [customer],
				visible_to: 1,
			});
			assertHolds(made.custom_fields as typeof made, { [role.key]: role.option('Influencer') });
		},
	);
	return json.id as number;
}

/** Everything the built-in node does with persons. */
export async function checkPersons(stage: Stage): Promise<void> {
	const personId = await createPerson(stage);
	const path = `/api/v2/persons/${personId}`;

	await stage.check('person', 'get', { personId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: personId, name: 'Nora Quartz', emails });
		assert.equal((got?.json.custom_fields as Record<string, unknown>)['Buying Role'], 'Influencer');
	});
	await stage.check('person', 'getAll', { returnAll: true }, async (got) => {
		const list = await stage.list('/api/v2/persons?limit=500');
		assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
	});
	await stage.check(
		'person',
		'update',
		{
			personId,
			updateFields: {
				name: 'Nora Quartz-Hill',
				phones: {
					phoneProperties: [{ value: '+45 555 0103', primary: true, label: 'work' }],
				},
				org_id: 7,
			},
		},
		async () => {
			assertHolds(await stage.record(path), {
				name: 'Nora Quartz-Hill',
				phones: [{ value: '+45 555 0103', primary: true, label: 'work' }],
				org_id: 7,
				emails,
			});
		},
	);
	await searchCheck(stage, 'person', 'persons', { term: 'quartz', fields: ['name', 'email'] });
	await stage.check('person', 'delete', { personId }, async () => {
		assert.equal((await stage.record(path)).is_deleted, true);
	});
}

/** Everything the built-in node does with organizations. */
export async function checkOrganizations(stage: Stage): Promise<void> {
	const owner = await userNamed(stage, 'Claire Dubois');
	const tier = await fieldNamed(stage, 'organization', 'Customer Tier');
	const partner = (await fieldNamed(stage, 'organization', 'Labels')).option('Partner');

	const { json: organization } = await stage.check(
		'organization',
		'create',
		{
			name: 'Quartz Quarries',
			additionalFields: {
				owner_id: owner,
				label_ids: [partner],
				visible_to: '1',
				customFields: customFields({ 'Customer Tier': 'Gold' }),
			},
		},
		async ([created]) => {
			const made = await stage.record(`/api/v2/organizations/${String(created?.json.id)}`);
			assertHolds(made, {
				name: 'Quartz Quarries',
				owner_id: owner,
				label_ids: [partner],
				visible_to: 1,
			});
			assertHolds(made.custom_fields as typeof made, { [tier.key]: tier.option('Gold') });
		},
	);
	const organizationId = organization.id as number;
	const path = `/api/v2/organizations/${organizationId}`;

	await stage.check('organization', 'get', { organizationId }, ([got]) => {
		assertHolds(got?.json ?? {}, { id: organizationId, name: 'Quartz Quarries' });
		assert.equal((got?.json.custom_fields as Record<string, unknown>)['Customer Tier'], 'Gold');
	});
	await stage.check('organization', 'getAll', { limit: 9 }, async (got) => {
		const list = await stage.list('/api/v2/organizations?limit=9');
		assert.deepEqual(idsOf(got.map(({ json }) => json)), idsOf(list));
	});
	await stage.check(
		'organization',
		'update',
		{ organizationId, updateFields: { name: 'Quartz Mining', label_ids: [] } },
		async () => {
			assertHolds(await stage.record(path), {
				name: 'Quartz Mining',
				label_ids: [],
				owner_id: owner,
			});
		},
	);
	await searchCheck(stage, 'organization', 'organizations', { term: 'quartz', fields: ['name'] });
	await stage.check('organization', 'delete', { organizationId }, async () => {
		assert.equal((await stage.record(path)).is_deleted, true);
	});
}
