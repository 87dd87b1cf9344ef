import type {
	IConnections,
	ICredentialsHelper,
	INode,
	INodeExecutionData,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { core, di, startEngine, workflow } from './n8n.ts';

/** A workflow as n8n exports it, as far as the engine reads it. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: { timezone?: string };
	pinData?: Record<string, INodeExecutionData[]>;
}

/** How a run ended. */
export interface Finished {
	run: IRun;
	/** What a node put out, by its name; null when it did not run or had no such output. */
	output: (nodeName: string, outputIndex?: number) => INodeExecutionData[] | null;
}

export interface RunOptions {
	nodeTypes: INodeTypes;
	credentialsHelper: ICredentialsHelper;
	mode?: WorkflowExecuteMode;
	/** Called after each node, for progress. */
	afterNode?: (nodeName: string) => void | Promise<void>;
	/** Called with a function that cancels the run. */
	onStart?: (cancel: () => void) => void;
}

/** Makes n8n's Workflow of a file: defaults filled in, parameters that are not displayed dropped. */
export function workflowOf(file: WorkflowFile, nodeTypes: INodeTypes): Workflow {
	return new workflow.Workflow({
		id: 'engine',
		name: file.name,
		nodes: structuredClone(file.nodes),
		connections: file.connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'UTC', ...file.settings },
		pinData: undefined,
	});
}

/** Runs a workflow from its first node in n8n's own engine, in this process. */
export async function execute(file: WorkflowFile, options: RunOptions): Promise<Finished> {
	await startEngine();
	const { mode = 'manual' } = options;
	const made = workflowOf(file, options.nodeTypes);
	const hooks = new core.ExecutionLifecycleHooks(mode, '1', {
		id: made.id,
		name: file.name,
		nodes: file.nodes,
		connections: file.connections,
		active: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	} as ConstructorParameters<typeof core.ExecutionLifecycleHooks>[2]);
	const { afterNode } = options;
	if (afterNode !== undefined) {
		hooks.addHandler('nodeExecuteAfter', async (nodeName) => {
			await afterNode(nodeName);
		});
	}
	const additionalData = { ...additionalDataFor(options.credentialsHelper), hooks };
	const [first] = file.nodes;
	const running = new core.WorkflowExecute(additionalData, mode).run({
		workflow: made,
		startNode: first === undefined ? undefined : (made.getNode(first.name) ?? undefined),
		pinData: file.pinData,
	});
	options.onStart?.(() => {
		running.cancel();
	});
	const run = await running;
	return {
		run,
		output: (nodeName, outputIndex = 0) =>
			run.data.resultData.runData[nodeName]?.[0]?.data?.main?.[outputIndex] ?? null,
	};
}

/** What n8n hands a run beside its workflow; the addresses have to be well-formed, nothing calls them. */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
	const nowhere = 'http://127.0.0.1:1';
	const unused = async () => await Promise.reject(new Error('Not for the engine alone'));
	return {
		credentialsHelper,
		externalSecretsProxy: di.Container.get(core.ExternalSecretsProxy),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: async () => await Promise.resolve(undefined),
		startRunnerTask: unused,
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: nowhere,
		instanceBaseUrl: nowhere,
		formBaseUrl: nowhere,
		formWaitingBaseUrl: nowhere,
		formTestBaseUrl: nowhere,
		webhookBaseUrl: nowhere,
		webhookWaitingBaseUrl: nowhere,
		webhookTestBaseUrl: nowhere,
		mcpBaseUrl: nowhere,
		mcpTestBaseUrl: nowhere,
	};
}
