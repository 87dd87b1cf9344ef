import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'filter', operation, ...more } as INodeParameters,
	});

const conditionsOf = async (id: unknown): Promise<[IDataObject[], IDataObject[]]> => {
	const filter = await account.read(`/api/v1/filters/${String(id)}?include_field_code=true`);
	const { conditions } = filter.conditions as { conditions: { conditions: IDataObject[] }[] };
	return [conditions[0]?.conditions ?? [], conditions[1]?.conditions ?? []];
};

const all = (...condition: IDataObject[]) => ({ allOf: { condition } });
const any = (...condition: IDataObject[]) => ({ anyOf: { condition } });

it('stores a filter by the names of fields and options, and Get Many of deals takes it', async () => {
	const { json, error } = await run('create', {
		name: 'Big ones',
		type: 'deals',
		...all(
			{ field: 'status', operator: '=', value: 'open' },
			{ field: 'Value', operator: '>=', value: '30000' },
		),
		...any(
			{ field: 'Industry', operator: '=', value: 'oil, gas and mining' },
			{ object: 'organization', field: 'Name', operator: "LIKE '$%'", value: 'A' },
		),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ name: 'Big ones', type: 'deals' });
	const [allOf, anyOf] = await conditionsOf(json[0]?.id);
	expect(allOf).toEqual([
		expect.objectContaining({ field_code: 'status', operator: '=', value: 'open' }),
		expect.objectContaining({ field_code: 'value', operator: '>=', value: '30000' }),
	]);
	const fields = await account.list('/api/v2/dealFields?limit=500');
	const industry = fields.find(({ field_name: name }) => name === 'Industry');
	const option = (industry?.options as IDataObject[]).find(
		({ label }) => label === 'Oil, Gas and Mining',
	);
	expect(anyOf).toEqual([
		expect.objectContaining({
			object: 'deal',
			field_code: industry?.field_code,
			value: String(option?.id),
		}),
		expect.objectContaining({ object: 'organization', field_code: 'name', value: 'A' }),
	]);
	const deals = await runNode(account.sandbox, {
		parameters: {
			operation: 'getAll',
			returnAll: true,
			filters: { filter_id: byName('Big ones') },
		},
	});
	expect(deals.error).toBeUndefined();
	expect(deals.json.length).toBeGreaterThan(0);
	expect(deals.json.every(({ value, status }) => Number(value) >= 30000 && status === 'open')).toBe(
		true,
	);
	expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
});

it.each([
	['activity', 'activity', 'Subject'],
	['leads', 'lead', 'Title'],
	['org', 'organization', 'Name'],
	['people', 'person', 'Name'],
	['products', 'product', 'Name'],
])('stores one for %s', async (type, object, field) => {
	const { json, error } = await run('create', {
		name: 'One',
		type,
		...all({ field, operator: "LIKE '%$%'", value: 'a' }),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ type });
	const [[condition]] = await conditionsOf(json[0]?.id);
	expect(condition).toMatchObject({ object, operator: "LIKE '%$%'", value: 'a' });
});

it('takes conditions as JSON: as Get answers them, or a plain list with names', async () => {
	const [stored] = await account.list('/api/v1/filters?type=deals');
	const got = await run('get', {
		filterId: byName(String(stored?.name)),
		options: { include_field_code: true },
	});
	const copied = await run('create', {
		name: 'Copy',
		type: 'deals',
		conditionsAs: 'json',
		conditions: JSON.stringify(got.json[0]?.conditions),
	});
	expect(copied.error).toBeUndefined();
	expect(await conditionsOf(copied.json[0]?.id)).toEqual(await conditionsOf(stored?.id));

	const listed = await run('create', {
		name: 'List',
		type: 'deals',
		conditionsAs: 'json',
		conditions: '[{ "field": "title", "operator": "IS NOT NULL" }]',
	});
	expect(listed.error).toBeUndefined();
	const [[condition]] = await conditionsOf(listed.json[0]?.id);
	expect(condition).toMatchObject({
		field_code: 'title',
		operator: 'IS NOT NULL',
		value: null,
	});
});

it('renames a filter and leaves its conditions, then replaces them', async () => {
	const [stored] = await account.list('/api/v1/filters?type=people');
	const before = await conditionsOf(stored?.id);
	const renamed = await run('update', { filterId: byId(stored?.id), name: 'Other name' });
	expect(renamed.error).toBeUndefined();
	expect(await account.read(`/api/v1/filters/${String(stored?.id)}`)).toMatchObject({
		name: 'Other name',
	});
	expect(await conditionsOf(stored?.id)).toEqual(before);
	const replaced = await run('update', {
		filterId: byName('Other name'),
		...all({ field: 'Name', operator: '=', value: 'Ana' }),
	});
	expect(replaced.json[0]).toMatchObject({ name: 'Other name' });
	expect(await conditionsOf(stored?.id)).toEqual([
		[expect.objectContaining({ field_code: 'name', value: 'Ana' })],
		[],
	]);
});

it('lists filters of a kind as the API does, and tells the operators', async () => {
	const listed = await run('getAll', {
		returnAll: true,
		simple: false,
		filters: { type: 'people' },
	});
	expect(listed.json).toEqual(await account.list('/api/v1/filters?type=people'));
	const every = await run('getAll', { returnAll: true });
	expect(every.json.map(({ id }) => id)).toEqual(
		(await account.list('/api/v1/filters')).map(({ id }) => id),
	);
	expect(every.json[0]).toHaveProperty('user_name');
	const helpers = await run('getHelpers');
	expect(helpers.json).toEqual([await account.read('/api/v1/filters/helpers')]);
});

it('deletes one filter by its name, and several by their IDs', async () => {
	const [one, two, three] = await account.list('/api/v1/filters');
	const single = await run('delete', { filterId: byName(String(one?.name)) });
	expect(single.json).toEqual([{ deleted: true, id: one?.id }]);
	const several = await run('deleteMany', { ids: `${String(two?.id)}, ${String(three?.id)}` });
	expect(several.json).toEqual([{ deleted: true, ids: [two?.id, three?.id] }]);
	const left = (await account.list('/api/v1/filters')).map(({ id }) => id);
	for (const gone of [one, two, three]) expect(left).not.toContain(gone?.id);
});

it.each<[string, IDataObject, string]>([
	['no condition', { name: 'A' }, "'Conditions' are empty"],
	['no name', { name: '={{ "" }}', ...all({ field: '12' }) }, "'Name' is empty"],
	['a row without a field', { name: 'A', ...all({ field: ' ' }) }, 'have a row without a field'],
	[
		'17 conditions',
		{ name: 'A', ...all(...Array.from({ length: 17 }, () => ({ field: '12' }))) },
		"'Conditions' are 17, and a filter takes 16 at most",
	],
	[
		'JSON that is none',
		{ name: 'A', conditionsAs: 'json', conditions: '{"glue": ' },
		'takes an object or a list as JSON',
	],
	[
		'groups in another order',
		{
			name: 'A',
			conditionsAs: 'json',
			conditions: { glue: 'and', conditions: [{ glue: 'or', conditions: [] }] },
		},
		"take two groups, the first with the glue 'and'",
	],
	[
		'the name of a field of projects',
		{ name: 'A', type: 'projects', ...all({ field: 'Title' }) },
		'fields of projects have only numbers here',
	],
])('refuses %s before any request', async (_what, more, message) => {
	const { error } = await run('create', { type: 'deals', ...more });
	expect(error?.message).toContain(message);
	expect(await account.sandbox.requests()).toEqual([]);
});

it('suggests a field for a name that is misspelt, and writes nothing', async () => {
	const before = await account.list('/api/v1/filters');
	const { error } = await run('create', {
		name: 'A',
		type: 'deals',
		...all({ field: 'Titel', value: 'x' }),
	});
	expect(error?.message).toContain("name the field 'Titel', which a deal does not have");
	expect(error?.description).toContain("'Title'");
	expect(await account.list('/api/v1/filters')).toEqual(before);
});
