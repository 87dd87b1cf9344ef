import type {
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IPollFunctions,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { credentialsHelperOf, type Keyring } from './credentials.ts';
import { additionalDataFor } from './execute.ts';
import { core, di, startEngine, workflow } from './n8n.ts';
import { loadPackage, nodeTypesOf } from './nodeTypes.ts';

export const pollTriggerType = 'n8n-nodes-pipedrive-crm.pipedriveCrmPollTrigger';

/** Answers a request in the place of n8n's helper. */
export type Answer = (options: IHttpRequestOptions) => Promise<unknown> | unknown;

export interface PollingNodeOptions {
	parameters: INodeParameters;
	credential: IDataObject;
	/** Other nodes of the workflow. */
	others?: INode[];
	/** Left out, requests go out over HTTP. */
	answer?: Answer;
}

let loading: ReturnType<typeof loadPackage> | undefined;
let credentials = 0;

/**
 * The built polling trigger in n8n's own poll context, with what n8n does around it: static data live in memory from
 * poll to poll, and are saved when a poll starts a run (n8n 2, without durable cursors).
 */
export class PollingNode {
	/** As n8n's database has it. */
	saved: IDataObject = {};

	private workflow: Workflow | undefined;

	private credentialId = '';

	private readonly options: PollingNodeOptions;

	constructor(options: PollingNodeOptions) {
		this.options = options;
	}

	/**
	 * One poll.
	 * @returns what starts a run; null when nothing does
	 */
	async poll(
		name = 'Poll',
		mode: WorkflowExecuteMode = 'trigger',
	): Promise<INodeExecutionData[] | null> {
		await startEngine();
		const loader = await (loading ??= loadPackage());
		const made = this.workflow ?? this.start(nodeTypesOf(loader, {}));
		const node = made.getNode(name);
		if (node === null) throw new Error(`There is no node ${name}`);
		const keyring = { [this.credentialId]: this.options.credential } as Keyring;
		const additionalData = additionalDataFor(credentialsHelperOf(loader, keyring));
		const context = new core.PollContext(made, node, additionalData, mode, 'activate');
		this.answerBy(context);
		const poller = di.Container.get(core.TriggersAndPollers);
		const run = async () => await poller.runPollFunction(made, node, context);
		// An isolate takes a tenth of a second to make, and only expressions need it.
		const hasExpressions = JSON.stringify(node.parameters).includes('"=');
		const output = hasExpressions ? await made.expression.withIsolate(run) : await run();
		if (output === null || mode === 'manual') return output?.[0] ?? null;
		this.saved = JSON.parse(JSON.stringify(made.staticData)) as IDataObject;
		return output[0] ?? [];
	}

	/** n8n ends and starts again: what was saved comes back, what the process knew is gone. */
	restart(): void {
		this.workflow = undefined;
	}

	/** The next poll gets a state that n8n has read before the last poll was saved. */
	putBack(state: unknown, name = 'Poll'): void {
		const node = this.workflow?.getNode(name);
		if (!node || !this.workflow) throw new Error(`There is no node ${name} that has polled`);
		Object.assign(this.workflow.getStaticData('node', node), { state });
	}

	/** What the workflow has in memory. */
	get staticData(): IDataObject {
		return this.workflow?.staticData ?? {};
	}

	private start(nodeTypes: ReturnType<typeof nodeTypesOf>): Workflow {
		const { parameters, others = [] } = this.options;
		this.credentialId = `poll ${++credentials}`;
		const account = { id: this.credentialId, name: 'Account' };
		const node: INode = {
			id: 'poll',
			name: 'Poll',
			type: pollTriggerType,
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { pipedriveCrmApi: account },
		};
		const nodes = [node, ...others].map((one) => ({ ...one, credentials: node.credentials }));
		this.workflow = new workflow.Workflow({
			id: `polling ${credentials}`,
			name: 'Polling',
			nodes: structuredClone(nodes),
			connections: {},
			active: true,
			nodeTypes,
			settings: { executionOrder: 'v1', timezone: 'UTC' },
			staticData: structuredClone(this.saved),
		});
		return this.workflow;
	}

	private answerBy(context: IPollFunctions): void {
		const { answer } = this.options;
		if (answer === undefined) return;
		context.helpers.httpRequestWithAuthentication = async (_type, options) =>
			(await answer(options)) as never;
	}
}
