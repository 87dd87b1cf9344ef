import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (more: IDataObject, items: IDataObject[] = [{}]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'api', operation: 'request', ...more } as INodeParameters,
	});

const parameters = (query: Record<string, unknown>) => ({
	parameter: Object.entries(query).map(([name, value]) => ({ name, value })),
});

it('reads a record with its custom fields by name, or as the API answers them', async () => {
	const raw = await run({ path: '/api/v2/deals/7', decode: false });
	expect(raw.json).toEqual([await account.read('/api/v2/deals/7')]);
	const named = await run({ path: '/api/v2/deals/7' });
	const got = await runNode(account.sandbox, {
		parameters: {
			operation: 'get',
			dealId: { __rl: true, mode: 'recordId', value: 7 },
			simple: false,
		},
	});
	expect(named.json).toEqual(got.json);
	expect(Object.keys(named.json[0]?.custom_fields as IDataObject)).toContain('Industry');
});

it('reads a list page by page, one item per row, up to the limit', async () => {
	const [user] = await account.list('/api/v1/users');
	const path = `/api/v2/persons?sort_by=id&owner_id=${String(user?.id)}`;
	const all = await run({
		path: '/api/v2/persons?sort_by=id',
		query: parameters({ owner_id: user?.id, filter_id: '' }),
		pageStyle: 'cursor',
		returnAll: true,
		decode: false,
		options: { pageSize: 20 },
	});
	expect(all.json).toEqual(await account.list(`${path}&limit=500`));
	expect(all.json.length).toBeGreaterThan(20);
	const some = await run({ path, pageStyle: 'cursor', limit: 3, decode: false });
	expect(some.json).toEqual(all.json.slice(0, 3));
	expect(some.hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
});

it('reads a list of version 1 by its offset, and a whole one without pages', async () => {
	const fields = await run({
		path: '/api/v1/leadFields',
		pageStyle: 'offset',
		returnAll: true,
		options: { pageSize: 10 },
	});
	expect(fields.json).toEqual(await account.list('/api/v1/leadFields?limit=500'));
	const types = await run({ path: '/api/v1/activityTypes' });
	expect(types.json).toEqual(await account.list('/api/v1/activityTypes'));
	expect(types.hints).toEqual([]);
});

it('says that there is more where only one page was asked for', async () => {
	const { json, hints } = await run({ path: '/api/v2/deals', query: parameters({ limit: 5 }) });
	expect(json).toHaveLength(5);
	expect(hints).toEqual([expect.stringContaining('Pipedrive has more than this answer holds')]);
});

it('writes with any method and body, an object or a list', async () => {
	const created = await run({
		method: 'POST',
		path: '/api/v2/deals',
		body: '={{ { title: $json.title } }}',
	});
	expect(created.error?.message).toContain('title');
	const made = await run(
		{ method: 'POST', path: '/api/v2/deals', body: '={{ { title: $json.title } }}' },
		[{ title: 'One' }, { title: 'Two' }],
	);
	expect(made.json.map(({ title }) => title)).toEqual(['One', 'Two']);
	const path = `/api/v2/deals/${String(made.json[0]?.id)}`;
	await run({ method: 'PATCH', path, body: '{ "value": 12.5 }' });
	expect(await account.read(path)).toMatchObject({ title: 'One', value: 12.5 });
	const deleted = await run({ method: 'DELETE', path });
	expect(deleted.json).toEqual([{ id: made.json[0]?.id }]);

	const fields = await account.list('/api/v2/dealFields?limit=500');
	const industry = fields.find(({ field_name: name }) => name === 'Industry');
	const options = await run({
		method: 'POST',
		path: `/api/v2/dealFields/${String(industry?.field_code)}/options`,
		body: '[{ "label": "Space" }]',
	});
	expect(options.json).toEqual([{ id: expect.any(Number) as number, label: 'Space' }]);
});

it('sends a form where one is wanted', async () => {
	const { error } = await run({
		method: 'PUT',
		path: '/api/v1/mailbox/mailThreads/1',
		body: '{ "read_flag": 1 }',
		options: { asForm: true },
	});
	expect(error).toBeUndefined();
	const [sent] = (await account.sandbox.requests()).filter(({ method }) => method === 'PUT');
	expect(sent?.body).toEqual({ read_flag: 1 });
});

it('repeats what is safe to repeat, and does not send a POST twice', async () => {
	const arm = async () =>
		await account.sandbox.arm({ path: '/api/*', times: 1, fault: { status: 503 } });
	await arm();
	const read = await run({ path: '/api/v2/deals/7', decode: false });
	expect(read.error).toBeUndefined();
	await account.sandbox.clearRequests();
	await arm();
	const made = await run({ method: 'POST', path: '/api/v2/deals', body: '{ "title": "Once" }' });
	expect(made.error?.description).toContain('look there before you send it again');
	expect(await account.sandbox.requests()).toHaveLength(1);
});

it.each([
	'deals/7',
	'/v2/deals',
	'/api/v3/deals',
	'/api/v2/',
	'https://example.com/api/v2/deals',
	'//example.com/api/v2/deals',
	'/\\example.com/api/v2/deals',
	'/api/v2/../../oauth/token',
	'/api/v2/%2e%2e/%2e%2e/oauth/token',
	'/api/v2/deals%2f7',
	'/api/v2/deals#7',
	'/api/v2//deals',
	' ',
])('refuses the path %j before any request', async (path) => {
	const { error } = await run({ path: `=${path}` });
	expect(error?.message).toContain("'Path'");
	expect(await account.sandbox.requests()).toEqual([]);
});

it('refuses a body that is no JSON before any request', async () => {
	const { error } = await run({ method: 'POST', path: '/api/v2/deals', body: '{ "title": ' });
	expect(error?.message).toContain("'Body' takes an object or a list as JSON");
	expect(await account.sandbox.requests()).toEqual([]);
});

it('goes on with the other items, and tells what Pipedrive said of one', async () => {
	const { json } = await runNode(account.sandbox, {
		items: [{ id: 999999 }, { id: 7 }],
		onError: 'continueRegularOutput',
		parameters: {
			resource: 'api',
			operation: 'request',
			path: '=/api/v2/deals/{{ $json.id }}',
			decode: false,
		},
	});
	expect(json[0]).toMatchObject({ details: { httpCode: 404 } });
	expect(json[1]).toMatchObject({ id: 7 });
});
