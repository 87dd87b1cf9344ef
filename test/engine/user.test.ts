import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'user', operation, ...more } as INodeParameters,
	});

const users = async () => await account.list('/api/v1/users');

describe('Create', () => {
	it('invites a user with apps, rights and a permission set', async () => {
		const [set] = await account.list('/api/v1/permissionSets?app=sales');
		const { json, error } = await run('create', {
			email: 'rosa.lund@example.com',
			additionalFields: {
				access: {
					app: [
						{ app: 'sales', admin: false, permission_set_id: set?.id },
						{ app: 'global', admin: true, permission_set_id: '' },
					],
				},
				active_flag: false,
			},
			simple: true,
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({ email: 'rosa.lund@example.com', active_flag: false }),
		]);
		const [request] = (await account.sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(request?.body).toEqual({
			email: 'rosa.lund@example.com',
			access: [
				{ app: 'sales', admin: false, permission_set_id: set?.id },
				{ app: 'global', admin: true },
			],
			active_flag: false,
		});
		expect((await users()).map(({ email }) => email)).toContain('rosa.lund@example.com');
	});

	it('tells what Pipedrive says of an address that is none, or has an account', async () => {
		const none = await run('create', { email: 'rosa' });
		expect(none.error?.message).toContain('Email is not valid');
		const [first] = await users();
		const twice = await run('create', { email: first?.email });
		expect(twice.error?.message).toContain('already exists');
	});

	it('refuses an empty address before anything is sent', async () => {
		const before = (await account.sandbox.requests()).length;
		const { error } = await run('create', { email: '={{ " " }}' });
		expect(error?.message).toContain("'Email' is empty");
		expect(await account.sandbox.requests()).toHaveLength(before);
	});
});

describe('Find by Name', () => {
	it('finds by a part of the name, or of the e-mail address', async () => {
		const byWord = await run('findByName', { term: 'silva', returnAll: true, simple: false });
		expect(byWord.json).toEqual(await account.list('/api/v1/users/find?term=silva'));
		expect(byWord.json).toHaveLength(1);
		const byEmail = await run('findByName', {
			term: 'tom.berger',
			search_by_email: true,
			returnAll: true,
			simple: false,
		});
		expect(byEmail.json).toEqual(
			await account.list('/api/v1/users/find?term=tom.berger&search_by_email=1'),
		);
		expect(byEmail.json).toHaveLength(1);
		expect((await run('findByName', { term: 'tom.berger', returnAll: true })).json).toEqual([]);
	});
});

it('reads one user by name, everybody, and the one of the credential with the company', async () => {
	const ana = await account.userNamed('Ana Silva');
	const one = await run('get', { userId: byName('Ana Silva'), simple: false });
	expect(one.json).toEqual([ana]);
	const all = await run('getAll', { returnAll: true, simple: false });
	expect(all.json).toEqual(await users());
	const two = await run('getAll', { returnAll: false, limit: 2 });
	expect(two.json).toHaveLength(2);
	expect(two.hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
	const me = await run('getCurrent', { simple: true });
	const company = await account.read('/api/v1/users/me');
	expect(me.json[0]).toMatchObject({
		id: company.id,
		is_you: true,
		company_name: company.company_name,
		company_domain: company.company_domain,
	});
});

it('reads permissions, role assignments and role settings', async () => {
	const ana = await account.userNamed('Ana Silva');
	const path = `/api/v1/users/${String(ana.id)}`;
	const userId = byName('Ana Silva');
	const permissions = await run('getPermissions', { userId });
	expect(permissions.json).toEqual([await account.read(`${path}/permissions`)]);
	expect(permissions.json[0]).toHaveProperty('can_use_api');
	const [assignment] = await account.list(`${path}/roleAssignments`);
	const assignments = await run('getRoleAssignments', { userId, returnAll: true, simple: true });
	expect(assignments.json).toEqual([
		{
			user_id: ana.id,
			user_name: 'Ana Silva',
			role_id: assignment?.role_id,
			role_name: assignment?.name,
			parent_role_id: assignment?.parent_role_id,
			active_flag: true,
		},
	]);
	const settings = await run('getRoleSettings', { userId });
	expect(settings.json).toEqual([await account.read(`${path}/roleSettings`)]);
});

it('deactivates a user, and activates one by name again', async () => {
	const ana = await account.userNamed('Ana Silva');
	const userId = byName('Ana Silva');
	const off = await run('update', { userId, active_flag: false });
	expect(off.json[0]).toMatchObject({ id: ana.id, active_flag: false });
	expect(await account.userNamed('Ana Silva')).toMatchObject({ active_flag: false });
	const on = await run('update', { userId, active_flag: true });
	expect(on.error).toBeUndefined();
	expect(await account.userNamed('Ana Silva')).toMatchObject({ active_flag: true });
});

it.each<[string, IDataObject, RegExp]>([
	['that is not there', { userId: byId(999999) }, /User not found or not accessible/],
	['of an unknown name', { userId: byName('Anna Silva') }, /has no user named 'Anna Silva'/],
	['of an ID that is none', { userId: byId('={{ "first" }}') }, /takes the ID of a/],
])('tells of a user %s', async (_what, more, message) => {
	const { error } = await run('get', more);
	expect(error?.message).toMatch(message);
});
