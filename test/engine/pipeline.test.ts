import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, byUrl, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (
	resource: string,
	operation: string,
	more: IDataObject = {},
	items: IDataObject[] = [{}],
) =>
	await runNode(account.sandbox, {
		items,
		parameters: { resource, operation, ...more } as INodeParameters,
	});

const pipelines = async () => await account.list('/api/v2/pipelines?limit=500');
const stages = async (pipeline: unknown) =>
	await account.list(`/api/v2/stages?pipeline_id=${String(pipeline)}&limit=500`);

it('creates a pipeline, renames it by its address, and deletes it with its stages', async () => {
	const created = await run('pipeline', 'create', {
		name: 'Renewals',
		additionalFields: { is_deal_probability_enabled: false },
	});
	expect(created.error).toBeUndefined();
	const { id } = created.json[0] ?? {};
	expect(await account.read(`/api/v2/pipelines/${String(id)}`)).toMatchObject({
		name: 'Renewals',
		is_deal_probability_enabled: false,
	});
	await run('stage', 'create', { name: 'Due', pipeline_id: byName('Renewals') });
	const updated = await run('pipeline', 'update', {
		pipelineId: byUrl(String(created.json[0]?.url)),
		additionalFields: { name: 'Renewals EU', is_deal_probability_enabled: true },
	});
	expect(updated.json[0]).toMatchObject({ id, name: 'Renewals EU' });
	const got = await run('pipeline', 'get', { pipelineId: byName('Renewals EU'), simple: false });
	expect(got.json).toEqual([await account.read(`/api/v2/pipelines/${String(id)}`)]);

	const deleted = await run('pipeline', 'delete', { pipelineId: byName('Renewals EU') });
	expect(deleted.json).toEqual([{ deleted: true, id }]);
	expect((await pipelines()).map(({ name }) => name)).not.toContain('Renewals EU');
	expect(await stages(id)).toEqual([]);
});

it('lists pipelines and stages as the API does, in any order', async () => {
	const order = { sort_by: 'id', sort_direction: 'desc' };
	const listed = await run('pipeline', 'getAll', {
		returnAll: true,
		simple: false,
		options: order,
	});
	expect(listed.json).toEqual((await pipelines()).reverse());
	const [first] = await pipelines();
	const ofFirst = await run('stage', 'getAll', {
		returnAll: true,
		filters: { pipeline_id: byName(String(first?.name)) },
		options: { sort_by: 'order_nr', sort_direction: 'asc' },
	});
	expect(ofFirst.json.map(({ id }) => id)).toEqual(
		(await account.list(`/api/v2/stages?pipeline_id=${String(first?.id)}&sort_by=order_nr`)).map(
			({ id }) => id,
		),
	);
	expect(new Set(ofFirst.json.map(({ pipeline_name: name }) => name))).toEqual(
		new Set([first?.name]),
	);
});

describe('statistics', () => {
	const period = { start_date: '2025-06-01', end_date: '2025-12-31T00:00:00' };
	const query = 'start_date=2025-06-01&end_date=2025-12-31';

	it('tell how many deals went on, with the names of stages', async () => {
		const { json, error } = await run('pipeline', 'getConversionStatistics', {
			pipelineId: byId(1),
			...period,
		});
		expect(error).toBeUndefined();
		const names = new Map((await stages(1)).map(({ id, name }) => [id, name]));
		const raw = await account.read(`/api/v1/pipelines/1/conversion_statistics?${query}`);
		expect(json).toEqual([
			{
				...raw,
				stage_conversions: (raw.stage_conversions as IDataObject[]).map((one) => ({
					...one,
					from_stage_name: names.get(Number(one.from_stage_id)),
					to_stage_name: names.get(Number(one.to_stage_id)),
				})),
			},
		]);
	});

	it('tell what moved, of one user', async () => {
		const ana = await account.userNamed('Ana Silva');
		const { json } = await run('pipeline', 'getMovementStatistics', {
			pipelineId: byId(1),
			...period,
			filters: { user_id: byName('Ana Silva') },
		});
		const raw = await account.read(
			`/api/v1/pipelines/1/movement_statistics?${query}&user_id=${String(ana.id)}`,
		);
		expect(json[0]).toMatchObject({ won_deals: raw.won_deals, lost_deals: raw.lost_deals });
	});

	it('are not asked for a period that ends before it starts', async () => {
		const { error } = await run('pipeline', 'getConversionStatistics', {
			pipelineId: byId(1),
			start_date: '2026-01-01',
			end_date: '2025-01-01',
		});
		expect(error?.message).toContain("'End Date' is before 'Start Date'");
		expect(await account.sandbox.requests()).toEqual([]);
	});
});

describe('a stage', () => {
	const settings = { deal_probability: 35, is_deal_rot_enabled: true, days_to_rotten: 21 };

	it('is created, moved into another pipeline with its deals, and deleted', async () => {
		const [from, to] = await pipelines();
		const created = await run('stage', 'create', {
			name: 'On Hold',
			pipeline_id: byName(String(from?.name)),
			additionalFields: settings,
		});
		expect(created.error).toBeUndefined();
		const { id } = created.json[0] ?? {};
		expect(await account.read(`/api/v2/stages/${String(id)}`)).toMatchObject({
			name: 'On Hold',
			pipeline_id: from?.id,
			...settings,
		});
		const deal = await account.sandbox.call('POST', '/api/v2/deals', {
			title: 'Waits',
			stage_id: id,
			pipeline_id: from?.id,
		});
		const { id: dealId } = deal.body.data as IDataObject;
		const updated = await run('stage', 'update', {
			stageId: byName('On Hold'),
			additionalFields: {
				name: 'Paused',
				pipeline_id: byName(String(to?.name)),
				deal_probability: 10,
			},
		});
		expect(updated.json[0]).toMatchObject({
			name: 'Paused',
			pipeline_name: to?.name,
			deal_probability: 10,
		});
		expect(await account.read(`/api/v2/deals/${String(dealId)}`)).toMatchObject({
			stage_id: id,
			pipeline_id: to?.id,
		});
		const got = await run('stage', 'get', { stageId: byId(id) });
		expect(got.json[0]).toMatchObject({ id, name: 'Paused', ...settings, deal_probability: 10 });
		const deleted = await run('stage', 'delete', { stageId: byName('Paused') });
		expect(deleted.error).toBeUndefined();
		expect(deleted.json).toEqual([{ deleted: true, id }]);
	});

	it('is ensured: made once, then left alone, then brought to what is given', async () => {
		const [pipeline] = await pipelines();
		const want = { name: 'On Hold', pipeline_id: byId(pipeline?.id), additionalFields: settings };
		const first = await run('stage', 'ensure', want);
		expect(first.json[0]?._result).toEqual({ action: 'created' });
		const again = await run('stage', 'ensure', { ...want, name: 'on hold' });
		expect(again.json[0]).toMatchObject({
			id: first.json[0]?.id,
			_result: { action: 'unchanged' },
		});
		const other = await run('stage', 'ensure', {
			...want,
			additionalFields: { ...settings, deal_probability: 60 },
		});
		expect(other.json[0]).toMatchObject({
			id: first.json[0]?.id,
			deal_probability: 60,
			_result: { action: 'updated', changed: ['deal_probability'] },
		});
		const named = (await stages(pipeline?.id)).filter(({ name }) => name === 'On Hold');
		expect(named).toEqual([expect.objectContaining({ ...settings, deal_probability: 60 })]);
	});

	it('is made once for several items, and once in each pipeline', async () => {
		const [one, two] = await pipelines();
		const ids = [one?.id, one?.id, two?.id];
		const { json, error } = await run(
			'stage',
			'ensure',
			{ name: 'On Hold', pipeline_id: byId('={{ $json.pipeline }}') },
			ids.map((pipeline) => ({ pipeline })),
		);
		expect(error).toBeUndefined();
		expect(json.map(({ _result: result }) => (result as IDataObject).action)).toEqual([
			'created',
			'unchanged',
			'created',
		]);
	});

	it('is not chosen among two of one name', async () => {
		for (const name of ['Twin', 'twin']) {
			await account.sandbox.call('POST', '/api/v2/stages', { name, pipeline_id: 1 });
		}
		const { error } = await run('stage', 'ensure', { name: 'Twin', pipeline_id: byId(1) });
		expect(error?.message).toContain("fits several stages of the pipeline named 'Twin'");
	});
});

it.each<[string, string, IDataObject, string]>([
	['pipeline', 'create', { name: '={{ "" }}' }, "'Name' is empty"],
	['pipeline', 'update', { pipelineId: byId(1) }, 'There is nothing to update'],
	['stage', 'create', { name: 'A', pipeline_id: byId('={{ "" }}') }, "'Pipeline' is empty"],
	[
		'stage',
		'create',
		{ name: 'A', pipeline_id: byId(1), additionalFields: { deal_probability: 101 } },
		"'Deal Probability' takes a number from 0 to 100",
	],
	['stage', 'get', { stageId: byId('={{ "first" }}') }, "'Stage' takes the ID of a stage"],
])('%s %s refuses %j before any request', async (resource, operation, more, message) => {
	const { error } = await run(resource, operation, more);
	expect(error?.message).toContain(message);
	expect(await account.sandbox.requests()).toEqual([]);
});
