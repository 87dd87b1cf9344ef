import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'phase', operation, ...more } as never,
	});

const phase = async (id: unknown) => await account.read(`/api/v2/phases/${String(id)}`);

it('is created on a board by name, moved to another, and deleted', async () => {
	const made = await run('create', {
		name: 'Aftercare',
		board_id: byName('Customer Onboarding'),
		additionalFields: { order_nr: 6 },
	});
	expect(made.error).toBeUndefined();
	expect(made.json[0]).toMatchObject({ name: 'Aftercare', board_name: 'Customer Onboarding' });
	const id = made.json[0]?.id;
	expect(await phase(id)).toMatchObject({ name: 'Aftercare', board_id: 1, order_nr: 6 });
	const moved = await run('update', {
		phaseId: byName('Aftercare'),
		additionalFields: { board_id: byName('Internal Projects'), name: 'Follow-Up', order_nr: 5 },
	});
	expect(moved.json[0]).toMatchObject({ name: 'Follow-Up', board_name: 'Internal Projects' });
	expect(await phase(id)).toMatchObject({ name: 'Follow-Up', board_id: 2, order_nr: 5 });
	const gone = await run('delete', { phaseId: byName('Follow-Up ‹ Internal Projects') });
	expect(gone.json).toEqual([{ deleted: true, id }]);
	expect((await account.list('/api/v2/phases?board_id=2')).map((one) => one.id)).not.toContain(id);
});

it('is changed where it stands, without a word of its board', async () => {
	await run('update', { phaseId: byName('Review'), additionalFields: { name: 'Approval' } });
	const [sent] = (await account.sandbox.requests()).filter(({ method }) => method === 'PATCH');
	expect(sent?.body).toEqual({ name: 'Approval' });
});

it('is read alone, and with those of its board', async () => {
	const one = await run('get', { phaseId: byName('Go-Live') });
	expect(one.json).toEqual([expect.objectContaining({ id: 4, board_name: 'Customer Onboarding' })]);
	const ofBoard = await run('getAll', { board_id: byName('internal projects'), returnAll: true });
	const wanted = await account.list('/api/v2/phases?board_id=2');
	expect(ofBoard.json.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
	expect(wanted.length).toBeGreaterThan(1);
});

it('asks which one where two boards have a phase of that name', async () => {
	await account.sandbox.call('POST', '/api/v2/phases', { name: 'Training', board_id: 2 });
	const { error } = await run('get', { phaseId: byName('Training') });
	expect(error?.message).toContain("has 2 phases named 'Training'");
	const exact = await run('get', { phaseId: byName('Internal Projects › Training') });
	expect(exact.json[0]).toMatchObject({ name: 'Training', board_id: 2 });
});

it('stays while projects are in it', async () => {
	const [project = {}] = await account.list('/api/v2/projects');
	const { error } = await run('delete', { phaseId: byId(project.phase_id) });
	expect(error?.message).toContain('There are projects in this phase');
	expect(await phase(project.phase_id)).toMatchObject({ id: project.phase_id });
});

it.each<[string, string, IDataObject, string]>([
	['without a board', 'create', { name: 'x', board_id: byId('={{ "" }}') }, "'Board' is empty"],
	['without a name', 'create', { name: '={{ " " }}', board_id: byId(1) }, "'Name' is empty"],
	['of no board', 'getAll', { board_id: byId('={{ "" }}') }, "'Board' is empty"],
	['of an unknown name', 'get', { phaseId: byName('Go-Liv') }, "Did you mean 'Go-Live"],
	['to nothing', 'update', { phaseId: byId(1) }, 'There is nothing to update'],
])('refuses a phase %s before anything is written', async (_what, operation, more, message) => {
	const { error } = await run(operation, more);
	expect(`${error?.message ?? ''} ${error?.description ?? ''}`).toContain(message);
	const requests = await account.sandbox.requests();
	expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
