import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const play = async (parameters: IDataObject) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'person', ...parameters } as INodeParameters,
	});

const organizationOf = async (person: number) => {
	const { org_id: id } = await account.read(`/api/v2/persons/${person}`);
	return await account.read(`/api/v2/organizations/${String(id)}`);
};

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, options: IDataObject = {}) =>
		await play({ operation: 'getAll', returnAll: true, filters, options });

	it.each<[string, IDataObject, string]>([
		['deal', { deal_id: byId(7) }, 'deal_id=7'],
		['IDs', { ids: '3, 1, 2' }, 'ids=1,2,3'],
		['time', { updated_since: '2025-12-01T00:00:00' }, 'updated_since=2025-12-01T00:00:00Z'],
		['time', { updated_until: '2025-06-01' }, 'updated_until=2025-06-01T00:00:00Z'],
		['stored filter', { filter_id: byName('People with an organization') }, 'filter_id=6'],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const { json, error } = await getAll(filters);
		const wanted = await account.list(`/api/v2/persons?limit=500&${query}`);
		const all = await account.list('/api/v2/persons?limit=500');
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThan(all.length);
		expect(json.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
	});

	it('filters by owner and organization, by name', async () => {
		const { id: owner } = await account.userNamed('Priya Raman');
		const owned = await getAll({ owner_id: byName('Priya Raman') });
		expect(owned.json.length).toBeGreaterThan(0);
		expect(owned.json.map(({ id }) => id)).toEqual(
			(await account.list(`/api/v2/persons?limit=500&owner_id=${String(owner)}`)).map(
				({ id }) => id,
			),
		);
		const organization = await organizationOf(9);
		const there = await getAll({ org_id: byName(String(organization.name)) });
		expect(there.json.map(({ id }) => id)).toContain(9);
		expect(new Set(there.json.map(({ org_id }) => org_id))).toEqual(new Set([organization.id]));
	});

	it('sorts', async () => {
		const { json } = await getAll({}, { sort_by: 'add_time', sort_direction: 'desc' });
		const times = json.map(({ add_time }) => String(add_time));
		expect(times.length).toBeGreaterThan(100);
		expect(times).toEqual([...times].sort().reverse());
	});

	it('filters by a condition on any of the e-mail addresses', async () => {
		const { emails } = await account.read('/api/v2/persons/9');
		const [{ value }] = emails as [{ value: string }];
		const { json } = await play({
			operation: 'getAll',
			conditions: { condition: [{ field: 'emails', operator: 'is', value }] },
		});
		expect(json.map(({ id }) => id)).toEqual([9]);
	});

	it('adds the names of organizations', async () => {
		const { id, name } = await organizationOf(9);
		const { json } = await getAll({ org_id: byId(id) }, { linkedNames: true });
		expect(new Set(json.map(({ org_name }) => org_name))).toEqual(new Set([name]));
	});
});

describe('Search', () => {
	it('finds a person by part of the name, on one level with Simplify', async () => {
		const { json } = await play({ operation: 'search', term: 'korhon', returnAll: true });
		expect(json).toHaveLength(2);
		const person = await account.read(`/api/v2/persons/${String(json[0]?.id)}`);
		expect(json[0]).toMatchObject({
			name: 'Hanna Korhonen',
			owner_id: person.owner_id,
			org_id: person.org_id,
			url: `${account.sandbox.url}/person/${String(person.id)}`,
		});
	});

	it('looks only where it is told to, for the whole text if wanted', async () => {
		const { emails } = await account.read('/api/v2/persons/9');
		const [{ value: address }] = emails as [{ value: string }];
		const search = async (term: string, exact_match: boolean, fields: string[]) =>
			(await play({ operation: 'search', term, exact_match, filters: { fields } })).json.map(
				({ id }) => id,
			);
		expect(await search(address, true, ['email'])).toContain(9);
		expect(await search(address.slice(0, -3), true, ['email'])).toEqual([]);
		expect(await search(address, true, ['name', 'phone'])).toEqual([]);
	});

	it('keeps to an organization, and loads the full records', async () => {
		const [twin] = (await account.list('/api/v2/persons?ids=41,201')).filter(
			({ org_id }) => org_id !== null,
		);
		const { json } = await play({
			operation: 'search',
			term: 'Hanna Korhonen',
			loadFullRecords: true,
			simple: false,
			filters: { org_id: byId(twin?.org_id) },
			options: { outputCustomFields: 'raw' },
		});
		expect(json).toEqual([twin]);
	});
});
