import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useSandbox } from './useSandbox';
import { useWebhookHosts } from './useWebhookHosts';

const account = useSandbox();
const { hostOf, post, runsOf, webhooks } = useWebhookHosts(account);

const send = async (method: 'DELETE' | 'PATCH' | 'PUT', path: string, body?: IDataObject) => {
	const { status } = await account.sandbox.call(method, path, body);
	expect([path, status]).toEqual([path, 200]);
};

/** Every event that Trigger On offers. */
const all = [
	...(['activated', 'archived', 'assigneesChanged', 'completed', 'created'] as const),
	...(['deactivated', 'deleted', 'markedAsDone', 'ownerChanged', 'phaseChanged'] as const),
	...(['reopened', 'rescheduled', 'statusChanged', 'unarchived', 'updated'] as const),
	'valueChanged' as const,
];

/** What a trigger hands on of some work. */
const itemsOf = async (parameters: INodeParameters, work: () => Promise<unknown>) => {
	const host = await hostOf({ It: { events: all as unknown as string[], ...parameters } });
	await host.activate();
	await work();
	const runs = await runsOf(host);
	expect(host.failures).toEqual([]);
	return runs.flatMap(({ items }) => items);
};

const happenedIn = (items: IDataObject[]) =>
	items.map(({ events }) => (events as string[]).join(' ')).sort();

const newDeal = async () => await post('/api/v2/deals', { title: 'It' });
const line = { product_id: 1, item_price: 5, quantity: 2 };

/** What happens to a record from its creation to its end, and what is told of it. */
const stories: Record<string, { work: () => Promise<unknown>; told: string[] }> = {
	board: {
		work: async () => {
			const { id } = await post('/api/v2/boards', { name: 'New', order_nr: 1 });
			await send('PATCH', `/api/v2/boards/${String(id)}`, { name: 'Renamed' });
			await send('DELETE', `/api/v2/boards/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	dealInstallment: {
		work: async () => {
			const path = `/api/v2/deals/${String((await newDeal()).id)}`;
			await post(`${path}/products`, line);
			const body = { description: 'First', amount: 3, billing_date: '2026-03-01' };
			const { id } = await post(`${path}/installments`, body);
			await send('PATCH', `${path}/installments/${String(id)}`, { amount: 4 });
			await send('DELETE', `${path}/installments/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	dealProduct: {
		work: async () => {
			const path = `/api/v2/deals/${String((await newDeal()).id)}/products`;
			const { id } = await post(path, line);
			await send('PATCH', `${path}/${String(id)}`, { quantity: 3 });
			await send('DELETE', `${path}/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	lead: {
		work: async () => {
			const { id } = await post('/api/v1/leads', { title: 'New', person_id: 1 });
			const path = `/api/v1/leads/${String(id)}`;
			const [, user] = await account.list('/api/v1/users');
			await send('PATCH', path, { owner_id: user?.id });
			await send('PATCH', path, { value: { amount: 5, currency: 'EUR' } });
			await send('PATCH', path, { is_archived: true });
			await send('PATCH', path, { is_archived: false });
			await send('DELETE', path);
		},
		told: [
			'archived updated',
			'created',
			'deleted',
			'ownerChanged updated',
			'unarchived updated',
			'updated valueChanged',
		],
	},
	note: {
		work: async () => {
			const { id } = await post('/api/v1/notes', { content: 'New', deal_id: 1 });
			await send('PUT', `/api/v1/notes/${String(id)}`, { content: 'Other' });
			await send('DELETE', `/api/v1/notes/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	phase: {
		work: async () => {
			const { id } = await post('/api/v2/phases', { name: 'New', board_id: 1, order_nr: 1 });
			await send('PATCH', `/api/v2/phases/${String(id)}`, { name: 'Renamed' });
			await send('DELETE', `/api/v2/phases/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	pipeline: {
		work: async () => {
			const { id } = await post('/api/v2/pipelines', { name: 'New' });
			await send('PATCH', `/api/v2/pipelines/${String(id)}`, { name: 'Renamed' });
			await send('DELETE', `/api/v2/pipelines/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	project: {
		work: async () => {
			const phases = await account.list('/api/v2/phases?board_id=1');
			const [first, second] = phases;
			const body = { title: 'New', board_id: 1, phase_id: first?.id as number };
			const { id } = await post('/api/v2/projects', body);
			const path = `/api/v2/projects/${String(id)}`;
			await send('PATCH', path, { phase_id: second?.id });
			await send('PATCH', path, { status: 'canceled' });
			await send('PATCH', path, { status: 'completed' });
			expect((await account.sandbox.call('POST', `${path}/archive`)).status).toBe(200);
			await send('DELETE', path);
		},
		told: [
			'archived updated',
			'completed statusChanged updated',
			'created',
			'deleted',
			'phaseChanged updated',
			'statusChanged updated',
		],
	},
	stage: {
		work: async () => {
			const { id } = await post('/api/v2/stages', { name: 'New', pipeline_id: 1 });
			await send('PATCH', `/api/v2/stages/${String(id)}`, { name: 'Renamed' });
			await send('DELETE', `/api/v2/stages/${String(id)}`);
		},
		told: ['created', 'deleted', 'updated'],
	},
	task: {
		work: async () => {
			await post('/api/v2/tasks', { title: 'Done at once', project_id: 1, done: 1 });
			const { id } = await post('/api/v2/tasks', { title: 'New', project_id: 1 });
			const path = `/api/v2/tasks/${String(id)}`;
			await send('PATCH', path, { due_date: '2026-04-01' });
			const users = await account.list('/api/v1/users');
			await send('PATCH', path, { assignee_ids: users.slice(1, 3).map(({ id }) => Number(id)) });
			await send('PATCH', path, { done: 1 });
			await send('PATCH', path, { done: 0 });
			await send('DELETE', path);
		},
		told: [
			'assigneesChanged updated',
			'created',
			'created markedAsDone',
			'deleted',
			'markedAsDone updated',
			'reopened updated',
			'rescheduled updated',
		],
	},
	user: {
		work: async () => {
			const { id } = await post('/api/v1/users', { email: 'new@example.com', active_flag: true });
			await send('PUT', `/api/v1/users/${String(id)}`, { active_flag: false });
			await send('PUT', `/api/v1/users/${String(id)}`, { active_flag: true });
		},
		told: ['activated updated', 'created', 'deactivated updated'],
	},
};

describe('the instant trigger', () => {
	it.each(Object.keys(stories))('tells what happens to a %s', async (triggerOn) => {
		const { work, told } = stories[triggerOn] ?? { told: [] };
		const items = await itemsOf({ triggerOn }, async () => await work?.());
		expect(new Set(items.map(({ object }) => object))).toEqual(new Set([triggerOn]));
		expect(happenedIn(items)).toEqual(told);
	});

	it('writes a lead as the action node does: custom fields by name, before and after', async () => {
		const definitions = await account.list('/api/v2/dealFields');
		const choice = definitions.find(
			({ is_custom_field: isCustom, field_type: type }) => isCustom === true && type === 'enum',
		);
		const [{ id, label } = {}] = choice?.options as IDataObject[];
		const code = String(choice?.field_code);
		const name = String(choice?.field_name);
		const [item] = await itemsOf({ triggerOn: 'lead', events: ['updated'] }, async () => {
			const lead = await post('/api/v1/leads', { title: 'New', person_id: 1 });
			await send('PATCH', `/api/v1/leads/${String(lead.id)}`, { [code]: id, title: 'Other' });
		});
		expect(item).toMatchObject({
			record: {
				title: 'Other',
				owner_name: expect.any(String) as string,
				custom_fields: { [name]: label },
			},
			previous: { title: 'New', custom_fields: { [name]: null } },
		});
		expect([...(item?.changed_fields as string[])].sort()).toEqual([name, 'Title'].sort());
	});

	it('loads a lead in full on request', async () => {
		const options = { loadFullRecord: true };
		const [item] = await itemsOf({ triggerOn: 'lead', options }, async () => {
			await post('/api/v1/leads', { title: 'New', person_id: 1 });
		});
		expect(item).toMatchObject({
			record: { title: 'New', source_name: 'API' },
			_result: { full_record: true },
		});
	});

	it('can be told which fields of a task count, and from which value to which', async () => {
		const work = async () => {
			const { id } = await post('/api/v2/tasks', { title: 'New', project_id: 1 });
			await send('PATCH', `/api/v2/tasks/${String(id)}`, { priority: 2 });
			await send('PATCH', `/api/v2/tasks/${String(id)}`, { title: 'Other' });
			await send('PATCH', `/api/v2/tasks/${String(id)}`, { title: 'Third' });
		};
		const onTask = { triggerOn: 'task', events: ['updated'] };
		const byField = await itemsOf({ ...onTask, filters: { changedFields: ['Title'] } }, work);
		expect(byField.map(({ changed_fields: fields }) => fields)).toEqual([['Title'], ['Title']]);
		const change = [{ field: 'title', from: 'Other', to: '' }];
		const byValue = await itemsOf({ ...onTask, valueChanges: { change } }, work);
		expect(byValue.map(({ record }) => (record as IDataObject).title)).toEqual(['Third']);
	});
});

describe('an object that the user names', () => {
	const other = (otherObject: string) => ({
		triggerOn: 'other',
		otherObject,
		events: ['created'],
	});

	it('goes through as it is typed, an expression too', async () => {
		for (const typed of ['deal_product', '={{ "deal" + "_product" }}', ' dealProduct ']) {
			const items = await itemsOf(other(typed), async () => {
				await post('/api/v2/deals/1/products', line);
			});
			expect(items.map(({ object, events }) => [object, events])).toEqual([
				['dealProduct', ['created']],
			]);
		}
	});

	it('that the node does not know comes as it is delivered', async () => {
		const host = await hostOf({ It: other('deal_field') });
		await account.sandbox.arm({
			method: 'POST',
			path: '/api/v1/webhooks',
			times: 1,
			fault: { status: 201, json: { success: true, data: { id: 999 } } },
		});
		await host.activate();
		const sent = (await account.sandbox.requests()).filter(({ method }) => method === 'POST');
		const body = sent.at(-1)?.body as IDataObject;
		expect(body).toMatchObject({ event_object: 'deal_field', event_action: 'create' });
		const basic = `${String(body.http_auth_user)}:${String(body.http_auth_password)}`;
		const delivered = await fetch(String(body.subscription_url), {
			method: 'POST',
			headers: {
				authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({
				data: { id: 5, field_name: 'Industry' },
				previous: null,
				meta: { action: 'create', entity: 'deal_field', entity_id: '5', id: 'event' },
			}),
		});
		expect(delivered.status).toBe(200);
		expect(host.runs.flatMap(({ items }) => items)).toMatchObject([
			{ object: 'deal_field', events: ['created'], record: { id: 5, field_name: 'Industry' } },
		]);
	});

	it('is refused in a sentence where it is missing, or Pipedrive does not have it', async () => {
		const missing = await hostOf({ It: other(' ') });
		await expect(missing.activate()).rejects.toThrow("'Object Name' is empty");
		const wrong = await hostOf({ It: other('dela') });
		const errors = { event_object: ['The value you selected is not a valid choice.'] };
		await account.sandbox.arm({
			method: 'POST',
			path: '/api/v1/webhooks',
			times: 1,
			fault: { status: 400, json: { status: 'error', success: false, errors } },
		});
		await expect(wrong.activate()).rejects.toThrow(/correct 'Object Name'/);
		expect(await webhooks()).toEqual([]);
	});
});
