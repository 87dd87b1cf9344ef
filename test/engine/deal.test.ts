import { byId, byName, byUrl, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const writesOf = async () =>
	(await account.sandbox.requests())
		.filter(({ method }) => method !== 'GET')
		.map(({ body }) => body);

describe('Create', () => {
	it('creates one deal per item, in order, with names for stage, owner, person and organization', async () => {
		const [person] = await account.list('/api/v2/persons?limit=1&sort_by=id');
		const [organization] = (await account.list('/api/v2/organizations?limit=500')).slice(-1);
		const { items, error } = await runNode(account.sandbox, {
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
		expect(await account.read(`/api/v2/deals/${String(last?.id)}`)).toMatchObject({
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
		await runNode(account.sandbox, {
			items: Array.from({ length: 12 }, (_, number) => ({ number })),
			parameters: {
				operation: 'create',
				title: '=Deal {{ $json.number }}',
				stage_id: byName('={{ "Sales › Proposal" }}'),
			},
		});
		const paths = (await account.sandbox.requests())
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
		await runNode(account.sandbox, {
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
		await runNode(account.sandbox, {
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

describe('a linked record whose name is not found', () => {
	const create = async (ifNotFound: string, count = 1) =>
		await runNode(account.sandbox, {
			items: Array.from({ length: count }, (_, number) => ({ number })),
			onError: 'continueRegularOutput',
			parameters: {
				operation: 'create',
				title: '=Deal {{ $json.number }}',
				org_id: byName('Brand New Works'),
				person_id: byName('new.person@example.com'),
				options: { ifNotFound },
			},
		});

	it('fails the item before anything is written, if nothing else is chosen', async () => {
		const { json } = await create('fail');
		expect(json[0]?.error).toMatch(/has no (person|organization) named/);
		expect(await writesOf()).toEqual([]);
	});

	it('is left empty', async () => {
		const { json } = await create('leaveEmpty');
		expect(json[0]).toMatchObject({ title: 'Deal 0', org_id: null, person_id: null });
	});

	it('is created once for all items, and the run says so', async () => {
		const { json, hints } = await create('create', 12);
		const [organizations, people] = ['org_id', 'person_id'].map((key) =>
			json.map((row) => row[key]),
		);
		expect(new Set(organizations).size).toBe(1);
		expect(new Set(people).size).toBe(1);
		expect(await account.read(`/api/v2/organizations/${String(json[0]?.org_id)}`)).toMatchObject({
			name: 'Brand New Works',
		});
		expect(await account.read(`/api/v2/persons/${String(json[0]?.person_id)}`)).toMatchObject({
			emails: [{ value: 'new.person@example.com' }],
		});
		expect(hints).toHaveLength(2);
		expect(hints.join()).toContain("The organization 'Brand New Works' was not found");
	});
});

describe('Get', () => {
	it('finds a deal by its address and by its name', async () => {
		const deal = await account.read('/api/v2/deals/7');
		const { json } = await runNode(account.sandbox, {
			items: [{ at: `${account.sandbox.url}/deal/7?tab=notes` }],
			parameters: { operation: 'get', dealId: byUrl('={{ $json.at }}') },
		});
		expect(json).toEqual([expect.objectContaining({ id: 7, title: deal.title })]);
		const made = await runNode(account.sandbox, {
			parameters: { operation: 'create', title: 'Only one' },
		});
		const named = await runNode(account.sandbox, {
			parameters: { operation: 'get', dealId: byName('only one') },
		});
		expect(named.json[0]?.id).toBe(made.json[0]?.id);
	});

	it('writes custom fields by name with the labels of their options, and links to the record', async () => {
		const definitions = await account.list('/api/v2/dealFields?limit=500');
		const custom = definitions.filter((definition) => definition.is_custom_field);
		const options = custom.find(({ field_name }) => field_name === 'Industry');
		const [option] = options?.options as { id: number; label: string }[];
		await account.sandbox.call('PATCH', '/api/v2/deals/7', {
			custom_fields: { [String(options?.field_code)]: option?.id },
		});
		const { json } = await runNode(account.sandbox, {
			parameters: { operation: 'get', dealId: byId(7) },
		});
		expect(json[0]).toMatchObject({
			url: `${account.sandbox.url}/deal/7`,
			custom_fields: { Industry: option?.label },
		});
		const raw = await runNode(account.sandbox, {
			parameters: {
				operation: 'get',
				dealId: byId(7),
				simple: false,
				options: { outputCustomFields: 'raw' },
			},
		});
		expect(raw.json[0]).toEqual(await account.read('/api/v2/deals/7'));
	});

	it('asks for the fields that Pipedrive only answers when asked', async () => {
		const { json } = await runNode(account.sandbox, {
			parameters: {
				operation: 'get',
				dealId: byId(7),
				options: { include_fields: ['notes_count', 'activities_count'] },
			},
		});
		expect(json[0]).toHaveProperty('notes_count');
		expect(json[0]).toHaveProperty('activities_count');
	});
});

describe('Update', () => {
	it.each(['open', 'won', 'lost'])(
		'changes what is given of a deal that is %s, and nothing else',
		async (status) => {
			const [before = {}] = await account.list(`/api/v2/deals?status=${status}&limit=1`);
			const { json } = await runNode(account.sandbox, {
				parameters: {
					operation: 'update',
					dealId: byId(before.id),
					additionalFields: { value: 777, title: '={{ "" }}', currency: byName('USD') },
				},
			});
			expect(json[0]).toMatchObject({ id: before.id, value: 777, currency: 'USD' });
			const after = await account.read(`/api/v2/deals/${String(before.id)}`);
			expect({ ...after, update_time: before.update_time }).toEqual({
				...before,
				value: 777,
				currency: 'USD',
			});
		},
	);

	it('says so when there is nothing to update', async () => {
		const { error } = await runNode(account.sandbox, {
			parameters: { operation: 'update', dealId: byId(11), additionalFields: {} },
		});
		expect(error?.message).toBe('There is nothing to update [item 0]');
	});
});

describe('Update Status, Move to Stage, Update Probability', () => {
	it('marks a deal lost with its reason and time, and opens it again', async () => {
		const lost = await runNode(account.sandbox, {
			parameters: {
				operation: 'updateStatus',
				dealId: byId(11),
				status: 'lost',
				lost_reason: 'Price',
				lost_time: '2026-01-10T10:00:00Z',
			},
		});
		expect(lost.error).toBeUndefined();
		expect(await account.read('/api/v2/deals/11')).toMatchObject({
			status: 'lost',
			lost_reason: 'Price',
			lost_time: '2026-01-10T10:00:00Z',
		});
		await runNode(account.sandbox, {
			parameters: { operation: 'updateStatus', dealId: byId(11), status: 'open' },
		});
		expect(await account.read('/api/v2/deals/11')).toMatchObject({ status: 'open' });
	});

	it('moves a deal to a stage of another pipeline', async () => {
		await runNode(account.sandbox, {
			parameters: {
				operation: 'moveToStage',
				dealId: byId(11),
				stage_id: byName('Offer'),
			},
		});
		expect(await account.read('/api/v2/deals/11')).toMatchObject({ stage_id: 15, pipeline_id: 3 });
	});

	it('sets the probability', async () => {
		const { json } = await runNode(account.sandbox, {
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

describe('Duplicate and Delete', () => {
	it('duplicates a deal and hands on the copy in the shape of all records', async () => {
		const original = await account.read('/api/v2/deals/11');
		const { json } = await runNode(account.sandbox, {
			parameters: { operation: 'duplicate', dealId: byId(11) },
		});
		expect(json[0]?.id).not.toBe(11);
		expect(json[0]).toMatchObject({ title: original.title, stage_id: original.stage_id });
		expect(json[0]).toHaveProperty('stage_name');
	});

	it('deletes deals', async () => {
		const { json } = await runNode(account.sandbox, {
			items: [{ id: 11 }, { id: 12 }],
			parameters: { operation: 'delete', dealId: byId('={{ $json.id }}') },
		});
		expect(json).toEqual([
			{ deleted: true, id: 11 },
			{ deleted: true, id: 12 },
		]);
		expect(await account.read('/api/v2/deals/11')).toMatchObject({ is_deleted: true });
	});
});
