import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WebhookHost } from '../../engine/webhookHost';
import { useSandbox } from './useSandbox';
import { useWebhookHosts } from './useWebhookHosts';

const account = useSandbox();
const { hostOf, post, runsOf } = useWebhookHosts(account);

const onDeals = { Deals: { triggerOn: 'deal', events: ['created', 'updated'] } };

describe('a delivery', () => {
	it.each([
		['without a secret', undefined],
		['with a wrong secret', `Basic ${Buffer.from('n8n:wrong').toString('base64')}`],
		['with the name alone', `Basic ${Buffer.from('n8n:').toString('base64')}`],
		['with something else', 'Bearer n8n'],
	])('%s is answered 401 and starts nothing', async (_what, authorization) => {
		const host = await hostOf(onDeals);
		await host.activate();
		const answer = await fetch(`${host.baseUrl}/webhook/workflow-0/webhook`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(authorization === undefined ? {} : { authorization }),
			},
			body: JSON.stringify({
				data: { id: 1 },
				previous: null,
				meta: { action: 'create', entity: 'deal' },
			}),
		});
		expect([answer.status, host.runs, host.failures]).toEqual([401, [], []]);
		expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/);
	});

	it('to a workflow that has been unpublished is refused, even without a name and a password', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await host.deactivate();
		const answer = await fetch(`${host.baseUrl}/webhook/workflow-0/webhook`, {
			method: 'POST',
			headers: { authorization: `Basic ${Buffer.from('n8n:').toString('base64')}` },
			body: '{}',
		});
		expect(answer.status).toBe(401);
	});

	it('becomes one item: events, record by name, previous values, changed fields, who and when', async () => {
		const host = await hostOf({ Deals: { triggerOn: 'deal', events: ['stageChanged'] } });
		await host.activate();
		const [first, second] = await account.list('/api/v2/stages?pipeline_id=1');
		const deal = await post('/api/v2/deals', { title: 'Acme renewal', stage_id: first?.id });
		await account.sandbox.clock({ advanceSeconds: 60 });
		await account.sandbox.call('PATCH', `/api/v2/deals/${String(deal.id)}`, {
			stage_id: second?.id,
		});
		const runs = await runsOf(host);
		const [user] = await account.list('/api/v1/users');
		expect(runs).toHaveLength(1);
		expect(runs[0]?.items).toEqual([
			{
				object: 'deal',
				id: deal.id,
				events: ['stageChanged', 'updated'],
				record: expect.objectContaining({
					title: 'Acme renewal',
					stage_id: second?.id,
					stage_name: second?.name,
					url: `${account.sandbox.url}/deal/${String(deal.id)}`,
				}),
				previous: expect.objectContaining({ stage_id: first?.id, stage_name: first?.name }),
				changed_fields: ['Stage'],
				changed_by: { id: user?.id, name: user?.name },
				changed_at: '2026-01-15T09:01:00.000Z',
			},
		]);
	});

	it('leaves the static data as it is', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 3 });
		expect(await runsOf(host)).toHaveLength(3);
		expect(host.staticDataWrites).toBe(0);
	});

	it('that is repeated, or comes after a later one, starts the workflow once', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await account.sandbox.ruleDeliveries({ times: 5, repeat: 2 });
		await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 5 });
		expect(await runsOf(host)).toHaveLength(5);
		expect(host.answers).toEqual(Array.from({ length: 15 }, () => 200));
		await account.sandbox.ruleDeliveries({ times: 4, hold: true, repeat: 1 });
		const ids = await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 4 });
		await account.sandbox.releaseDeliveries('reversed');
		const told = (await runsOf(host)).slice(5).map(({ items }) => items[0]?.id);
		expect(told).toEqual(ids.reverse());
	});

	it('that got lost on the way is taken at its next attempt', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await account.sandbox.ruleDeliveries({ times: 1, drop: 3 });
		await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		for (const advanceSeconds of [3, 30, 150]) {
			expect(await runsOf(host)).toEqual([]);
			await account.sandbox.clock({ advanceSeconds });
		}
		expect(await runsOf(host)).toHaveLength(1);
	});

	it('whose run n8n could not start is taken at its next attempt, and not again', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		host.unstartable = 1;
		await account.sandbox.ruleDeliveries({ times: 1, repeat: 1 });
		const ids = await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		expect(await runsOf(host)).toEqual([]);
		await account.sandbox.clock({ advanceSeconds: 3 });
		expect((await runsOf(host)).map(({ items }) => items[0]?.id)).toEqual(ids);
		expect(host.answers).toEqual([503, 200, 200]);
	});

	it('that Pipedrive has stopped waiting for starts the workflow once', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await account.sandbox.configure({ webhookTimeout: 50 });
		const slow = Promise.withResolvers<undefined>();
		host.beforeRun = () => slow.promise;
		await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		expect((await account.sandbox.deliveries()).map(({ outcome }) => outcome)).toEqual(['failed']);
		slow.resolve(undefined);
		await account.sandbox.configure({ webhookTimeout: 10_000 });
		await account.sandbox.clock({ advanceSeconds: 3 });
		const outcomes = (await account.sandbox.deliveries()).map(({ outcome }) => outcome);
		expect(outcomes).toEqual(['failed', 'delivered']);
		expect(await runsOf(host)).toHaveLength(1);
	});

	it('of 200 changes at once starts 200 runs, and reads what the account is set up with once', async () => {
		const host = await hostOf(onDeals);
		await host.activate();
		await account.sandbox.clearRequests();
		const ids = await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 200 });
		const told = (await runsOf(host)).map(({ items }) => Number(items[0]?.id));
		expect(told.sort((a, b) => a - b)).toEqual(ids);
		expect(host.failures).toEqual([]);
		const paths = (await account.sandbox.requests()).map(({ path }) => path);
		expect(paths.sort()).toEqual([...new Set(paths)]);
	});

	it('of any kind of record starts a trigger on anything', async () => {
		const host = await hostOf({
			All: { triggerOn: 'anything', events: ['created', 'updated', 'deleted'] },
		});
		await host.activate();
		const { id } = await post('/api/v2/activities', { subject: 'Call' });
		await account.sandbox.call('PATCH', `/api/v2/activities/${String(id)}`, { done: true });
		await account.sandbox.call('DELETE', `/api/v2/activities/${String(id)}`);
		await post('/api/v1/notes', { content: 'Remember', deal_id: 1 });
		const items = (await runsOf(host)).flatMap((run) => run.items);
		expect(items.map(({ object, events }) => [object, events])).toEqual(
			expect.arrayContaining([
				['activity', ['created']],
				['activity', ['markedAsDone', 'updated']],
				['activity', ['deleted']],
				['note', ['created']],
			]),
		);
		const note = items.find(({ object }) => object === 'note');
		expect(note?.record).toMatchObject({ content: 'Remember', deal_id: 1 });
	});
});

describe('the item', () => {
	const itemOf = async (options: IDataObject, work: (host: WebhookHost) => Promise<unknown>) => {
		const host = await hostOf({
			Deals: { triggerOn: 'deal', events: ['created', 'deleted'], options } as INodeParameters,
		});
		await host.activate();
		await work(host);
		const runs = await runsOf(host);
		expect(host.failures).toEqual([]);
		return runs.at(-1)?.items[0];
	};
	const create = async () =>
		await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });

	it('has the payload as it came, on request', async () => {
		const item = await itemOf({ includePayload: true }, create);
		expect(item?.payload).toMatchObject({
			data: { visible_to: '3' },
			previous: null,
			meta: { action: 'create', entity: 'deal', change_source: 'app' },
		});
		expect(await itemOf({}, create)).not.toHaveProperty('payload');
	});

	it('has the full record, on request, as it is when the change arrives', async () => {
		const item = await itemOf({ loadFullRecord: true }, async () => {
			await account.sandbox.ruleDeliveries({ times: 1, hold: true });
			const [id] = await create();
			await account.sandbox.call('PATCH', `/api/v2/deals/${String(id)}`, { value: 99 });
			await account.sandbox.releaseDeliveries();
		});
		expect(item).toMatchObject({ record: { value: 99 }, _result: { full_record: true } });
	});

	it('has the delivered record, marked, where the full one cannot be had', async () => {
		const item = await itemOf({ loadFullRecord: true }, async () => {
			await account.sandbox.arm({ path: '/api/v2/deals/*', fault: { status: 404 } });
			await create();
		});
		expect(item).toMatchObject({
			record: { title: 'By hand 1' },
			_result: { full_record: false, reason: expect.stringContaining('Pipedrive did not find it') },
		});
	});

	it('of a deletion has the last record, and nothing is loaded for it', async () => {
		const item = await itemOf({ loadFullRecord: true }, async () => {
			await account.sandbox.makeChanges({ object: 'deal', action: 'delete', count: 1 });
		});
		expect(item).toMatchObject({ events: ['deleted'], record: { title: expect.any(String) } });
		expect(item).not.toHaveProperty('_result');
	});

	it('comes without names, marked, when Pipedrive does not give them', async () => {
		const item = await itemOf({}, async () => {
			await account.sandbox.arm({ path: '/api/v2/dealFields', fault: { status: 403 } });
			await create();
		});
		expect(item).toMatchObject({
			events: ['created'],
			record: { title: 'By hand 1' },
			_result: { names: false, reason: expect.stringContaining('Pipedrive') },
		});
	});

	it('comes in time, marked, when Pipedrive is slow: the delivery is not given up', async () => {
		const item = await itemOf({ loadFullRecord: true }, async () => {
			await account.sandbox.arm({ path: '/api/*', fault: { delayMs: 12_000 } });
			await create();
		});
		expect(item).toMatchObject({
			record: { title: 'By hand 1' },
			_result: {
				full_record: false,
				names: false,
				reason: 'Pipedrive took longer than 5 seconds',
			},
		});
		const outcomes = (await account.sandbox.deliveries()).map(({ outcome }) => outcome);
		expect(outcomes).toEqual(['delivered']);
	}, 30_000);
});
