import type { IDataObject } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}, items?: IDataObject[]) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource: 'project', operation, ...more } as never,
	});

const project = async (id: unknown) => await account.read(`/api/v2/projects/${String(id)}`);
const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

/** Requests that change something. */
const writes = async () =>
	(await account.sandbox.requests()).filter(({ method }) => method !== 'GET');

const keyOf = async (name: string) =>
	(await account.list('/api/v2/projectFields?limit=500')).find(
		({ field_name: fieldName }) => fieldName === name,
	)?.field_code as string;

describe('a project by names', () => {
	it('is created in a phase, with its board, links, labels and custom fields', async () => {
		const deal = await account.read('/api/v2/deals/7');
		const ana = await account.userNamed('Ana Silva');
		const [organization = {}] = (await account.list('/api/v2/organizations?limit=500')).slice(-1);
		const { json, error } = await run('create', {
			title: 'Rollout Riga',
			phase_id: byName('Planned ‹ Internal Projects'),
			deal_ids: '7, 8',
			owner_id: byName('Ana Silva'),
			additionalFields: {
				description: 'Handhelds for the warehouse',
				end_date: '2026-06-30',
				health_status: 3,
				label_ids: 'Pilot, At Risk',
				org_ids: String(organization.name),
				person_ids: '9',
				start_date: '2026-02-01',
				status: 'open',
			},
			customFields: {
				mappingMode: 'defineBelow',
				value: { 'Delivery Model': 'Remote', 'Planned Hours': 12.5, Skills: 'Cabling, Migration' },
			},
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({
				title: 'Rollout Riga',
				board_name: 'Internal Projects',
				phase_name: 'Planned',
				owner_name: 'Ana Silva',
				label_names: ['Pilot', 'At Risk'],
				deal_ids: [7, 8],
				custom_fields: {
					'Delivery Model': 'Remote',
					'Planned Hours': 12.5,
					Skills: ['Cabling', 'Migration'],
				},
			}),
		]);
		expect(await project(json[0]?.id)).toMatchObject({
			title: 'Rollout Riga',
			board_id: 2,
			phase_id: 7,
			owner_id: ana.id,
			description: 'Handhelds for the warehouse',
			start_date: '2026-02-01',
			end_date: '2026-06-30',
			health_status: 3,
			deal_ids: [deal.id, 8],
			org_ids: [organization.id],
			person_ids: [9],
		});
	});

	it('takes deals and persons by name and e-mail address', async () => {
		const [deal = {}] = await account.list('/api/v2/deals?ids=12');
		const [person = {}] = await account.list('/api/v2/persons?ids=9');
		const [email = {}] = person.emails as IDataObject[];
		const { json, error } = await run(
			'create',
			{
				title: 'By name',
				deal_ids: '={{ [$json.deal] }}',
				additionalFields: { person_ids: String(email.value) },
			},
			[{ deal: 12 }],
		);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ deal_ids: [deal.id], person_ids: [9] });
	});

	it('begins with the tasks of its template, on the board of it', async () => {
		const { json } = await run('create', {
			title: 'ERP for Acme',
			additionalFields: { template_id: byName('ERP Integration') },
		});
		expect(json[0]?.board_name).toBe('Customer Onboarding');
		const tasks = await account.list(`/api/v2/tasks?project_id=${String(json[0]?.id)}`);
		expect(tasks.map(({ title }) => title)).toEqual([
			'Agree on the fields',
			'Test with real orders',
		]);
	});

	it('is found by its title, changed, and keeps what is not given', async () => {
		const made = (await run('create', { title: 'Only one of this', deal_ids: '7' })).json[0];
		const before = await project(made?.id);
		const { json, error } = await run('update', {
			projectId: byName('Only one of this'),
			additionalFields: {
				phase_id: byName('Training'),
				status: 'completed',
				title: 'Another title',
			},
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ id: made?.id, phase_name: 'Training', status: 'completed' });
		const after = await project(made?.id);
		expect(after).toMatchObject({
			title: 'Another title',
			status: 'completed',
			board_id: 1,
			phase_id: 3,
		});
		expect(after).toMatchObject({ deal_ids: before.deal_ids, owner_id: before.owner_id });
	});
});

describe('links and labels of a project', () => {
	const make = async () =>
		(
			await run('create', {
				title: 'With links',
				deal_ids: '7, 8',
				additionalFields: { label_ids: 'Pilot', person_ids: '9, 10' },
			})
		).json[0]?.id;

	it.each<[string, IDataObject, IDataObject]>([
		['set', {}, { deal_ids: [8, 9], person_ids: [9, 10] }],
		['add', { choicesMode: 'add' }, { deal_ids: [7, 8, 9], person_ids: [9, 10] }],
		['remove', { choicesMode: 'remove' }, { deal_ids: [7], person_ids: [9, 10] }],
	])('%s', async (_mode, options, wanted) => {
		const id = await make();
		const { error } = await run('update', {
			projectId: byId(id),
			additionalFields: { deal_ids: '8, 9' },
			options,
		});
		expect(error).toBeUndefined();
		expect(await project(id)).toMatchObject(wanted);
	});

	it('are emptied when asked for, with other fields', async () => {
		const id = await make();
		const { error } = await run('update', {
			projectId: byId(id),
			options: { fieldsToClear: ['deal_ids', 'Labels', 'person_ids', 'Delivery Model'] },
		});
		expect(error).toBeUndefined();
		expect(await project(id)).toMatchObject({ deal_ids: [], label_ids: [], person_ids: [] });
	});
});

describe('Auto-Map Input Data', () => {
	it('takes projects from a table, by the names of columns', async () => {
		const { json, error } = await run('create', { dataToSend: 'autoMapInputData' }, [
			{
				Name: 'From a table',
				Board: 'Internal Projects',
				Organization: '1',
				Labels: 'Rollout',
				'Project Code': 'P-1',
			},
		]);
		expect(error).toBeUndefined();
		expect(await project(json[0]?.id)).toMatchObject({
			title: 'From a table',
			board_id: 2,
			phase_id: 6,
			org_ids: [1],
			custom_fields: expect.objectContaining({ [await keyOf('Project Code')]: 'P-1' }) as object,
		});
	});

	it('takes back what Get answers', async () => {
		const { json } = await run('get', { projectId: byId(1) });
		const before = await project(1);
		const { error } = await run(
			'update',
			{ dataToSend: 'autoMapInputData', projectId: byId('={{ $json.id }}') },
			json,
		);
		expect(error).toBeUndefined();
		const { update_time: updateTime } = await project(1);
		expect(await project(1)).toEqual({ ...before, update_time: updateTime });
	});
});

describe('Get Many', () => {
	const getAll = async (filters: IDataObject, more: IDataObject = {}) =>
		await run('getAll', { returnAll: true, filters, ...more });

	it.each<[string, IDataObject, string]>([
		['nothing', {}, ''],
		['status', { status: ['open', 'canceled'] }, 'status=open,canceled'],
		['phase by name', { phase_id: byName('Training ‹ Customer Onboarding') }, 'phase_id=3'],
		['stored filter by name', { filter_id: byName('Running projects') }, 'filter_id=7'],
	])('filters by %s as the API does', async (_name, filters, query) => {
		const [stored] = await account.list('/api/v1/filters?type=projects');
		const { json, error } = await getAll(filters);
		const wanted = await account.list(
			`/api/v2/projects?limit=500&${query.replace('filter_id=7', `filter_id=${String(stored?.id)}`)}`,
		);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(idsOf(json)).toEqual(idsOf(wanted));
	});

	it.each(['deal_id', 'org_id', 'person_id'] as const)('filters by %s', async (key) => {
		const projects = await account.list('/api/v2/projects?limit=500');
		const [id] = projects.flatMap((one) => one[`${key}s`] as number[]);
		const { json, error } = await getAll({ [key]: byId(id) });
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(idsOf(json)).toEqual(idsOf(await account.list(`/api/v2/projects?${key}=${String(id)}`)));
	});

	it('knows archived projects, alone and beside the others', async () => {
		const archived = idsOf(await account.list('/api/v2/projects/archived?limit=500'));
		const others = idsOf(await account.list('/api/v2/projects?limit=500'));
		expect(archived.length).toBeGreaterThan(0);
		expect(idsOf((await getAll({ archived: 'only' })).json)).toEqual(archived);
		expect(idsOf((await getAll({ archived: 'include' })).json)).toEqual([...others, ...archived]);
	});

	it.each(['only', 'include'])(
		'finds archived projects by what their list cannot be asked for: %s',
		async (archived) => {
			const made = (await run('create', { title: 'Old', deal_ids: '7' })).json[0]?.id;
			const other = (await run('create', { title: 'New', deal_ids: '7' })).json[0]?.id;
			await run('archive', { projectId: byId(made) });
			const { json, error } = await getAll({ archived, deal_id: byId(7) });
			expect(error).toBeUndefined();
			const live = idsOf(await account.list('/api/v2/projects?deal_id=7'));
			expect(live).toContain(other);
			expect(idsOf(json)).toEqual(archived === 'only' ? [made] : [...live, made]);
		},
	);

	it('checks other filters beside a stored one', async () => {
		const running = await account.list('/api/v2/projects?limit=500&status=open');
		const [deal] = running.flatMap((one) => one.deal_ids as number[]);
		const { json, error } = await getAll({
			filter_id: byName('Running projects'),
			deal_id: byId(deal),
		});
		expect(error).toBeUndefined();
		const wanted = running.filter((one) => (one.deal_ids as number[]).includes(Number(deal)));
		expect(idsOf(json)).toEqual(idsOf(wanted));
	});
});

it('is searched for, as hits and as full records', async () => {
	const made = (
		await run('create', { title: 'Zeppelin hangar', deal_ids: '7', phase_id: byName('Ideas') })
	).json[0];
	const hits = await run('search', { term: 'zeppelin', limit: 5 });
	expect(hits.json).toEqual([
		expect.objectContaining({
			id: made?.id,
			title: 'Zeppelin hangar',
			phase_name: 'Ideas',
			deal_id: 7,
		}),
	]);
	const full = await run('search', {
		term: 'zeppelin',
		loadFullRecords: true,
		filters: { fields: ['title'] },
	});
	expect(full.json).toEqual([expect.objectContaining({ id: made?.id, board_id: 2 })]);
});

it('reads many full records one by one, since their list takes no IDs', async () => {
	for (let count = 0; count < 12; count += 1) await run('create', { title: `Balloon ${count}` });
	const { json, error } = await run('search', {
		term: 'balloon',
		limit: 50,
		loadFullRecords: true,
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(12);
	expect(json[0]).toHaveProperty('phase_id');
});

it('is archived, and deleted with its tasks', async () => {
	const archived = await run('archive', { projectId: byId(2) });
	expect(archived.error).toBeUndefined();
	expect(archived.json[0]?.archive_time).not.toBeNull();
	expect(idsOf(await account.list('/api/v2/projects/archived?limit=500'))).toContain(2);
	expect((await run('delete', { projectId: byId(3) })).json).toEqual([{ deleted: true, id: 3 }]);
	expect(idsOf(await account.list('/api/v2/projects?limit=500'))).not.toContain(3);
	expect(await account.list('/api/v2/tasks?project_id=3')).toEqual([]);
});

it.each<[string, string, IDataObject, string]>([
	['without a title', 'create', { title: '={{ " " }}' }, "'Title' is empty"],
	[
		'in an unknown phase',
		'create',
		{ title: 'x', phase_id: byName('Trainin') },
		"Did you mean 'Training ‹ Customer Onboarding'",
	],
	['of an unknown deal', 'create', { title: 'x', deal_ids: 'No such deal' }, 'no deal named'],
	['of a number that is none', 'create', { title: 'x', deal_ids: '7, -1' }, 'no deal named'],
	['to nothing', 'update', { projectId: byId(1) }, 'There is nothing to update'],
	[
		'to deleted',
		'update',
		{ projectId: byId(1), additionalFields: { status: '={{ "deleted" }}' } },
		'cannot become',
	],
	[
		'into no place of the plan',
		'updatePlanTask',
		{ projectId: byId(1), taskId: byId(1) },
		'There is nothing to update',
	],
])('refuses a project %s before anything is written', async (_what, operation, more, message) => {
	const { error } = await run(operation, more);
	expect(`${error?.message ?? ''} ${error?.description ?? ''}`).toContain(message);
	expect(await writes()).toEqual([]);
});
