import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (resource: string, operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource, operation, ...more } as INodeParameters,
	});

describe('the account', () => {
	it('tells its company', async () => {
		const me = await account.read('/api/v1/users/me');
		const simple = await run('account', 'getCompany');
		expect(simple.json).toEqual([
			{
				company_id: me.company_id,
				company_name: me.company_name,
				company_domain: me.company_domain,
				company_country: me.company_country,
				company_industry: me.company_industry,
				language: me.language,
			},
		]);
		const raw = await run('account', 'getCompany', { simple: false });
		expect(raw.json).toEqual([me]);
	});

	it.each([
		['getConnections', '/api/v1/userConnections'],
		['getSettings', '/api/v1/userSettings'],
	])('%s answers what the API does', async (operation, path) => {
		const { json } = await run('account', operation);
		expect(json).toEqual([await account.read(path)]);
	});

	it('tells what is left of its limits, and null for what Pipedrive keeps to itself', async () => {
		await account.sandbox.configure({ plan: 'lite' });
		const { json } = await run('account', 'getApiUsage');
		const { headers } = await account.sandbox.call('GET', '/api/v1/users/me');
		expect(json).toEqual([
			{
				daily_tokens: Number(headers.get('x-daily-ratelimit-token-limit')),
				daily_tokens_left: Number(headers.get('x-daily-ratelimit-token-remaining')) + 2,
				daily_writes_left: null,
				rate_limit: Number(headers.get('x-ratelimit-limit')),
				rate_limit_left: expect.any(Number) as number,
				rate_limit_reset_seconds: expect.any(Number) as number,
			},
		]);
	});

	it('tells recent changes of some kinds, from a time in the zone of the workflow', async () => {
		await account.sandbox.call('PATCH', '/api/v2/deals/7', { title: 'Changed' });
		await account.sandbox.call('PATCH', '/api/v2/persons/7', { name: 'Changed' });
		await account.sandbox.call('PATCH', '/api/v2/organizations/7', { name: 'Changed' });
		const { json, error } = await runNode(account.sandbox, {
			timezone: 'Europe/Berlin',
			parameters: {
				resource: 'account',
				operation: 'getRecentChanges',
				since_timestamp: '2026-01-15T10:00:00',
				returnAll: true,
				filters: { items: ['deal', 'person'] },
			},
		});
		expect(error).toBeUndefined();
		expect(json.map(({ item, id }) => [item, id])).toEqual([
			['deal', 7],
			['person', 7],
		]);
		const [sent] = await account.sent('GET', '/api/v1/recents');
		expect(sent?.query).toMatchObject({
			since_timestamp: '2026-01-15 09:00:00',
			items: 'deal,person',
		});
	});
});

it('lists currencies, all of them or those that a term finds', async () => {
	const all = await run('currency', 'getAll', { returnAll: true, simple: false });
	expect(all.json).toEqual(await account.list('/api/v1/currencies'));
	const some = await run('currency', 'getAll', { returnAll: true, filters: { term: 'euro' } });
	expect(some.json.map(({ code }) => code)).toEqual(
		(await account.list('/api/v1/currencies?term=euro')).map(({ code }) => code),
	);
	expect(some.json).toContainEqual(expect.objectContaining({ code: 'EUR', name: 'Euro' }));
});

describe('an activity type', () => {
	it('is created with an icon by its name, changed and deleted', async () => {
		const created = await run('activityType', 'create', {
			name: 'Showroom Visit',
			icon_key: byName('Car'),
			additionalFields: { color: '#ff8800' },
		});
		expect(created.error).toBeUndefined();
		const { id } = created.json[0] ?? {};
		const stored = async () =>
			(await account.list('/api/v1/activityTypes')).find((type) => type.id === id);
		expect(await stored()).toMatchObject({
			name: 'Showroom Visit',
			icon_key: 'car',
			color: 'FF8800',
			active_flag: true,
		});
		const updated = await run('activityType', 'update', {
			activityTypeId: byName('showroom visit'),
			additionalFields: { name: 'Visit', icon_key: byName('truck'), color: '00aa00', order_nr: 3 },
		});
		expect(updated.error).toBeUndefined();
		expect(await stored()).toMatchObject({
			name: 'Visit',
			icon_key: 'truck',
			color: '00AA00',
			order_nr: 3,
		});
		const listed = await run('activityType', 'getAll', { returnAll: true, simple: false });
		expect(listed.json).toEqual(await account.list('/api/v1/activityTypes'));
		const deleted = await run('activityType', 'delete', { activityTypeId: byName('Visit') });
		expect(deleted.json).toEqual([{ deleted: true, id }]);
		expect(await stored()).toMatchObject({ active_flag: false });
	});

	it.each<[string, IDataObject, string]>([
		['create', { name: 'A', icon_key: byName('Bicycle') }, "has no icon named 'Bicycle'"],
		[
			'create',
			{ name: 'A', icon_key: byName('Car'), additionalFields: { color: 'red' } },
			"'Color' takes six hexadecimal digits, not 'red'",
		],
		['update', { activityTypeId: byId(1) }, 'There is nothing to update'],
	])('%s refuses %j before any request', async (operation, more, message) => {
		const { error } = await run('activityType', operation, more);
		expect(error?.message).toContain(message);
		expect(await account.sandbox.requests()).toEqual([]);
	});
});

describe('a webhook', () => {
	const hook = { name: 'To the ERP', event_action: 'change', event_object: byName('Deal Product') };
	let server: Server;
	const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

	beforeAll(async () => {
		server = createServer((_request, response) => response.end());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => {
		await new Promise((resolve) => server.close(resolve));
	});

	it('is created for a user, listed without its password, and deleted by its name', async () => {
		const ana = await account.userNamed('Ana Silva');
		const created = await run('webhook', 'create', {
			...hook,
			subscription_url: address(),
			additionalFields: {
				user_id: byName('Ana Silva'),
				http_auth_user: 'pipedrive',
				http_auth_password: 'a secret word',
			},
		});
		expect(created.error).toBeUndefined();
		const { id } = created.json[0] ?? {};
		const [stored] = await account.list('/api/v1/webhooks');
		expect(stored).toMatchObject({
			id,
			name: 'To the ERP',
			event_action: 'change',
			event_object: 'deal_product',
			version: '2.0',
			user_id: ana.id,
			http_auth_user: 'pipedrive',
			http_auth_password: 'a secret word',
		});
		const listed = await run('webhook', 'getAll', { returnAll: true });
		expect(listed.json).toEqual([
			expect.objectContaining({ id, user_name: 'Ana Silva', event_object: 'deal_product' }),
		]);
		expect(JSON.stringify([listed.json, created.json])).not.toContain('a secret word');
		const deleted = await run('webhook', 'delete', { webhookId: byName('To the ERP') });
		expect(deleted.json).toEqual([{ deleted: true, id }]);
		expect(await account.list('/api/v1/webhooks')).toEqual([]);
	});

	it.each<[string, IDataObject, string]>([
		['no address', { ...hook, subscription_url: 'example.com/x' }, "'URL' is not a web address"],
		[
			'a kind of record that nobody knows',
			{ ...hook, subscription_url: 'https://example.com', event_object: byName('Invoice') },
			"has no kind of record named 'Invoice'",
		],
		[
			'no name',
			{ ...hook, name: '={{ "" }}', subscription_url: 'https://example.com' },
			"'Name' is empty",
		],
	])('refuses %s before any request', async (_what, more, message) => {
		const { error } = await run('webhook', 'create', more);
		expect(error?.message).toContain(message);
		expect(await account.sandbox.requests()).toEqual([]);
	});

	it('hands a word of the API through as it is, for kinds that are new', async () => {
		await account.sandbox.arm({
			path: '/api/v1/webhooks',
			fault: { status: 201, json: { success: true, status: 'ok', data: { id: 9 } } },
		});
		const { json } = await run('webhook', 'create', {
			...hook,
			subscription_url: address(),
			event_object: byId('invoice'),
		});
		expect(json[0]).toMatchObject({ id: 9 });
		const sent = (await account.sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(sent.map(({ body }) => (body as IDataObject).event_object)).toEqual(['invoice']);
	});
});
