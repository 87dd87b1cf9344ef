import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, byName, runNode } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

const run = async (parameters: INodeParameters) => await runNode(account.sandbox, { parameters });

async function newLead(more: IDataObject = {}): Promise<IDataObject> {
	const lead = { title: 'Asked at the fair', person_id: 1, ...more };
	return (await account.sandbox.call('POST', '/api/v1/leads', lead)).body.data as IDataObject;
}

const statusOf = async (path: string) => (await account.sandbox.call('GET', path)).status;

describe('Convert to Deal', () => {
	it('waits, and answers the deal with what the lead had', async () => {
		const fields = await account.list('/api/v2/dealFields?limit=500');
		const order = fields.find(({ field_name: name }) => name === 'Purchase Order Number');
		const lead = await newLead({
			value: { amount: 250, currency: 'EUR' },
			[String(order?.field_code)]: 'PO-77',
		});
		const { json, error } = await run({
			resource: 'lead',
			operation: 'convertToDeal',
			leadId: byId(lead.id),
			putInto: 'stage',
			stage_id: byName('Proposal ‹ Partner Channel'),
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			title: lead.title,
			value: 250,
			currency: 'EUR',
			stage_name: 'Proposal',
			pipeline_name: 'Partner Channel',
			custom_fields: { 'Purchase Order Number': 'PO-77' },
		});
		expect(await account.read(`/api/v2/deals/${String(json[0]?.id)}`)).toMatchObject({
			source_lead_id: lead.id,
			person_id: 1,
		});
		expect(await statusOf(`/api/v1/leads/${String(lead.id)}`)).toBe(404);
	});

	it('puts the deal into a pipeline', async () => {
		const { id } = await newLead();
		const { json } = await run({
			resource: 'lead',
			operation: 'convertToDeal',
			leadId: byId(id),
			putInto: 'pipeline',
			pipeline_id: byName('Partner Channel'),
		});
		expect(json[0]).toMatchObject({ pipeline_name: 'Partner Channel' });
	});

	it('answers the ID of the conversion without waiting, of which the status can be asked', async () => {
		const { id } = await newLead();
		const { json } = await run({
			resource: 'lead',
			operation: 'convertToDeal',
			leadId: byId(id),
			waitForCompletion: false,
		});
		expect(json).toEqual([{ conversion_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }]);
		const status = async () =>
			await run({
				resource: 'lead',
				operation: 'getConversionStatus',
				leadId: byId(id),
				conversionId: String(json[0]?.conversion_id),
			});
		expect((await status()).json[0]).toMatchObject({ status: 'not_started' });
		await status();
		const done = (await status()).json[0];
		expect(done).toMatchObject({ status: 'completed', deal_id: expect.any(Number) as number });
	});

	it.each(['failed', 'rejected'])('fails when it is %s', async (status) => {
		const { id } = await newLead();
		await account.sandbox.arm({
			path: `/api/v2/leads/${String(id)}/convert/status/*`,
			fault: { status: 200, json: { success: true, data: { conversion_id: 'x', status } } },
		});
		const { error } = await run({
			resource: 'lead',
			operation: 'convertToDeal',
			leadId: byId(id),
		});
		expect(error?.message).toContain('Pipedrive did not convert it');
	});

	it('says how to go on when it takes longer than it may', async () => {
		const { id } = await newLead();
		await account.sandbox.arm({
			path: `/api/v2/leads/${String(id)}/convert/status/*`,
			times: 100,
			fault: {
				status: 200,
				json: { success: true, data: { conversion_id: 'x', status: 'running' } },
			},
		});
		const { json } = await runNode(account.sandbox, {
			onError: 'continueRegularOutput',
			parameters: {
				resource: 'lead',
				operation: 'convertToDeal',
				leadId: byId(id),
				longestWait: 1,
			},
		});
		expect(json[0]?.error).toContain('The conversion was not done after 1 s (running)');
		expect(json[0]?.details).toMatchObject({
			nextStep: expect.stringContaining('Do not convert again') as string,
			mayExist: true,
			recordId: id,
		});
	});

	it('is not sent again when nobody knows whether it was done', async () => {
		const { id } = await newLead();
		await account.sandbox.arm({
			path: `/api/v2/leads/${String(id)}/convert/deal`,
			fault: { reset: 'after' },
		});
		const { error } = await run({
			resource: 'lead',
			operation: 'convertToDeal',
			leadId: byId(id),
		});
		expect(error).toBeDefined();
		expect(await account.sent('POST', `/api/v2/leads/${String(id)}/convert/deal`)).toHaveLength(1);
	});
});

describe('Convert to Lead', () => {
	it('waits, and answers the lead; the deal is deleted', async () => {
		const before = await account.read('/api/v2/deals/7');
		const { json, error } = await run({
			resource: 'deal',
			operation: 'convertToLead',
			dealId: byId(7),
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			title: before.title,
			value: before.value,
			currency: before.currency,
			source_name: 'Deal',
			url: `${account.sandbox.url}/leads/inbox/${String(json[0]?.id)}`,
		});
		const keys = Object.keys(json[0]?.custom_fields ?? {});
		expect(keys.every((key) => !/^[0-9a-f]{40}$/.test(key))).toBe(true);
		expect((await account.read('/api/v2/deals/7')).is_deleted).toBe(true);
	});

	it('tells its status', async () => {
		const started = await account.sandbox.call('POST', '/api/v2/deals/7/convert/lead');
		const { conversion_id: conversionId } = started.body.data as { conversion_id: string };
		const { json } = await run({
			resource: 'deal',
			operation: 'getConversionStatus',
			dealId: byId(7),
			conversionId,
		});
		expect(json).toEqual([{ status: 'not_started', conversion_id: conversionId }]);
	});
});

it('archives a deal and brings it back', async () => {
	const archived = await run({ resource: 'deal', operation: 'archive', dealId: byId(7) });
	expect(archived.json[0]?.id).toBe(7);
	expect((await account.read('/api/v2/deals/7')).is_archived).toBe(true);
	await run({ resource: 'deal', operation: 'unarchive', dealId: byId(7) });
	expect((await account.read('/api/v2/deals/7')).is_archived).toBe(false);
});

describe('what is attached to a lead', () => {
	it('activities, found by the lead', async () => {
		const { id, title } = await newLead({ title: 'Somebody quite particular' });
		await account.sandbox.clock({ advanceSeconds: 3600 });
		const made = await run({
			resource: 'activity',
			operation: 'create',
			subject: 'Call them',
			additionalFields: { lead_id: byName(String(title)) },
		});
		expect(made.error).toBeUndefined();
		expect(made.json[0]).toMatchObject({ lead_id: id });
		const { json } = await run({
			resource: 'activity',
			operation: 'getAll',
			returnAll: true,
			filters: { lead_id: byId(id) },
		});
		expect(json.map(({ id: activity }) => activity)).toEqual([made.json[0]?.id]);
	});

	it('notes, pinned to it', async () => {
		const { id, title } = await newLead({ title: 'Somebody quite particular' });
		await account.sandbox.clock({ advanceSeconds: 3600 });
		const { json, error } = await run({
			resource: 'note',
			operation: 'create',
			content: 'Wants an offer',
			additionalFields: { lead_id: byName(String(title)), pinned_to_lead_flag: true },
		});
		expect(error).toBeUndefined();
		expect(await account.read(`/api/v1/notes/${String(json[0]?.id)}`)).toMatchObject({
			lead_id: id,
			pinned_to_lead_flag: true,
		});
	});

	it('files', async () => {
		const { id } = await newLead();
		const { json, error } = await runNode(account.sandbox, {
			binary: [
				{
					data: {
						data: Buffer.from('Hello').toString('base64'),
						mimeType: 'text/plain',
						fileName: 'hello.txt',
					},
				},
			],
			parameters: { resource: 'file', operation: 'upload', attachTo: { lead_id: byId(id) } },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ name: 'hello.txt', lead_id: id });
	});
});
