import type { IDataObject } from 'n8n-workflow';
import { stopEngine } from '../../engine/n8n';
import { type Sandbox, startSandbox } from '../../sandbox/client/startSandbox';
import { byId, byName, byUrl, runNode } from './nodeRun';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now: '2026-01-15T09:00:00Z' });
});

afterEach(async () => {
	expect(await sandbox.violations()).toEqual([]);
	await sandbox.reset();
});

afterAll(async () => {
	await sandbox.stop();
	await stopEngine();
});

/** A record as the account has it, by the API itself. */
async function read(path: string): Promise<IDataObject> {
	const { body } = await sandbox.call('GET', path);
	return body.data as IDataObject;
}

async function list(path: string): Promise<IDataObject[]> {
	const { body } = await sandbox.call('GET', path);
	return body.data as IDataObject[];
}

const writesOf = async () =>
	(await sandbox.requests()).filter(({ method }) => method !== 'GET').map(({ body }) => body);

describe('Create', () => {
	it('creates one deal per item, in order, with names for stage, owner, person and organization', async () => {
		const [person] = await list('/api/v2/persons?limit=1&sort_by=id');
		const [organization] = (await list('/api/v2/organizations?limit=500')).slice(-1);
		const { items, error } = await runNode(sandbox, {
			items: Array.from({ length: 25 }, (_, number) => ({ number })),
			parameters: {
				operation: 'create',
				title: '=Deal {{ $json.number }}',
				value: '={{ $json.number * 10.5 }}',
				currency: byName('sek'),
				stage_id: byName('Partner Channel › Joint Visit'),
				person_id: byId(String(person?.id)),
				org_id: byName(String(organization?.name)),
				additionalFields: {
					owner_id: byName('Ana Silva'),
					expected_close_date: '2026-03-01T00:00:00',
					probability: 35,
					label_ids: ['={{ "Hot" }}'],
				},
			},
		});
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 25 }, (_, item) => ({ item })),
		);
		const last = items[24]?.json;
		expect(items.map(({ json }) => json.title)).toEqual(
			Array.from({ length: 25 }, (_, number) => `Deal ${number}`),
		);
		expect(last).toMatchObject({
			value: 252,
			currency: 'SEK',
			stage_name: 'Joint Visit',
			pipeline_name: 'Partner Channel',
			owner_name: 'Ana Silva',
			label_names: ['Hot'],
		});
		expect(await read(`/api/v2/deals/${String(last?.id)}`)).toMatchObject({
			title: 'Deal 24',
			value: 252,
			currency: 'SEK',
			person_id: person?.id,
			org_id: organization?.id,
			expected_close_date: '2026-03-01',
			probability: 35,
			stage_id: last?.stage_id,
			pipeline_id: 2,
		});
	});

	it('looks each name up once per run, however many items use it', async () => {
		await runNode(sandbox, {
			items: Array.from({ length: 12 }, (_, number) => ({ number })),
			parameters: {
				operation: 'create',
				title: '=Deal {{ $json.number }}',
				stage_id: byName('={{ "Sales › Proposal" }}'),
			},
		});
		const paths = (await sandbox.requests())
			.filter(({ method }) => method === 'GET')
			.map(({ path }) => path);
		expect(paths.sort()).toEqual([
			'/api/v1/users',
			'/api/v2/dealFields',
			'/api/v2/pipelines',
			'/api/v2/stages',
		]);
	});

	it('sends nothing for what is left empty', async () => {
		await runNode(sandbox, {
			items: [{ empty: '', nothing: null }],
			parameters: {
				operation: 'create',
				title: 'Bare',
				value: '={{ $json.nothing }}',
				currency: byName('={{ $json.empty }}'),
				additionalFields: {
					owner_id: { mode: 'list', value: '' },
					lost_reason: '={{ $json.empty }}',
					label_ids: [],
				},
			},
		});
		expect(await writesOf()).toEqual([{ title: 'Bare' }]);
	});

	it('reads times in the zone of the workflow and sends UTC without fractions', async () => {
		await runNode(sandbox, {
			timezone: 'Europe/Stockholm',
			parameters: {
				operation: 'create',
				title: 'Won',
				additionalFields: { status: 'won', won_time: '2026-01-10T10:30:00' },
			},
		});
		expect(await writesOf()).toEqual([
			{ title: 'Won', value: 0, status: 'won', won_time: '2026-01-10T09:30:00Z' },
		]);
	});
});

describe('Get', () => {
	it('finds a deal by its address and by its name', async () => {
		const deal = await read('/api/v2/deals/7');
		const { json } = await runNode(sandbox, {
			items: [{ at: `${sandbox.url}/deal/7?tab=notes` }],
			parameters: { operation: 'get', dealId: byUrl('={{ $json.at }}') },
		});
		expect(json).toEqual([expect.objectContaining({ id: 7, title: deal.title })]);
		const made = await runNode(sandbox, { parameters: { operation: 'create', title: 'Only one' } });
		const named = await runNode(sandbox, {
			parameters: { operation: 'get', dealId: byName('only one') },
		});
		expect(named.json[0]?.id).toBe(made.json[0]?.id);
	});

	it('writes custom fields by name with the labels of their options, and links to the record', async () => {
		const definitions = await list('/api/v2/dealFields?limit=500');
		const custom = definitions.filter((definition) => definition.is_custom_field);
		const options = custom.find(({ field_name }) => field_name === 'Industry');
		const [option] = options?.options as { id: number; label: string }[];
		await sandbox.call('PATCH', '/api/v2/deals/7', {
			custom_fields: { [String(options?.field_code)]: option?.id },
		});
		const { json } = await runNode(sandbox, { parameters: { operation: 'get', dealId: byId(7) } });
		expect(json[0]).toMatchObject({
			url: `${sandbox.url}/deal/7`,
			custom_fields: { Industry: option?.label },
		});
		const raw = await runNode(sandbox, {
			parameters: {
				operation: 'get',
				dealId: byId(7),
				simple: false,
				options: { outputCustomFields: 'raw' },
			},
		});
		expect(raw.json[0]).toEqual(await read('/api/v2/deals/7'));
	});

	it('asks for the fields that Pipedrive only answers when asked', async () => {
		const { json } = await runNode(sandbox, {
			parameters: {
				operation: 'get',
				dealId: byId(7),
				include_fields: ['notes_count', 'activities_count'],
			},
		});
		expect(json[0]).toHaveProperty('notes_count');
		expect(json[0]).toHaveProperty('activities_count');
	});
});

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, more: IDataObject = {}) =>
		await runNode(sandbox, {
			parameters: { operation: 'getAll', returnAll: true, filters, ...more } as never,
		});

	it('reads all pages, each as large as the API allows', async () => {
		const { json } = await getAll({});
		const pages = (await sandbox.requests()).filter(({ path }) => path === '/api/v2/deals');
		expect(pages.map(({ query }) => query.limit)).toEqual(['500', '500']);
		expect(json.length).toBeGreaterThan(500);
		expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
	});

	it('stops at the limit, asks for no more than that, and says that there is more', async () => {
		const { json, hints } = await getAll({}, { returnAll: false, limit: 7 });
		expect(json).toHaveLength(7);
		const [page] = (await sandbox.requests()).filter(({ path }) => path === '/api/v2/deals');
		expect(page?.query.limit).toBe('7');
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
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
		const wanted = await list(`/api/v2/deals?limit=500&${query}`);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.slice(0, 500).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
	});

	it('filters by organization', async () => {
		const { org_id: organization } = await read('/api/v2/deals/7');
		const { json } = await getAll({ org_id: byId(String(organization)) });
		expect(json.map(({ id }) => id)).toContain(7);
		expect(new Set(json.map(({ org_id }) => org_id))).toEqual(new Set([organization]));
	});

	it('filters by the e-mail address of an owner', async () => {
		const users = await list('/api/v1/users');
		const owner = users.find(({ name }) => name === 'Priya Raman');
		const { json } = await getAll({ owner_id: byName(String(owner?.email)) });
		expect(json.length).toBeGreaterThan(0);
		expect(new Set(json.map(({ owner_id }) => owner_id))).toEqual(new Set([owner?.id]));
	});

	it('sorts', async () => {
		const { json } = await getAll(
			{ status: ['won'] },
			{ sort: { sort_by: 'add_time', sort_direction: 'desc' } },
		);
		const times = json.map(({ add_time }) => String(add_time));
		expect(times).toEqual([...times].sort().reverse());
	});

	it('lists archived deals alone, or behind the others', async () => {
		const archived = await list('/api/v2/deals/archived?limit=500');
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
		const { name } = await read(`/api/v2/persons/${String(person?.person_id)}`);
		expect(person?.person_name).toBe(name);
		const asked = (await sandbox.requests()).filter(({ path }) => path === '/api/v2/persons');
		const people = new Set(json.map(({ person_id }) => person_id).filter(Boolean));
		expect(asked).toHaveLength(Math.ceil(people.size / 100));
	});

	it('refuses a stored filter beside what Pipedrive would ignore', async () => {
		const { error } = await getAll({ filter_id: byId(1), owner_id: byId(2), status: ['won'] });
		expect(error?.message).toMatch(/'Stored Filter' stands alone: .*'Owner', 'Status'/);
		expect((await sandbox.requests()).filter(({ path }) => path === '/api/v2/deals')).toEqual([]);
	});
});

describe('Update', () => {
	it('changes what is given and nothing else', async () => {
		const before = await read('/api/v2/deals/11');
		const { json } = await runNode(sandbox, {
			parameters: {
				operation: 'update',
				dealId: byId(11),
				updateFields: { value: 777, title: '={{ "" }}', currency: byName('USD') },
			},
		});
		expect(json[0]).toMatchObject({ id: 11, value: 777, currency: 'USD' });
		const after = await read('/api/v2/deals/11');
		expect({ ...after, update_time: before.update_time }).toEqual({
			...before,
			value: 777,
			currency: 'USD',
		});
	});

	it('says so when there is nothing to update', async () => {
		const { error } = await runNode(sandbox, {
			parameters: { operation: 'update', dealId: byId(11), updateFields: {} },
		});
		expect(error?.message).toBe('There is nothing to update [item 0]');
	});
});

describe('Update Status, Move to Stage, Update Probability', () => {
	it('marks a deal lost with its reason and time, and opens it again', async () => {
		const lost = await runNode(sandbox, {
			parameters: {
				operation: 'updateStatus',
				dealId: byId(11),
				status: 'lost',
				lost_reason: 'Price',
				lost_time: '2026-01-10T10:00:00Z',
			},
		});
		expect(lost.error).toBeUndefined();
		expect(await read('/api/v2/deals/11')).toMatchObject({
			status: 'lost',
			lost_reason: 'Price',
			lost_time: '2026-01-10T10:00:00Z',
		});
		await runNode(sandbox, {
			parameters: { operation: 'updateStatus', dealId: byId(11), status: 'open' },
		});
		expect(await read('/api/v2/deals/11')).toMatchObject({ status: 'open' });
	});

	it('moves a deal to a stage of another pipeline', async () => {
		await runNode(sandbox, {
			parameters: {
				operation: 'moveToStage',
				dealId: byId(11),
				stage_id: byName('Offer'),
			},
		});
		expect(await read('/api/v2/deals/11')).toMatchObject({ stage_id: 15, pipeline_id: 3 });
	});

	it('sets the probability', async () => {
		const { json } = await runNode(sandbox, {
			items: [{ chance: '65' }],
			parameters: {
				operation: 'updateProbability',
				dealId: byId(11),
				probability: '={{ $json.chance }}',
			},
		});
		expect(json[0]).toMatchObject({ id: 11, probability: 65 });
	});
});

describe('Search', () => {
	it('finds deals, on one level with Simplify', async () => {
		const { json } = await runNode(sandbox, {
			parameters: { operation: 'search', term: 'website relaunch', returnAll: true },
		});
		expect(json.length).toBeGreaterThan(3);
		const id = String(json[0]?.id);
		const deal = await read(`/api/v2/deals/${id}`);
		expect(json[0]).toMatchObject({
			title: deal.title,
			owner_id: deal.owner_id,
			stage_id: deal.stage_id,
			org_id: deal.org_id,
			url: `${sandbox.url}/deal/${id}`,
		});
	});

	it('loads the full records behind the hits, archived ones too, at the least cost', async () => {
		const before = await sandbox.usage();
		const { json, error } = await runNode(sandbox, {
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
		const tokens = (await sandbox.usage()).tokens - before.tokens;
		expect(json.length).toBeGreaterThan(10);
		for (const deal of json.slice(0, 3)) {
			expect(deal).toEqual(await read(`/api/v2/deals/${String(deal.id)}`));
		}
		const archived = json.filter(({ is_archived }) => is_archived === true).length;
		expect(tokens).toBe(20 + 10 * Math.ceil(json.length / 100) + archived);
	});
});

describe('Duplicate and Delete', () => {
	it('duplicates a deal and hands on the copy in the shape of all records', async () => {
		const original = await read('/api/v2/deals/11');
		const { json } = await runNode(sandbox, {
			parameters: { operation: 'duplicate', dealId: byId(11) },
		});
		expect(json[0]?.id).not.toBe(11);
		expect(json[0]).toMatchObject({ title: original.title, stage_id: original.stage_id });
		expect(json[0]).toHaveProperty('stage_name');
	});

	it('deletes deals', async () => {
		const { json } = await runNode(sandbox, {
			items: [{ id: 11 }, { id: 12 }],
			parameters: { operation: 'delete', dealId: byId('={{ $json.id }}') },
		});
		expect(json).toEqual([
			{ deleted: true, id: 11 },
			{ deleted: true, id: 12 },
		]);
		expect(await read('/api/v2/deals/11')).toMatchObject({ is_deleted: true });
	});
});
