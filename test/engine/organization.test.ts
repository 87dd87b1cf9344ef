import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { byId, byName, byUrl, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const play = async (parameters: IDataObject, items: IDataObject[] = [{}]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'organization', ...parameters } as INodeParameters,
	});

const create = async (parameters: IDataObject, items?: IDataObject[]) =>
	await play({ operation: 'create', ...parameters }, items);

const update = async (id: unknown, additionalFields: IDataObject) =>
	await play({ operation: 'update', organizationId: byId(id), additionalFields });

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

describe('Create', () => {
	it('creates an organization with all that there is to say, by name', async () => {
		const { json, error } = await create(
			{
				name: '={{ $json.name }}',
				address: '12 High Street, Leeds, United Kingdom',
				additionalFields: {
					locality: 'Leeds',
					country: 'United Kingdom',
					website: 'https://acme.example',
					linkedin: 'https://www.linkedin.com/company/acme',
					industry: byName('logistics'),
					annual_revenue: '={{ "1500000" }}',
					employee_count: 42,
					owner_id: byName('Ana Silva'),
					label_ids: ['={{ "Partner" }}', '={{ "Vendor" }}'],
					visible_to: 7,
					add_time: '2025-05-01T08:00:00',
				},
			},
			[{ name: 'Acme Haulage' }],
		);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			name: 'Acme Haulage',
			owner_name: 'Ana Silva',
			label_names: ['Partner', 'Vendor'],
			url: `${account.sandbox.url}/organization/${String(json[0]?.id)}`,
		});
		expect(await account.read(`/api/v2/organizations/${String(json[0]?.id)}`)).toMatchObject({
			name: 'Acme Haulage',
			address: {
				value: '12 High Street, Leeds, United Kingdom',
				locality: 'Leeds',
				country: 'United Kingdom',
			},
			website: 'https://acme.example',
			linkedin: 'https://www.linkedin.com/company/acme',
			industry: 43,
			annual_revenue: 1_500_000,
			employee_count: 42,
			visible_to: 7,
			add_time: '2025-05-01T08:00:00Z',
		});
	});

	it.each<[IDataObject, string]>([
		[{ locality: 'Leeds', country: 'United Kingdom' }, 'Leeds, United Kingdom'],
		[
			{
				street_number: '12',
				route: 'High Street',
				locality: 'Springfield',
				admin_area_level_1: 'IL',
				postal_code: '62701',
				country: '={{ "" }}',
			},
			'12 High Street, Springfield, IL 62701',
		],
	])('makes the text of the address of its parts: %j', async (additionalFields, text) => {
		const { json } = await create({ name: 'Acme', additionalFields });
		const { address } = await account.read(`/api/v2/organizations/${String(json[0]?.id)}`);
		expect(address).toMatchObject({ value: text, locality: additionalFields.locality });
	});

	it('sends nothing for what is left empty', async () => {
		await create({
			name: 'Bare',
			address: '={{ " " }}',
			additionalFields: { locality: '', industry: byName('={{ "" }}'), label_ids: [] },
		});
		expect((await writes()).map(({ body }) => body)).toEqual([{ name: 'Bare' }]);
	});

	it.each<[string, IDataObject, string]>([
		['an empty name', { name: '=  ' }, "'Name' is empty"],
		[
			'half an employee',
			{ name: 'Acme', additionalFields: { employee_count: '={{ 2.5 }}' } },
			"'Employee Count' takes a whole number, not '2.5'",
		],
		[
			'an unknown industry',
			{ name: 'Acme', additionalFields: { industry: byName('Logistic') } },
			"'Industry' has no industry named 'Logistic'",
		],
		[
			'the label of a person',
			{ name: 'Acme', additionalFields: { label_ids: '={{ "Hot Lead" }}' } },
			"'Label Names or IDs' has no label named 'Hot Lead'",
		],
	])('refuses %s before anything is written', async (_what, parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(message);
		expect(await writes()).toEqual([]);
	});
});

describe('Get', () => {
	it('finds an organization by its address and by its name', async () => {
		const { id } = (await create({ name: 'Acme Haulage' })).json[0] ?? {};
		const locators = [
			byUrl(`=${account.sandbox.url}/organization/${String(id)}`),
			byName('acme haulage'),
		];
		for (const organizationId of locators) {
			const { json } = await play({ operation: 'get', organizationId });
			expect(json).toEqual([expect.objectContaining({ id, name: 'Acme Haulage' })]);
		}
	});

	it('refuses a name that two organizations have', async () => {
		const organizationId = byName('Alder & Finch Logistics');
		const { error } = await play({ operation: 'get', organizationId });
		expect(error?.message).toMatch(/has 2 organizations named .*: \d+ \(.*\), \d+ \(/);
	});

	it('hands on what the API answers when Simplify is off, with the fields that were asked for', async () => {
		const { json } = await play({
			operation: 'get',
			organizationId: byId(5),
			simple: false,
			options: { outputCustomFields: 'raw', include_fields: ['people_count'] },
		});
		expect(json[0]).toEqual(
			await account.read('/api/v2/organizations/5?include_fields=people_count'),
		);
	});
});

describe('Update', () => {
	it('changes what is given and nothing else', async () => {
		const before = await account.read('/api/v2/organizations/5');
		const { error } = await update(5, { website: 'https://new.example', name: '={{ "" }}' });
		expect(error).toBeUndefined();
		const after = await account.read('/api/v2/organizations/5');
		expect({ ...after, update_time: before.update_time }).toEqual({
			...before,
			website: 'https://new.example',
		});
	});

	it('replaces the address as a whole', async () => {
		await update(5, { address: '12 High Street, Leeds', locality: 'Leeds' });
		await update(5, { address: '1 Quay, Bristol', country: 'United Kingdom' });
		expect(await account.read('/api/v2/organizations/5')).toMatchObject({
			address: { value: '1 Quay, Bristol', locality: null, country: 'United Kingdom' },
		});
	});

	it('empties fields by name', async () => {
		const { error } = await play({
			operation: 'update',
			organizationId: byId(5),
			additionalFields: { employee_count: 7 },
			options: { fieldsToClear: ['address', 'website', 'label_ids', 'industry'] },
		});
		expect(error).toBeUndefined();
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
		const after = await account.read('/api/v2/organizations/5');
		expect(after).toMatchObject({
			website: null,
			label_ids: [],
			industry: null,
			employee_count: 7,
		});
		expect(after.address).toMatchObject({ value: '', locality: null, country: null });
	});

	it('empties what is blank, if wanted; of an address the parts that are not given', async () => {
		await update(5, { address: '12 High Street, Leeds', locality: 'Leeds', country: 'England' });
		const { error } = await play({
			operation: 'update',
			organizationId: byId(5),
			additionalFields: { address: '', locality: 'Bristol', country: '={{ null }}', website: '' },
			options: { emptyValues: 'clear' },
		});
		expect(error).toBeUndefined();
		expect(await account.read('/api/v2/organizations/5')).toMatchObject({
			address: { value: 'Bristol', locality: 'Bristol', country: null },
			website: null,
		});
	});

	it('says so when there is nothing to update', async () => {
		const { error } = await update(5, { address: '={{ "" }}' });
		expect(error?.message).toBe('There is nothing to update [item 0]');
	});
});

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, options: IDataObject = {}) =>
		await play({ operation: 'getAll', returnAll: true, filters, options });

	it.each<[string, IDataObject, string]>([
		['IDs', { ids: '3, 1, 2' }, 'ids=1,2,3'],
		['time', { updated_since: '2025-12-01T00:00:00' }, 'updated_since=2025-12-01T00:00:00Z'],
		['time', { updated_until: '2025-06-01' }, 'updated_until=2025-06-01T00:00:00Z'],
		['stored filter', { filter_id: byName('Platinum customers') }, 'filter_id=7'],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const { json, error } = await getAll(filters);
		const wanted = await account.list(`/api/v2/organizations?limit=500&${query}`);
		const all = await account.list('/api/v2/organizations?limit=500');
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThan(all.length);
		expect(json.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
	});

	it('filters by owner, by name', async () => {
		const { id: owner } = await account.userNamed('Priya Raman');
		const { json } = await getAll({ owner_id: byName('Priya Raman') });
		expect(json.length).toBeGreaterThan(0);
		expect(json.map(({ id }) => id)).toEqual(
			(await account.list(`/api/v2/organizations?limit=500&owner_id=${String(owner)}`)).map(
				({ id }) => id,
			),
		);
	});

	it('sorts', async () => {
		const { json } = await getAll({}, { sort_by: 'add_time', sort_direction: 'desc' });
		const times = json.map(({ add_time }) => String(add_time));
		expect(times.length).toBeGreaterThan(100);
		expect(times).toEqual([...times].sort().reverse());
	});
});

describe('Search', () => {
	it('finds organizations by part of the name, on one level with Simplify', async () => {
		const { json } = await play({ operation: 'search', term: 'finch logis' });
		expect(json).toHaveLength(2);
		const found = await account.read(`/api/v2/organizations/${String(json[0]?.id)}`);
		expect(json[0]).toMatchObject({
			name: 'Alder & Finch Logistics',
			owner_id: found.owner_id,
			url: `${account.sandbox.url}/organization/${String(found.id)}`,
		});
	});

	it('looks only where it is told to, and loads the full records', async () => {
		await create({ name: 'Quayside Stores', address: '1 Alder Quay, Bristol' });
		const search = async (fields: string[]) =>
			await play({
				operation: 'search',
				term: 'alder quay',
				loadFullRecords: true,
				filters: { fields },
			});
		const { json } = await search(['address']);
		expect(json.map(({ name }) => name)).toEqual(['Quayside Stores']);
		expect(json[0]).toHaveProperty('owner_name');
		expect((await search(['name'])).json).toEqual([]);
	});

	it('finds the whole text only, if wanted', async () => {
		const search = async (term: string) =>
			await play({ operation: 'search', term, exact_match: true });
		expect((await search('alder & finch logistics')).json).toHaveLength(2);
		expect((await search('finch logistics')).json).toEqual([]);
	});
});

it('deletes organizations', async () => {
	const { json } = await play({ operation: 'delete', organizationId: byId('={{ $json.id }}') }, [
		{ id: 5 },
		{ id: 6 },
	]);
	expect(json).toEqual([
		{ deleted: true, id: 5 },
		{ deleted: true, id: 6 },
	]);
	expect(await account.read('/api/v2/organizations/5')).toMatchObject({ is_deleted: true });
});
