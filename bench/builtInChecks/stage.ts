import assert from 'node:assert/strict';
import type {
	ICredentialsHelper,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { execute } from '../../engine/execute.ts';
import { type loadPackage, nodeTypesOf, standIn } from '../../engine/nodeTypes.ts';
import type { Sandbox } from '../../sandbox/client/startSandbox.ts';
import { builtInNode } from '../sideBySide/builtInNode.ts';

/** How one operation went. */
export interface CheckedOperation {
	/** As the editor says it, e.g. `deal → create`. */
	name: string;
	/** What the account recorded as a violation while it ran. */
	violations: string[];
	/** Why the API itself has no such call, where it rightly refused the operation. */
	refused: string | undefined;
	/** What was not as it should be; undefined where all was. */
	failure: string | undefined;
}

/** A request that the API does not have. */
export interface UnknownCall {
	method: string;
	path: string;
	status: number;
	/** What the API has instead. */
	reason: string;
}

/** What a check says about an operation beside its parameters. */
export interface CheckOptions {
	/** The item that the node gets. */
	input?: INodeExecutionData;
	/** What the account is to record as violations, by their messages. */
	violations?: string[];
}

/** Looks whether an operation did what it should; throws where it did not. */
export type Proof = (output: INodeExecutionData[]) => Promise<void> | void;

const nodeName = 'Pipedrive';
const builtInType = 'n8n-nodes-base.pipedrive';

/** The built-in node in n8n's engine, one operation after the other, and the account that it works in. */
export class Stage {
	readonly checked: CheckedOperation[] = [];

	readonly sandbox: Sandbox;

	private readonly loader: Awaited<ReturnType<typeof loadPackage>>;

	private readonly credentialsHelper: ICredentialsHelper;

	private readonly credentialId: string;

	constructor(
		sandbox: Sandbox,
		loader: Awaited<ReturnType<typeof loadPackage>>,
		credentialsHelper: ICredentialsHelper,
		credentialId: string,
	) {
		this.sandbox = sandbox;
		this.loader = loader;
		this.credentialsHelper = credentialsHelper;
		this.credentialId = credentialId;
	}

	/**
	 * Runs one operation and looks whether it did what it should.
	 * @param proof reads from the account itself what is there now
	 * @returns the first item that came out
	 * @throws {Error} where it went wrong, after this was noted
	 */
	async check(
		resource: string,
		operation: string,
		parameters: INodeParameters,
		proof: Proof,
		{ input = { json: {} }, violations: wanted = [] }: CheckOptions = {},
	): Promise<INodeExecutionData> {
		const before = (await this.sandbox.violations()).length;
		return await this.note(`${resource} → ${operation}`, async (outcome) => {
			const output = await this.run({ resource, operation, ...parameters }, input);
			outcome.violations = await this.violationsSince(before);
			assert.deepEqual(outcome.violations, wanted, 'other violations than were expected');
			await proof(output);
			return output[0] ?? { json: {} };
		});
	}

	/**
	 * Runs an operation with which the built-in node calls what the API does not have, and looks whether that very
	 * call was refused.
	 * @throws {Error} where it was not, after this was noted
	 */
	async checkRefused(
		resource: string,
		operation: string,
		parameters: INodeParameters,
		{ method, path, status, reason }: UnknownCall,
	): Promise<void> {
		await this.note(`${resource} → ${operation}`, async (outcome) => {
			const seq = (await this.sandbox.requests()).at(-1)?.seq;
			const run = this.run({ resource, operation, ...parameters }, { json: {} });
			await assert.rejects(run, 'the account took it');
			const refused = (await this.sandbox.requests(seq)).filter((one) => one.status !== 200);
			const [sent, ...more] = refused.map((one) => `${one.method} ${one.path}: ${one.status}`);
			assert.deepEqual([sent, more], [`${method} ${path}: ${status}`, []]);
			outcome.refused = reason;
		});
	}

	/**
	 * A record, a list or the hits of a search, read by the API itself.
	 * @param path with its version, e.g. `/api/v2/deals/1`
	 */
	async data(path: string): Promise<unknown> {
		const { status, body } = await this.sandbox.call('GET', path);
		assert.equal(status, 200, `GET ${path}`);
		return body.data;
	}

	/** One record. */
	async record(path: string): Promise<IDataObject> {
		return (await this.data(path)) as IDataObject;
	}

	/** The first page of a list. */
	async list(path: string): Promise<IDataObject[]> {
		return (await this.data(path)) as IDataObject[];
	}

	/** The status with which a record is answered, e.g. 404 once it is gone. */
	async status(path: string): Promise<number> {
		return (await this.sandbox.call('GET', path)).status;
	}

	private async note<Result>(
		name: string,
		work: (outcome: CheckedOperation) => Promise<Result>,
	): Promise<Result> {
		const outcome: CheckedOperation = {
			name,
			violations: [],
			refused: undefined,
			failure: undefined,
		};
		this.checked.push(outcome);
		try {
			return await work(outcome);
		} catch (error) {
			outcome.failure = error instanceof Error ? error.message : String(error);
			throw error;
		}
	}

	private async violationsSince(count: number): Promise<string[]> {
		return (await this.sandbox.violations()).slice(count).map(({ message }) => message);
	}

	private async run(
		parameters: INodeParameters,
		input: INodeExecutionData,
	): Promise<INodeExecutionData[]> {
		const sourceType = 'checks.source';
		const place = { typeVersion: 1, position: [0, 0] as [number, number] };
		const { run, output } = await execute(
			{
				name: 'Built-in operation',
				nodes: [
					{ id: 'source', name: 'Source', type: sourceType, parameters: {}, ...place },
					{
						...place,
						id: 'node',
						name: nodeName,
						type: builtInType,
						typeVersion: 2,
						parameters: { authentication: 'apiToken', ...parameters },
						credentials: { pipedriveApi: { id: this.credentialId, name: 'Account' } },
					},
				],
				connections: { Source: { main: [[{ node: nodeName, type: 'main', index: 0 }]] } },
			},
			{
				nodeTypes: nodeTypesOf(this.loader, {
					[sourceType]: standIn('source', () => [input]),
					[builtInType]: builtInNode(),
				}),
				credentialsHelper: this.credentialsHelper,
				mode: 'integrated',
			},
		);
		const { error } = run.data.resultData;
		if (error) throw new Error([error.message, error.description].filter(Boolean).join(': '));
		return output(nodeName) ?? [];
	}
}

/** The ids of the items that came out, or of records. */
export function idsOf(records: IDataObject[]): unknown[] {
	return records.map(({ id }) => id);
}

/** What a record is to hold, among other keys. */
export function assertHolds(record: IDataObject, wanted: IDataObject): void {
	const held = Object.fromEntries(Object.keys(wanted).map((key) => [key, record[key]]));
	assert.deepEqual(held, wanted);
}
