import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestDifferences } from '../contract/requestDifferences';
import { tokenFor } from './nodeRun';
import { PollingNode } from '../../engine/pollingNode';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const polling = (parameters: INodeParameters) =>
	new PollingNode({
		parameters: { triggerOn: 'deal', readChangeHistory: true, events: ['updated'], ...parameters },
		credential: tokenFor(account.sandbox),
	});

const change = async (id: unknown, body: IDataObject) => {
	await account.sandbox.clock({ advanceSeconds: 1 });
	expect((await account.sandbox.call('PATCH', `/api/v2/deals/${String(id)}`, body)).status).toBe(
		200,
	);
};

const openDeals = async () => await account.list('/api/v2/deals?status=open&limit=3');

describe('a poll with Read Change History', () => {
	it('tells what was there before, by name, and who changed it', async () => {
		const events = ['ownerChanged', 'stageChanged', 'updated', 'valueChanged'];
		const node = polling({ events });
		const [deal] = await openDeals();
		const me = (await account.sandbox.call('GET', '/api/v1/users/me')).body.data as IDataObject;
		const [other] = (await account.list('/api/v1/users')).filter(
			(user) => user.id !== deal?.owner_id && user.active_flag === true,
		);
		const fields = await account.list('/api/v2/dealFields?limit=500');
		const choice = fields.find(
			(field) => field.is_custom_field === true && field.field_type === 'enum',
		);
		const key = String(choice?.field_code);
		const [one, two] = (choice?.options ?? []) as IDataObject[];
		await change(deal?.id, { custom_fields: { [key]: one?.id } });
		const before = (await account.read(`/api/v2/deals/${String(deal?.id)}`)) as IDataObject;
		await node.poll();

		await change(deal?.id, { value: 1, owner_id: other?.id });
		await change(deal?.id, { value: 4711.5, custom_fields: { [key]: two?.id } });
		const [item] = (await node.poll()) ?? [];
		expect(item?.json).toMatchObject({
			id: deal?.id,
			events: ['ownerChanged', 'updated', 'valueChanged'],
			record: {
				value: 4711.5,
				owner_name: other?.name,
				custom_fields: { [String(choice?.field_name)]: two?.label },
			},
			changed_by: { id: me.id, name: me.name },
		});
		expect(item?.json.previous).toEqual({
			value: before.value,
			owner_id: before.owner_id,
			owner_name: expect.any(String) as string,
			custom_fields: { [String(choice?.field_name)]: one?.label },
		});
		expect([...(item?.json.changed_fields as string[])].sort()).toEqual(
			['Value', 'Owner', String(choice?.field_name)].sort(),
		);
		expect(await node.poll()).toBeNull();
		expect(requestDifferences(await account.sandbox.requests())).toEqual([]);
	});

	it('tells a reopened deal from one that was open all the time', async () => {
		const node = polling({ events: ['reopened'] });
		const [deal, other] = await openDeals();
		await change(deal?.id, { status: 'won' });
		await node.poll();
		await change(deal?.id, { status: 'open' });
		await change(other?.id, { title: 'Renamed' });
		expect((await node.poll())?.map(({ json }) => [json.id, json.events])).toEqual([
			[deal?.id, ['reopened', 'updated']],
		]);
	});

	it('filters by the stage before, by fields that changed, and by values on their way', async () => {
		const stages = await account.list('/api/v2/stages');
		const [deal, other] = await openDeals();
		const to = stages.find(
			(stage) => stage.pipeline_id === deal?.pipeline_id && stage.id !== deal?.stage_id,
		);
		const from = polling({ events: ['stageChanged'], fromStages: [deal?.stage_id as number] });
		const fields = polling({ filters: { changedFields: ['Title'] } });
		const values = polling({
			valueChanges: { change: [{ field: 'Stage', from: '', to: String(to?.name) }] },
		});
		for (const node of [from, fields, values]) await node.poll();
		await change(deal?.id, { stage_id: to?.id });
		await change(other?.id, { title: 'Renamed' });
		const idsOf = async (node: PollingNode) => (await node.poll())?.map(({ json }) => json.id);
		expect(await idsOf(from)).toEqual([deal?.id]);
		expect(await idsOf(fields)).toEqual([other?.id]);
		expect(await idsOf(values)).toEqual([deal?.id]);
	});

	it('leaves out what the connection did itself, not what somebody else did', async () => {
		const node = polling({ filters: { ignoreOwnChanges: true } });
		const [deal, other] = await openDeals();
		await node.poll();
		await change(deal?.id, { title: 'By the workflow' });
		const user = (await account.sandbox.control('GET', '/account')).body.users as {
			id: number;
			apiToken: string | null;
		}[];
		const colleague = user.find(
			({ apiToken }) => apiToken && apiToken !== account.sandbox.apiToken,
		);
		await fetch(`${account.sandbox.url}/api/v2/deals/${String(other?.id)}`, {
			method: 'PATCH',
			headers: { 'content-type': 'application/json', 'x-api-token': String(colleague?.apiToken) },
			body: JSON.stringify({ title: 'By a colleague' }),
		});
		expect((await node.poll())?.map(({ json }) => json.id)).toEqual([other?.id]);
	});

	it('reads so many histories a poll, and goes on with the next', async () => {
		const node = polling({ options: { historiesPerPoll: 2 } });
		const deals = await openDeals();
		await node.poll();
		for (const [index, deal] of deals.entries()) await change(deal.id, { title: `Title ${index}` });
		const { tokens } = await account.sandbox.usage();
		const idsOf = async () => (await node.poll())?.map(({ json }) => json.id) ?? null;
		expect(await idsOf()).toEqual(deals.slice(0, 2).map(({ id }) => id));
		expect((await account.sandbox.usage()).tokens - tokens).toBeGreaterThanOrEqual(50);
		expect(await idsOf()).toEqual([deals[2]?.id]);
		expect(await idsOf()).toBeNull();
	});

	it('is tried out with what the latest record has been before', async () => {
		const node = polling({});
		const [deal] = await openDeals();
		await change(deal?.id, { title: 'Renamed' });
		const [item] = (await node.poll('Poll', 'manual')) ?? [];
		expect(item?.json).toMatchObject({ id: deal?.id, previous: { title: deal?.title } });
	});
});
