import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PollingNode } from '../../engine/pollingNode';
import { tokenFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const polling = (parameters: INodeParameters) =>
	new PollingNode({ parameters, credential: tokenFor(account.sandbox) });
const create = async (path: string, body: IDataObject) =>
	(await account.sandbox.call('POST', path, body)).body.data as IDataObject;
const change = async (method: 'PATCH' | 'PUT', path: string, body: IDataObject) => {
	expect((await account.sandbox.call(method, path, body)).status).toBe(200);
};
const told = (items: { json: IDataObject }[] | null) =>
	new Map((items ?? []).map(({ json }) => [json.id, json.events]));

/** How records of a kind are made and changed. */
const kinds = [
	['lead', '/api/v1/leads', 'PATCH', { title: 'New', person_id: 1 }, { title: 'Other' }, 20],
	['note', '/api/v1/notes', 'PUT', { content: 'New', deal_id: 1 }, { content: 'Other' }, 20],
	['pipeline', '/api/v2/pipelines', 'PATCH', { name: 'New' }, { name: 'Other' }, 5],
	['stage', '/api/v2/stages', 'PATCH', { name: 'New', pipeline_id: 1 }, { name: 'Other' }, 5],
] as const;

describe.each(kinds)('a poll of %s records', (triggerOn, path, method, made, changes, cost) => {
	const events = ['created', 'updated'];

	it('hands on what is new and what has changed, each once', async () => {
		const [known] = await account.list(path);
		const node = polling({ triggerOn, events });
		const updates = polling({ triggerOn, events: ['updated'] });
		expect([await node.poll(), await updates.poll()]).toEqual([[], []]);
		expect(await node.poll()).toBeNull();
		await account.sandbox.clock({ advanceSeconds: 60 });
		const { id } = await create(path, made);
		await change(method, `${path}/${String(known?.id)}`, changes);
		const items = await node.poll();
		expect(told(items)).toEqual(
			new Map([
				[id, ['created']],
				[known?.id, ['updated']],
			]),
		);
		expect(items?.find(({ json }) => json.id === id)?.json).toMatchObject({
			object: triggerOn,
			record: made,
			previous: null,
			changed_at: '2026-01-15T09:01:00Z',
		});
		expect(told(await updates.poll())).toEqual(new Map([[known?.id, ['updated']]]));
		expect([await node.poll(), await updates.poll()]).toEqual([null, null]);
		// Within the second of the change, and long after it.
		await change(method, `${path}/${String(id)}`, changes);
		expect(told(await node.poll())).toEqual(new Map([[id, ['updated']]]));
		await account.sandbox.clock({ advanceSeconds: 100_000 });
		expect(await node.poll()).toBeNull();
		await change(method, `${path}/${String(known?.id)}`, made);
		node.restart();
		expect(told(await node.poll())).toEqual(new Map([[known?.id, ['updated']]]));
	});

	it('begins at a date, gives a record for trying it out, and costs what the panel says', async () => {
		const { id } = await create(path, made);
		await account.sandbox.clock({ advanceSeconds: 3600 });
		const startDate = '2026-01-15T09:00:00Z';
		const node = polling({ triggerOn, events, startFrom: 'date', startDate });
		expect(told(await node.poll())).toEqual(new Map([[id, ['created']]]));
		expect(await node.poll()).toBeNull();
		expect((await node.poll('Poll', 'manual'))?.map(({ json }) => json.object)).toEqual([
			triggerOn,
		]);
		const spentOn = async (chosen: string[]) => {
			const one = polling({ triggerOn, events: chosen });
			await one.poll();
			const { tokens } = await account.sandbox.usage();
			expect(await one.poll()).toBeNull();
			return (await account.sandbox.usage()).tokens - tokens;
		};
		expect(await spentOn(['updated'])).toBe(cost);
		expect(await spentOn(events)).toBe(2 * cost);
	});
});

describe('a poll of leads', () => {
	it('writes custom fields by name, and tells of the archive on request', async () => {
		const [known] = await account.list('/api/v1/leads');
		const definitions = await account.list('/api/v2/dealFields');
		const choice = definitions.find(
			({ is_custom_field: isCustom, field_type: type }) => isCustom === true && type === 'enum',
		);
		const [{ id: option, label } = {}] = choice?.options as IDataObject[];
		const node = polling({ triggerOn: 'lead', events: ['updated'] });
		const archive = { options: { archived: true } };
		const both = polling({ triggerOn: 'lead', events: ['updated'], ...archive });
		for (const one of [node, both]) await one.poll();
		await account.sandbox.clock({ advanceSeconds: 60 });
		const path = `/api/v1/leads/${String(known?.id)}`;
		await change('PATCH', path, { [String(choice?.field_code)]: option });
		expect((await node.poll())?.map(({ json }) => json.record)).toMatchObject([
			{ custom_fields: { [String(choice?.field_name)]: label } },
		]);
		await change('PATCH', path, { is_archived: true });
		expect(await node.poll()).toBeNull();
		expect((await both.poll())?.map(({ json }) => json.record)).toMatchObject([
			{ is_archived: true },
		]);
		expect(await both.poll()).toBeNull();
	});

	it('leaves Anything as dear as it was', async () => {
		const node = polling({ triggerOn: 'anything', events: ['created', 'updated'] });
		await node.poll();
		await create('/api/v1/leads', { title: 'New', person_id: 1 });
		expect(await node.poll()).toBeNull();
	});
});

describe('what no list tells', () => {
	it('is not polled, and told so', async () => {
		const node = polling({ triggerOn: 'task', events: ['created'] });
		await expect(node.poll()).rejects.toThrow('its list does not tell what has changed');
	});
});
