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

	it('hears of a lead that becomes a deal as of one that goes and one that comes', async () => {
		await subscribe('*');
		const { data: leads } = (await sandbox.call('GET', '/api/v1/leads?limit=1')).body;
		const [lead] = leads as { id: string }[];
		await sandbox.call('POST', `/api/v2/leads/${String(lead?.id)}/convert/deal`, {});
		const told = await payloads();
		const deal = told.find(({ meta }) => meta.entity === 'deal');
		const gone = told.find(({ meta }) => meta.entity === 'lead');
		expect(deal).toMatchObject({ meta: { action: 'create' }, data: { source_lead_id: lead?.id } });
		expect(gone).toMatchObject({
			meta: { action: 'delete', entity_id: lead?.id },
			data: null,
			previous: { id: lead?.id },
		});
	});

	it('hears of what an account is set up with, and of users without who may see them', async () => {
		await subscribe('*');
		const post = async (path: string, body: object) =>
			recordOf(await sandbox.call('POST', path, body)).id;
		const pipeline = await post('/api/v2/pipelines', { name: 'New' });
		await post('/api/v2/stages', { name: 'New', pipeline_id: pipeline });
		const board = await post('/api/v2/boards', { name: 'New', order_nr: 1 });
		await post('/api/v2/phases', { name: 'New', board_id: board, order_nr: 1 });
		await post('/api/v1/users', { email: 'new@example.com', active_flag: true });
		await post('/api/v1/notes', { content: 'New', deal_id: 1 });
		const all = (await payloads()).filter(({ meta }) => meta.action === 'create');
		expect(all.map(({ meta }) => meta.entity).sort()).toEqual([
			'board',
			'note',
			'phase',
			'pipeline',
			'stage',
			'user',
		]);
		for (const { meta, data } of all) {
			expect(meta.entity_id).toBe(String(data?.['id']));
			expect([meta.entity, 'permitted_user_ids' in meta]).toEqual([
				meta.entity,
				meta.entity !== 'user',
			]);
			expect(data).not.toHaveProperty('apiToken');
		}
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
