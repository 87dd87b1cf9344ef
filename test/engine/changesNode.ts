import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { credentialsHelperOf, type Keyring } from '../../engine/credentials';
import { additionalDataFor } from '../../engine/execute';
import { core, startEngine, workflow } from '../../engine/n8n';
import { loadPackage, nodeTypesOf } from '../../engine/nodeTypes';
import { pipedriveType } from './nodeRun';
import type { Answer } from '../../engine/pollingNode';

const loading = loadPackage();
let credentials = 0;

/**
 * Nodes of the built package in n8n's own execute context, one after the other within executions, with what n8n does
 * around them: static data are loaded when an execution begins, and saved when it ends, unless it was started by hand.
 */
export class ChangesWorkflow {
	/** As n8n's database has it. */
	saved: IDataObject = {};

	private executions = 0;

	constructor(
		private readonly nodes: Record<string, INodeParameters>,
		private readonly credential: IDataObject,
		private readonly answer?: Answer,
	) {}

	/**
	 * One execution.
	 * @param work runs nodes by their names; what it throws ends the execution
	 */
	async execute<Result>(
		work: (run: (node: string) => Promise<INodeExecutionData[]>) => Promise<Result>,
		mode: WorkflowExecuteMode = 'trigger',
	): Promise<Result> {
		await startEngine();
		const loader = await loading;
		const credentialId = `changes ${++credentials}`;
		const executionId = String(++this.executions);
		const made = new workflow.Workflow({
			id: 'changes',
			name: 'Changes',
			nodes: Object.entries(this.nodes).map(([name, parameters]): INode => ({
				id: `id of ${name}`,
				name,
				type: pipedriveType,
				typeVersion: 1,
				position: [0, 0],
				parameters: { authentication: 'apiToken', ...parameters },
				credentials: { pipedriveCrmApi: { id: credentialId, name: 'Account' } },
			})),
			connections: {},
			active: true,
			nodeTypes: nodeTypesOf(loader, {}),
			settings: { executionOrder: 'v1', timezone: 'UTC' },
			staticData: structuredClone(this.saved),
		});
		const keyring = { [credentialId]: this.credential } as Keyring;
		const additionalData = {
			...additionalDataFor(credentialsHelperOf(loader, keyring)),
			executionId,
		};
		const { type } = loader.getNode('pipedriveCrm');
		try {
			return await work(
				async (name) => await this.run(made, name, additionalData, mode, type as INodeType),
			);
		} finally {
			if (mode !== 'manual')
				this.saved = JSON.parse(JSON.stringify(made.staticData)) as IDataObject;
		}
	}

	private async run(
		made: Workflow,
		name: string,
		additionalData: ReturnType<typeof additionalDataFor>,
		mode: WorkflowExecuteMode,
		type: INodeType,
	): Promise<INodeExecutionData[]> {
		const node = made.getNode(name);
		if (node === null || type.execute === undefined) throw new Error(`There is no node ${name}`);
		const items = [{ json: {} }];
		const input = { main: [items] };
		const context = new core.ExecuteContext(
			made,
			node,
			additionalData,
			mode,
			workflow.createRunExecutionData(),
			0,
			items,
			input,
			{ node, data: input, source: null },
			[],
		);
		const { answer } = this;
		if (answer !== undefined) {
			context.helpers.httpRequestWithAuthentication = async (_type, options) =>
				(await answer(options)) as never;
		}
		const output = await type.execute.call(context);
		return (output as INodeExecutionData[][])[0] ?? [];
	}
}
