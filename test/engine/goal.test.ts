import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (operation: string, more: IDataObject = {}) =>
	await runNode(account.sandbox, {
		parameters: { resource: 'goal', operation, ...more } as INodeParameters,
	});

const goals = async (query: string) =>
	(await account.read(`/api/v1/goals/find?${query}`)).goals as unknown as IDataObject[];

const titled = async (title: string) => (await goals(`title=${encodeURIComponent(title)}`))[0];

const callsOfAna = {
	title: 'Calls of Ana',
	type_name: 'activities_completed',
	assignee_type: 'person',
	assignee_id: byName('Ana Silva'),
	target: 25,
	tracking_metric: 'quantity',
	interval: 'weekly',
	start: '2026-01-01',
};

describe('Create', () => {
	it('sets a goal for a user, with activity types and an end, all by name', async () => {
		const ana = await account.userNamed('Ana Silva');
		const [type] = await account.list('/api/v1/activityTypes');
		const { json, error } = await run('create', {
			...callsOfAna,
			simple: true,
			additionalFields: { activity_type_id: [String(type?.name)], end: '2026-12-31' },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			title: 'Calls of Ana',
			type_name: 'activities_completed',
			activity_type_id: [type?.id],
			assignee_type: 'person',
			assignee_id: ana.id,
			assignee_name: 'Ana Silva',
			target: 25,
			tracking_metric: 'quantity',
			interval: 'weekly',
			start: '2026-01-01',
			end: '2026-12-31',
			is_active: true,
		});
		expect(await titled('Calls of Ana')).toMatchObject({
			id: json[0]?.id,
			type: { name: 'activities_completed', params: { activity_type_id: [type?.id] } },
			assignee: { type: 'person', id: ana.id },
			expected_outcome: { target: 25, tracking_metric: 'quantity' },
			duration: { start: '2026-01-01', end: '2026-12-31' },
		});
	});

	it('sets a goal for the company, as a sum in a currency, in pipelines and for a stage', async () => {
		const { company_id: companyId } = await account.read('/api/v1/users/me');
		const currency = (await account.list('/api/v1/currencies')).find(({ code }) => code === 'EUR');
		const { json, error } = await run('create', {
			...callsOfAna,
			title: 'Progress',
			type_name: 'deals_progressed',
			assignee_type: 'company',
			assignee_id: byName(''),
			target: 90000,
			tracking_metric: 'sum',
			simple: false,
			additionalFields: {
				currency_id: byName('EUR'),
				pipeline_id: [1, 2],
				stage_id: byId(5),
			},
		});
		expect(error).toBeUndefined();
		expect(json[0]).toEqual(await titled('Progress'));
		expect(json[0]).toMatchObject({
			assignee: { type: 'company', id: companyId },
			expected_outcome: { target: 90000, tracking_metric: 'sum', currency_id: currency?.id },
			type: { name: 'deals_progressed', params: { pipeline_id: [1, 2], stage_id: 5 } },
		});
	});

	it.each<[string, IDataObject, string]>([
		['without assignee', { assignee_id: byName('') }, "'Assignee' is empty: say whose goal it is"],
		['as a sum without currency', { tracking_metric: 'sum' }, "Sum needs 'Currency'"],
		['that ends first', { additionalFields: { end: '2025-12-31' } }, "'End' lies before 'Start'"],
		['without a first day', { start: '={{ "" }}' }, "'Start' is empty"],
		['without a title', { title: '={{ "" }}' }, "'Title' is empty"],
	])('refuses a goal %s, before anything is sent', async (_what, more, message) => {
		const { error } = await run('create', { ...callsOfAna, ...more });
		expect(error?.message).toContain(message);
		expect(await account.sent('POST', '/api/v1/goals')).toEqual([]);
	});
});

describe('Find', () => {
	it.each<[string, IDataObject, string]>([
		['nothing', {}, ''],
		['whether it is active', { is_active: false }, 'is_active=false'],
		['title', { title: 'Calls' }, 'title=Calls'],
		['type', { type_name: 'deals_won' }, 'type.name=deals_won'],
		[
			'assignee',
			{ assignee_type: 'person', assignee_id: byName('Tom Berger') },
			'assignee.type=person&assignee.id=102',
		],
		['target', { target: 20 }, 'expected_outcome.target=20'],
		['metric', { tracking_metric: 'sum' }, 'expected_outcome.tracking_metric=sum'],
		['pipeline', { pipeline_id: byId(1) }, 'type.params.pipeline_id=1'],
		['activity type', { activity_type_id: byName('Call') }, 'type.params.activity_type_id=1'],
		['currency', { currency_id: byId(1) }, 'expected_outcome.currency_id=1'],
		[
			'period',
			{ period_start: '2026-01-01', period_end: '2026-01-31' },
			'period.start=2026-01-01&period.end=2026-01-31',
		],
	])('finds goals by %s', async (_what, filters, query) => {
		const { json, error } = await run('find', { returnAll: true, simple: false, filters });
		expect(error).toBeUndefined();
		expect(json).toEqual(await goals(query));
		expect(json.length).toBeGreaterThan(0);
	});

	it('stops at the limit, and refuses half a period', async () => {
		await run('create', callsOfAna);
		const { json, hints } = await run('find', { returnAll: false, limit: 1 });
		expect(json).toHaveLength(1);
		expect(hints).toEqual([expect.stringContaining("'Limit' cut the list")]);
		const half = await run('find', { filters: { period_start: '2026-01-01' } });
		expect(half.error?.message).toContain("'Period Start' and 'Period End' go together");
	});

	it('finds by stage', async () => {
		const stage = { stage_id: byId(5), pipeline_id: [1] };
		const progress = { ...callsOfAna, title: 'Progress', type_name: 'deals_progressed' };
		await run('create', { ...progress, additionalFields: stage });
		const { json } = await run('find', { returnAll: true, filters: { stage_id: byId(5) } });
		expect(json.map(({ title }) => title)).toEqual(['Progress']);
	});
});

it('tells how far a goal has got, given by its name', async () => {
	const goal = await titled('Calls of Tom Berger');
	const period = { period_start: '2025-12-01', period_end: '2025-12-31' };
	const goalId = byName('Calls of Tom Berger');
	const { json, error } = await run('getResults', { goalId, ...period, simple: true });
	expect(error).toBeUndefined();
	const answer = await account.read(
		`/api/v1/goals/${String(goal?.id)}/results?period.start=2025-12-01&period.end=2025-12-31`,
	);
	expect(json[0]).toMatchObject({
		id: goal?.id,
		title: 'Calls of Tom Berger',
		progress: answer.progress,
		target: 20,
	});
	const raw = await run('getResults', { goalId: byId(goal?.id), ...period, simple: false });
	expect(raw.json).toEqual([answer]);
});

it('changes a goal in every part, and deletes it', async () => {
	await run('create', callsOfAna);
	const tom = await account.userNamed('Tom Berger');
	const before = await titled('Calls of Ana');
	const goalId = byId(before?.id);
	const renamed = await run('update', { goalId, additionalFields: { title: 'Renamed' } });
	expect(renamed.error).toBeUndefined();
	expect(await titled('Renamed')).toEqual({ ...before, title: 'Renamed' });
	const { error } = await run('update', {
		goalId,
		additionalFields: {
			type_name: 'deals_started',
			pipeline_id: [2],
			assignee_type: 'person',
			assignee_id: byName('Tom Berger'),
			target: 30000,
			tracking_metric: 'sum',
			currency_id: byName('EUR'),
			interval: 'quarterly',
			start: '2026-02-01',
			end: '2026-11-30',
		},
	});
	expect(error).toBeUndefined();
	expect(await titled('Renamed')).toMatchObject({
		type: { name: 'deals_started', params: { pipeline_id: [2] } },
		assignee: { type: 'person', id: tom.id },
		expected_outcome: { target: 30000, tracking_metric: 'sum' },
		interval: 'quarterly',
		duration: { start: '2026-02-01', end: '2026-11-30' },
	});
	const deleted = await run('delete', { goalId });
	expect(deleted.json).toEqual([{ deleted: true, id: before?.id }]);
	expect(await titled('Renamed')).toBeUndefined();
});

it.each<[string, IDataObject, string]>([
	['nothing', {}, 'There is nothing to update'],
	['half an outcome', { target: 5 }, "'Target', 'Tracking Metric' and 'Currency' are changed"],
	['an end alone', { end: '2026-12-31' }, "'End' needs 'Start'"],
	['what counts without a type', { pipeline_id: [1] }, "needs 'Type' beside it"],
	['an assignee without its kind', { assignee_id: byId(101) }, "'Assignee' needs 'Assignee Type'"],
])('refuses to change %s', async (_what, additionalFields, message) => {
	const { error } = await run('update', { goalId: byId('abc'), additionalFields });
	expect(error?.message).toContain(message);
});

it('tells of a goal that nobody has', async () => {
	const { error } = await run('delete', { goalId: byName('World peace') });
	expect(error?.message).toContain("has no goal named 'World peace'");
	const gone = await run('delete', { goalId: byId('0123456789abcdef0123456789abcdef') });
	expect(gone.error?.message).toMatch(/Goal not found/);
});
