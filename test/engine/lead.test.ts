import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { byId, byName, byUrl, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: INodeParameters, items: IDataObject[] = [{}]) =>
	await runNode(account.sandbox, { items, parameters: { resource: 'lead', ...parameters } });

async function newLead(more: IDataObject = {}): Promise<IDataObject> {
	const lead = { title: 'Asked at the fair', person_id: 1, ...more };
	return (await account.sandbox.call('POST', '/api/v1/leads', lead)).body.data as IDataObject;
}

const read = async (id: unknown) => await account.read(`/api/v1/leads/${String(id)}`);

async function labelNamed(name: string): Promise<string> {
	const labels = await account.list('/api/v1/leadLabels');
	return String(labels.find((label) => label.name === name)?.id);
}

/** A custom field of deals, by name, with its options by label. */
async function dealField(name: string) {
	const fields = await account.list('/api/v2/dealFields?limit=500');
	const field = fields.find(({ field_name: called }) => called === name) ?? {};
	const options = (field.options ?? []) as { id: number; label: string }[];
	return { key: String(field.field_code), ids: options.map(({ id }) => id), options };
}

/** A custom field of deals of a type, with its options. */
async function dealFieldOfType(type: string) {
	const fields = await account.list('/api/v2/dealFields?limit=500');
	const field = fields.find(
		({ field_type: of, is_custom_field: isCustom }) => of === type && isCustom === true,
	);
	return await dealField(String(field?.field_name)).then((found) => ({
		...found,
		name: String(field?.field_name),
	}));
}

describe('Create', () => {
	it('makes a lead with everything by name, custom fields of deals too', async () => {
		const money = await dealFieldOfType('monetary');
		const several = await dealFieldOfType('set');
		const range = await dealFieldOfType('daterange');
		const industry = await dealField('Industry');
		const [one, two] = several.options;
		const person = await account.read('/api/v2/persons/7');
		const ana = await account.userNamed('Ana Silva');
		const { json, error } = await run({
			operation: 'create',
			title: 'Wants a demo',
			person_id: byName(String((person.emails as IDataObject[])[0]?.value)),
			additionalFields: {
				label_ids: ['Hot', 'Trade Fair'],
				owner_id: byName('Ana Silva'),
				value: 1200.5,
				currency: byName('eur'),
				expected_close_date: '2026-03-01',
				visible_to: 7,
				was_seen: true,
				origin_id: 'form-42',
				channel_id: 'spring',
			},
			customFields: {
				mappingMode: 'defineBelow',
				value: {
					Industry: 'Manufacturing',
					[money.name]: '99.5 USD',
					[several.name]: `${one?.label}, ${two?.label}`,
					[range.name]: '2026-01-01 – 2026-01-31',
				},
			},
		});
		expect(error).toBeUndefined();
		const [made = {}] = json;
		expect(made).toMatchObject({
			title: 'Wants a demo',
			value: 1200.5,
			currency: 'EUR',
			owner_name: 'Ana Silva',
			label_names: ['Hot', 'Trade Fair'],
			expected_close_date: '2026-03-01',
			url: `${account.sandbox.url}/leads/inbox/${String(made.id)}`,
			custom_fields: {
				Industry: 'Manufacturing',
				[money.name]: { value: 99.5, currency: 'USD' },
				[several.name]: [one?.label, two?.label],
				[range.name]: { value: '2026-01-01', until: '2026-01-31' },
			},
		});
		const manufacturing = industry.options.find(({ label }) => label === 'Manufacturing');
		expect(await read(made.id)).toMatchObject({
			owner_id: ana.id,
			person_id: 7,
			label_ids: [await labelNamed('Hot'), await labelNamed('Trade Fair')],
			value: { amount: 1200.5, currency: 'EUR' },
			visible_to: '7',
			was_seen: true,
			origin_id: 'form-42',
			channel_id: 'spring',
			[industry.key]: String(manufacturing?.id),
			[money.key]: 99.5,
			[`${money.key}_currency`]: 'USD',
			[several.key]: `${one?.id},${two?.id}`,
			[`${range.key}_until`]: '2026-01-31',
		});
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
	});

	it.each<[string, INodeParameters, string]>([
		['nobody behind it', { title: 'x' }, "A lead needs 'Person' or 'Organization'"],
		[
			'a value without a currency',
			{ title: 'x', person_id: byId(1), additionalFields: { value: 5 } },
			"A value needs both 'Value' and 'Currency'",
		],
		[
			'an unknown label',
			{ title: 'x', person_id: byId(1), additionalFields: { label_ids: ['Hoot'] } },
			"has no lead label named 'Hoot'",
		],
		[
			'an unknown option',
			{
				title: 'x',
				person_id: byId(1),
				customFields: { mappingMode: 'defineBelow', value: { Industry: 'Manufakturing' } },
			},
			"'Industry' has no option 'Manufakturing'",
		],
	])('is refused with %s, before it is sent', async (_what, parameters, message) => {
		const { error } = await run({ operation: 'create', ...parameters });
		expect(error?.message).toContain(message);
		expect(await account.sent('POST', '/api/v1/leads')).toEqual([]);
	});

	it('takes the keys of the items, and tells all that leads have no place for', async () => {
		const parameters = { operation: 'create', dataToSend: 'autoMapInputData' };
		const rows = [
			{ Title: 'By row', Person: 1, amount: 10, Currency: 'USD', Industry: 'Retail', label: 'Hot' },
		];
		const { json, error } = await run(parameters, rows);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ value: 10, currency: 'USD', label_names: ['Hot'] });
		expect(json[0]?.custom_fields).toEqual({ Industry: 'Retail' });
		const refused = await run(parameters, [
			{ title: 'x', person_id: 1, stage_id: 2, colour: 'red' },
		]);
		expect(refused.error?.message).toMatch(/'stage_id'.*'colour'/);
	});

	it('takes back what Get answers, raw and simplified', async () => {
		const { key } = await dealField('Industry');
		const [option] = (await dealField('Industry')).options;
		const before = await newLead({
			[key]: option?.id,
			value: { amount: 5, currency: 'EUR' },
			label_ids: [await labelNamed('Warm')],
		});
		for (const simple of [true, false]) {
			const got = await run({ operation: 'get', leadId: byId(before.id), simple });
			const { json, error } = await run(
				{ operation: 'update', leadId: byId(before.id), dataToSend: 'autoMapInputData' },
				got.json,
			);
			expect(error).toBeUndefined();
			expect(json[0]?.id).toBe(before.id);
			expect(await read(before.id)).toMatchObject({
				...before,
				update_time: expect.any(String) as string,
			});
		}
	});
});

describe('Get', () => {
	it.each(['name', 'id', 'url'])('finds a lead by its %s', async (way) => {
		const { id } = await newLead({ title: 'The only one of its kind' });
		await account.sandbox.clock({ advanceSeconds: 3600 });
		const locators: Record<string, INodeParameters> = {
			name: byName('the only one of its kind'),
			id: byId(String(id).toUpperCase()),
			url: byUrl(`https://acme.pipedrive.com/leads/inbox/${String(id)}`),
		};
		const { json, error } = await run({ operation: 'get', leadId: locators[way] ?? '' });
		expect(error).toBeUndefined();
		expect(json[0]?.id).toBe(id);
	});

	it('puts custom fields under custom_fields as the other records do, and adds linked names', async () => {
		const [sample = {}] = await account.list('/api/v1/leads?sort=add_time&limit=1');
		const { json } = await run({
			operation: 'get',
			leadId: byId(sample.id),
			simple: false,
			options: { outputCustomFields: 'raw', linkedNames: true },
		});
		const keys = Object.keys(json[0] ?? {});
		expect(keys.filter((key) => /^[0-9a-f]{40}/.test(key))).toEqual([]);
		expect(Object.keys(json[0]?.custom_fields ?? {})).toEqual(
			Object.keys(sample).filter((key) => /^[0-9a-f]{40}$/.test(key)),
		);
		const person = await account.read(`/api/v2/persons/${String(sample.person_id)}`);
		expect(json[0]?.person_name).toBe(person.name);
	});

	it('says what an ID of a lead looks like', async () => {
		const { json } = await runNode(account.sandbox, {
			items: [{ lead: 5 }],
			onError: 'continueRegularOutput',
			parameters: { resource: 'lead', operation: 'get', leadId: byId('={{ $json.lead }}') },
		});
		expect(json[0]?.error).toContain("takes the ID of a lead, a UUID, not '5'");
	});
});

describe('Update', () => {
	it('changes the amount alone and keeps the currency; labels are added', async () => {
		const before = await newLead({
			value: { amount: 5, currency: 'GBP' },
			label_ids: [await labelNamed('Warm')],
		});
		const { error } = await run({
			operation: 'update',
			leadId: byId(before.id),
			additionalFields: { value: 7, label_ids: ['Hot'] },
			options: { choicesMode: 'add' },
		});
		expect(error).toBeUndefined();
		expect(await read(before.id)).toEqual({
			...before,
			value: { amount: 7, currency: 'GBP' },
			label_ids: [await labelNamed('Warm'), await labelNamed('Hot')],
			update_time: expect.any(String) as string,
		});
	});

	it('says what is missing where the lead has no value yet', async () => {
		const { id } = await newLead();
		const { error } = await run({
			operation: 'update',
			leadId: byId(id),
			additionalFields: { value: 7 },
		});
		expect(error?.message).toContain('The lead has no currency yet');
	});

	it('empties what is named, custom fields of several parts too', async () => {
		const money = await dealFieldOfType('monetary');
		const before = await newLead({
			value: { amount: 5, currency: 'GBP' },
			[money.key]: 3,
			[`${money.key}_currency`]: 'EUR',
		});
		const { error } = await run({
			operation: 'update',
			leadId: byId(before.id),
			options: { fieldsToClear: ['value', money.name] },
		});
		expect(error).toBeUndefined();
		const after = await read(before.id);
		expect(after.value).toBeNull();
		expect(Object.keys(after)).not.toContain(money.key);
		expect(Object.keys(after)).not.toContain(`${money.key}_currency`);
	});
});

describe('Archive, Unarchive and Delete', () => {
	it('put it away, bring it back, and delete it', async () => {
		const { id } = await newLead();
		const archived = await run({ operation: 'archive', leadId: byId(id) });
		expect(archived.json[0]).toMatchObject({ id, is_archived: true });
		expect((await read(id)).is_archived).toBe(true);
		await run({ operation: 'unarchive', leadId: byId(id) });
		expect((await read(id)).is_archived).toBe(false);
		const gone = await run({ operation: 'delete', leadId: byId(id) });
		expect(gone.json).toEqual([{ deleted: true, id }]);
		expect((await account.sandbox.call('GET', `/api/v1/leads/${String(id)}`)).status).toBe(404);
	});
});

describe('Get Permitted Users', () => {
	it('answers the users with their names', async () => {
		const { id } = await newLead();
		const { json } = await run({ operation: 'getPermittedUsers', leadId: byId(id) });
		const data = await account.read(`/api/v1/leads/${String(id)}/permittedUsers`);
		expect(json.map(({ user_id: user }) => user)).toEqual(data);
		const ana = await account.userNamed('Ana Silva');
		expect(json).toContainEqual({ user_id: ana.id, user_name: 'Ana Silva' });
	});
});

describe('Search', () => {
	it('finds leads, and loads them in full', async () => {
		const [sample = {}] = await account.list('/api/v1/leads?sort=add_time&limit=1');
		const search = { operation: 'search', term: String(sample.title), exact_match: true };
		const { json } = await run({ ...search, filters: { include_fields: 'lead.was_seen' } });
		expect(json.map(({ id }) => id)).toContain(sample.id);
		expect(json[0]).toMatchObject({
			title: sample.title,
			was_seen: expect.any(Boolean) as boolean,
		});
		expect(json[0]).toHaveProperty('organization_id');
		const full = await run({ ...search, loadFullRecords: true, simple: false });
		expect(full.json.map(({ id }) => id)).toContain(sample.id);
		expect(full.json[0]).toHaveProperty('cc_email');
	});
});
