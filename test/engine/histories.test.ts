import type { IDataObject } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const records = [
	['deal', 'deals', { dealId: byId(7) }, 'title'],
	['person', 'persons', { personId: byId(7) }, 'name'],
	['organization', 'organizations', { organizationId: byId(7) }, 'name'],
] as const;

describe.each(records)('of a %s', (resource, collection, record, nameKey) => {
	const run = async (operation: string, more: IDataObject = {}) =>
		await runNode(account.sandbox, {
			parameters: { resource, operation, returnAll: true, ...record, ...more } as never,
		});
	const v1 = `/api/v1/${collection}/7`;
	const rename = async (name: string) =>
		await account.sandbox.call('PATCH', `/api/v2/${collection}/7`, { [nameKey]: name });

	it('tells which fields were changed, by their names, and by whom', async () => {
		const me = await account.read('/api/v1/users/me');
		const { [nameKey]: before } = await account.read(`/api/v2/${collection}/7`);
		await rename('Renamed');
		const { json, error } = await run('getFieldChanges');
		expect(error).toBeUndefined();
		expect(json.find(({ field_key: key }) => key === nameKey)).toMatchObject({
			field_key: nameKey,
			field_name: nameKey === 'title' ? 'Title' : 'Name',
			old_value: before,
			new_value: 'Renamed',
			actor_user_id: me.id,
			actor_user_name: me.name,
			is_bulk_update_flag: false,
		});
		const { json: raw } = await run('getFieldChanges', { simple: false });
		expect(raw).toEqual(await account.list(`${v1}/changelog`));
	});

	it('tells a custom field by the name that the account gave it', async () => {
		const fields = await account.list(`/api/v2/${resource}Fields?limit=500`);
		const field = fields.find(
			(one) => one.is_custom_field === true && one.field_type === 'varchar',
		);
		await account.sandbox.call('PATCH', `/api/v2/${collection}/7`, {
			custom_fields: { [String(field?.field_code)]: 'Told' },
		});
		const { json: changes } = await run('getFieldChanges');
		expect(changes[0]).toMatchObject({ field_name: field?.field_name, new_value: 'Told' });
		const { json: withOwn } = await run('getUpdates', { filters: { all_changes: true } });
		const told = withOwn.find(({ new_value: value }) => value === 'Told');
		expect(told).toMatchObject({ object: `${resource}Change`, field_name: field?.field_name });
		const { json: without } = await run('getUpdates', { filters: { all_changes: false } });
		expect(without.some(({ new_value: value }) => value === 'Told')).toBe(false);
	});

	it('tells what has happened, all of it or some kinds', async () => {
		await rename('Renamed');
		const note = { [resource === 'organization' ? 'org_id' : `${resource}_id`]: 7 };
		await account.sandbox.call('POST', '/api/v1/notes', { content: 'Called', ...note });
		const { json } = await run('getUpdates', { simple: false });
		expect(json.length).toBeGreaterThan(1);
		expect(json).toEqual(await account.list(`${v1}/flow?limit=500`));
		const { json: some } = await run('getUpdates', { filters: { items: ['change', 'note'] } });
		expect(some).toHaveLength((await account.list(`${v1}/flow?items=change,note`)).length);
		expect(some).toContainEqual(expect.objectContaining({ object: 'note', content: 'Called' }));
		expect(some).toContainEqual(
			expect.objectContaining({ object: `${resource}Change`, new_value: 'Renamed' }),
		);
		const { json: cut, hints } = await run('getUpdates', { returnAll: false, limit: 1 });
		expect(cut).toHaveLength(1);
		expect(hints.join(' ')).toContain("'Limit' cut the list");
	});

	it('tells the users who may see it, by name', async () => {
		const { json } = await run('getPermittedUsers');
		const users = await account.list('/api/v1/users');
		const ids = (await account.read(`${v1}/permittedUsers`)) as unknown as number[];
		expect(json).toEqual(
			ids.map((id) => ({
				user_id: id,
				user_name: users.find((user) => user.id === id)?.name,
			})),
		);
		expect(json.length).toBeGreaterThan(1);
	});
});

describe.each(records)('e-mail messages of a %s', (resource, collection, record) => {
	it('come with their text where it is wanted', async () => {
		let withMail: IDataObject[] = [];
		let id = 0;
		while (withMail.length === 0 && id < 60) {
			id += 1;
			withMail = await account.list(`/api/v1/${collection}/${id}/mailMessages?include_body=1`);
		}
		expect(withMail.length).toBeGreaterThan(0);
		const [key = ''] = Object.keys(record);
		const parameters = {
			resource,
			operation: 'getEmailMessages',
			returnAll: true,
			[key]: byId(id),
		};
		const { json, error } = await runNode(account.sandbox, {
			parameters: { ...parameters, options: { include_body: true } } as never,
		});
		expect(error).toBeUndefined();
		const [first] = withMail.map(({ data }) => data as IDataObject);
		expect(json).toHaveLength(withMail.length);
		expect(json[0]).toMatchObject({
			id: first?.id,
			subject: first?.subject,
			body: first?.body,
			from: (first?.from as IDataObject[]).map(({ email_address: address }) => address),
		});
		const { json: short } = await runNode(account.sandbox, {
			parameters: { ...parameters, options: { include_body: false } } as never,
		});
		expect(short[0]).not.toHaveProperty('body');
	});
});

it('refuses a kind that there is none of, before anything is asked', async () => {
	const { error } = await runNode(account.sandbox, {
		parameters: {
			resource: 'organization',
			operation: 'getUpdates',
			organizationId: byId(7),
			returnAll: true,
			filters: { items: ['call'] },
		},
	});
	expect(error?.message).toContain("'Kinds' has no choice 'call'");
	expect(await account.sent('GET', '/api/v1/organizations/7/flow')).toEqual([]);
});
