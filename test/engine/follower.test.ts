import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const anaSilva = async () =>
	(await account.list('/api/v1/users')).find(({ name }) => name === 'Ana Silva');

const kinds = [
	['deal', 'dealId', '/api/v2/deals/7/followers'],
	['organization', 'organizationId', '/api/v2/organizations/7/followers'],
	['person', 'personId', '/api/v2/persons/7/followers'],
	['product', 'productId', '/api/v2/products/7/followers'],
] as const;

describe.each(kinds)('of a %s', (of, parameter, path) => {
	const ofRecord = { resource: 'follower', of, [parameter]: byId(7) };

	it('adds a user by name, lists him, and removes him', async () => {
		const ana = await anaSilva();
		const added = await runNode(account.sandbox, {
			parameters: { ...ofRecord, operation: 'add', user_id: byName('Ana Silva') },
		});
		expect(added.error).toBeUndefined();
		expect(added.json).toEqual([
			{ user_id: ana?.id, user_name: 'Ana Silva', add_time: expect.any(String) as string },
		]);
		expect((await account.list(path)).map(({ user_id }) => user_id)).toEqual([ana?.id]);

		const listed = await runNode(account.sandbox, {
			parameters: { ...ofRecord, operation: 'getAll', returnAll: true },
		});
		expect(listed.json).toEqual(added.json);

		const removed = await runNode(account.sandbox, {
			parameters: { ...ofRecord, operation: 'remove', userId: byName('Ana Silva') },
		});
		expect(removed.json).toEqual([{ deleted: true, id: ana?.id }]);
		expect(await account.list(path)).toEqual([]);
	});
});

it('answers as the API does without Simplify, up to the limit', async () => {
	const users = await account.list('/api/v1/users');
	for (const { id } of users.slice(0, 3)) {
		await account.sandbox.call('POST', '/api/v2/deals/7/followers', { user_id: id });
	}
	const { json, hints } = await runNode(account.sandbox, {
		parameters: {
			resource: 'follower',
			operation: 'getAll',
			dealId: byId(7),
			returnAll: false,
			limit: 2,
			simple: false,
		},
	});
	expect(json).toEqual(await account.list('/api/v2/deals/7/followers?limit=2'));
	expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
});

it('tells what Pipedrive says of a user who follows already, and goes on with the others', async () => {
	const [first, second] = await account.list('/api/v1/users');
	await account.sandbox.call('POST', '/api/v2/deals/7/followers', { user_id: first?.id });
	const { json } = await runNode(account.sandbox, {
		items: [{ user: first?.id }, { user: second?.id }],
		onError: 'continueRegularOutput',
		parameters: {
			resource: 'follower',
			operation: 'add',
			dealId: byId(7),
			user_id: byId('={{ $json.user }}'),
		},
	});
	expect(json[0]?.error).toMatch(/already following/);
	expect(json[1]).toMatchObject({ user_id: second?.id });
});

it('lists who follows a user', async () => {
	const tom = await account.userNamed('Tom Berger');
	const { json, error } = await runNode(account.sandbox, {
		parameters: {
			resource: 'follower',
			operation: 'getAll',
			of: 'user',
			userId: byName('Tom Berger'),
			returnAll: true,
		},
	});
	expect(error).toBeUndefined();
	expect(json.map(({ user_name }) => user_name)).toEqual(['Maya Lindqvist', 'Ana Silva']);
	const followers = await account.list(`/api/v2/users/${String(tom.id)}/followers`);
	expect(json.map(({ user_id }) => user_id)).toEqual(followers.map(({ user_id }) => user_id));
});
