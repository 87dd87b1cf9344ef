import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useSandbox } from './useSandbox';
import { useWebhookHosts } from './useWebhookHosts';

const account = useSandbox();
const { hostOf, post, runsOf } = useWebhookHosts(account);

describe('a filter', () => {
	/** Ids of the deals that started the workflow, of three changes to each of which the filter is asked. */
	const wantedOf = async (parameters: INodeParameters, changes: () => Promise<unknown>) => {
		const host = await hostOf({ Deals: { triggerOn: 'deal', ...parameters } });
		await host.activate();
		await changes();
		const runs = await runsOf(host);
		expect(host.failures).toEqual([]);
		return runs.flatMap(({ items }) => items.map(({ id, events }) => [id, events]));
	};
	const patch = async (id: unknown, body: IDataObject) =>
		await account.sandbox.call('PATCH', `/api/v2/deals/${String(id)}`, body);

	it('by stage: to, from, by names and ids, and created there', async () => {
		const stages = await account.list('/api/v2/stages?pipeline_id=1');
		const [first, second, third] = stages;
		const change = async () => {
			const { id } = await post('/api/v2/deals', { title: 'It', stage_id: first?.id });
			await patch(id, { stage_id: second?.id });
			await patch(id, { stage_id: third?.id });
			await patch(id, { stage_id: second?.id });
			await patch(id, { title: 'Renamed' });
			await post('/api/v2/deals', { title: 'Born there', stage_id: second?.id });
		};
		const events = ['stageChanged'];
		const moved = ['stageChanged', 'updated'];
		const toSecond = await wantedOf({ events, toStages: [String(second?.id)] }, change);
		expect(toSecond.map(([, happened]) => happened)).toEqual([moved, moved]);
		const fromFirst = {
			events,
			toStages: [second?.id],
			fromStages: [first?.id],
		} as INodeParameters;
		expect(await wantedOf(fromFirst, change)).toHaveLength(1);
		const created = { events, toStages: [second?.id], alsoCreatedInStage: true } as INodeParameters;
		// Deliveries are under way side by side, and arrive in any order.
		const happened = (await wantedOf(created, change)).map(([, events]) => String(events)).sort();
		expect(happened).toEqual(['created', String(moved), String(moved)]);
	});

	it('by owner and pipeline', async () => {
		const [, owner] = await account.list('/api/v1/users');
		const [, pipeline] = await account.list('/api/v2/pipelines');
		const change = async () => {
			await post('/api/v2/deals', { title: 'Theirs', owner_id: owner?.id });
			await post('/api/v2/deals', { title: 'There', pipeline_id: pipeline?.id });
			await post('/api/v2/deals', {
				title: 'Both',
				owner_id: owner?.id,
				pipeline_id: pipeline?.id,
			});
		};
		const events = ['created'];
		const owners = [String(owner?.name)];
		const pipelines = [Number(pipeline?.id)];
		expect(await wantedOf({ events, filters: { owners } }, change)).toHaveLength(2);
		expect(await wantedOf({ events, filters: { pipelines } }, change)).toHaveLength(2);
		expect(await wantedOf({ events, filters: { owners, pipelines } }, change)).toHaveLength(1);
	});

	it('by changed fields, and by a value of a custom field that becomes another, by their labels', async () => {
		const fields = await account.list('/api/v2/dealFields?limit=500');
		const field = fields.find((one) => one.is_custom_field === true && one.field_type === 'enum');
		const key = String(field?.field_code);
		const name = String(field?.field_name);
		const [one, other] = field?.options as { id: number; label: string }[];
		const change = async () => {
			const custom_fields = { [key]: one?.id };
			const { id } = await post('/api/v2/deals', { title: 'It', custom_fields });
			await patch(id, { title: 'Renamed' });
			await patch(id, { custom_fields: { [key]: other?.id } });
			await patch(id, { custom_fields: { [key]: one?.id } });
			await patch(id, { value: 17 });
		};
		const events = ['updated'];
		const changedFields = [name, 'Value'];
		expect(await wantedOf({ events, filters: { changedFields } }, change)).toHaveLength(3);
		const become = { field: name, from: one?.label, to: other?.label };
		const valueChanges = { change: [become] } as INodeParameters;
		expect(await wantedOf({ events, valueChanges }, change)).toHaveLength(1);
	});

	it('leaves out what the connection itself changes through the API, and nothing else', async () => {
		const { body } = await account.sandbox.control('GET', '/account');
		const [me, other] = body.users as { id: number; apiToken: string }[];
		const change = async () => {
			await post('/api/v2/deals', { title: 'By the workflow' });
			await fetch(`${account.sandbox.url}/api/v2/deals`, {
				method: 'POST',
				headers: { 'x-api-token': String(other?.apiToken), 'content-type': 'application/json' },
				body: JSON.stringify({ title: 'By another' }),
			});
			const byHand = { object: 'deal', action: 'create', count: 1 } as const;
			await account.sandbox.makeChanges({ ...byHand, userId: me?.id });
		};
		const filters = { ignoreOwnChanges: true };
		expect(await wantedOf({ events: ['created'], filters }, change)).toHaveLength(2);
	});

	it('that Pipedrive cannot be asked about lets no delivery get lost: it is answered 500 and comes again', async () => {
		const filters = { ignoreOwnChanges: true };
		const host = await hostOf({ Deals: { triggerOn: 'deal', events: ['created'], filters } });
		await host.activate();
		await account.sandbox.arm({ path: '/api/v1/users/me', times: 1, fault: { status: 400 } });
		await account.sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 });
		expect(await runsOf(host)).toEqual([]);
		expect(host.answers).toEqual([500]);
		await account.sandbox.clock({ advanceSeconds: 3 });
		expect(await runsOf(host)).toHaveLength(1);
	});
});
