import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { credentialsHelperOf } from '../../engine/credentials';
import { execute } from '../../engine/execute';
import { loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes';
import { resources } from '../../nodes/PipedriveCrm/resources/resources';
import type { Operation } from '../../nodes/PipedriveCrm/run/operation';
import type { SandboxRequest } from '../../sandbox/client/startSandbox';
import { requestDifferences } from '../contract/requestDifferences';
import { fullItem, fullParameters } from './fullParameters';
import { pipedriveType, runNode, tokenFor, workflowFor } from './nodeRun';
import { useSandbox } from './useSandbox';

const account = useSandbox();

type Sent = Pick<SandboxRequest, 'method' | 'path' | 'query' | 'body'>;

/** Lists of the account that the node reads beside the request of the operation. */
const besides = ['/api/v2/stages', '/api/v2/pipelines'];

/** @param own url of the row, which may be that of such a list */
async function sentBy(run: () => Promise<unknown>, own?: string): Promise<Sent[]> {
	await account.sandbox.clearRequests();
	await run();
	return (await account.sandbox.requests())
		.filter(({ path }) => path === own || !besides.includes(path))
		.map(({ method, path, query, body }) => ({ method, path, query, body }));
}

/** The same description without execute(): n8n plays it with its RoutingNode. */
async function playWithRoutingNode(parameters: INodeParameters): Promise<void> {
	const loader = await loadPackage();
	const { description } = loader.getNode('pipedriveCrm').type as INodeType;
	const routed: INodeType = {
		description: { ...description, requestDefaults: { baseURL: account.sandbox.url } },
	};
	const options = { parameters, onError: 'continueRegularOutput' } as const;
	await execute(workflowFor(options, 'routing'), {
		nodeTypes: nodeTypesOf(loader, {
			source: standIn('source', () => [{ json: fullItem }]),
			[pipedriveType]: routed,
		}),
		credentialsHelper: credentialsHelperOf(loader, { routing: tokenFor(account.sandbox) }),
	});
}

async function playWithRunner(parameters: INodeParameters): Promise<void> {
	await runNode(account.sandbox, {
		parameters,
		items: [fullItem],
		onError: 'continueRegularOutput',
	});
}

/** RoutingNode writes lists into the query as `status[0]`, `status[1]`. */
function listsJoined(query: Record<string, string>): Record<string, string> {
	const joined: Record<string, string> = {};
	for (const [key, value] of Object.entries(query)) {
		const name = key.replace(/\[\d+\]$/, '');
		joined[name] = name in joined ? `${joined[name] ?? ''},${value}` : value;
	}
	for (const key of ['ids', 'deal_ids']) {
		if (joined[key] !== undefined) joined[key] = joined[key].replaceAll(' ', '');
	}
	return joined;
}

/** Keys of the body into which locators put an id. */
const idKeys = /^(?!remote)(?:.*)(?<!^(?:channel|lead|origin))_id$|^category$|^priority$/;

const same = (object: IDataObject) => object;

/** A query as it goes out. */
const textsOf = (query: IDataObject): Record<string, string> =>
	Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));

/**
 * The wanted differences, made on RoutingNode's request:
 * - lists in the query are joined by commas without spaces, as the API wants them;
 * - the id of a locator goes into the body as a number, whatever its expression gave;
 * - a stage brings its pipeline along, unless one is given;
 * - a list asks for pages of the size it needs, and one of version 1 for the first of them;
 * - of the mapper of custom fields goes what it holds, not the mapper itself (customFields.test.ts);
 * - several records, given by id or name in a text, go into the body as a list of ids;
 * - body and query have the shape that the row gives them.
 */
function asWanted(
	sent: Sent,
	{ answer, nameLists = {}, shapeBody = same, shapeQuery = same }: Operation,
): Sent {
	const query = textsOf(shapeQuery(listsJoined(sent.query)));
	if ('pages' in answer && answer.pages.style !== 'whole')
		query.limit = String(answer.pages.largest);
	if ('pages' in answer && answer.pages.style === 'offset') query.start = '0';
	if (typeof sent.body !== 'object' || sent.body === null) return { ...sent, query };
	const body = { ...sent.body } as IDataObject;
	delete body.custom_fields;
	for (const key of Object.keys(body)) {
		if (idKeys.test(key) && /^\d+$/.test(String(body[key]))) body[key] = Number(body[key]);
	}
	for (const key of Object.keys(nameLists)) {
		if (typeof body[key] === 'string') body[key] = body[key].split(',').map(Number);
	}
	if (body.stage_id === 5) body.pipeline_id ??= 1;
	return { ...sent, query, body: shapeBody(body, 'UTC') };
}

const rows = resources.flatMap((resource) =>
	resource.operations.map(
		(operation) =>
			[
				`${String(resource.option.value)} ${String(operation.option.value)}`,
				resource,
				operation,
			] as const,
	),
);

/**
 * RoutingNode can neither send files, nor look for a record first, nor keep a mark (changes.test.ts and others), nor
 * send a list as the body, nor a request that nobody has declared.
 */
const ofRunnerAlone =
	/^file upload$|^callLog attachRecording$|^productImage (?:replace|upload)$| (?:addMany|confirmChanges|getChanges|uploadPicture|upsert)$|^field \w+Options$|^filter (?:create|update)$|^api request$/;

/** What cannot stand beside the deal. */
const apart: Record<string, string[]> = { callLog: ['lead_id'], mailThread: ['lead_id'] };

const rowsOfBoth = rows.filter(([name]) => !ofRunnerAlone.test(name));

describe.each(rowsOfBoth)('%s with every parameter filled in', (_name, { option }, operation) => {
	const leaveOut = [
		...['fieldsToClear', 'filter_id', 'loadFullRecords', 'maxTokens', 'archived', 'won_time'],
		...['allDay', 'first_name', 'last_name'],
		...(apart[String(option.value)] ?? []),
	];
	const parameters = {
		resource: String(option.value),
		...fullParameters(operation, leaveOut),
	};
	// An update may read first what it must not overwrite.
	const { method: ofRow, url } = operation.option.routing.request;
	const isOfRow = ({ method }: Sent) => method === ofRow;

	it("sends the request that n8n's RoutingNode makes of the same row", async () => {
		const sent = await sentBy(async () => {
			await playWithRunner(parameters);
		}, url);
		expect(await account.sandbox.violations()).toEqual([]);
		const [theirs] = await sentBy(async () => {
			await playWithRoutingNode(parameters);
		}, url);
		// What the sandbox thinks of a body that was not brought into form is no matter.
		await account.sandbox.reset();
		const ours = sent.find(isOfRow);
		expect(theirs).toBeDefined();
		expect(ours).toEqual(theirs && asWanted(theirs, operation));
	});

	it('sends only what the API describes', async () => {
		const sent = await sentBy(async () => {
			await playWithRunner(parameters);
		}, url);
		expect(sent.length).toBeGreaterThan(0);
		const bare = sent.map((request) => ({ ...request, body: request.body ?? undefined }));
		expect(requestDifferences(bare)).toEqual([]);
	});
});

it('the url that a chosen option stands for is the one that RoutingNode takes', async () => {
	const parameters = {
		operation: 'getAll',
		returnAll: true,
		filters: { archived: 'only' },
		simple: false,
		options: { outputCustomFields: 'raw' },
	};
	const [ours] = await sentBy(async () => {
		await playWithRunner(parameters);
	});
	const [theirs] = await sentBy(async () => {
		await playWithRoutingNode(parameters);
	});
	expect(ours?.path).toBe('/api/v2/deals/archived');
	expect(theirs?.path).toBe(ours?.path);
});
