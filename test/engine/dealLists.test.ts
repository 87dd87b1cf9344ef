import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, more: IDataObject = {}) =>
		await runNode(account.sandbox, {
			parameters: { operation: 'getAll', returnAll: true, filters, ...more } as never,
		});

	it('reads all pages, each as large as the API allows', async () => {
		const { json } = await getAll({});
		const pages = (await account.sandbox.requests()).filter(({ path }) => path === '/api/v2/deals');
		expect(pages.map(({ query }) => query.limit)).toEqual(['500', '500']);
		expect(json.length).toBeGreaterThan(500);
		expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
	});

	it('stops at the limit, asks for no more than that, and says that there is more', async () => {
		const { json, hints } = await getAll({}, { returnAll: false, limit: 7 });
		expect(json).toHaveLength(7);
		const [page] = (await account.sandbox.requests()).filter(
			({ path }) => path === '/api/v2/deals',
		);
		expect(page?.query.limit).toBe('7');
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
	});

	it('pairs every record with the item that asked for it', async () => {
		const { items } = await runNode(account.sandbox, {
			items: [{ status: 'won' }, { status: 'lost' }],
			parameters: { operation: 'getAll', limit: 3, filters: { status: ['={{ $json.status }}'] } },
		});
		expect(items.map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
			...Array<unknown>(3).fill(['won', { item: 0 }]),
			...Array<unknown>(3).fill(['lost', { item: 1 }]),
		]);
	});

	it('says nothing when the limit is just enough', async () => {
		const { json, hints } = await getAll({ ids: '1, 2, 3' }, { returnAll: false, limit: 3 });
		expect(json.map(({ id }) => id)).toEqual([1, 2, 3]);
		expect(hints).toEqual([]);
	});

	it.each<[string, IDataObject, string]>([
		['status', { status: ['won', 'lost'] }, 'status=won,lost'],
		['stage by name', { stage_id: byName('Contract Sent') }, 'stage_id=6'],
		['pipeline by name', { pipeline_id: byName('partner channel') }, 'pipeline_id=2'],
		['person', { person_id: byId(9) }, 'person_id=9'],
		['times', { updated_since: '2025-12-01T00:00:00' }, 'updated_since=2025-12-01T00:00:00Z'],
		['times', { updated_until: '2025-06-01' }, 'updated_until=2025-06-01T00:00:00Z'],
		['stored filter by name', { filter_id: byName('All open deals') }, 'filter_id=1'],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const { json, error } = await getAll(filters);
		const wanted = await account.list(`/api/v2/deals?limit=500&${query}`);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.slice(0, 500).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
	});

	it('filters by organization', async () => {
		const { org_id: organization } = await account.read('/api/v2/deals/7');
		const { json } = await getAll({ org_id: byId(String(organization)) });
		expect(json.map(({ id }) => id)).toContain(7);
		expect(new Set(json.map(({ org_id }) => org_id))).toEqual(new Set([organization]));
	});

	it('filters by the e-mail address of an owner', async () => {
		const users = await account.list('/api/v1/users');
		const owner = users.find(({ name }) => name === 'Priya Raman');
		const { json } = await getAll({ owner_id: byName(String(owner?.email)) });
		expect(json.length).toBeGreaterThan(0);
		expect(new Set(json.map(({ owner_id }) => owner_id))).toEqual(new Set([owner?.id]));
	});

	it('sorts', async () => {
		const { json } = await getAll(
			{ status: ['won'] },
			{ options: { sort_by: 'add_time', sort_direction: 'desc' } },
		);
		const times = json.map(({ add_time }) => String(add_time));
		expect(times).toEqual([...times].sort().reverse());
	});

	it('lists archived deals alone, or behind the others', async () => {
		const archived = await account.list('/api/v2/deals/archived?limit=500');
		const only = await getAll({ archived: 'only' });
		expect(only.json.map(({ id }) => id)).toEqual(archived.map(({ id }) => id));
		const all = await getAll({ archived: 'include' });
		const others = await getAll({});
		expect(all.json).toHaveLength(archived.length + others.json.length);
	});

	it('gives no item for an empty list', async () => {
		const { items, error } = await getAll({ ids: '999999' });
		expect(items).toEqual([]);
		expect(error).toBeUndefined();
	});

	it('adds the names of linked records, 100 for one list', async () => {
		const { json } = await getAll({ status: ['lost'] }, { options: { linkedNames: true } });
		const [person] = json.filter(({ person_id }) => person_id !== null);
		const { name } = await account.read(`/api/v2/persons/${String(person?.person_id)}`);
		expect(person?.person_name).toBe(name);
		const asked = (await account.sandbox.requests()).filter(
			({ path }) => path === '/api/v2/persons',
		);
		const people = new Set(json.map(({ person_id }) => person_id).filter(Boolean));
		expect(asked).toHaveLength(Math.ceil(people.size / 100));
	});
});

describe('Search', () => {
	it('finds deals, on one level with Simplify', async () => {
		const { json } = await runNode(account.sandbox, {
			parameters: { operation: 'search', term: 'website relaunch', returnAll: true },
		});
		expect(json.length).toBeGreaterThan(3);
		const id = String(json[0]?.id);
		const deal = await account.read(`/api/v2/deals/${id}`);
		expect(json[0]).toMatchObject({
			title: deal.title,
			owner_id: deal.owner_id,
			stage_id: deal.stage_id,
			org_id: deal.org_id,
			url: `${account.sandbox.url}/deal/${id}`,
		});
	});

	it('loads the full records behind the hits, archived ones too, at the least cost', async () => {
		const before = await account.sandbox.usage();
		const { json, error } = await runNode(account.sandbox, {
			parameters: {
				operation: 'search',
				term: 'website relaunch',
				returnAll: true,
				loadFullRecords: true,
				simple: false,
				options: { outputCustomFields: 'raw' },
			},
		});
		expect(error).toBeUndefined();
		const tokens = (await account.sandbox.usage()).tokens - before.tokens;
		expect(json.length).toBeGreaterThan(10);
		for (const deal of json.slice(0, 3)) {
			expect(deal).toEqual(await account.read(`/api/v2/deals/${String(deal.id)}`));
		}
		const archived = json.filter(({ is_archived }) => is_archived === true).length;
		expect(tokens).toBe(20 + 10 * Math.ceil(json.length / 100) + archived);
	});
});
