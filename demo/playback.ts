import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { credentialsHelperOf } from '../engine/credentials.ts';
import { execute, type Finished, type WorkflowFile } from '../engine/execute.ts';
import { loadPackage, nodeTypesOf, standIn } from '../engine/nodeTypes.ts';
import type { Sandbox } from '../sandbox/client/startSandbox.ts';

export type WorkflowExample = WorkflowFile & { pinData: Record<string, { json: IDataObject }[]> };

/** What one node of the workflow did. */
export interface Step {
	name: string;
	itemsIn: number;
	itemsOut: number;
	calls: number;
	tokens: number;
	milliseconds: number;
}

/** The nodes of n8n's own that the examples use; their data is pinned, so that a stand-in will do. */
const standIns = {
	'n8n-nodes-base.manualTrigger': standIn('manualTrigger', () => [{ json: {} }]),
	'n8n-nodes-base.set': standIn('set'),
};

/** One run of an example against a sandbox, with what each of its nodes cost. */
export class Playback {
	private readonly example: WorkflowExample;

	private readonly sandbox: Sandbox;

	private readonly waiting = new Map<string, PromiseWithResolvers<void>>();

	private finished: Finished | undefined;

	constructor(example: WorkflowExample, sandbox: Sandbox) {
		this.example = example;
		this.sandbox = sandbox;
		for (const { name } of example.nodes) this.waiting.set(name, Promise.withResolvers());
	}

	/** Resolves when the node has run; rejects when the run ends before it. */
	async reached(name: string): Promise<void> {
		await this.waiting.get(name)?.promise;
	}

	/** What a node put out. */
	outputOf(name: string): INodeExecutionData[] {
		return this.finished?.output(name) ?? [];
	}

	/** Runs the workflow. @throws the error that ended it, if one did */
	async play(): Promise<Step[]> {
		const loader = await loadPackage();
		const credentialsHelper = credentialsHelperOf(loader, {
			'pipedrive-crm-sandbox': {
				apiToken: this.sandbox.apiToken,
				baseUrl: this.sandbox.url,
				companyDomain: '',
				rateLimit: 'automatic',
			},
		});
		const spent = new Map<string, { calls: number; tokens: number }>();
		let before = await this.sandbox.usage();
		this.finished = await execute(this.example, {
			nodeTypes: nodeTypesOf(loader, standIns),
			credentialsHelper,
			afterNode: async (name) => {
				const usage = await this.sandbox.usage();
				spent.set(name, {
					calls: usage.requests - before.requests,
					tokens: usage.tokens - before.tokens,
				});
				before = usage;
				this.waiting.get(name)?.resolve();
			},
		});
		const { error } = this.finished.run.data.resultData;
		if (error !== undefined) {
			for (const { reject } of this.waiting.values()) reject(error);
			await Promise.allSettled([...this.waiting.values()].map(({ promise }) => promise));
			throw error;
		}
		return this.example.nodes.map(({ name }, index) => this.stepOf(name, index, spent.get(name)));
	}

	private stepOf(name: string, index: number, { calls, tokens } = { calls: 0, tokens: 0 }): Step {
		const before = this.example.nodes[index - 1];
		const executeOnce = this.example.nodes[index]?.executeOnce === true;
		const given = before === undefined ? 0 : this.outputOf(before.name).length;
		const data = this.finished?.run.data.resultData.runData[name]?.[0];
		return {
			name,
			itemsIn: executeOnce ? Math.min(given, 1) : given,
			itemsOut: this.outputOf(name).length,
			calls,
			tokens,
			milliseconds: data?.executionTime ?? 0,
		};
	}
}
