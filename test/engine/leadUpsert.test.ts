import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const upsert = async (items: IDataObject[], parameters: INodeParameters) =>
	await runNode(account.sandbox, {
		items,
		parameters: {
			resource: 'lead',
			operation: 'upsert',
			dataToSend: 'autoMapInputData',
			...parameters,
		},
	});

const matchBy = (field: string) => ({ matchBy: { match: [{ field, value: '' }] } });

const actions = (rows: IDataObject[]) =>
	rows.map(({ _result: result }) => (result as { action: string }).action);

const read = async (id: unknown) => await account.read(`/api/v1/leads/${String(id)}`);

it('creates, changes what is different, and leaves alone what is the same', async () => {
	const items = [
		{
			title: 'One of its own',
			person_id: 1,
			'Purchase Order Number': 'PO-1',
			value: 5,
			currency: 'EUR',
		},
		{ title: 'one of its own', person_id: 1, 'Purchase Order Number': 'PO-2' },
		{ title: 'ONE of its own', person_id: 1, 'Purchase Order Number': 'PO-2', value: 5 },
	];
	const { json, error } = await upsert(items, matchBy('title'));
	expect(error).toBeUndefined();
	expect(actions(json)).toEqual(['created', 'updated', 'updated']);
	const again = await upsert([items[2] ?? {}], matchBy('title'));
	expect(actions(again.json)).toEqual(['unchanged']);
	expect(new Set([...json, ...again.json].map(({ id }) => id)).size).toBe(1);
	expect(await read(json[0]?.id)).toMatchObject({
		title: 'ONE of its own',
		value: { amount: 5, currency: 'EUR' },
	});
});

it('finds a lead by its ID, and by options of a custom field', async () => {
	const [sample = {}] = await account.list('/api/v1/leads?sort=add_time&limit=1');
	const byItsId = await upsert([{ id: sample.id, title: 'Renamed' }], {
		...matchBy('id'),
	});
	expect(byItsId.error).toBeUndefined();
	expect(actions(byItsId.json)).toEqual(['updated']);
	expect(await read(sample.id)).toMatchObject({ title: 'Renamed' });

	const made = await runNode(account.sandbox, {
		parameters: {
			resource: 'lead',
			operation: 'create',
			title: 'With a number',
			person_id: byId(1),
			customFields: {
				mappingMode: 'defineBelow',
				value: { 'Purchase Order Number': 'PO-9001' },
			},
		},
	});
	const found = await upsert(
		[{ title: 'With another title', person_id: 1, 'Purchase Order Number': 'PO-9001' }],
		matchBy('Purchase Order Number'),
	);
	expect(found.json[0]?.id).toBe(made.json[0]?.id);
	expect(actions(found.json)).toEqual(['updated']);
});

it('refuses an ID that is none, before anything is sent', async () => {
	const { error } = await upsert([{ id: 7, title: 'x', person_id: 1 }], matchBy('id'));
	expect(error?.message).toContain("'Match By' takes an ID, a UUID, not '7'");
	expect(await account.sent('POST', '/api/v1/leads')).toEqual([]);
});

it('takes the oldest of several when told so', async () => {
	for (const person of [2, 3]) {
		await account.sandbox.call('POST', '/api/v1/leads', { title: 'Twin', person_id: person });
		await account.sandbox.clock({ advanceSeconds: 60 });
	}
	const failed = await upsert([{ title: 'Twin', person_id: 2, was_seen: true }], matchBy('title'));
	expect(failed.error?.message).toContain("2 records match by 'Title'");
	const { json } = await upsert([{ title: 'Twin', person_id: 2, was_seen: true }], {
		...matchBy('title'),
		options: { whenSeveralMatch: 'useFirst' },
	});
	expect(json[0]).toMatchObject({ person_id: 2, was_seen: true });
});
