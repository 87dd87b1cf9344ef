import { fieldCode, recordOf } from './answers';
import { startReceiver, type Payload, type Receiver } from './webhookReceiver';
import { startSandbox, type Sandbox } from '../../sandbox/client/startSandbox';

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
	receiver.clear();
});

async function subscribe(event_object: string): Promise<void> {
	const answer = await sandbox.call('POST', '/api/v1/webhooks', {
		name: 'A test',
		subscription_url: receiver.url,
		event_action: '*',
		event_object,
		version: '2.0',
	});
	expect(answer.status).toBe(201);
}

async function payloads(): Promise<Payload[]> {
	await sandbox.deliveries();
	return receiver.received.map(({ payload }) => payload);
}

describe('a webhook', () => {
	it('hears of leads by their UUIDs, with the custom fields of deals in their typed form', async () => {
		await subscribe('lead');
		const code = await fieldCode(sandbox, 'deal', 'double');
		const body = { title: 'Met', person_id: 1, visible_to: '1', [code]: 5 };
		const lead = recordOf(await sandbox.call('POST', '/api/v1/leads', body));
		await sandbox.call('DELETE', `/api/v1/leads/${String(lead.id)}`);
		const all = await payloads();
		const told = (action: string) => all.find(({ meta }) => meta.action === action);
		const [created, deleted] = [told('create'), told('delete')];
		expect(created).toMatchObject({
			data: { id: lead.id, title: 'Met', visible_to: '1' },
			meta: { entity: 'lead', entity_id: lead.id, action: 'create' },
		});
		expect(created?.data).not.toHaveProperty('uuid');
		expect(created?.data?.['custom_fields']).toMatchObject({
			[code]: { type: 'double', value: 5 },
		});
		expect(deleted?.meta).toMatchObject({ entity: 'lead', entity_id: lead.id });
	});

	it('hears of projects, their tasks, and the products of deals', async () => {
		await subscribe('*');
		const post = (path: string, body: object) => sandbox.call('POST', path, body);
		const { id } = recordOf(await post('/api/v2/projects', { title: 'Move' }));
		await post('/api/v2/tasks', { title: 'Pack', project_id: id });
		await post('/api/v2/deals/1/products', { product_id: 1, item_price: 1, quantity: 1 });
		await sandbox.call('DELETE', `/api/v2/projects/${id}`);
		const told = (await payloads()).map(({ meta }) => `${meta.action} ${meta.entity}`);
		expect(told.sort()).toEqual([
			'change deal',
			'create deal_product',
			'create project',
			'create task',
			'delete project',
			'delete task',
		]);
	});

	it.each(['project', 'task', 'board', 'phase', 'deal_product', 'deal_installment'])(
		'can be for %s alone',
		async (object) => {
			await subscribe(object);
			await sandbox.call('POST', '/api/v2/deals', { title: 'x' });
			expect(await payloads()).toEqual([]);
		},
	);
});
