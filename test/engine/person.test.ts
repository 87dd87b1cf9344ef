import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { byId, byName, byUrl, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const play = async (parameters: IDataObject, items: IDataObject[] = [{}]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'person', ...parameters } as INodeParameters,
	});

const create = async (parameters: IDataObject, items?: IDataObject[]) =>
	await play({ operation: 'create', ...parameters }, items);

const update = async (id: unknown, additionalFields: IDataObject) =>
	await play({ operation: 'update', personId: byId(id), additionalFields });

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

describe('Create', () => {
	it('creates a person with addresses and numbers, names for organization, owner and labels', async () => {
		const [organization] = (await account.list('/api/v2/organizations?limit=500')).slice(-1);
		const { json, error } = await create({
			name: 'Ida Berg',
			email: 'ida@berg.example, ida.berg@mail.example',
			phone: '+47 22 00 00 01',
			org_id: byName(String(organization?.name)),
			additionalFields: {
				mobile: '+47 90 00 00 02',
				fax: '+47 22 00 00 03',
				owner_id: byName('Ana Silva'),
				label_ids: ['={{ "Hot Lead" }}'],
				visible_to: 7,
				add_time: '2025-05-01T08:00:00',
			},
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			name: 'Ida Berg',
			email: 'ida@berg.example',
			phone: '+47 22 00 00 01',
			owner_name: 'Ana Silva',
			label_names: ['Hot Lead'],
		});
		expect(await account.read(`/api/v2/persons/${String(json[0]?.id)}`)).toMatchObject({
			name: 'Ida Berg',
			first_name: 'Ida',
			last_name: 'Berg',
			emails: [
				{ value: 'ida@berg.example', label: 'work', primary: true },
				{ value: 'ida.berg@mail.example', label: 'work', primary: false },
			],
			phones: [
				{ value: '+47 22 00 00 01', label: 'work', primary: true },
				{ value: '+47 90 00 00 02', label: 'mobile', primary: false },
				{ value: '+47 22 00 00 03', label: 'fax', primary: false },
			],
			org_id: organization?.id,
			visible_to: 7,
			add_time: '2025-05-01T08:00:00Z',
		});
	});

	it('takes lists from expressions: texts, numbers, and entries as Pipedrive answers them', async () => {
		const { json } = await create(
			{ name: 'Ida Berg', email: '={{ $json.emails }}', phone: '={{ $json.phone }}' },
			[
				{
					emails: [
						{ value: 'ida@home.example', label: 'home', primary: false },
						{ value: 'ida@berg.example', label: 'work', primary: true },
						'ida@other.example',
						null,
					],
					phone: 4722000001,
				},
			],
		);
		expect(await account.read(`/api/v2/persons/${String(json[0]?.id)}`)).toMatchObject({
			emails: [
				{ value: 'ida@home.example', label: 'home', primary: false },
				{ value: 'ida@berg.example', label: 'work', primary: true },
				{ value: 'ida@other.example', label: 'work', primary: false },
			],
			phones: [{ value: '4722000001', label: 'work', primary: true }],
		});
		expect(json[0]?.email).toBe('ida@berg.example');
	});

	it.each([
		[{ first_name: 'Ida', last_name: 'Berg' }, ['Ida', 'Berg'], 'Ida Berg'],
		[{ first_name: 'Ida', last_name: '={{ "" }}' }, ['Ida', ''], 'Ida'],
		[{ last_name: 'Berg' }, ['', 'Berg'], 'Berg'],
	])('makes the name of its halves, and sends both: %j', async (additionalFields, sent, name) => {
		const { json, error } = await create({ additionalFields });
		expect(error).toBeUndefined();
		expect(json[0]?.name).toBe(name);
		const [first_name, last_name] = sent;
		expect((await writes()).map(({ body }) => body)).toEqual([{ first_name, last_name }]);
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
	});

	it('creates an organization that is not found, if wanted', async () => {
		const { json } = await create({
			name: 'Ida Berg',
			org_id: byName('Berg & Daughters'),
			options: { ifNotFound: 'create' },
		});
		const { org_id } = await account.read(`/api/v2/persons/${String(json[0]?.id)}`);
		expect(await account.read(`/api/v2/organizations/${String(org_id)}`)).toMatchObject({
			name: 'Berg & Daughters',
		});
	});

	it('sends nothing for what is left empty', async () => {
		await create(
			{
				name: 'Bare',
				email: '={{ $json.none }}',
				phone: '={{ $json.list }}',
				org_id: byName('={{ $json.empty }}'),
				additionalFields: { mobile: '={{ [null, ""] }}', label_ids: [], birthday: '' },
			},
			[{ none: null, list: [], empty: '' }],
		);
		expect((await writes()).map(({ body }) => body)).toEqual([{ name: 'Bare' }]);
	});

	it.each<[string, IDataObject, string]>([
		[
			'two kinds of names',
			{ name: 'Ida Berg', additionalFields: { first_name: 'Ida' } },
			"'Name' cannot stand beside 'First Name' and 'Last Name'",
		],
		['no name', { email: 'ida@berg.example' }, "A person needs a 'Name'"],
		[
			'an address that is no text',
			{ name: 'Ida', email: '={{ [{ address: "ida@berg.example" }] }}' },
			"'Email' takes text, not",
		],
		[
			'an unknown label',
			{ name: 'Ida', additionalFields: { label_ids: '={{ "Hot" }}' } },
			"'Label Names or IDs' has no label named 'Hot'",
		],
	])('refuses %s before anything is written', async (_what, parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(message);
		expect(await writes()).toEqual([]);
	});

	it('explains what the account has no feature for', async () => {
		const { error } = await create({ name: 'Ida', additionalFields: { job_title: 'Buyer' } });
		expect(error?.message).toMatch(/not enabled.*\[item 0\]$/s);
	});
});

describe('Get', () => {
	it('finds a person by address, name or e-mail address', async () => {
		const { id } = (await create({ name: 'Ida Berg', email: 'ida@berg.example' })).json[0] ?? {};
		const locators = [
			byUrl(`=${account.sandbox.url}/person/${String(id)}`),
			byName('ida berg'),
			byName('ida@berg.example'),
		];
		for (const personId of locators) {
			const { json } = await play({ operation: 'get', personId });
			expect(json).toEqual([expect.objectContaining({ id, name: 'Ida Berg' })]);
		}
	});

	it('hands on what the API answers when Simplify is off, with the fields that were asked for', async () => {
		const { json } = await play({
			operation: 'get',
			personId: byId(9),
			simple: false,
			options: { outputCustomFields: 'raw', include_fields: ['open_deals_count', 'doi_status'] },
		});
		expect(json[0]).toEqual(
			await account.read('/api/v2/persons/9?include_fields=open_deals_count,doi_status'),
		);
	});
});

describe('Update', () => {
	it('changes what is given and nothing else', async () => {
		const before = await account.read('/api/v2/persons/9');
		const { error } = await update(9, {
			name: 'Ida Berg',
			email: '={{ "" }}',
			owner_id: byName('Ana Silva'),
		});
		expect(error).toBeUndefined();
		const after = await account.read('/api/v2/persons/9');
		const { id: owner } = await account.userNamed('Ana Silva');
		expect({ ...after, update_time: before.update_time }).toEqual({
			...before,
			name: 'Ida Berg',
			first_name: 'Ida',
			last_name: 'Berg',
			owner_id: owner,
		});
	});

	describe('of e-mail addresses and numbers', () => {
		const given = { email: 'c@d.example', mobile: '2' };
		const contacts = async (contactsMode: string | undefined, fields: IDataObject = given) => {
			const { json } = await create({ name: 'Ida', email: 'a@b.example', phone: '1' });
			const { error } = await play({
				operation: 'update',
				personId: byId(json[0]?.id),
				additionalFields: fields as never,
				options: contactsMode === undefined ? {} : { contactsMode },
			});
			expect(error).toBeUndefined();
			const { emails, phones } = await account.read(`/api/v2/persons/${String(json[0]?.id)}`);
			const texts = (list: unknown) =>
				(list as IDataObject[]).map(
					({ value, label, primary }) => `${String(value)} ${String(label)}${primary ? ' *' : ''}`,
				);
			return { emails: texts(emails), phones: texts(phones) };
		};

		it('makes the first the primary one and keeps the others', async () => {
			expect(await contacts(undefined)).toEqual({
				emails: ['a@b.example work', 'c@d.example work *'],
				phones: ['1 work *', '2 mobile'],
			});
			expect((await contacts(undefined, { phone: '3' })).phones).toEqual(['1 work', '3 work *']);
		});

		it('adds them, without touching the primary one and without doubling what is there', async () => {
			const fields = { email: 'c@d.example, A@B.example', phone: '1' };
			expect(await contacts('add', fields)).toEqual({
				emails: ['a@b.example work *', 'c@d.example work'],
				phones: ['1 work *'],
			});
		});

		it('replaces all, if wanted', async () => {
			expect(await contacts('replaceAll')).toEqual({
				emails: ['c@d.example work *'],
				phones: ['2 mobile *'],
			});
		});
	});

	it('refuses half of a name, which would empty the other', async () => {
		const { error } = await update(9, { first_name: 'Ida' });
		expect(error?.message).toContain("'First Name' and 'Last Name' go together");
		expect(await writes()).toEqual([]);
	});

	it('says so when there is nothing to update', async () => {
		const { error } = await update(9, { email: '={{ [] }}', mobile: '={{ [""] }}' });
		expect(error?.message).toBe('There is nothing to update [item 0]');
	});
});

describe('Update, emptying', () => {
	const filled = async () => {
		const [{ id: org_id } = {}] = await account.list('/api/v2/organizations?limit=1');
		const { json } = await create({
			name: 'Ida',
			email: 'a@b.example',
			phone: '1',
			org_id: byId(org_id),
			additionalFields: { mobile: '2', label_ids: '={{ "Customer" }}' },
		});
		return json[0]?.id;
	};
	const empty = { emails: [], phones: [], org_id: null, label_ids: [] };

	it('empties fields by name', async () => {
		const id = await filled();
		const { error } = await play({
			operation: 'update',
			personId: byId(id),
			options: { fieldsToClear: '={{ "Emails, phones, Organization, Labels" }}' },
		});
		expect(error).toBeUndefined();
		expect(await account.read(`/api/v2/persons/${String(id)}`)).toMatchObject(empty);
	});

	it('empties what is blank, if wanted, and keeps what is given beside it', async () => {
		const id = await filled();
		const blank = { email: '={{ null }}', phone: '={{ [""] }}', mobile: '={{ "" }}' };
		const clearing = async (additionalFields: IDataObject) =>
			await play({
				operation: 'update',
				personId: byId(id),
				additionalFields,
				options: { emptyValues: 'clear' },
			});
		await clearing({ ...blank, mobile: '3' });
		const { emails, phones } = await account.read(`/api/v2/persons/${String(id)}`);
		expect([emails, phones]).toEqual([
			[],
			[
				{ value: '2', label: 'mobile', primary: true },
				{ value: '3', label: 'mobile', primary: false },
			],
		]);
		await clearing({ ...blank, org_id: byId('={{ null }}'), label_ids: '={{ "" }}' });
		expect(await account.read(`/api/v2/persons/${String(id)}`)).toMatchObject(empty);
	});
});

it('writes custom fields by name', async () => {
	const { json, error } = await create({
		name: 'Ida',
		customFields: {
			mappingMode: 'defineBelow',
			value: { 'Buying Role': 'Influencer', Interests: 'Webinars, Events' },
		},
	});
	expect(error).toBeUndefined();
	expect(json[0]?.custom_fields).toMatchObject({
		'Buying Role': 'Influencer',
		Interests: ['Webinars', 'Events'],
	});
});

it('deletes persons', async () => {
	const { json } = await play({ operation: 'delete', personId: byId('={{ $json.id }}') }, [
		{ id: 9 },
		{ id: 10 },
	]);
	expect(json).toEqual([
		{ deleted: true, id: 9 },
		{ deleted: true, id: 10 },
	]);
	expect(await account.read('/api/v2/persons/9')).toMatchObject({ is_deleted: true });
});
