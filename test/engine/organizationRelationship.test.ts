import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const path = '/api/v1/organizationRelationships';

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'organizationRelationship', operation, ...more } as INodeParameters,
	});

/** Two organizations that nothing relates yet. */
async function twoOrganizations(): Promise<{ mother: IDataObject; daughter: IDataObject }> {
	const add = async (name: string) =>
		(await account.sandbox.call('POST', '/api/v2/organizations', { name })).body
			.data as IDataObject;
	return { mother: await add('Mother Holding'), daughter: await add('Daughter Ltd') };
}

const relate = async (more: IDataObject = {}) =>
	await run('create', {
		type: 'parent',
		rel_owner_org_id: byName('Mother Holding'),
		rel_linked_org_id: byName('Daughter Ltd'),
		simple: true,
		...more,
	});

it('makes an organization the parent of another, both by name', async () => {
	const { mother, daughter } = await twoOrganizations();
	const { json, error } = await relate();
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		type: 'parent',
		rel_owner_org_id: mother.id,
		rel_owner_org_name: 'Mother Holding',
		rel_linked_org_id: daughter.id,
		rel_linked_org_name: 'Daughter Ltd',
	});
	expect(await account.list(`${path}?org_id=${String(mother.id)}`)).toEqual([
		expect.objectContaining({ id: json[0]?.id, calculated_type: 'daughter' }),
	]);
});

it('lists those of an organization, and reads one as seen from either', async () => {
	const { mother, daughter } = await twoOrganizations();
	const { json: made } = await relate();
	const id = String(made[0]?.id);
	const all = await run('getAll', {
		org_id: byName('Mother Holding'),
		returnAll: true,
		simple: false,
	});
	expect(all.json).toEqual(await account.list(`${path}?org_id=${String(mother.id)}`));
	const simple = await run('getAll', { org_id: byId(daughter.id), returnAll: true, simple: true });
	expect(simple.json[0]).toMatchObject({
		calculated_type: 'parent',
		related_organization_name: 'Mother Holding',
	});
	const seen = await run('get', {
		organizationRelationshipId: id,
		simple: false,
		options: { org_id: byName('Daughter Ltd') },
	});
	expect(seen.json).toEqual([await account.read(`${path}/${id}?org_id=${String(daughter.id)}`)]);
});

it('is changed in every part, then taken away', async () => {
	const { mother, daughter } = await twoOrganizations();
	const { json: made } = await relate();
	const organizationRelationshipId = String(made[0]?.id);
	const { json, error } = await run('update', {
		organizationRelationshipId,
		additionalFields: {
			type: 'related',
			rel_owner_org_id: byName('Daughter Ltd'),
			rel_linked_org_id: byName('Mother Holding'),
			org_id: byId(mother.id),
		},
		simple: true,
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		type: 'related',
		rel_owner_org_id: daughter.id,
		rel_linked_org_id: mother.id,
	});
	const deleted = await run('delete', { organizationRelationshipId });
	expect(deleted.json).toEqual([{ deleted: true, id: made[0]?.id }]);
	expect(await account.list(`${path}?org_id=${String(mother.id)}`)).toEqual([]);
});

it('refuses an organization that belongs to itself, before anything is sent', async () => {
	await twoOrganizations();
	const { error } = await relate({ rel_linked_org_id: byName('Mother Holding') });
	expect(error?.message).toContain(
		"'Parent Organization' and 'Daughter Organization' are the same",
	);
	expect(await account.sent('POST', path)).toEqual([]);
});

it('tells what Pipedrive says of a second one between the same', async () => {
	await twoOrganizations();
	await relate();
	expect((await relate()).error?.message).toContain('related already');
});

it('refuses an update of nothing', async () => {
	const { error } = await run('update', { organizationRelationshipId: '1', additionalFields: {} });
	expect(error?.message).toContain('There is nothing to update');
});
