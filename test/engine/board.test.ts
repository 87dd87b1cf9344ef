import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'board', operation, ...more } as never,
	});

it('is created, renamed by name, and deleted with its phases', async () => {
	const made = await run('create', { name: 'Repairs', additionalFields: { order_nr: 2 } });
	expect(made.error).toBeUndefined();
	const id = made.json[0]?.id;
	expect(await account.read(`/api/v2/boards/${String(id)}`)).toMatchObject({
		name: 'Repairs',
		order_nr: 2,
	});
	await account.sandbox.call('POST', '/api/v2/phases', { name: 'Intake', board_id: id });
	const changed = await run('update', {
		boardId: byName('repairs'),
		additionalFields: { name: 'Repairs and Returns', order_nr: 3 },
	});
	expect(changed.json).toEqual([
		expect.objectContaining({ id, name: 'Repairs and Returns', order_nr: 3 }),
	]);
	const gone = await run('delete', { boardId: byId(id) });
	expect(gone.json).toEqual([{ deleted: true, id }]);
	expect((await account.list('/api/v2/boards')).map((board) => board.id)).not.toContain(id);
});

it('is read alone, in a list, and in the first of a list', async () => {
	const boards = await account.list('/api/v2/boards');
	const one = await run('get', { boardId: byName('Internal Projects') });
	expect(one.json).toEqual([expect.objectContaining({ id: 2, name: 'Internal Projects' })]);
	const all = await run('getAll', { returnAll: true, simple: false });
	expect(all.json).toEqual(boards);
	const first = await run('getAll', { limit: 1 });
	expect(first.json.map(({ id }) => id)).toEqual([boards[0]?.id]);
	expect(first.hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
});

it('stays while projects stand on it', async () => {
	const { error } = await run('delete', { boardId: byId(1) });
	expect(error?.message).toContain('There are projects on this board');
	expect((await account.list('/api/v2/boards')).map(({ id }) => id)).toContain(1);
});

it.each<[string, string, IDataObject, string]>([
	['without a name', 'create', { name: '={{ " " }}' }, "'Name' is empty"],
	[
		'of an unknown name',
		'get',
		{ boardId: byName('Internal Project') },
		"Did you mean 'Internal Projects'",
	],
	[
		'to a place before the first',
		'update',
		{ boardId: byId(1), additionalFields: { order_nr: 0 } },
		'1 or more',
	],
	['to nothing', 'update', { boardId: byId(1) }, 'There is nothing to update'],
])('refuses a board %s before it is asked for', async (_what, operation, more, message) => {
	const { error } = await run(operation, more);
	expect(`${error?.message ?? ''} ${error?.description ?? ''}`).toContain(message);
	const requests = await account.sandbox.requests();
	expect(requests.filter(({ path }) => path !== '/api/v2/boards')).toEqual([]);
	expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
