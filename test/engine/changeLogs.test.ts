import type { IDataObject } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: IDataObject) =>
	await runNode(account.sandbox, {
		parameters: { operation: 'getChangeLog', returnAll: true, ...parameters } as never,
	});

it('tells who was added to a deal and removed from it', async () => {
	const me = await account.read('/api/v1/users/me');
	const participants = '/api/v1/deals/7/participants';
	const { body } = await account.sandbox.call('POST', participants, { person_id: 20 });
	const row = (body.data as IDataObject).id;
	await account.sandbox.call('DELETE', `${participants}/${String(row)}`);
	const person = await account.read('/api/v2/persons/20');
	const { json, error } = await run({
		resource: 'dealParticipant',
		dealId: byId(7),
		options: { linkedNames: true },
	});
	expect(error).toBeUndefined();
	const ofPerson = json.filter(({ person_id: id }) => id === 20);
	expect(ofPerson.map(({ action }) => action).sort()).toEqual(['added', 'removed']);
	expect(ofPerson[0]).toMatchObject({
		person_name: person.name,
		actor_user_id: me.id,
		actor_user_name: me.name,
	});
	const { json: raw } = await run({ resource: 'dealParticipant', dealId: byId(7), simple: false });
	expect(raw).toEqual(await account.list('/api/v1/deals/7/participantsChangelog'));
});

it.each([
	['deal', 'deals', { dealId: byId(7) }],
	['organization', 'organizations', { organizationId: byId(7) }],
	['person', 'persons', { personId: byId(7) }],
	['product', 'products', { productId: byId(7) }],
])('tells who began and ceased to follow a %s', async (of, collection, record) => {
	const me = await account.read('/api/v1/users/me');
	const users = await account.list('/api/v1/users');
	const followers = `/api/v2/${collection}/7/followers`;
	const following = (await account.list(followers)).map(({ user_id: id }) => id);
	const user = users.find(({ id, active_flag: isActive }) => isActive && !following.includes(id));
	await account.sandbox.call('POST', followers, { user_id: user?.id });
	await account.sandbox.call('DELETE', `${followers}/${String(user?.id)}`);
	const { json, error } = await run({ resource: 'follower', of, ...record });
	expect(error).toBeUndefined();
	const told = { follower_user_id: user?.id, follower_user_name: user?.name };
	for (const action of ['added', 'removed']) {
		expect(json).toContainEqual(
			expect.objectContaining({ ...told, action, actor_user_name: me.name }),
		);
	}
	const { json: raw } = await run({ resource: 'follower', of, ...record, simple: false });
	expect(raw).toEqual(await account.list(`${followers}/changelog`));
});
