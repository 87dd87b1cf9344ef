import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject, items: IDataObject[] = [{}]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'field', operation, ...more } as INodeParameters,
	});

const fieldsOf = async (kind: string) => await account.list(`/api/v2/${kind}Fields?limit=500`);

const named = async (kind: string, name: string) =>
	(await fieldsOf(kind)).filter(({ field_name: one }) => one === name);

const labels = (field: IDataObject | undefined) =>
	((field?.options ?? []) as IDataObject[]).map(({ label }) => label);

describe.each(['deal', 'organization', 'person', 'product', 'project'])('of a %s', (of) => {
	const field = `${of}Field`;

	it('is created, changed, given options, read and deleted, by its name', async () => {
		const created = await run('create', {
			of,
			field_name: 'Tier',
			field_type: 'enum',
			labels: ['Gold', 'Silver, plated'],
		});
		expect(created.error).toBeUndefined();
		const [made] = await named(of, 'Tier');
		expect(made).toMatchObject({ field_type: 'enum', is_custom_field: true });
		expect(labels(made)).toEqual(['Gold', 'Silver, plated']);
		expect(created.json[0]).toMatchObject({ field_code: made?.field_code, field_name: 'Tier' });

		const tier = { of, [field]: byName('tier') };
		const added = await run('addOptions', { ...tier, labels: ['Bronze'] });
		expect(added.json).toEqual([
			{
				field_code: made?.field_code,
				options: [{ id: expect.any(Number) as number, label: 'Bronze' }],
			},
		]);
		const renamed = await run('updateOptions', {
			...tier,
			renamed: { option: [{ option: 'gold', label: 'Platinum' }] },
		});
		expect(renamed.error).toBeUndefined();
		const removed = await run('deleteOptions', { ...tier, labels: ['Silver, plated'] });
		expect(removed.json).toEqual([
			{ deleted: true, field_code: made?.field_code, ids: [expect.any(Number) as number] },
		]);
		const changed = await run('update', {
			...tier,
			additionalFields: { field_name: 'Level', details_visible_flag: false },
		});
		expect(changed.error).toBeUndefined();

		const got = await run('get', { of, [field]: byName('Level') });
		expect(got.json[0]).toMatchObject({ field_code: made?.field_code, field_name: 'Level' });
		expect(labels(got.json[0])).toEqual(['Platinum', 'Bronze']);

		const deleted = await run('delete', { of, [field]: byName('Level') });
		expect(deleted.json).toEqual([{ deleted: true, id: made?.field_code }]);
		expect(await named(of, 'Level')).toEqual([]);
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
	});
});

it('takes every setting of a field of deals, stages and pipelines by name', async () => {
	const [stage] = await account.list('/api/v2/stages?limit=1');
	const [pipeline] = await account.list('/api/v2/pipelines?limit=1');
	const { json, error } = await run('create', {
		field_name: 'Contract End',
		field_type: 'date',
		additionalFields: {
			description: 'When it ends',
			important: true,
			important_stage_ids: [stage?.id],
			required: true,
			required_stage_ids: [stage?.id],
			add_visible_flag: true,
			details_visible_flag: false,
			pipeline_ids: [pipeline?.name],
		},
	});
	expect(error).toBeUndefined();
	const extras = 'include_fields=ui_visibility,important_fields,required_fields';
	const field = await account.read(`/api/v2/dealFields/${String(json[0]?.field_code)}?${extras}`);
	expect(field).toMatchObject({
		description: 'When it ends',
		important_fields: { enabled: true, stage_ids: [stage?.id] },
		required_fields: { enabled: true, stage_ids: [stage?.id] },
		ui_visibility: {
			add_visible_flag: true,
			details_visible_flag: false,
			show_in_pipelines: { show_in_all: false, pipeline_ids: [pipeline?.id] },
		},
	});
	const got = await run('get', {
		dealField: byName('Contract End'),
		options: { include_fields: ['important_fields', 'ui_visibility'] },
	});
	expect(got.json[0]).toMatchObject({
		important_fields: field.important_fields,
		ui_visibility: field.ui_visibility,
	});
});

describe('Get Many', () => {
	const paths = {
		activity: '/api/v2/activityFields?limit=500',
		deal: '/api/v2/dealFields?limit=500',
		lead: '/api/v1/leadFields?limit=500',
		note: '/api/v1/noteFields',
		organization: '/api/v2/organizationFields?limit=500',
		person: '/api/v2/personFields?limit=500',
		product: '/api/v2/productFields?limit=500',
		project: '/api/v2/projectFields?limit=500',
	};

	it.each(Object.entries(paths))('of a %s answers what the API does', async (of, path) => {
		const raw = await run('getAll', { of, returnAll: true, simple: false });
		expect(raw.json).toEqual(await account.list(path));
		const simple = await run('getAll', { of, returnAll: true });
		expect(simple.json.map(({ field_name: name }) => name)).toEqual(
			raw.json.map((field) => field.field_name ?? field.name),
		);
		expect(simple.json.every(({ field_code: code }) => typeof code === 'string')).toBe(true);
	});

	it('stops at the limit and says so', async () => {
		const { json, hints } = await run('getAll', { of: 'note', limit: 2 });
		expect(json).toHaveLength(2);
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
	});
});

describe('Ensure', () => {
	const tier = { field_name: 'Tier', field_type: 'set', labels: ['Gold', 'Silver'] };

	it('creates a field once, then finds it, then adds what it lacks', async () => {
		const first = await run('ensure', tier);
		const key = first.json[0]?.field_code;
		expect(first.json[0]?._result).toEqual({ action: 'created', key });
		const again = await run('ensure', { ...tier, field_name: ' tier', labels: ['gold'] });
		expect(again.json[0]?._result).toEqual({ action: 'unchanged', key });
		const more = await run('ensure', { ...tier, labels: ['Silver', 'Bronze', 'bronze'] });
		expect(more.json[0]?._result).toEqual({ action: 'updated', key, added: ['Bronze'] });
		expect(labels(more.json[0])).toEqual(['Gold', 'Silver', 'Bronze']);
		expect(await named('deal', 'Tier')).toHaveLength(1);
	});

	it('makes one field for several items that mean the same', async () => {
		const { json, error } = await run(
			'ensure',
			{ ...tier, labels: '={{ [$json.label] }}' },
			['Gold', 'Silver', 'gold'].map((label) => ({ label })),
		);
		expect(error).toBeUndefined();
		expect(json.map(({ _result: result }) => (result as IDataObject).action)).toEqual([
			'created',
			'updated',
			'unchanged',
		]);
		const [field, ...others] = await named('deal', 'Tier');
		expect(others).toEqual([]);
		expect(labels(field)).toEqual(['Gold', 'Silver']);
	});

	it('puts one beside a field of another type, and says so', async () => {
		await run('create', { field_name: 'Tier', field_type: 'varchar' });
		const { json, hints } = await run('ensure', tier);
		expect(json[0]?._result).toMatchObject({ action: 'created' });
		expect(hints).toEqual([expect.stringContaining("another field named 'Tier'")]);
		expect(await named('deal', 'Tier')).toHaveLength(2);
	});

	it('refuses to choose between two of the same name and type', async () => {
		await run('create', tier);
		await run('create', tier);
		const { error } = await run('ensure', tier);
		expect(error?.message).toContain("'Name' fits several fields of this type named 'Tier'");
	});
});

it('lets the next run know a new field by its name at once', async () => {
	const one = { credentialId: 'shared by two runs' };
	const deal = async () =>
		await runNode(account.sandbox, {
			...one,
			parameters: { operation: 'get', dealId: byId(7), simple: false },
		});
	await deal();
	await runNode(account.sandbox, {
		...one,
		parameters: {
			resource: 'field',
			operation: 'create',
			field_name: 'Brand New',
			field_type: 'varchar',
		},
	});
	const { json } = await deal();
	expect(json[0]?.custom_fields).toHaveProperty('Brand New', null);
});

describe('with an app that lacks the scope admin', () => {
	async function connected(): Promise<ICredentialDataDecryptedObject> {
		const { text } = await account.sandbox.control('POST', '/oauth/grant', {
			scopes: ['base', 'activities:read'],
		});
		return {
			grantType: 'authorizationCode',
			clientId: account.sandbox.oauth.clientId,
			clientSecret: account.sandbox.oauth.clientSecret,
			authUrl: `${account.sandbox.url}/oauth/authorize`,
			accessTokenUrl: `${account.sandbox.url}/oauth/token`,
			authentication: 'header',
			scope: '',
			rateLimit: 'automatic',
			baseUrl: account.sandbox.url,
			oauthTokenData: JSON.parse(text),
		};
	}

	it('reads the fields of activities from the older list', async () => {
		const { json, error, hints } = await runNode(account.sandbox, {
			credential: await connected(),
			parameters: {
				authentication: 'oAuth2',
				resource: 'field',
				operation: 'getAll',
				of: 'activity',
				returnAll: true,
			},
		});
		expect(error).toBeUndefined();
		expect(json.map(({ field_code: code }) => code)).toEqual(
			(await fieldsOf('activity')).map(({ field_code: code }) => code),
		);
		expect(hints).toEqual([expect.stringContaining("lacks the scope 'admin'")]);
	});

	it('finds one field of activities there, by its name', async () => {
		const credential = await connected();
		const get = async (activityField: INodeParameters) =>
			await runNode(account.sandbox, {
				credential,
				parameters: {
					authentication: 'oAuth2',
					resource: 'field',
					operation: 'get',
					of: 'activity',
					activityField,
				},
			});
		const [, second] = await fieldsOf('activity');
		const found = await get(byName(String(second?.field_name)));
		expect(found.json[0]).toMatchObject({ field_code: second?.field_code });
		const missing = await get(byId('nothing'));
		expect(missing.error?.message).toContain("Activities have no field 'nothing'");
	});

	it('does not hide that other fields may not be read', async () => {
		const { error } = await runNode(account.sandbox, {
			credential: await connected(),
			parameters: { authentication: 'oAuth2', resource: 'field', operation: 'getAll' },
		});
		expect(error?.message).toMatch(/scope|allow|permission/i);
	});
});

describe('before any request, it refuses', () => {
	it.each<[string, string, IDataObject, string]>([
		[
			'a choice without options',
			'create',
			{ field_name: 'Tier', field_type: 'enum' },
			"needs 'Option Labels'",
		],
		[
			'a field without a name',
			'ensure',
			{ field_name: '={{ "" }}', field_type: 'date' },
			"'Name' is empty",
		],
		[
			'a description for a person',
			'create',
			{ of: 'person', field_name: 'A', additionalFields: { description: 'x' } },
			"'Description' is only for fields of deals",
		],
		[
			'a product field that is required',
			'create',
			{ of: 'product', field_name: 'A', additionalFields: { required: true } },
			"'Required' is not for fields of products",
		],
		[
			'adding no options',
			'addOptions',
			{ dealField: byId('abc'), labels: '={{ [] }}' },
			"'Option Labels' is empty",
		],
		[
			'a row without a label',
			'updateOptions',
			{ dealField: byId('abc'), renamed: { option: [{ option: 'Gold', label: '' }] } },
			'has a row without a label',
		],
		[
			'what a project does not answer',
			'getAll',
			{ of: 'project', options: { include_fields: ['ui_visibility'] } },
			"do not answer 'ui_visibility'",
		],
		['renaming no options', 'updateOptions', { dealField: byId('abc') }, 'Options to Rename'],
		['an update of nothing', 'update', { dealField: byId('abc') }, 'There is nothing to update'],
	])('%s', async (_what, operation, more, message) => {
		const { error } = await run(operation, more);
		expect(error?.message).toContain(message);
		expect(await account.sandbox.requests()).toEqual([]);
	});
});

it('names what a field offers where an option is unknown', async () => {
	await run('create', { field_name: 'Tier', field_type: 'enum', labels: ['Gold'] });
	const { error } = await run('deleteOptions', { dealField: byName('Tier'), labels: ['Copper'] });
	expect(error?.message).toContain("names 'Copper', which the field does not offer");
	expect(error?.description).toContain("It offers 'Gold'.");
});
