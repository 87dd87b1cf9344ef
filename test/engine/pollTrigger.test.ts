import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials';
import { additionalDataFor } from '../../engine/execute';
import { core, startEngine, workflow as n8nWorkflow } from '../../engine/n8n';
import { loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes';
import { FakeAccount } from '../events/fakeAccount';
import { tokenFor } from './nodeRun';
import { PollingNode, pollTriggerType } from '../../engine/pollingNode';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const polling = (parameters: INodeParameters, credential: IDataObject = {}) =>
	new PollingNode({ parameters, credential: { ...tokenFor(account.sandbox), ...credential } });

const create = async (path: string, body: IDataObject) =>
	(await account.sandbox.call('POST', path, body)).body.data as IDataObject;
const change = async (path: string, body: IDataObject) => {
	expect((await account.sandbox.call('PATCH', path, body)).status).toBe(200);
};
const stages = async () => await account.list('/api/v2/stages');

describe('a poll', () => {
	it('hands on what happened since the one before, by name, and nothing twice', async () => {
		const node = polling({ triggerOn: 'deal', events: ['created', 'won', 'stageChanged'] });
		const [first, second] = await account.list('/api/v2/deals?status=open&limit=2');
		expect(await node.poll()).toEqual([]);
		expect(await node.poll()).toBeNull();

		await account.sandbox.clock({ advanceSeconds: 60 });
		const made = await create('/api/v2/deals', { title: 'Brand new' });
		await change(`/api/v2/deals/${String(first?.id)}`, { status: 'won' });
		await change(`/api/v2/deals/${String(second?.id)}`, { title: 'Only renamed' });
		const items = await node.poll();
		expect(items?.map(({ json }) => [json.id, json.events])).toEqual(
			[
				[first?.id, ['updated', 'won']],
				[made.id, ['created']],
			].sort(([a], [b]) => Number(a) - Number(b)),
		);
		expect(items?.find(({ json }) => json.id === made.id)?.json).toMatchObject({
			object: 'deal',
			record: { title: 'Brand new', stage_name: 'Qualified', custom_fields: {} },
			previous: null,
			changed_fields: null,
			changed_by: null,
			changed_at: '2026-01-15T09:01:00Z',
		});
		expect(await node.poll()).toBeNull();
	});

	it('from a state that another has handed changes on from hands on nothing, and later all', async () => {
		let passed = 0;
		const now = performance.now.bind(performance);
		jest.spyOn(performance, 'now').mockImplementation(() => now() + passed);
		const node = polling({ triggerOn: 'deal', events: ['created'] });
		await node.poll();
		const before = structuredClone((node.saved['node:Poll'] as IDataObject).state);
		const { id } = await create('/api/v2/deals', { title: 'Brand new' });
		expect((await node.poll())?.map(({ json }) => json.id)).toEqual([id]);
		node.putBack(before);
		expect(await node.poll()).toBeNull();
		expect((node.staticData['node:Poll'] as IDataObject).state).toEqual(before);
		passed = 60_000;
		expect((await node.poll())?.map(({ json }) => json.id)).toEqual([id]);
		jest.restoreAllMocks();
	});

	it('tells a deal that has moved, by the stages that are wanted', async () => {
		const [deal] = await account.list('/api/v2/deals?status=open&limit=1');
		const inPipeline = (await stages()).filter((stage) => stage.pipeline_id === deal?.pipeline_id);
		const [one, other] = inPipeline.filter((stage) => stage.id !== deal?.stage_id);
		const filters = { filters: { pipelines: [deal?.pipeline_id] } } as INodeParameters;
		const events = { triggerOn: 'deal', events: ['stageChanged'], ...filters };
		const toOne = polling({ ...events, toStages: [one?.id as number] });
		const toOther = polling({ ...events, toStages: [other?.id as number] });
		for (const node of [toOne, toOther]) await node.poll();
		await account.sandbox.clock({ advanceSeconds: 1 });
		await change(`/api/v2/deals/${String(deal?.id)}`, { stage_id: one?.id });
		expect((await toOne.poll())?.map(({ json }) => json.events)).toEqual([
			['stageChanged', 'updated'],
		]);
		expect(await toOther.poll()).toBeNull();
	});

	it('finds deleted deals, whether or not a deletion counts as a change', async () => {
		const node = polling({ triggerOn: 'deal', events: ['deleted'], simple: false });
		const [deal] = await account.list('/api/v2/deals?limit=1');
		await node.poll();
		await account.sandbox.call('DELETE', `/api/v2/deals/${String(deal?.id)}`);
		expect((await node.poll())?.map(({ json }) => [json.id, json.events])).toEqual([
			[deal?.id, ['deleted']],
		]);
		expect(await node.poll()).toBeNull();
	});

	it('tells an activity that was checked off', async () => {
		const node = polling({ triggerOn: 'activity', events: ['markedAsDone'] });
		const [activity] = await account.list('/api/v2/activities?done=false&limit=1');
		await node.poll();
		await account.sandbox.clock({ advanceSeconds: 1 });
		await change(`/api/v2/activities/${String(activity?.id)}`, { done: true });
		const items = await node.poll();
		expect(items?.map(({ json }) => [json.id, json.events])).toEqual([
			[activity?.id, ['markedAsDone', 'updated']],
		]);
	});

	it('watches every kind of records at once', async () => {
		const node = polling({ triggerOn: 'anything', events: ['created', 'updated'] });
		await node.poll();
		await account.sandbox.clock({ advanceSeconds: 1 });
		await create('/api/v2/persons', { name: 'New Person' });
		await create('/api/v2/products', { name: 'New product' });
		const [organization] = await account.list('/api/v2/organizations?limit=1');
		await change(`/api/v2/organizations/${String(organization?.id)}`, { name: 'Renamed' });
		const items = await node.poll();
		expect(items?.map(({ json }) => [json.object, json.events])).toEqual([
			['organization', ['updated']],
			['person', ['created']],
			['product', ['created']],
		]);
	});

	it('begins with what changed since a date, where one is given', async () => {
		const made = await create('/api/v2/deals', { title: 'From before' });
		await account.sandbox.clock({ advanceSeconds: 3600 });
		const parameters = { triggerOn: 'deal', events: ['created'], startFrom: 'date' };
		const node = polling({ ...parameters, startDate: '2026-01-15T09:00:00' });
		expect((await node.poll())?.map(({ json }) => json.id)).toEqual([made.id]);
		expect(await node.poll()).toBeNull();
		const later = polling({ ...parameters, startDate: '2026-01-15T09:30:00Z' });
		expect(await later.poll()).toEqual([]);
	});

	it('costs what the panel says', async () => {
		const cost = async (parameters: INodeParameters) => {
			const node = polling({ triggerOn: 'deal', simple: false, ...parameters });
			await node.poll();
			const { tokens } = await account.sandbox.usage();
			await node.poll();
			return (await account.sandbox.usage()).tokens - tokens;
		};
		expect(await cost({ events: ['updated'] })).toBe(10);
		expect(await cost({ events: ['created', 'updated'] })).toBe(20);
		expect(await cost({ events: ['created', 'deleted', 'updated'] })).toBe(30);
		expect(await cost({ events: ['updated'], options: { archived: true } })).toBe(30);
		expect(await cost({ triggerOn: 'anything', events: ['created', 'updated'] })).toBe(100);
		expect(await cost({ triggerOn: 'activity', events: ['markedAsDone'] })).toBe(20);
	});
});

describe('two polling triggers in one workflow', () => {
	it('do not disturb each other', async () => {
		const parameters = { triggerOn: 'deal', events: ['created'], simple: false };
		const other = { id: 'other', name: 'Other', type: pollTriggerType, typeVersion: 1 };
		const node = new PollingNode({
			parameters,
			credential: tokenFor(account.sandbox),
			others: [
				{ ...other, position: [0, 200], parameters: { ...parameters, triggerOn: 'person' } },
			],
		});
		for (const name of ['Poll', 'Other']) await node.poll(name);
		const deal = await create('/api/v2/deals', { title: 'One' });
		expect((await node.poll('Poll'))?.map(({ json }) => json.id)).toEqual([deal.id]);
		expect(await node.poll('Other')).toBeNull();
		const person = await create('/api/v2/persons', { name: 'Somebody' });
		node.restart();
		expect((await node.poll('Other'))?.map(({ json }) => json.id)).toEqual([person.id]);
		expect(await node.poll('Poll')).toBeNull();
	});
});

describe('Fetch Test Event', () => {
	it('gives a recent record in the same shape, and leaves the state alone', async () => {
		const node = polling({ triggerOn: 'deal', events: ['won'] });
		const [item] = (await node.poll('Poll', 'manual')) ?? [];
		expect(item?.json).toMatchObject({
			object: 'deal',
			events: ['updated', 'won'],
			record: { status: 'won', stage_name: expect.any(String) as string },
			previous: null,
		});
		expect(node.staticData).toEqual({});
	});

	it('gives any record rather than none', async () => {
		const node = polling({
			triggerOn: 'deal',
			events: ['created'],
			filters: { owners: [999_999] },
		});
		expect(await node.poll('Poll', 'manual')).toHaveLength(1);
	});
});

describe('what cannot be polled', () => {
	const failure = async (parameters: INodeParameters, credential: IDataObject = {}) => {
		const node = polling({ triggerOn: 'deal', events: ['updated'], ...parameters }, credential);
		const error = await node.poll().then(
			() => undefined,
			(thrown: unknown) => thrown as Error & { description?: string },
		);
		return [error?.message, error?.description];
	};

	it('is told in a sentence, with what to do', async () => {
		expect(await failure({ events: [] })).toEqual([
			"'Events' is empty",
			'Choose what has to happen.',
		]);
		expect(await failure({ events: ['stageChanged'], toStages: ['Propsal'] })).toEqual([
			expect.stringContaining("'To Stage' has no stage named 'Propsal'"),
			expect.stringContaining('Did you mean'),
		]);
		expect(await failure({ startFrom: 'date', startDate: 'yesterday' })).toEqual([
			expect.stringContaining("'Start Date' takes a date"),
			expect.any(String),
		]);
		const [message, next] = await failure({}, { apiToken: 'wrong' });
		expect(message).toContain('did not accept the credential');
		expect(next).toMatch(/credential/i);
	});
});

describe('the first run', () => {
	it('has no items, so that n8n keeps the point to go on from, and nothing behind it runs', async () => {
		await startEngine();
		const loader = await loadPackage();
		const after = standIn('after');
		const nodes = [
			{
				name: 'Poll',
				type: pollTriggerType,
				parameters: { triggerOn: 'deal', events: ['created'] },
			},
			{ name: 'After', type: 'after', parameters: {} },
		].map((node, id) => ({
			...node,
			id: String(id),
			typeVersion: 1,
			position: [0, 0] as [number, number],
		}));
		const made = new n8nWorkflow.Workflow({
			id: 'first run',
			nodes,
			connections: { Poll: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
			active: true,
			nodeTypes: nodeTypesOf(loader, { after }),
			settings: { executionOrder: 'v1' },
		});
		const node = made.getNode('Poll');
		if (node === null) throw new Error('The workflow has lost its trigger');
		const hooks = new core.ExecutionLifecycleHooks('trigger', '1', {
			id: made.id,
			name: 'First run',
			nodes,
			connections: made.connectionsBySourceNode,
			active: true,
			createdAt: new Date(0),
			updatedAt: new Date(0),
		} as unknown as ConstructorParameters<typeof core.ExecutionLifecycleHooks>[2]);
		const data = n8nWorkflow.createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: [[]] }, source: null }] },
		});
		const additionalData = { ...additionalDataFor(credentialsHelperOf(loader, {})), hooks };
		const run = await new core.WorkflowExecute(
			additionalData,
			'trigger',
			data,
		).processRunExecutionData(made);
		expect(run.status).toBe('success');
		expect(Object.keys(run.data.resultData.runData)).toEqual(['Poll']);
	});
});

describe('10,000 changes at once', () => {
	it('come in one run, each once, and an outage of three polls costs none of them', async () => {
		const fake = new FakeAccount({ pageSize: 500, listsFresh: false, emptyFirst: true });
		for (let index = 0; index < 5000; index++) fake.create();
		fake.now += 1000;
		const node = new PollingNode({
			credential: { ...tokenFor(account.sandbox), baseUrl: '', rateLimit: 'ultimate' },
			parameters: {
				triggerOn: 'deal',
				events: ['created', 'updated'],
				simple: false,
				options: { outputCustomFields: 'raw' },
			},
			answer: (options) => fake.answer(options),
		});
		await node.poll();
		for (const deal of fake.deals.values()) fake.change(deal);
		for (let index = 0; index < 5000; index++) fake.create();
		for (let outage = 0; outage < 3; outage++) {
			fake.failsAt = fake.requests + outage * 4;
			await expect(node.poll()).rejects.toThrow();
		}
		const items = await node.poll();
		expect(new Set(items?.map(({ json }) => json.id)).size).toBe(10_000);
		expect(items).toHaveLength(10_000);
		expect(await node.poll()).toBeNull();
		node.restart();
		expect(await node.poll()).toBeNull();
	});
});
