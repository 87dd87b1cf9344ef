import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const autoMap = async (item: IDataObject, more: INodeParameters = {}) =>
	await runNode(account.sandbox, {
		items: [item],
		parameters: { operation: 'create', dataToSend: 'autoMapInputData', ...more },
	});

const update = async (item: IDataObject) =>
	await autoMap(item, { operation: 'update', dealId: byId(7) });

const storedDeal = async (id: unknown) => await account.read(`/api/v2/deals/${String(id)}`);

const fieldKey = async (name: string): Promise<string> => {
	const fields = await account.list('/api/v2/dealFields?limit=500');
	return String(fields.find((field) => field.field_name === name)?.field_code);
};

const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

it.each(['🚀 Launch 👩‍🚀 — Ünïcode', 'عقد صيانة سنوي', 'חוזה שירות', '日本語の契約', 'a\u0301 = á'])(
	'keeps the text %s as it is, in standard and custom fields',
	async (text) => {
		const { json, error } = await autoMap({ title: text, 'Scope Notes': text });
		expect(error?.message).toBeUndefined();
		const { title, custom_fields: custom } = await storedDeal(json[0]?.id);
		expect(title).toBe(text);
		expect((custom as IDataObject)[await fieldKey('Scope Notes')]).toBe(text);
		expect(json[0]?.custom_fields).toMatchObject({ 'Scope Notes': text });
	},
);

it('tells 0, false and nothing apart', async () => {
	const before = await storedDeal(7);
	const { error } = await update({
		value: 0,
		is_archived: false,
		Seats: 0,
		probability: '',
		lost_reason: null,
	});
	expect(error?.message).toBeUndefined();
	expect(await storedDeal(7)).toMatchObject({
		value: 0,
		is_archived: false,
		probability: before.probability,
		lost_reason: before.lost_reason,
		custom_fields: { [await fieldKey('Seats')]: 0 },
	});
});

it.each<[string, IDataObject, string]>([
	[
		'a number as people write it elsewhere',
		{ value: '1.234,50' },
		"'Value' takes a number, not '1.234,50'",
	],
	[
		'a text too long for its field',
		{ 'Purchase Order Number': 'x'.repeat(256) },
		"'Purchase Order Number' takes at most 255 characters",
	],
	[
		'an option that is nearly one',
		{ Industry: 'Manufacturin' },
		"'Industry' has no option 'Manufacturin'",
	],
	[
		'an organization that is a person',
		{ org_id: { mode: 'recordId', value: 'p12' } },
		"'Organization' takes the ID of an organization",
	],
	['a status that is a deletion', { status: 'deleted' }, "'Status' cannot become 'deleted' here"],
	['an object where text is wanted', { title: { first: 'a' } }, "'Title' takes text"],
])('refuses %s before any request', async (_what, item, message) => {
	const { error } = await update(item);
	expect(error?.message).toContain(message);
	expect(await writes()).toEqual([]);
});

it('hands on what Pipedrive says to an ID of another resource', async () => {
	const { error } = await update({ org_id: 999_999 });
	expect(error?.message).toContain('Organization not found [item 0]');
});

it('takes labels with commas in their names, one by one and among others', async () => {
	const { body } = await account.sandbox.call('GET', '/api/v2/dealFields?limit=500');
	const labels = (body.data as IDataObject[]).find((field) => field.field_code === 'label_ids');
	const [first, second] = labels?.options as { id: number; label: string }[];
	const { json, error } = await autoMap({
		title: 'A',
		labels: `${first?.label}, ${second?.label}`,
	});
	expect(error?.message).toBeUndefined();
	expect((await storedDeal(json[0]?.id)).label_ids).toEqual([first?.id, second?.id]);
});

it('takes up a file of 50 MB whole', async () => {
	const content = Buffer.alloc(50 * 1024 * 1024, 'pipedrive ');
	const { json, error } = await runNode(account.sandbox, {
		items: [{}],
		binary: [
			{
				data: {
					data: content.toString('base64'),
					mimeType: 'application/pdf',
					fileName: 'big.pdf',
				},
			},
		],
		parameters: { resource: 'file', operation: 'upload', attachTo: { deal_id: byId(7) } },
	});
	expect(error?.message).toBeUndefined();
	expect(json[0]?.file_size).toBe(content.length);
}, 120_000);

it.each<[string, string, string, string]>([
	['a zone 14 hours ahead', 'Pacific/Kiritimati', '2026-03-02T00:30', '2026-03-01 10:30:00'],
	['a zone 12 hours behind', 'Etc/GMT+12', '2026-03-01T23:30', '2026-03-02 11:30:00'],
	['the hour that clocks leave out', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29 01:30:00'],
	['the hour that clocks show twice', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25 00:30:00'],
])(
	'sets an activity to the moment in %s, and answers it as it was entered',
	async (_what, timezone, local, utc) => {
		const [due_date = '', due_time = ''] = local.split('T');
		const { json, error } = await runNode(account.sandbox, {
			items: [{ subject: 'Call', due_date, due_time }],
			timezone,
			parameters: { resource: 'activity', operation: 'create', dataToSend: 'autoMapInputData' },
		});
		expect(error?.message).toBeUndefined();
		const stored = await account.read(`/api/v2/activities/${String(json[0]?.id)}`);
		expect(`${String(stored.due_date)} ${String(stored.due_time)}`).toBe(utc);
	},
);
