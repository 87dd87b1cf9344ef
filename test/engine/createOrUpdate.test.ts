import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

/** Fast, since what is measured here is not the pace. */
const credential = () =>
	tokenFor(account.sandbox, { rateLimit: 'custom', customRequests: 1000, customSeconds: 2 });

const by = (...fields: (string | { field: string; value: string })[]): INodeParameters => ({
	match: fields.map((field) => (typeof field === 'string' ? { field, value: '' } : field)),
});

interface Upsert {
	resource?: string;
	items: IDataObject[];
	matchBy: INodeParameters;
	options?: INodeParameters;
	onError?: 'continueRegularOutput';
	parameters?: INodeParameters;
}

const upsert = async ({ resource = 'person', items, onError, parameters, ...more }: Upsert) =>
	await runNode(account.sandbox, {
		items,
		onError,
		credential: credential(),
		parameters: {
			resource,
			operation: 'upsert',
			dataToSend: 'autoMapInputData',
			...more,
			...parameters,
		},
	});

const actions = (json: IDataObject[]) =>
	json.map(({ _result: result }) => (result as IDataObject | undefined)?.action);

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

const searches = async () =>
	(await account.sandbox.requests()).filter(({ path }) => path.endsWith('/search'));

const emailOf = (person: IDataObject | undefined) =>
	String((person?.emails as IDataObject[])[0]?.value);

const personsWithEmail = async () =>
	(await account.list('/api/v2/persons?limit=500')).filter(
		({ emails }) => (emails as IDataObject[]).length > 0,
	);

describe('a record that is found', () => {
	it('is updated in what is different, and else left alone', async () => {
		const [one, two] = await personsWithEmail();
		const { json, error, hints } = await upsert({
			items: [
				{ email: ` ${emailOf(one).toUpperCase()} `, name: 'Ida Berg' },
				{ email: emailOf(two), name: two?.name as string },
				{ email: 'new@berg.example', name: 'New Berg' },
			],
			matchBy: by('emails'),
		});
		expect(error?.message).toBeUndefined();
		expect(json.map(({ _result: result }) => result)).toEqual([
			{ action: 'updated', changed: ['name'] },
			{ action: 'unchanged' },
			{ action: 'created' },
		]);
		expect(json.map(({ id }) => id).slice(0, 2)).toEqual([one?.id, two?.id]);
		const sent = await writes();
		expect(sent.map(({ method }) => method).sort()).toEqual(['PATCH', 'POST']);
		expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({ name: 'Ida Berg' });
		expect(hints).toContain('Create or Update: 1 created, 1 updated, 1 unchanged.');
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
	});

	it('is handed on as it is, if wanted', async () => {
		const [one] = await personsWithEmail();
		const { json } = await upsert({
			items: [{ email: emailOf(one), name: 'Ida Berg' }],
			matchBy: by('emails'),
			options: { whenMatched: 'returnUnchanged' },
		});
		expect(json).toMatchObject([
			{ id: one?.id, name: one?.name, _result: { action: 'unchanged' } },
		]);
		expect(await writes()).toEqual([]);
	});

	it('may be given by its ID, in the item or by an expression', async () => {
		const { json, error } = await upsert({
			resource: 'deal',
			items: [
				{ id: 7, title: 'Seven' },
				{ id: 999_999, title: 'New' },
			],
			matchBy: by('id'),
		});
		expect(error?.message).toBeUndefined();
		expect(actions(json)).toEqual(['updated', 'created']);
		expect(await account.read('/api/v2/deals/7')).toMatchObject({ title: 'Seven' });
		const byExpression = await upsert({
			resource: 'deal',
			items: [{ number: 7 }],
			matchBy: by({ field: 'ID', value: '={{ $json.number }}' }),
			parameters: { dataToSend: 'defineBelow', title: 'Seven again' },
		});
		expect(byExpression.error?.message).toBeUndefined();
		expect(await account.read('/api/v2/deals/7')).toMatchObject({ title: 'Seven again' });
	});

	it('is found by a custom field, by the digits of a number, by a code', async () => {
		const fields = await account.list('/api/v2/personFields?limit=500');
		const handle = String(
			fields.find((field) => field.field_name === 'Profile Handle')?.field_code,
		);
		const persons = await account.list('/api/v2/persons?limit=500');
		const withHandle = persons.find((person) => (person.custom_fields as IDataObject)[handle]);
		const withPhone = persons.find(({ phones }) => (phones as IDataObject[]).length > 0);
		const number = String((withPhone?.phones as IDataObject[])[0]?.value);
		const byHandle = await upsert({
			items: [{ name: 'A', 'Profile Handle': (withHandle?.custom_fields as IDataObject)[handle] }],
			matchBy: by('Profile Handle'),
		});
		expect(byHandle.json).toMatchObject([{ id: withHandle?.id, _result: { action: 'updated' } }]);
		const spaced = number.replace(/\D/g, '').replace(/(\d{3})/g, '$1 ');
		const byPhone = await upsert({
			items: [{ name: withPhone?.name as string, phone: `+${spaced}` }],
			matchBy: by('Phone'),
			options: { whenMatched: 'returnUnchanged' },
		});
		expect(byPhone.json).toMatchObject([{ id: withPhone?.id }]);
		const byCode = await upsert({
			resource: 'product',
			items: [{ code: 'rp-ess-100', name: 'Essential', price: 9, currency: 'EUR' }],
			matchBy: by('code'),
		});
		expect(byCode.json).toMatchObject([
			{ id: 1, name: 'Essential', _result: { action: 'updated' } },
		]);
	});

	it('is found by the first field that finds one', async () => {
		const [one, two] = await personsWithEmail();
		const { json } = await upsert({
			items: [
				{ email: 'unknown@berg.example', name: one?.name as string },
				{ email: emailOf(two), name: one?.name as string },
				{ email: '', name: two?.name as string },
			],
			matchBy: by('emails', 'name'),
		});
		expect(json.map(({ id }) => id)).toEqual([one?.id, two?.id, expect.any(Number)]);
	});

	it.each([
		['organization', 'name', { name: 'Gutmann Group', city: 'Riga' }],
		['activity', 'subject', { subject: 'Only one of its kind', note: 'x' }],
		['deal', 'title', { title: 'Lowe Inc: pilot for ten seats', value: 3 }],
	])('works for a record of the kind %s', async (resource, field, item) => {
		const first = await upsert({ resource, items: [item], matchBy: by(field) });
		expect(first.error?.message).toBeUndefined();
		const second = await upsert({ resource, items: [item], matchBy: by(field) });
		expect(actions(second.json)).toEqual(['unchanged']);
		expect(second.json[0]?.id).toBe(first.json[0]?.id);
	});
});

describe('several records that match', () => {
	const twins = async () => {
		const create = async (name: string) => {
			const { body } = await account.sandbox.call('POST', '/api/v2/persons', {
				name,
				emails: [{ value: 'twin@berg.example', primary: true }],
			});
			return (body.data as IDataObject).id;
		};
		const ids = [await create('First'), await create('Second')];
		await account.sandbox.call('PATCH', `/api/v2/persons/${String(ids[0])}`, { name: 'Changed' });
		return ids;
	};
	const items = [{ email: 'twin@berg.example', name: 'Ida' }];

	it('are an error that names them', async () => {
		const ids = await twins();
		const { error } = await upsert({ items, matchBy: by('emails') });
		expect(error?.message).toBe(`2 records match by 'Email': ${ids.join(', ')} [item 0]`);
		expect(error?.description).toContain('Merge them in Pipedrive');
	});

	it('give the first, if wanted', async () => {
		const [first] = await twins();
		const options = { whenSeveralMatch: 'useFirst' };
		const { json } = await upsert({ items, matchBy: by('emails'), options });
		expect(json[0]?.id).toBe(first);
	});
});

describe('a match value that is empty', () => {
	const items = [
		{ email: '', name: 'Nobody' },
		{ email: 'some@berg.example', name: 'Some' },
	];

	it('fails its item before anything is written for it', async () => {
		const { json } = await upsert({
			items,
			matchBy: by('emails'),
			onError: 'continueRegularOutput',
		});
		expect(json[0]?.error).toBe("'Email' is empty, by which the record would be found [item 0]");
		expect(actions(json)).toEqual([undefined, 'created']);
	});

	it('is skipped or created, if wanted', async () => {
		const skipped = await upsert({
			items,
			matchBy: by('emails'),
			options: { whenMatchIsEmpty: 'skip' },
		});
		expect(skipped.json[0]).toEqual({
			_result: { action: 'skipped', reason: "'Email' is empty" },
		});
		expect(skipped.hints).toContain('Create or Update: 1 created, 1 skipped.');
		const created = await upsert({
			items,
			matchBy: by('emails'),
			options: { whenMatchIsEmpty: 'create' },
		});
		expect(actions(created.json)).toEqual(['created', 'unchanged']);
	});

	it('is told from a row of Match By that is not filled in', async () => {
		const none = await upsert({ items, matchBy: {} });
		expect(none.error?.message).toContain("'Match By' is empty");
		const unknown = await upsert({ items, matchBy: by('Shoe Size') });
		expect(unknown.error?.message).toContain("'Match By' has no field named 'Shoe Size'");
		expect(await writes()).toEqual([]);
	});
});

it('names the field of a value that cannot be sent', async () => {
	const { error } = await upsert({
		resource: 'activity',
		items: [{ subject: 'Call', participants: 'Ida Berg' }],
		matchBy: by('subject'),
	});
	expect(error?.message).toContain("'Participants' takes IDs of persons");
	expect(await writes()).toEqual([]);
});

describe('items of one run', () => {
	it('that have the same key give one record, the last one wins', async () => {
		const items = Array.from({ length: 20 }, (_, index) => ({
			email: `same${index % 2}@berg.example`,
			name: `Name ${index}`,
		}));
		const { json, error } = await upsert({ items, matchBy: by('emails') });
		expect(error?.message).toBeUndefined();
		expect(new Set(json.map(({ id }) => id)).size).toBe(2);
		expect(actions(json).filter((action) => action === 'created')).toHaveLength(2);
		const stored = await account.list(
			'/api/v2/persons?sort_by=add_time&sort_direction=desc&limit=2',
		);
		expect(stored.map(({ name }) => name).sort()).toEqual(['Name 18', 'Name 19']);
	});

	it('are not created again by a second run right after the first, though the search lags behind', async () => {
		const [one] = await personsWithEmail();
		const items = [
			{ email: 'fresh@berg.example', name: 'Fresh' },
			{ email: emailOf(one), name: one?.name as string },
		];
		const first = await upsert({ items, matchBy: by('emails') });
		const second = await upsert({ items, matchBy: by('emails') });
		expect(actions(first.json)).toEqual(['created', 'unchanged']);
		expect(actions(second.json)).toEqual(['unchanged', 'unchanged']);
	});
});

it('leaves every field alone of which a row has a blank cell, in 2,000 rows', async () => {
	const [organization] = await account.list('/api/v2/organizations?limit=1');
	const rows = Array.from({ length: 2000 }, (_, index) => ({
		Email: `row${index}@berg.example`,
		Name: `Row ${index}`,
		Phone: `+44 20 7946 ${String(index).padStart(4, '0')}`,
		Organization: index % 3 === 0 ? (organization?.name as string) : '',
		'Buying Role': 'Influencer',
	}));
	const first = await upsert({ items: rows, matchBy: by('emails') });
	expect(first.error?.message).toBeUndefined();
	const stored = async () => {
		const found = new Map<string, IDataObject>();
		let cursor: unknown = '';
		while (typeof cursor === 'string') {
			const { body } = await account.sandbox.call(
				'GET',
				`/api/v2/persons?limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`,
			);
			for (const person of body.data as IDataObject[]) found.set(String(person.id), person);
			cursor = (body.additional_data as IDataObject | undefined)?.next_cursor;
		}
		return found;
	};
	const before = await stored();
	// 30 % of the cells beside the key are blank, the others have a new value in every tenth row.
	let cell = 0;
	const changed = rows.map((row, index) => {
		const next: IDataObject = { ...row };
		for (const key of ['Name', 'Phone', 'Organization', 'Buying Role']) {
			if (cell++ % 10 < 3) next[key] = cell % 2 === 0 ? '' : '  ';
		}
		if (index % 10 === 0 && next.Name === row.Name) next.Name = `Changed ${index}`;
		return next;
	});
	await account.sandbox.clearRequests();
	const second = await upsert({ items: changed, matchBy: by('emails') });
	expect(second.error?.message).toBeUndefined();
	const sent = await writes();
	for (const { body } of sent) expect(Object.keys(body as IDataObject)).toEqual(['name']);
	const after = await stored();
	expect(after.size).toBe(before.size);
	second.json.forEach(({ id }, index) => {
		const given = String(changed[index]?.Name ?? '').trim();
		const isNow = after.get(String(id)) ?? {};
		expect(isNow).toEqual({
			...before.get(String(id)),
			...(given !== '' && { name: given, first_name: 'Changed', last_name: String(index) }),
			...(!given.startsWith('Changed') && {
				name: `Row ${index}`,
				first_name: 'Row',
				last_name: String(index),
			}),
			update_time: isNow.update_time,
		});
	});
	expect(first.json[0]).toMatchObject({ org_id: organization?.id });
}, 240_000);

it('never searches where reading the list is cheaper, and never reads on where the search is', async () => {
	const [one] = await personsWithEmail();
	await upsert({ items: [{ email: emailOf(one), name: 'Ida' }], matchBy: by('emails') });
	const { length: total } = await account.list('/api/v2/persons?limit=500');
	expect(total).toBeLessThan(500);
	expect(await searches()).toEqual([]);
});
