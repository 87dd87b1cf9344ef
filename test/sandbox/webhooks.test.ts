import { fieldCode, recordOf, recordsOf, type ApiRecord } from './answers';
import { startReceiver, type Payload, type Receiver } from './webhookReceiver';
import { requestJson, startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

let sandbox: Sandbox;
let receiver: Receiver;

beforeAll(async () => {
	sandbox = await startSandbox({ deals: 20, now: '2026-01-15T09:00:00Z' });
	receiver = await startReceiver();
});
afterAll(async () => {
	await sandbox.stop();
	await receiver.close();
});
afterEach(async () => {
	await sandbox.reset();
	receiver.answer(200);
	receiver.clear();
});

function subscribe(more: object = {}) {
	return sandbox.call('POST', '/api/v1/webhooks', {
		name: 'A test',
		subscription_url: receiver.url,
		event_action: '*',
		event_object: '*',
		version: '2.0',
		...more,
	});
}

const webhook = async (more: object = {}): Promise<ApiRecord> => recordOf(await subscribe(more));

async function payloads(): Promise<Payload[]> {
	await sandbox.deliveries();
	return receiver.received.map(({ payload }) => payload);
}

const outcomes = async () =>
	(await sandbox.deliveries()).map(({ attempt, outcome }) => `${attempt} ${outcome}`);

async function tokenOf(isAdmin: boolean): Promise<string> {
	const { body } = await sandbox.control('GET', '/account');
	const users = body['users'] as { apiToken: string; active_flag: boolean }[];
	const active = users.filter(({ active_flag }) => active_flag);
	return (isAdmin ? active[0] : active.at(-1))?.apiToken ?? '';
}

describe('a webhook', () => {
	it('is made, listed and deleted', async () => {
		const answer = await subscribe({ http_auth_user: 'u', http_auth_password: 'p' });
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({ status: 'ok', success: true });
		const made = recordOf(answer);
		expect(made).toMatchObject({
			is_active: 1,
			type: 'general',
			event_action: '*',
			name: 'A test',
		});
		expect(recordsOf(await sandbox.call('GET', '/api/v1/webhooks'))).toEqual([made]);
		const gone = await sandbox.call('DELETE', `/api/v1/webhooks/${made.id}`);
		expect([gone.status, gone.body]).toEqual([200, { status: 'ok', success: true }]);
		expect(recordsOf(await sandbox.call('GET', '/api/v1/webhooks'))).toEqual([]);
		const again = await sandbox.call('DELETE', `/api/v1/webhooks/${made.id}`);
		expect([again.status, again.body['errors']]).toEqual([404, { id: ['not found'] }]);
	});

	it.each([
		['nobody listens', () => 'http://127.0.0.1:9'],
		['it is not on this machine', () => 'https://n8n.example.com/webhook'],
		['it is the API itself', () => `${sandbox.url}/api/v1/deals`],
		['it is no URL', () => 'nonsense'],
	])('is refused when %s', async (_why, url) => {
		const answer = await subscribe({ subscription_url: url() });
		expect([answer.status, answer.body['errors']]).toEqual([
			400,
			{ subscription_url: ['invalid or non-reachable URL'] },
		]);
	});

	it('is refused when the receiver redirects, and not when it knows no such page', async () => {
		receiver.answer(302, { location: receiver.url });
		expect((await subscribe()).status).toBe(400);
		receiver.answer(404);
		expect((await subscribe()).status).toBe(201);
	});

	it('is one of 40 that a user can have', async () => {
		for (let made = 0; made < 40; made += 1) await webhook();
		expect((await subscribe()).status).toBe(422);
		const [first] = recordsOf(await sandbox.call('GET', '/api/v1/webhooks'));
		await sandbox.call('DELETE', `/api/v1/webhooks/${String(first?.id)}`);
		expect((await subscribe()).status).toBe(201);
	});

	it('of somebody else is seen and deleted by admins alone', async () => {
		const { id } = await webhook();
		const regular = { 'x-api-token': await tokenOf(false) };
		const list = `${sandbox.url}/api/v1/webhooks`;
		expect(recordsOf(await requestJson('GET', list, regular))).toEqual([]);
		expect((await requestJson('DELETE', `${list}/${id}`, regular)).status).toBe(403);
		const own = { name: '', subscription_url: receiver.url, event_action: '*', event_object: '*' };
		const theirs = recordOf(await requestJson('POST', list, regular, own));
		expect((await requestJson('POST', list, regular, { ...own, user_id: 101 })).status).toBe(403);
		expect((await sandbox.call('DELETE', `/api/v1/webhooks/${theirs.id}`)).status).toBe(200);
	});

	it('of an app is seen by that app alone', async () => {
		const { body } = await sandbox.control('POST', '/oauth/grant', {});
		const app = { authorization: `Bearer ${String(body['access_token'])}` };
		const list = `${sandbox.url}/api/v1/webhooks`;
		const made = recordOf(
			await requestJson('POST', list, app, {
				name: 'x',
				subscription_url: receiver.url,
				event_action: '*',
				event_object: 'deal',
			}),
		);
		expect(made['type']).toBe('application');
		expect(recordsOf(await requestJson('GET', list, app))).toHaveLength(1);
		expect(recordsOf(await sandbox.call('GET', '/api/v1/webhooks'))).toEqual([]);
		expect((await sandbox.call('DELETE', `/api/v1/webhooks/${made.id}`)).status).toBe(403);
	});
});

describe('a delivery', () => {
	it('tells of a new record, a change and a deletion', async () => {
		const made = await webhook({ event_object: 'deal' });
		const deal = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'It', value: 5 }));
		await sandbox.clock({ advanceSeconds: 60 });
		await sandbox.call('PATCH', `/api/v2/deals/${deal.id}`, { value: 7 });
		await sandbox.call('DELETE', `/api/v2/deals/${deal.id}`);
		// They are under way side by side, and arrive in any order.
		const all = await payloads();
		const [create, change, remove] = ['create', 'change', 'delete'].map((action) =>
			all.find(({ meta }) => meta.action === action),
		);
		expect(create).toMatchObject({
			previous: null,
			data: { id: deal.id, title: 'It', value: 5, visible_to: '3', origin: 'API' },
			meta: {
				action: 'create',
				entity: 'deal',
				entity_id: String(deal.id),
				company_id: '900001',
				is_bulk_edit: false,
				timestamp: '2026-01-15T09:00:00.000Z',
				type: 'general',
				user_id: '101',
				version: '2.0',
				webhook_id: String(made.id),
				webhook_owner_id: '101',
				change_source: 'api',
				attempt: 1,
			},
		});
		expect(change).toMatchObject({ data: { value: 7 }, meta: { action: 'change' } });
		expect(change?.previous).toEqual({ value: 5, update_time: null });
		expect(remove).toMatchObject({ data: null, previous: { value: 7, title: 'It' } });
		const ids = [create, change, remove].map((payload) => payload?.meta.id);
		expect(new Set(ids).size).toBe(3);
	});

	it('has custom fields with their types, and of those that were, the changed ones', async () => {
		const { id } = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'It' }));
		await webhook();
		const text = await fieldCode(sandbox, 'deal', 'varchar');
		const choice = await fieldCode(sandbox, 'deal', 'set');
		const [field] = recordsOf(await sandbox.call('GET', '/api/v2/dealFields?limit=500')).filter(
			({ field_code }) => field_code === choice,
		);
		const [option] = field?.['options'] as { id: number }[];
		const custom_fields = { [text]: 'new', [choice]: [option?.id] };
		await sandbox.call('PATCH', `/api/v2/deals/${id}`, { custom_fields });
		const [change] = await payloads();
		expect(change?.data?.['custom_fields']).toMatchObject({
			[text]: { type: 'varchar', value: 'new' },
			[choice]: { type: 'set', values: [{ id: option?.id }] },
		});
		expect(change?.previous?.['custom_fields']).toEqual({ [text]: null, [choice]: null });
	});

	it.each([
		['activity', '/api/v2/activities', { subject: 'It' }],
		['deal', '/api/v2/deals', { title: 'It' }],
		['note', '/api/v1/notes', { content: 'It', deal_id: 1 }],
		['organization', '/api/v2/organizations', { name: 'It' }],
		['person', '/api/v2/persons', { name: 'It' }],
		['product', '/api/v2/products', { name: 'It' }],
	])('tells of a new %s', async (object, path, body) => {
		await webhook({ event_object: object, event_action: 'create' });
		await webhook({ event_object: object, event_action: 'delete' });
		await webhook({ event_object: 'user' });
		const { id } = recordOf(await sandbox.call('POST', path, body));
		const all = await payloads();
		expect(all.map(({ meta }) => [meta.action, meta.entity, meta['entity_id']])).toEqual([
			['create', object, String(id)],
		]);
		expect(all[0]?.data).not.toHaveProperty('delete_time');
	});

	it('is one per record and request, however much the request changes', async () => {
		const { id } = recordOf(await sandbox.call('POST', '/api/v2/deals', { title: 'It' }));
		await webhook();
		const line = { product_id: 1, item_price: 10, quantity: 2 };
		await sandbox.call('POST', `/api/v2/deals/${id}/products`, line);
		const all = (await payloads()).filter(({ meta }) => meta.entity === 'deal');
		expect(all.map(({ previous }) => previous?.['value'])).toEqual([0]);
	});

	it('brings the name and the password', async () => {
		await webhook({ http_auth_user: 'pipedrive', http_auth_password: 'p:ä' });
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		await sandbox.deliveries();
		const given = Buffer.from('pipedrive:p:ä').toString('base64');
		expect(receiver.received[0]?.headers.authorization).toBe(`Basic ${given}`);
	});

	it('that fails is tried again after 3, 30 and 150 seconds, and then given up', async () => {
		await webhook();
		receiver.answer(500);
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		const seen = [];
		for (const seconds of [2, 1, 29, 1, 149, 1, 600]) {
			await sandbox.deliveries();
			await sandbox.clock({ advanceSeconds: seconds });
			seen.push((await payloads()).length);
		}
		expect(seen).toEqual([1, 2, 2, 3, 3, 4, 4]);
		const all = await payloads();
		expect(all.map(({ meta }) => meta.attempt)).toEqual([1, 2, 3, 4]);
		expect(new Set(all.map(({ meta }) => meta.id)).size).toBe(1);
		expect(new Set(await outcomes())).toEqual(new Set([1, 2, 3, 4].map((n) => `${n} failed`)));
	});

	it('takes a redirect, and an answer that does not come in time, for a failure', async () => {
		await webhook();
		receiver.answer(302, { location: receiver.url });
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		expect(await outcomes()).toEqual(['1 failed']);
		await sandbox.configure({ webhookTimeout: 50 });
		receiver.answer(undefined);
		await sandbox.clock({ advanceSeconds: 3 });
		expect((await sandbox.deliveries()).map(({ status, outcome }) => [status, outcome])).toEqual([
			[302, 'failed'],
			[null, 'failed'],
		]);
	});

	it('is not made for 30 minutes once ten first attempts have failed', async () => {
		await webhook();
		receiver.answer(500);
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 10 });
		await sandbox.deliveries();
		receiver.answer(200);
		receiver.clear();
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		expect((await outcomes()).at(-1)).toBe('1 banned');
		await sandbox.clock({ advanceSeconds: 30 * 60 });
		await sandbox.makeChanges({ object: 'person', action: 'create', count: 1 });
		const entities = (await payloads()).map(({ meta }) => `${meta.entity} ${meta.attempt}`);
		expect(entities.filter((one) => one.startsWith('person'))).toEqual(['person 1']);
		expect(entities.filter((one) => one.startsWith('deal'))).toHaveLength(10);
	});

	it('that fails after three days without a success ends the webhook', async () => {
		await webhook();
		receiver.answer(500);
		await sandbox.clock({ advanceSeconds: 3 * 86_400 });
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		await sandbox.deliveries();
		expect(recordsOf(await sandbox.call('GET', '/api/v1/webhooks'))).toEqual([]);
	});
});

describe('by hand', () => {
	it('200 changes are made, each told once', async () => {
		await webhook({ event_object: 'deal' });
		const ids = await sandbox.makeChanges({ object: 'deal', action: 'create', count: 200 });
		const told = (await payloads()).map(({ meta }) => Number(meta['entity_id']));
		expect(told.sort((a, b) => a - b)).toEqual(ids);
		const [first] = receiver.received;
		expect(first?.payload.meta).toMatchObject({ change_source: 'app', is_bulk_edit: false });
	});

	it('a bulk edit is one edit of many records', async () => {
		await webhook();
		await sandbox.makeChanges({ object: 'person', action: 'change', count: 3, bulk: true });
		const metas = (await payloads()).map(({ meta }) => meta);
		expect(metas.map(({ is_bulk_edit }) => is_bulk_edit)).toEqual([true, true, true]);
		expect(new Set(metas.map(({ correlation_id }) => correlation_id)).size).toBe(1);
		expect(new Set(metas.map(({ entity_id }) => entity_id)).size).toBe(3);
	});

	it('deliveries are dropped on the way, which Pipedrive takes for a failure', async () => {
		await webhook();
		await sandbox.ruleDeliveries({ times: 1, drop: 1 });
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 2 });
		expect((await payloads()).map(({ meta }) => meta.attempt)).toEqual([1]);
		await sandbox.clock({ advanceSeconds: 3 });
		expect((await payloads()).map(({ meta }) => meta.attempt)).toEqual([1, 2]);
		expect((await outcomes()).sort()).toEqual(['1 delivered', '1 dropped', '2 delivered']);
	});

	it('deliveries are repeated', async () => {
		await webhook();
		await sandbox.ruleDeliveries({ repeat: 2 });
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		const ids = (await payloads()).map(({ meta }) => meta.id);
		expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
		await sandbox.unruleDeliveries();
		await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		expect(await payloads()).toHaveLength(4);
	});

	it('deliveries are held back and sent in another order', async () => {
		await webhook();
		await sandbox.ruleDeliveries({ times: 4, hold: true });
		const ids = await sandbox.makeChanges({ object: 'deal', action: 'create', count: 4 });
		expect(await payloads()).toEqual([]);
		expect(await sandbox.releaseDeliveries('reversed')).toBe(4);
		const told = (await payloads()).map(({ meta }) => Number(meta['entity_id']));
		expect(told).toEqual(ids.reverse());
	});
});
