import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (resource: string, operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource, operation, ...more } as INodeParameters,
	});

const inbox = '/api/v1/mailbox/mailThreads?folder=inbox';

describe('Mail Thread', () => {
	it.each(['inbox', 'drafts', 'sent', 'archive'])('lists the folder %s', async (folder) => {
		const { json, error } = await run('mailThread', 'getAll', {
			folder,
			returnAll: true,
			simple: false,
		});
		expect(error).toBeUndefined();
		expect(json).toEqual(await account.list(`/api/v1/mailbox/mailThreads?folder=${folder}`));
		expect(json.length).toBeGreaterThan(0);
	});

	it('reads one with the addresses of those who take part', async () => {
		const [thread] = await account.list(inbox);
		const { json } = await run('mailThread', 'get', {
			mailThreadId: String(thread?.id),
			simple: true,
		});
		const { from, to } = thread?.parties as Record<string, { email_address: string }[]>;
		expect(json[0]).toMatchObject({
			id: thread?.id,
			subject: thread?.subject,
			from: from?.[0]?.email_address,
			to: to?.[0]?.email_address,
			user_name: expect.any(String) as string,
		});
		expect(json[0]).not.toHaveProperty('parties');
	});

	it('attaches it to a deal, shares, archives and marks it', async () => {
		const [thread] = await account.list(inbox);
		const path = `/api/v1/mailbox/mailThreads/${String(thread?.id)}`;
		const update = async (additionalFields: IDataObject) =>
			await run('mailThread', 'update', { mailThreadId: String(thread?.id), additionalFields });
		const { error } = await update({
			deal_id: byId(7),
			shared_flag: thread?.shared_flag !== 1,
			read_flag: thread?.read_flag !== 1,
			archived_flag: true,
		});
		expect(error).toBeUndefined();
		expect(await account.read(path)).toMatchObject({
			deal_id: 7,
			shared_flag: thread?.shared_flag === 1 ? 0 : 1,
			read_flag: thread?.read_flag === 1 ? 0 : 1,
			archived_flag: 1,
		});
		const [lead] = await account.list('/api/v1/leads');
		expect((await update({ lead_id: lead?.id })).error).toBeUndefined();
		expect(await account.read(path)).toMatchObject({ lead_id: lead?.id, deal_id: null });
	});

	it.each<[string, IDataObject, string]>([
		['nothing', {}, 'There is nothing to update'],
		[
			'a deal and a lead at once',
			{ deal_id: byId(7), lead_id: '9e3fe2f1-5b3c-4a5e-8a5c-2f9a31ea52a5' },
			"'Deal' and 'Lead' cannot stand together",
		],
	])('refuses to update %s', async (_what, additionalFields, message) => {
		const { error } = await run('mailThread', 'update', { mailThreadId: '1', additionalFields });
		expect(error?.message).toContain(message);
		expect(await account.sent('PUT', '/api/v1/mailbox/mailThreads/1')).toEqual([]);
	});

	it('is deleted', async () => {
		const [thread, next] = await account.list(inbox);
		const { json } = await run('mailThread', 'delete', { mailThreadId: String(thread?.id) });
		expect(json).toEqual([{ deleted: true, id: thread?.id }]);
		expect((await account.list(inbox))[0]?.id).toBe(next?.id);
	});
});

describe('Mail Message', () => {
	it('lists those of a thread, and reads one with its text or without', async () => {
		const [thread] = (await account.list(inbox)).filter(({ message_count: n }) => Number(n) > 1);
		const list = `/api/v1/mailbox/mailThreads/${String(thread?.id)}/mailMessages`;
		const all = await run('mailMessage', 'getAll', {
			mailThreadId: String(thread?.id),
			returnAll: true,
			simple: false,
		});
		expect(all.json).toEqual(await account.list(list));
		expect(all.json.length).toBeGreaterThan(1);
		const [message] = all.json;
		const read = async (include_body: boolean) =>
			await run('mailMessage', 'get', {
				mailMessageId: String(message?.id),
				include_body,
				simple: true,
			});
		const [sender] = message?.from as { email_address: string }[];
		expect((await read(true)).json[0]).toMatchObject({
			id: message?.id,
			mail_thread_id: thread?.id,
			from: sender?.email_address,
			body: expect.stringContaining('<p>') as string,
		});
		expect((await read(false)).json[0]).not.toHaveProperty('body');
	});

	it('is not there, or its ID is none', async () => {
		const gone = await run('mailMessage', 'get', { mailMessageId: '999999', include_body: true });
		expect(gone.error?.message).toMatch(/Mail message not found/);
		const none = await run('mailMessage', 'get', { mailMessageId: 'first', include_body: true });
		expect(none.error?.message).toContain("'Mail Message ID' takes an ID, a whole number");
	});
});
