import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (resource: string, operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource, operation, ...more } as INodeParameters,
	});

const representatives = async () =>
	(await account.list('/api/v1/roles')).find(({ name }) => name === 'Sales Representatives');

describe('Role', () => {
	const roleId = byName('Sales Representatives');

	it('lists roles, and reads one by name', async () => {
		const all = await run('role', 'getAll', { returnAll: true, simple: false });
		expect(all.json).toEqual(await account.list('/api/v1/roles'));
		const one = await run('role', 'get', { roleId, simple: true });
		const { id } = (await representatives()) ?? {};
		expect(one.json).toEqual([
			expect.objectContaining({ id, name: 'Sales Representatives', active_flag: true }),
		]);
	});

	it('tells who has it', async () => {
		const [role] = await account.list('/api/v1/roles');
		const { json } = await run('role', 'getAssignments', {
			roleId: byId(role?.id),
			returnAll: true,
			simple: true,
		});
		const assigned = await account.list(`/api/v1/roles/${String(role?.id)}/assignments`);
		const users = await account.list('/api/v1/users');
		expect(json.map(({ user_name: name }) => name)).toEqual(
			assigned.map((one) => users.find(({ id }) => id === one.user_id)?.name),
		);
		expect(json.length).toBeGreaterThan(0);
		expect(json[0]).toMatchObject({ role_id: role?.id, role_name: role?.name });
	});

	it.each([true, false])('tells its pipelines by name, visible: %s', async (visible) => {
		const role = await representatives();
		const answer = await account.read(
			`/api/v1/roles/${String(role?.id)}/pipelines?visible=${String(visible)}`,
		);
		const pipelines = await account.list('/api/v2/pipelines');
		const { json } = await run('role', 'getPipelines', { roleId, visible, simple: true });
		expect(json).toEqual(
			(answer.pipeline_ids as number[]).map((id) => ({
				pipeline_id: id,
				pipeline_name: pipelines.find((one) => one.id === id)?.name,
				visible,
			})),
		);
		expect(json.length).toBeGreaterThan(0);
	});

	it('reads its settings as they are', async () => {
		const role = await representatives();
		const { json } = await run('role', 'getSettings', { roleId });
		expect(json).toEqual([await account.read(`/api/v1/roles/${String(role?.id)}/settings`)]);
	});

	it('is for admins, which the error says', async () => {
		const users = (await account.sandbox.call('GET', '/sandbox/account')).body as unknown as {
			users?: { name: string; apiToken: string }[];
		};
		const regular = users.users?.find(({ name }) => name === 'Tom Berger');
		const { error } = await runNode(account.sandbox, {
			credential: tokenFor({ ...account.sandbox, apiToken: regular?.apiToken ?? '' }),
			parameters: { resource: 'role', operation: 'getAll', returnAll: true },
		});
		expect(error?.message).toMatch(/may not|does not allow|forbidden|not allowed/i);
	});
});

describe('Permission Set', () => {
	it('lists them, those of an app, and reads one by name with what it permits', async () => {
		const all = await run('permissionSet', 'getAll', { returnAll: true, simple: false });
		expect(all.json).toEqual(await account.list('/api/v1/permissionSets'));
		const ofSales = await run('permissionSet', 'getAll', {
			returnAll: true,
			simple: false,
			filters: { app: 'sales' },
		});
		expect(ofSales.json).toEqual(await account.list('/api/v1/permissionSets?app=sales'));
		expect(ofSales.json.length).toBeLessThan(all.json.length);
		const { json } = await run('permissionSet', 'get', {
			permissionSetId: byName('Deals regular user'),
			simple: true,
		});
		expect(json[0]).toMatchObject({
			name: 'Deals regular user',
			app: 'sales',
			contents: expect.arrayContaining(['can_use_api']) as string[],
		});
	});

	it('tells who has one, in pages', async () => {
		const [set] = await account.list('/api/v1/permissionSets?app=sales');
		const id = String(set?.id);
		const { json } = await run('permissionSet', 'getAssignments', {
			permissionSetId: byId(id),
			returnAll: true,
			simple: true,
		});
		const assigned = await account.list(`/api/v1/permissionSets/${id}/assignments`);
		expect(json).toEqual(
			assigned.map(({ user_id, name }) => ({ user_id, user_name: name, permission_set_id: id })),
		);
		expect(json.length).toBeGreaterThan(0);
	});

	it('is not there', async () => {
		const { error } = await run('permissionSet', 'get', {
			permissionSetId: byName('Deals regular usr'),
		});
		expect(error?.message).toContain("has no permission set named 'Deals regular usr'");
		expect(error?.description).toContain('Deals regular user');
	});
});
