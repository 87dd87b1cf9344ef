import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const anaSilva = async () =>
	(await account.list('/api/v1/users')).find(({ name }) => name === 'Ana Silva');

const create = async (more: IDataObject, timezone?: string) =>
	await runNode(account.sandbox, {
		timezone,
		parameters: { resource: 'note', operation: 'create', ...more } as INodeParameters,
	});

it('attaches a note to a deal, a person and an organization, found by name', async () => {
	const [organization = {}] = (await account.list('/api/v2/organizations?limit=500')).slice(-1);
	const deal = await account.read('/api/v2/deals/7');
	const { json, error } = await create({
		content: '<p>Wants an <b>offer</b></p>',
		deal_id: byId(7),
		person_id: byId(9),
		org_id: byName(String(organization.name)),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		content: '<p>Wants an <b>offer</b></p>',
		deal_id: 7,
		deal_title: deal.title,
		person_id: 9,
		org_id: organization.id,
		org_name: organization.name,
		user_name: expect.any(String) as string,
	});
	expect(json[0]).not.toHaveProperty('deal');
	const [note] = await account.list('/api/v1/notes?deal_id=7');
	expect(note).toMatchObject({ id: json[0]?.id, person_id: 9, org_id: organization.id });
});

it('pins it, with author and time as version 1 of the API wants them', async () => {
	const ana = await anaSilva();
	const { error } = await create(
		{
			content: 'From the old system',
			deal_id: byId(7),
			simple: false,
			additionalFields: {
				add_time: '2025-03-01T10:00:00',
				user_id: byName('Ana Silva'),
				pinned_to_deal_flag: true,
				pinned_to_person_flag: false,
			},
		},
		'Europe/Stockholm',
	);
	expect(error).toBeUndefined();
	const [note] = await account.list('/api/v1/notes?deal_id=7');
	expect(note).toMatchObject({
		add_time: '2025-03-01 09:00:00',
		user_id: ana?.id,
		pinned_to_deal_flag: true,
		pinned_to_person_flag: false,
	});
});

it.each<[string, IDataObject, string]>([
	['hangs on nothing', { content: 'Lost' }, 'A note needs something to be attached to'],
	['has no text', { content: '={{ " " }}', deal_id: byId(7) }, "'Content' is empty"],
	[
		'is pinned to what it does not hang on',
		{ content: 'x', deal_id: byId(7), additionalFields: { pinned_to_person_flag: true } },
		"'Pinned to Person' needs 'Person'",
	],
])('refuses a note that %s', async (_what, more, message) => {
	const before = await account.list('/api/v1/notes');
	const { error } = await create(more);
	expect(error?.message).toContain(message);
	expect(await account.list('/api/v1/notes')).toEqual(before);
});

it('attaches a note to a project by name and to a task of it', async () => {
	await account.sandbox.call('POST', '/api/v2/projects', { title: 'Cellar extension' });
	const [task = {}] = await account.list('/api/v2/tasks');
	const { json, error } = await create({
		content: 'Bricks are on their way',
		additionalFields: {
			project_id: byName('Cellar extension'),
			task_id: byId(task.id),
			pinned_to_project_flag: true,
		},
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ project_title: 'Cellar extension', task_id: task.id });
	const [note] = await account.list(`/api/v1/notes?project_id=${String(json[0]?.project_id)}`);
	expect(note).toMatchObject({ id: json[0]?.id, pinned_to_project_flag: true });
	const stray = await create({
		content: 'x',
		deal_id: byId(7),
		additionalFields: { pinned_to_task_flag: true },
	});
	expect(stray.error?.message).toContain("'Pinned to Task' needs 'Task'");
});
