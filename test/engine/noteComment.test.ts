import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'noteComment', operation, ...more } as INodeParameters,
	});

async function newNote(): Promise<string> {
	const { body } = await account.sandbox.call('POST', '/api/v1/notes', {
		content: 'x',
		deal_id: 7,
	});
	return String((body.data as IDataObject).id);
}

it('is written, read, listed, changed and deleted', async () => {
	const noteId = await newNote();
	const list = `/api/v1/notes/${noteId}/comments`;
	const added = await run('add', { noteId, content: '<b>Done</b>', simple: true });
	expect(added.error).toBeUndefined();
	const [comment] = await account.list(list);
	expect(added.json).toEqual([
		{
			uuid: comment?.uuid,
			content: '<b>Done</b>',
			note_id: Number(noteId),
			user_id: comment?.user_id,
			user_name: expect.any(String) as string,
			add_time: comment?.add_time,
			update_time: comment?.update_time,
			active_flag: true,
		},
	]);
	const commentId = String(comment?.uuid);
	const got = await run('get', { noteId, commentId, simple: false });
	expect(got.json).toEqual([comment]);
	await run('add', { noteId, content: 'Second' });
	const all = await run('getAll', { noteId, returnAll: true, simple: false });
	expect(all.json).toEqual(await account.list(list));
	expect(all.json).toHaveLength(2);
	const updated = await run('update', { noteId, commentId, content: 'Not yet', simple: true });
	expect(updated.json[0]).toMatchObject({ uuid: commentId, content: 'Not yet' });
	expect(await account.read(`${list}/${commentId}`)).toMatchObject({ content: 'Not yet' });
	const deleted = await run('delete', { noteId, commentId });
	expect(deleted.json).toEqual([{ deleted: true, id: commentId }]);
	expect((await account.list(list)).map(({ content }) => content)).toEqual(['Second']);
});

it('stops at the limit, and says so', async () => {
	const noteId = await newNote();
	for (const content of ['1', '2', '3']) await run('add', { noteId, content });
	const { json, hints } = await run('getAll', { noteId, returnAll: false, limit: 2 });
	expect(json.map(({ content }) => content)).toEqual(['1', '2']);
	expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
});

it.each<[string, string, IDataObject, string]>([
	['without text', 'add', { noteId: '1', content: '={{ "" }}' }, "'Content' is empty"],
	[
		'of a note that is none',
		'getAll',
		{ noteId: 'first' },
		"'Note ID' takes an ID, a whole number",
	],
	['of a note that is gone', 'add', { noteId: '99999', content: 'x' }, 'Note not found'],
	[
		'that is not there',
		'get',
		{ noteId: '1', commentId: '46c3b0e1-db35-59ca-1828-4817378dff71' },
		'Comment not found',
	],
])('refuses a comment %s', async (_what, operation, more, message) => {
	const { error } = await run(operation, more);
	expect(error?.message).toContain(message);
});
