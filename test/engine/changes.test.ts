import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { ChangesWorkflow } from './changesNode';
import { runNode, tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const since = '2026-01-15T09:00:00Z';
const changesOf = (parameters: INodeParameters, confirm: INodeParameters = {}) => {
	const resource = parameters.resource ?? 'deal';
	const get = { operation: 'getChanges', resource, firstSince: since, returnAll: true };
	const nodes = {
		Changes: { ...get, ...parameters },
		Confirm: { operation: 'confirmChanges', resource, ...confirm },
	};
	return new ChangesWorkflow(nodes, tokenFor(account.sandbox));
};

/** One execution in which Get Changes alone runs. */
const jsonOf = async (flow: ChangesWorkflow): Promise<IDataObject[]> =>
	await flow.execute(async (run) => (await run('Changes')).map(({ json }) => json));

const create = async (path: string, body: IDataObject) =>
	(await account.sandbox.call('POST', path, body)).body.data as IDataObject;
const change = async (path: string, body: IDataObject) => {
	expect((await account.sandbox.call('PATCH', path, body)).status).toBe(200);
};

describe('Get Changes', () => {
	it.each([
		['deal', '/api/v2/deals', 'title'],
		['person', '/api/v2/persons', 'name'],
		['organization', '/api/v2/organizations', 'name'],
		['activity', '/api/v2/activities', 'subject'],
		['product', '/api/v2/products', 'name'],
	])(
		'of a %s hands on what is new and what has changed, written as Get Many does',
		async (resource, path, name) => {
			const flow = changesOf({ resource });
			expect(await jsonOf(flow)).toEqual([]);
			await account.sandbox.clock({ advanceSeconds: 30 });
			const [known] = await account.list(`${path}?limit=1`);
			await change(`${path}/${String(known?.id)}`, { [name]: 'Changed' });
			const made = await create(path, { [name]: 'Made' });
			const changes = await jsonOf(flow);
			const listed = await runNode(account.sandbox, {
				parameters: {
					operation: 'getAll',
					resource,
					returnAll: true,
					filters: { ids: `${String(known?.id)}, ${String(made.id)}` },
				},
			});
			expect(changes).toEqual(
				listed.json.map((record) => ({
					...record,
					_result: { action: record.id === made.id ? 'created' : 'updated' },
				})),
			);
			expect(changes).toHaveLength(2);
			expect(await jsonOf(flow)).toEqual([]);
			expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
		},
	);

	it('of a lead hands on the same, custom fields by name, and archived ones on request', async () => {
		const [first, second] = await account.list('/api/v1/leads?limit=2&sort=id ASC');
		const definitions = await account.list('/api/v2/dealFields');
		const choice = definitions.find(
			({ is_custom_field: isCustom, field_type: type }) => isCustom === true && type === 'enum',
		);
		const [{ id: option, label } = {}] = choice?.options as IDataObject[];
		const code = String(choice?.field_code);
		const flow = changesOf({ resource: 'lead' });
		const all = changesOf({ resource: 'lead', options: { archivedToo: true } });
		expect([await jsonOf(flow), await jsonOf(all)]).toEqual([[], []]);
		await account.sandbox.clock({ advanceSeconds: 30 });
		await change(`/api/v1/leads/${String(first?.id)}`, { title: 'Changed', [code]: option });
		await change(`/api/v1/leads/${String(second?.id)}`, { is_archived: true });
		const made = await create('/api/v1/leads', { title: 'Made', person_id: 1 });
		await account.sandbox.clearRequests();
		const changes = await jsonOf(flow);
		const tell = (items: IDataObject[]) =>
			items
				.map(({ id, _result }) => [id, _result])
				.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
		const expected: [unknown, IDataObject][] = [
			[first?.id, { action: 'updated' }],
			[made.id, { action: 'created' }],
		];
		expect(tell(changes)).toEqual(expected.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
		const changed = changes.find(({ id }) => id === first?.id);
		const got = await runNode(account.sandbox, {
			parameters: {
				operation: 'get',
				resource: 'lead',
				leadId: { __rl: true, mode: 'recordId', value: String(first?.id) },
			},
		});
		expect(changed).toEqual({ ...got.json[0], _result: { action: 'updated' } });
		expect(changed?.custom_fields).toMatchObject({ [String(choice?.field_name)]: label });
		expect((await jsonOf(all)).map(({ id }) => id)).toContain(second?.id);
		expect([await jsonOf(flow), await jsonOf(all)]).toEqual([[], []]);
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
	});

	it('hands on deleted deals, and takes filters, conditions, fields on request and a limit', async () => {
		const [first, second, third] = await account.list('/api/v2/deals?status=open&limit=3');
		const flow = changesOf({
			deletedToo: true,
			filters: { owner_id: { __rl: true, mode: 'recordId', value: third?.owner_id as number } },
			conditions: { condition: [{ field: 'title', operator: 'contains', value: 'wanted' }] },
			options: { include_fields: ['notes_count'] },
			simple: false,
		});
		await jsonOf(flow);
		await account.sandbox.clock({ advanceSeconds: 30 });
		const owner_id = third?.owner_id;
		await change(`/api/v2/deals/${String(first?.id)}`, { title: 'wanted', owner_id });
		await change(`/api/v2/deals/${String(second?.id)}`, { title: 'something else', owner_id });
		await change(`/api/v2/deals/${String(third?.id)}`, { title: 'wanted too' });
		await account.sandbox.call('DELETE', `/api/v2/deals/${String(third?.id)}`);
		const changes = await jsonOf(flow);
		expect(changes.map(({ id, notes_count, _result }) => [id, notes_count, _result])).toEqual([
			[first?.id, 0, { action: 'updated' }],
			[third?.id, 0, { action: 'deleted' }],
		]);
		expect(await jsonOf(flow)).toEqual([]);
	});

	it('leaves what is beyond the limit for the next run, the oldest first', async () => {
		const flow = changesOf({ returnAll: false, limit: 2 });
		const made: unknown[] = [];
		for (let index = 0; index < 5; index++) {
			await account.sandbox.clock({ advanceSeconds: 1 });
			made.push((await create('/api/v2/deals', { title: `Deal ${index}` })).id);
		}
		const ids = async () => (await jsonOf(flow)).map(({ id }) => id);
		expect([await ids(), await ids(), await ids(), await ids()]).toEqual([
			made.slice(0, 2),
			made.slice(2, 4),
			made.slice(4),
			[],
		]);
	});

	it('does not move the mark when its own output fails', async () => {
		const flow = changesOf({});
		const made = await create('/api/v2/deals', { title: 'Made' });
		await account.sandbox.arm({ path: '/api/v2/dealFields', fault: { status: 400, json: {} } });
		await expect(jsonOf(flow)).rejects.toThrow();
		await account.sandbox.disarm();
		expect((await jsonOf(flow)).map(({ id }) => id)).toEqual([made.id]);
	});

	it('runs by hand as often as wanted', async () => {
		const flow = changesOf({});
		const made = await create('/api/v2/deals', { title: 'Made' });
		const byHand = async () =>
			await flow.execute(
				async (run) => (await run('Changes')).map(({ json }) => json.id),
				'manual',
			);
		expect([await byHand(), await byHand()]).toEqual([[made.id], [made.id]]);
		expect(flow.saved).toEqual({});
		expect((await jsonOf(flow)).map(({ id }) => id)).toEqual([made.id]);
		expect(await byHand()).toEqual([]);
	});

	it('refuses a first run without a date, before anything is asked', async () => {
		await account.sandbox.clearRequests();
		await expect(jsonOf(changesOf({ firstSince: '' }))).rejects.toThrow(
			"'First Run Since' is empty",
		);
		expect(await account.sandbox.requests()).toEqual([]);
	});
});

describe('Confirm Changes', () => {
	const whenConfirmed = { moveMark: 'whenConfirmed' };
	const both = async (flow: ChangesWorkflow) =>
		await flow.execute(async (run) => [await run('Changes'), await run('Confirm')]);

	it('makes what was handed on count, and says how much', async () => {
		const flow = changesOf(whenConfirmed, { changesNode: 'Changes' });
		const made = await create('/api/v2/deals', { title: 'Made' });
		expect((await jsonOf(flow)).map(({ id }) => id)).toEqual([made.id]);
		const [changes, confirmed] = await both(flow);
		expect(changes?.map(({ json }) => json.id)).toEqual([made.id]);
		expect(confirmed?.map(({ json }) => json)).toEqual([{ confirmed: 1 }]);
		expect(await jsonOf(flow)).toEqual([]);
	});

	it('comes to what the first run began with, though its date has moved on', async () => {
		const flow = changesOf(whenConfirmed);
		const made = await create('/api/v2/deals', { title: 'Made' });
		expect(await jsonOf(flow)).toHaveLength(1);
		const later = changesOf({ ...whenConfirmed, firstSince: '2026-01-16T00:00:00Z' });
		later.saved = flow.saved;
		expect((await jsonOf(later)).map(({ id }) => id)).toEqual([made.id]);
	});

	it('is at peace when there was nothing, and confirms only its own execution', async () => {
		const flow = changesOf(whenConfirmed);
		const [, confirmed] = await both(flow);
		expect(confirmed?.map(({ json }) => json)).toEqual([{ confirmed: 0 }]);
		await create('/api/v2/deals', { title: 'Made' });
		await jsonOf(flow);
		const alone = flow.execute(async (run) => await run('Confirm'));
		await expect(alone).rejects.toThrow('There is nothing to confirm');
		expect(await jsonOf(flow)).toHaveLength(1);
	});

	it('says which node it does not find', async () => {
		const flow = changesOf(whenConfirmed, { changesNode: 'Chnages' });
		await create('/api/v2/deals', { title: 'Made' });
		await expect(both(flow)).rejects.toThrow("no Get Changes named 'Chnages'");
	});
});
