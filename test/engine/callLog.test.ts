import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (
	operation: string,
	more: IDataObject = {},
	input: { timezone?: string; binary?: IBinaryKeyData[] } = {},
) =>
	await runNode(account.sandbox, {
		...input,
		parameters: { resource: 'callLog', operation, ...more } as INodeParameters,
	});

const call = {
	to_phone_number: '+46 8 555 0199',
	outcome: 'left_voicemail',
	start_time: '2026-01-14T10:00:00',
	end_time: '2026-01-14T10:02:30',
};

const audio = {
	data: {
		data: Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256)).toString('base64'),
		fileName: 'call.mp3',
		mimeType: 'audio/mpeg',
	},
};

it('logs a call, with what it is about by name, in local time', async () => {
	const ana = await account.userNamed('Ana Silva');
	const person = await account.read('/api/v2/persons/9');
	const { json, error } = await run(
		'create',
		{
			...call,
			simple: true,
			additionalFields: {
				activity_id: byId(3),
				deal_id: byId(7),
				duration: 150,
				from_phone_number: '+46 8 555 0110',
				note: 'Wants an offer',
				org_id: byId(7),
				person_id: byId(9),
				subject: 'About the offer',
			},
		},
		{ timezone: 'Europe/Stockholm' },
	);
	expect(error).toBeUndefined();
	const made = await account.read(`/api/v1/callLogs/${String(json[0]?.id)}`);
	expect(made).toMatchObject({
		to_phone_number: '+46 8 555 0199',
		outcome: 'left_voicemail',
		start_time: '2026-01-14T09:00:00.000Z',
		end_time: '2026-01-14T09:02:30.000Z',
		activity_id: 3,
		deal_id: 7,
		duration: '150',
		from_phone_number: '+46 8 555 0110',
		note: 'Wants an offer',
		org_id: 7,
		person_id: person.id,
		subject: 'About the offer',
	});
	expect(json[0]).toMatchObject({ id: made.id, outcome: 'left_voicemail', has_recording: false });
	const ofAna = await run('create', {
		...call,
		simple: true,
		additionalFields: { user_id: byName('Ana Silva') },
	});
	expect(ofAna.json[0]).toMatchObject({ user_id: ana.id, user_name: 'Ana Silva' });
});

it('logs a call about a lead', async () => {
	const [lead] = await account.list('/api/v1/leads');
	const { json } = await run('create', { ...call, additionalFields: { lead_id: lead?.id } });
	expect(await account.read(`/api/v1/callLogs/${String(json[0]?.id)}`)).toMatchObject({
		lead_id: lead?.id,
		deal_id: null,
	});
});

it('lists the calls of the user, and reads one', async () => {
	const { json } = await run('getAll', { returnAll: true, simple: false });
	expect(json).toEqual(await account.list('/api/v1/callLogs'));
	expect(json.length).toBeGreaterThan(0);
	const [page] = await account.sent('GET', '/api/v1/callLogs');
	expect(page?.query.limit).toBe('50');
	const one = await run('get', { callLogId: String(json[0]?.id), simple: false });
	expect(one.json).toEqual([json[0]]);
	const two = await run('getAll', { returnAll: false, limit: 2 });
	expect(two.json).toHaveLength(2);
	expect(two.hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
});

it('attaches a recording, once', async () => {
	const [first] = await account.list('/api/v1/callLogs');
	const callLogId = String(first?.id);
	const attach = async () =>
		await run(
			'attachRecording',
			{ callLogId, binaryPropertyName: 'data', simple: true },
			{ binary: [audio] },
		);
	const { json, error } = await attach();
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ id: callLogId, has_recording: true });
	expect(await account.read(`/api/v1/callLogs/${callLogId}`)).toMatchObject({
		has_recording: true,
	});
	expect((await attach()).error?.message).toContain('has a recording already');
});

it('says that the recording is there, when the call cannot be read afterwards', async () => {
	const [first] = await account.list('/api/v1/callLogs');
	await account.sandbox.arm({
		method: 'GET',
		path: `/api/v1/callLogs/${String(first?.id)}`,
		fault: { status: 404, json: { success: false, error: 'Call log not found' } },
	});
	const { error } = await run(
		'attachRecording',
		{ callLogId: String(first?.id), binaryPropertyName: 'data' },
		{ binary: [audio] },
	);
	expect(error?.message).toContain(`Record ${String(first?.id)} has its recording but could not`);
});

it('is deleted, with its recording', async () => {
	const [first] = await account.list('/api/v1/callLogs');
	const { json } = await run('delete', { callLogId: String(first?.id) });
	expect(json).toEqual([{ deleted: true, id: first?.id }]);
	const path = `/api/v1/callLogs/${String(first?.id)}`;
	expect((await account.sandbox.call('GET', path)).status).toBe(410);
});

describe('refuses before anything is sent', () => {
	it.each<[string, IDataObject, string]>([
		['a call that ends first', { ...call, end_time: '2026-01-14T09:00:00' }, "'End Time' lies"],
		['a call to nobody', { ...call, to_phone_number: '={{ "" }}' }, "'To Phone Number' is empty"],
		['an unknown outcome', { ...call, outcome: '={{ "great" }}' }, "'Outcome' has no choice"],
		[
			'a deal and a lead',
			{
				...call,
				additionalFields: { deal_id: byId(7), lead_id: '9e3fe2f1-5b3c-4a5e-8a5c-2f9a31ea52a5' },
			},
			"'Deal' and 'Lead' cannot stand together",
		],
		[
			'part of a second',
			{ ...call, additionalFields: { duration: 1.5 } },
			"'Duration' takes a whole number",
		],
	])('%s', async (_what, more, message) => {
		const { error } = await run('create', more);
		expect(error?.message).toContain(message);
		expect(await account.sent('POST', '/api/v1/callLogs')).toEqual([]);
	});

	it('an item without the file, or an ID that is none', async () => {
		const none = await run('attachRecording', { callLogId: 'abc', binaryPropertyName: 'data' });
		expect(none.error?.message).toContain("names 'data', in which the item has no file");
		const wrong = await run('get', { callLogId: 'abc/def' });
		expect(wrong.error?.message).toContain("'Call Log ID' takes an ID of letters, digits");
	});
});
