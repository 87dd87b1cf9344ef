import type { IDataObject } from 'n8n-workflow';
import { byId, runNode } from '../engine/nodeRun';
import { useSandbox } from '../engine/useSandbox';
import { play, sdkOf } from './account';
import { type Kind, kinds, readEndpoints } from './endpoints';

const account = useSandbox();

const endpoints = readEndpoints();

/** The calls of the API that a run made beside reading lists of the account. */
const called = async () =>
	(await account.sandbox.requests()).map(({ method, path }) => `${method} ${path}`);

const textFile = (text: string) => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'text/plain',
	fileName: 'offer.txt',
});

it('the table has every endpoint and parameter, by kind', () => {
	const count = (kind: Kind) =>
		endpoints.flatMap(({ parameters }) => parameters.filter((one) => one.kind === kind)).length;
	const counts = Object.fromEntries(kinds.map((kind) => [kind, count(kind)]));
	console.log(`${endpoints.length} endpoints, ${JSON.stringify(counts)}`);
	expect(endpoints).toHaveLength(29);
	expect(counts).toEqual({
		'By Pipedrive': 171,
		'By the node': 61,
		'Custom field': 9,
		'Other operation': 17,
		'No place': 52,
	});
});

it('GET deals/{id}: id', async () => {
	const { json } = await play(account, { operation: 'get', dealId: byId(7), simple: false });
	expect(json[0]?.title).toBe((await sdkOf(account).read('deal', 7)).title);
	expect(await called()).toContain('GET /api/v2/deals/7');
});

it('POST and GET deals/{id}/files: id', async () => {
	const { json, error } = await runNode(account.sandbox, {
		items: [{}],
		binary: [{ data: textFile('An offer') }],
		parameters: { resource: 'file', operation: 'upload', attachTo: { deal_id: byId(7) } },
	});
	expect(error).toBeUndefined();
	expect((await sdkOf(account).files(7)).map(({ id }) => id)).toContain(json[0]?.id);
	expect(await called()).toContain('POST /api/v1/files');
	const listed = await play(account, {
		resource: 'file',
		operation: 'getManyOfRecord',
		of: 'deal',
		dealId: byId(7),
		returnAll: true,
	});
	expect(listed.error).toBeUndefined();
	expect(listed.json.map(({ id }) => id)).toContain(json[0]?.id);
	expect(await called()).toContain('GET /api/v1/deals/7/files');
});

it.each<[string, IDataObject, IDataObject]>([
	[
		'PATCH deals/{id}/status: id, status',
		{ operation: 'updateStatus', status: 'won' },
		{ status: 'won' },
	],
	[
		'PUT deals/{id}/stage: id, stage_id',
		{ operation: 'moveToStage', stage_id: byId(7) },
		{ stage_id: 7, pipeline_id: 2 },
	],
	[
		'PUT deals/{id}/probability: id, probability',
		{ operation: 'updateProbability', probability: 35 },
		{ probability: 35 },
	],
])('%s', async (_name, parameters, holds) => {
	const { error } = await play(account, { ...parameters, dealId: byId(9) } as never);
	expect(error?.message).toBeUndefined();
	expect(await sdkOf(account).read('deal', 9)).toMatchObject(holds);
	expect(await called()).toContain('PATCH /api/v2/deals/9');
});

it.each(['deal', 'product', 'activity', 'organization', 'person'])(
	'DELETE of a record of the kind %s: id',
	async (resource) => {
		const { json } = await play(account, {
			resource,
			operation: 'delete',
			[`${resource}Id`]: byId(5),
		});
		expect(json).toEqual([{ deleted: true, id: 5 }]);
		expect(await sdkOf(account).read(resource, 5)).toMatchObject({ is_deleted: true });
	},
);

it('POST and DELETE dealParticipants: deal_id, id', async () => {
	const [person = {}] = await sdkOf(account).list('person');
	const ofDeal = { resource: 'dealParticipant', dealId: byId('={{ $json.deal_id }}') };
	const autoMap = { operation: 'add', dataToSend: 'autoMapInputData' };
	const item = { deal_id: 7, person_id: person.id as number };
	const added = await play(account, { ...ofDeal, ...autoMap }, item);
	expect(added.error?.message).toBeUndefined();
	const rowsOf = async () => (await sdkOf(account).participants(7)).map(({ id }) => id);
	expect(await rowsOf()).toContain(added.json[0]?.id);
	const removed = await play(
		account,
		{ ...ofDeal, operation: 'remove', removeBy: 'participantId', participantId: '={{ $json.id }}' },
		{ deal_id: 7, id: added.json[0]?.id },
	);
	expect(removed.error?.message).toBeUndefined();
	expect(await rowsOf()).not.toContain(added.json[0]?.id);
});

it.each(
	endpoints
		.filter(({ operation }) => operation === 'Deal Participant → Add')
		.flatMap(({ parameters }) => parameters)
		.filter(({ kind }) => kind === 'No place' || kind === 'Other operation'),
)('POST dealParticipants: $name has no place', async ({ name }) => {
	const { error } = await play(
		account,
		{
			resource: 'dealParticipant',
			operation: 'add',
			dealId: byId(7),
			dataToSend: 'autoMapInputData',
		},
		{ person_id: 9, [name]: 3 },
	);
	expect(error?.message).toContain(`Deal Participant has no place for '${name}'`);
	expect(error?.description?.length).toBeGreaterThan(20);
});

it('every endpoint of the table is walked here, or with the parameters that are written or filtered by', () => {
	const walked =
		/^(?:Deal|Product|Activity|Organization|Person) → (?:Create|Update|Delete|Get|Get Many)$/;
	const others = endpoints.map(({ operation }) => operation).filter((name) => !walked.test(name));
	expect(others.sort()).toEqual([
		'Deal Participant → Add',
		'Deal Participant → Get Many',
		'Deal Participant → Remove',
		'Deal → Move to Stage',
		'Deal → Update Probability',
		'Deal → Update Status',
		'File → Get Many of Record',
		'File → Upload',
	]);
});
