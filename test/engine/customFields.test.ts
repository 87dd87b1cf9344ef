import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

interface Definition {
	field_code: string;
	field_name: string;
	field_type: string;
	is_custom_field: boolean;
	options: { id: number; label: string }[] | null;
}

const definitions = async () =>
	(await account.list('/api/v2/dealFields?limit=500')) as unknown as Definition[];

/** The first custom field of a type. */
async function fieldOf(type: string): Promise<Definition> {
	const field = (await definitions()).find(
		(candidate) => candidate.is_custom_field && candidate.field_type === type,
	);
	if (field === undefined) throw new Error(`There is no field of the type ${type}`);
	return field;
}

/** What the editor saves when custom fields are filled in. */
const mapped = (value: IDataObject): INodeParameters =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }) as never;

const update = async (values: IDataObject, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		items: [more],
		onError: 'continueRegularOutput',
		parameters: {
			operation: 'update',
			dealId: byId(7),
			additionalFields: {},
			customFields: mapped(values),
		},
	});

async function stored(key: string): Promise<unknown> {
	const { custom_fields: fields } = await account.read('/api/v2/deals/7');
	return (fields as IDataObject)[key];
}

describe('writing by name', () => {
	it.each<[type: string, given: unknown, expected: unknown]>([
		['varchar', 'short', 'short'],
		['varchar', 42, '42'],
		['varchar_auto', 'auto', 'auto'],
		['text', 'long '.repeat(100), 'long '.repeat(100)],
		['double', '12.5', 12.5],
		['double', 0, 0],
		['phone', '+372 555 0100', '+372 555 0100'],
		['date', '2026-03-01T00:00:00', '2026-03-01'],
		['daterange', '2026-01-01 – 2026-01-31', { value: '2026-01-01', until: '2026-01-31' }],
		['time', '14:30', { value: '14:30:00' }],
		['timerange', '9:00 - 10:15', { value: '09:00:00', until: '10:15:00' }],
		['monetary', '1200.5 usd', { value: 1200.5, currency: 'USD' }],
		['monetary', 99, { value: 99, currency: 'EUR' }],
		['monetary', { value: '7', currency: 'GBP' }, { value: 7, currency: 'GBP' }],
		['address', '1 Long St, Town', { value: '1 Long St, Town' }],
		['user', 'ana.silva@', 'e-mail'],
		['org', 11, 11],
		['people', '9', 9],
	])('a field of the type %s takes %.40p', async (type, given, expected) => {
		const field = await fieldOf(type);
		if (expected === 'e-mail') {
			const users = await account.list('/api/v1/users');
			const user = users.find(({ email }) => String(email).startsWith(String(given)));
			const { json } = await update({ [field.field_name]: user?.email });
			expect(json[0]?.error).toBeUndefined();
			expect(await stored(field.field_code)).toBe(user?.id);
			return;
		}
		const { json } = await update({ [field.field_name]: given as never });
		expect(json[0]?.error).toBeUndefined();
		const value = await stored(field.field_code);
		if (typeof expected === 'object') expect(value).toMatchObject(expected as object);
		else expect(value).toEqual(expected);
	});

	it('options by label, by number, several as text, one with a comma in its label', async () => {
		const single = await fieldOf('enum');
		const several = await fieldOf('set');
		const labels = single.options?.map(({ label }) => label) ?? [];
		const [first, second] = several.options ?? [];
		await update({
			[single.field_name]: labels.find((label) => label.includes(',')) ?? '',
			[several.field_name]: `${String(second?.label).toUpperCase()}, ${String(first?.id)}`,
		});
		expect(await stored(single.field_code)).toBe(
			single.options?.find(({ label }) => label.includes(','))?.id,
		);
		const kept = (await stored(several.field_code)) as number[];
		expect(kept.sort()).toEqual([first?.id, second?.id]);
	});

	it('values come from expressions too, and in a new deal', async () => {
		const field = await fieldOf('varchar');
		const { json } = await runNode(account.sandbox, {
			items: [{ note: 'from the item' }],
			parameters: {
				operation: 'create',
				title: 'With a custom field',
				customFields: mapped({ [field.field_name]: '={{ $json.note }}' }),
			},
		});
		expect(json[0]?.custom_fields).toMatchObject({ [field.field_name]: 'from the item' });
	});

	it('leaves alone what is left blank', async () => {
		const field = await fieldOf('varchar');
		await update({ [field.field_name]: 'kept' });
		const { json } = await update({ [field.field_name]: '={{ $json.nothing }}' }, { nothing: '' });
		expect(json[0]?.error).toContain('There is nothing to update');
		expect(await stored(field.field_code)).toBe('kept');
	});
});

describe('what does not fit is refused before anything is written, by the name of the field', () => {
	it.each<[type: string, given: unknown, message: string]>([
		['enum', 'Manufacturin', "has no option 'Manufacturin'"],
		['double', '1.234,50', "takes a number, not '1.234,50'"],
		['date', 'soon', "takes a date or time such as 2026-11-24 or 2026-11-24T09:30:00, not 'soon'"],
		['time', '25:00', "takes a time of day such as 14:30, not '25:00'"],
		['daterange', '2026-01-01', 'takes a range of two days'],
		['varchar', 'x'.repeat(256), 'takes at most 255 characters, not 256'],
		['user', 'Nobody At All', "has no user named 'Nobody At All'"],
	])('%s: %.40p', async (type, given, message) => {
		const field = await fieldOf(type);
		const { json } = await update({ [field.field_name]: given as never });
		expect(json[0]?.error).toContain(`'${field.field_name}' ${message}`);
		expect(json[0]?.details).toMatchObject({ field: field.field_code });
		const writes = (await account.sandbox.requests()).filter(({ method }) => method !== 'GET');
		expect(writes).toEqual([]);
	});

	it('a field that does not exist, with the nearest one', async () => {
		const { json } = await update({ Industri: 'Manufacturing' });
		expect(json[0]?.error).toContain("'Custom Fields' has no field named 'Industri'");
		expect((json[0]?.details as IDataObject).nextStep).toBe("Did you mean 'Industry'?");
	});

	it('a name that two fields share, with what tells them apart', async () => {
		const names = (await definitions()).map(({ field_name }) => field_name);
		const twin = names.find((name, index) => names.indexOf(name) !== index) ?? '';
		const { json } = await update({ [twin]: 'x' });
		expect(json[0]?.error).toMatch(
			new RegExp(`has 2 fields named '${twin}': ${twin} \\(\\w{8}\\)`),
		);
		const [, exact = ''] = /: (.+? \(\w{8}\))/.exec(String(json[0]?.error)) ?? [];
		expect((await update({ [exact]: 'x' })).json[0]?.error ?? '').not.toContain('has 2 fields');
	});
});

describe('emptying fields', () => {
	const emptying = async (parameters: IDataObject) =>
		await runNode(account.sandbox, {
			items: [{ blank: '' }],
			onError: 'continueRegularOutput',
			parameters: { operation: 'update', dealId: byId(7), ...parameters } as never,
		});

	it('empties the fields that are named, standard and custom', async () => {
		const field = await fieldOf('varchar');
		await update({ [field.field_name]: 'full' });
		await account.sandbox.call('PATCH', '/api/v2/deals/7', { person_id: 9, probability: 20 });
		const { json } = await emptying({
			options: { fieldsToClear: ['person_id', 'Probability', field.field_name] },
		});
		expect(json[0]?.error).toBeUndefined();
		expect(await account.read('/api/v2/deals/7')).toMatchObject({
			person_id: null,
			probability: null,
			custom_fields: { [field.field_code]: null },
		});
	});

	it('empties what is left blank when that is chosen, and only then', async () => {
		const field = await fieldOf('varchar');
		await update({ [field.field_name]: 'full' });
		await account.sandbox.call('PATCH', '/api/v2/deals/7', { probability: 20 });
		const blank = {
			additionalFields: { probability: '={{ $json.blank }}' },
			customFields: mapped({ [field.field_name]: '={{ $json.blank }}' }),
		};
		await emptying(blank);
		expect(await account.read('/api/v2/deals/7')).toMatchObject({ probability: 20 });
		expect(await stored(field.field_code)).toBe('full');
		await emptying({ ...blank, options: { emptyValues: 'clear' } });
		expect(await account.read('/api/v2/deals/7')).toMatchObject({ probability: null });
		expect(await stored(field.field_code)).toBeNull();
	});

	it('says so when Pipedrive cannot empty a field', async () => {
		const { json } = await emptying({ options: { fieldsToClear: 'title' } });
		expect(json[0]?.error).toContain("'title', which cannot be emptied in Pipedrive");
		const blank = await emptying({
			additionalFields: { title: '={{ $json.blank }}' },
			options: { emptyValues: 'clear' },
		});
		expect(blank.json[0]?.error).toContain("'Title' cannot be emptied in Pipedrive");
	});
});

it('what Get returns can be written back, and changes nothing', async () => {
	const deals = await account.list('/api/v2/deals?limit=40');
	for (const before of deals) {
		const filled = Object.values(before.custom_fields as IDataObject).some(
			(value) => value !== null,
		);
		if (!filled) continue;
		const id = byId(before.id);
		const { json } = await runNode(account.sandbox, {
			parameters: { operation: 'get', dealId: id },
		});
		const { error } = await runNode(account.sandbox, {
			parameters: {
				operation: 'update',
				dealId: id,
				customFields: mapped(json[0]?.custom_fields as IDataObject),
			},
		});
		expect(error).toBeUndefined();
		const after = await account.read(`/api/v2/deals/${String(before.id)}`);
		expect({ ...after, update_time: before.update_time }).toEqual(before);
	}
}, 60_000);
