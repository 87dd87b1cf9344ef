import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: object = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'projectTemplate', operation, ...more },
	});

it('is read by name, with the board that its projects stand on', async () => {
	const { json, error } = await run('get', { projectTemplateId: byName('office move') });
	expect(error).toBeUndefined();
	expect(json).toEqual([
		expect.objectContaining({
			id: 3,
			title: 'Office Move',
			projects_board_name: 'Internal Projects',
			owner_name: expect.any(String) as string,
		}),
	]);
});

it('is listed with the others', async () => {
	const wanted = await account.list('/api/v2/projectTemplates');
	const all = await run('getAll', { returnAll: true, simple: false });
	expect(all.json).toEqual(wanted);
	const first = await run('getAll', { limit: 2 });
	expect(first.json.map(({ id }) => id)).toEqual(wanted.slice(0, 2).map(({ id }) => id));
});

it('is refused when there is none', async () => {
	const unknown = await run('get', { projectTemplateId: byName('Office Mov') });
	expect(unknown.error?.description).toContain("Did you mean 'Office Move'");
	const gone = await run('get', { projectTemplateId: byId(99) });
	expect(gone.error?.message).toContain('not found');
});
