import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const map = async (
	resource: string,
	items: IDataObject[],
	more: INodeParameters & { onError?: 'continueRegularOutput' } = {},
) => {
	const { onError, ...parameters } = more;
	return await runNode(account.sandbox, {
		items,
		onError,
		parameters: { resource, operation: 'create', dataToSend: 'autoMapInputData', ...parameters },
	});
};

const update = async (resource: string, items: IDataObject[], more: INodeParameters = {}) =>
	await map(resource, items, {
		operation: 'update',
		[`${resource}Id`]: byId('={{ $json.id }}'),
		...more,
	});

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

const fieldKey = async (resource: string, name: string): Promise<string> => {
	const fields = await account.list(`/api/v2/${resource}Fields?limit=500`);
	return String(fields.find(({ field_name: fieldName }) => fieldName === name)?.field_code);
};

describe('keys of an item', () => {
	it('are the names of fields, their keys, or written a little differently', async () => {
		const [organization] = await account.list('/api/v2/organizations?limit=1');
		const owner = await account.userNamed('Ana Silva');
		const { json, error } = await map('deal', [
			{
				Title: 'Renewal',
				value: '1200.5',
				CURRENCY: 'eur',
				'Expected close date': '2026-03-01',
				Organization: organization?.name as string,
				owner: owner.email as string,
				stage: 'Proposal ‹ Sales',
				seats: '5',
				[await fieldKey('deal', 'Purchase Order Number')]: 'PO-1',
			},
		]);
		expect(error).toBeUndefined();
		expect(await account.read(`/api/v2/deals/${String(json[0]?.id)}`)).toMatchObject({
			title: 'Renewal',
			value: 1200.5,
			currency: 'EUR',
			expected_close_date: '2026-03-01',
			org_id: organization?.id,
			owner_id: owner.id,
			custom_fields: {
				[await fieldKey('deal', 'Seats')]: 5,
				[await fieldKey('deal', 'Purchase Order Number')]: 'PO-1',
			},
		});
	});

	it('are the heads of the columns that Pipedrive exports', async () => {
		const [organization] = await account.list('/api/v2/organizations?limit=1');
		const { json, error } = await map('person', [
			{
				'Person - Name': 'Ida Berg',
				'Person - Organization': organization?.name as string,
				'Person - Email - Work': 'ida@berg.example',
				'Person - Email - Home': 'ida@home.example',
				'Person - Phone - Mobile': '+44 7700 900123',
				'Person - Buying Role': 'Influencer',
				'Person - Total activities': 4,
			},
		]);
		expect(error).toBeUndefined();
		expect(await account.read(`/api/v2/persons/${String(json[0]?.id)}`)).toMatchObject({
			name: 'Ida Berg',
			org_id: organization?.id,
			emails: [
				{ value: 'ida@berg.example', label: 'work', primary: true },
				{ value: 'ida@home.example', label: 'home', primary: false },
			],
			phones: [{ value: '+44 7700 900123', label: 'mobile' }],
		});
	});

	it('take the parts of an address, one by one or as the API answers it', async () => {
		const { json, error } = await map('organization', [
			{ name: 'One', city: 'Leeds', 'Country of Address': 'United Kingdom' },
			{ name: 'Two', address: { value: 'Leeds, UK', locality: 'Leeds', formatted_address: 'x' } },
			{ name: 'Three', address: '1 High Street, Leeds' },
		]);
		expect(error).toBeUndefined();
		const addresses = await Promise.all(
			json.map(
				async ({ id }) => (await account.read(`/api/v2/organizations/${String(id)}`)).address,
			),
		);
		expect(addresses).toMatchObject([
			{ value: 'Leeds, United Kingdom', locality: 'Leeds', country: 'United Kingdom' },
			{ value: 'Leeds, UK', locality: 'Leeds' },
			{ value: '1 High Street, Leeds' },
		]);
	});

	it('tell a stage from others of its name by the pipeline beside it', async () => {
		const stages = await account.list('/api/v2/stages?limit=100');
		const names = stages.map(({ name }) => name);
		const twin = stages.find(({ name }) => names.indexOf(name) !== names.lastIndexOf(name));
		const pipelines = await account.list('/api/v2/pipelines?limit=100');
		const items = stages
			.filter(({ name }) => name === twin?.name)
			.map((stage) => ({
				title: 'A',
				stage: stage.name as string,
				pipeline: pipelines.find(({ id }) => id === stage.pipeline_id)?.name as string,
			}));
		const { json, error } = await map('deal', items);
		expect(error?.message).toBeUndefined();
		expect(json.map(({ stage_id: id }) => id)).toEqual(
			stages.filter(({ name }) => name === twin?.name).map(({ id }) => id),
		);
		const alone = await map('deal', [{ title: 'A', stage: twin?.name as string }]);
		expect(alone.error?.message).toContain('stages named');
	});

	it('that only say what is so anyway are left out', async () => {
		const { error } = await map('product', [
			{ name: 'A', active_flag: true },
			{ name: 'B', active_flag: 'true' },
		]);
		expect(error?.message).toBeUndefined();
		const refused = await map('product', [{ name: 'A', active_flag: 'false' }]);
		expect(refused.error?.message).toContain("Product has no place for 'active_flag'");
	});

	it('may be left out by name', async () => {
		const { error } = await map('deal', [{ title: 'A', row_number: 3, Comment: 'x' }], {
			inputsToIgnore: 'row number, comment',
		});
		expect(error).toBeUndefined();
	});

	it('of the same field have to agree', async () => {
		const { error } = await map('deal', [{ title: 'A', user_id: 107, owner_user_id: 108 }]);
		expect(error?.message).toContain("'user_id' and 'owner_user_id' stand for one field");
		expect(await writes()).toEqual([]);
		const same = await map('deal', [{ title: 'A', user_id: 107, owner_user_id: '107' }]);
		expect(same.error).toBeUndefined();
	});
});

describe('keys that no field has', () => {
	const items = [{ title: 'A' }, { title: 'B', titel: 'C', company_id: 1 }, { title: 'D', foo: 5 }];

	it('fail the run before anything is written, all of them named', async () => {
		const { error } = await map('deal', items);
		expect(error?.message).toContain("Deal has no field 'titel'");
		expect(error?.message).toContain("Deal has no field 'foo'");
		expect(error?.message).toContain(
			"Deal has no place for 'company_id': the token or OAuth grant belongs to one company",
		);
		expect(error?.message).toContain('[item 1]');
		expect(error?.description).toContain("Did you mean 'Title'?");
		expect(error?.description).toContain('Choose another credential');
		expect(await writes()).toEqual([]);
	});

	it('fail their items alone under Continue On Fail', async () => {
		const { json } = await map('deal', items, { onError: 'continueRegularOutput' });
		expect(json.map((one) => typeof one.error)).toEqual(['undefined', 'string', 'string']);
		expect(json[0]).toMatchObject({ title: 'A' });
		expect(await writes()).toHaveLength(1);
	});

	it('are left out if wanted, which the output and a hint say', async () => {
		const { json, hints, error } = await map('deal', items, { options: { unknownKeys: 'ignore' } });
		expect(error).toBeUndefined();
		expect(json.map(({ _result: result }) => result)).toEqual([
			undefined,
			{ ignored: ['titel', 'company_id'] },
			{ ignored: ['foo'] },
		]);
		expect(hints.join(' ')).toContain("Deal has no field 'titel'. Did you mean 'Title'?");
	});

	it('do no harm where they are blank', async () => {
		const { error } = await map('deal', [{ title: 'A', foo: '', company_id: null }]);
		expect(error).toBeUndefined();
	});

	it('go into a custom field of that name where the account has one', async () => {
		const refused = await map('organization', [{ name: 'A', phone: '+44 1' }]);
		expect(refused.error?.message).toContain("Organization has no place for 'phone'");
		const { json, error } = await map('organization', [{ name: 'A', switchboard: '+44 1' }]);
		expect(error).toBeUndefined();
		const { custom_fields: fields } = await account.read(
			`/api/v2/organizations/${String(json[0]?.id)}`,
		);
		expect((fields as IDataObject)[await fieldKey('organization', 'Switchboard')]).toBe('+44 1');
	});

	it('are named by hand with the same reason', async () => {
		const { error } = await runNode(account.sandbox, {
			parameters: {
				operation: 'create',
				title: 'A',
				customFields: {
					mappingMode: 'defineBelow',
					value: { company_id: 4 },
				},
			},
		});
		expect(error?.message).toContain("has no place for 'company_id'");
		expect(error?.description).toContain('Choose another credential');
	});
});

describe('what Get answers', () => {
	/** Fast, since what is measured here is not the pace. */
	const credential = () =>
		tokenFor(account.sandbox, { rateLimit: 'custom', customRequests: 1000, customSeconds: 2 });

	/** Everything but when it was changed. */
	const content = (record: IDataObject): IDataObject => ({ ...record, update_time: undefined });

	/** Records that are linked to nothing that was deleted, which Pipedrive would not take again. */
	const soundRecords = async (collection: string) => {
		const live = new Map<string, Set<unknown>>();
		for (const kind of ['organizations', 'persons', 'deals']) {
			const rows = await account.list(`/api/v2/${kind}?limit=500`);
			live.set(kind, new Set(rows.map(({ id }) => id)));
		}
		const resource = collection.replace(/^.*\//, '').replace(/(?:ie)?s$/, '');
		const fields = await account.list(`/api/v2/${resource}Fields?limit=500`);
		const linksTo = { org: 'organizations', people: 'persons' } as Record<string, string>;
		const isSound = (record: IDataObject) => {
			const custom = (record.custom_fields ?? {}) as IDataObject;
			const links: [string | undefined, unknown][] = [
				['organizations', record.org_id],
				['persons', record.person_id],
				['deals', record.deal_id],
				...(fields ?? []).map((field): [string | undefined, unknown] => [
					linksTo[String(field.field_type)],
					custom[String(field.field_code)],
				]),
			];
			return links.every(([kind = '', id]) => id == null || live.get(kind)?.has(id) !== false);
		};
		return (await account.list(`${collection}?limit=100`)).filter(isSound).slice(0, 25);
	};

	const roundTrip = async (resource: string, collection: string, parameters: INodeParameters) => {
		const before = (await soundRecords(collection)).map(content);
		expect(before.length).toBeGreaterThan(5);
		const zone = parameters.simple === false ? 'UTC' : 'Europe/Berlin';
		const got = await runNode(account.sandbox, {
			items: before.map(({ id }) => ({ id })),
			timezone: zone,
			credential: credential(),
			parameters: {
				resource,
				operation: 'get',
				[`${resource}Id`]: byId('={{ $json.id }}'),
				...parameters,
			},
		});
		const { json, error } = await runNode(account.sandbox, {
			items: got.json,
			timezone: zone,
			credential: credential(),
			parameters: {
				resource,
				operation: 'update',
				dataToSend: 'autoMapInputData',
				[`${resource}Id`]: byId('={{ $json.id }}'),
			},
		});
		expect(error?.message).toBeUndefined();
		expect(json).toHaveLength(before.length);
		const after = await Promise.all(
			before.map(async ({ id }) => await account.read(`${collection}/${String(id)}`)),
		);
		expect(after.map(content)).toEqual(before);
	};

	it.each([
		['deal', '/api/v2/deals'],
		['person', '/api/v2/persons'],
		['organization', '/api/v2/organizations'],
		['product', '/api/v2/products'],
		['activity', '/api/v2/activities'],
	])('of the kind %s changes nothing when it is sent back', async (resource, collection) => {
		await roundTrip(resource, collection, { simple: true });
		await roundTrip(resource, collection, { simple: false });
	});

	it.each<[string, INodeParameters]>([
		['under keys', { options: { outputCustomFields: 'byKey' } }],
		['beside the others', { options: { outputCustomFields: 'byNameTopLevel', linkedNames: true } }],
		['as the API answers them', { options: { outputCustomFields: 'raw' } }],
	])('with custom fields %s changes nothing either', async (_form, parameters) => {
		await roundTrip('deal', '/api/v2/deals', parameters);
	});

	it('of won, lost and reopened deals changes nothing either', async () => {
		const change = async (id: number, body: IDataObject) =>
			await account.sandbox.call('PATCH', `/api/v2/deals/${id}`, body);
		const open = (await account.list('/api/v2/deals?status=open&limit=3')).map(({ id }) =>
			Number(id),
		);
		const [won = 0, lost = 0, reopened = 0] = open;
		await change(won, { status: 'won', won_time: '2025-12-01T10:00:00Z' });
		await change(lost, { status: 'lost', lost_reason: 'Price' });
		await change(reopened, { status: 'lost', lost_reason: 'Price' });
		await change(reopened, { status: 'open' });
		const read = async () =>
			await Promise.all(open.map(async (id) => content(await account.read(`/api/v2/deals/${id}`))));
		const before = await read();
		for (const simple of [true, false]) {
			const got = await runNode(account.sandbox, {
				items: open.map((id) => ({ id })),
				parameters: { operation: 'get', dealId: byId('={{ $json.id }}'), simple },
			});
			const { error, hints } = await update('deal', got.json);
			expect(error).toBeUndefined();
			expect(hints.join(' ')).toContain('Not sent, since Pipedrive keeps them by itself: id');
			expect(await read()).toEqual(before);
		}
	});
});
