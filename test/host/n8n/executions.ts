import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ExampleWorkflow } from '../../../tools/start/examples.ts';
import type { Home } from '../../../tools/start/home.ts';
import type { Session } from '../../../tools/start/session.ts';
import { eventually } from '../eventually.ts';
import type { Workflow } from './workflowNodes.ts';

const pageSize = 100;
const unfinished = new Set(['new', 'running', 'waiting']);

/** A workflow that n8n has stored. */
export interface StoredWorkflow extends Workflow {
	id: string;
	versionId: string;
}

/** An execution as n8n lists it. */
export interface ExecutionRow {
	id: string;
	status: string;
	mode: string;
}

interface ExecutionPage {
	results: ExecutionRow[];
	nextCursor: string | null;
}

interface NodeRun {
	data?: { main: ({ json: Record<string, unknown> }[] | null)[] };
}

interface WaitingNode {
	node: { name: string };
	data: NodeRun['data'];
}

interface RunResult {
	executionData?: { nodeExecutionStack?: WaitingNode[] };
	resultData: {
		runData?: Record<string, NodeRun[]>;
		error?: { message: string; description?: string | null };
	};
}

/** What an execution has come to. */
export interface Outcome {
	id: string;
	status: string;
	/** The items of every node that has run, by its name. */
	items: Record<string, Record<string, unknown>[]>;
	/** What was handed to the nodes that have not run, by their names. */
	waiting: Record<string, Record<string, unknown>[]>;
	error: { message: string; description: string } | undefined;
}

/** Workflows and executions of one n8n, by the API that its editor uses. */
export class Executions {
	private readonly session: Session;

	private readonly signal: AbortSignal;

	private readonly parse: (text: string) => RunResult;

	/** @param home whose n8n brings the library that its executions are written with */
	constructor(session: Session, home: Home, signal: AbortSignal) {
		this.session = session;
		this.signal = signal;
		const fromN8n = createRequire(join(home.host, 'node_modules', 'n8n', 'package.json'));
		const flatted: { parse(text: string): RunResult } = fromN8n('flatted');
		this.parse = flatted.parse;
	}

	/** @param workflow also one that was exported */
	async store(workflow: Workflow | ExampleWorkflow): Promise<StoredWorkflow> {
		return await this.session.call('POST', '/rest/workflows', workflow);
	}

	/** Publishes a workflow; its triggers are registered some time after. */
	async publish({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.session.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async unpublish({ id }: { id: string }): Promise<void> {
		await this.session.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow from its first node, as the editor's button does, and waits for its end. */
	async run(workflow: StoredWorkflow): Promise<Outcome> {
		const triggerToStartFrom = { name: workflow.nodes[0]?.name };
		const path = `/rest/workflows/${workflow.id}/run`;
		const body = { workflowData: workflow, triggerToStartFrom };
		const { executionId } = await this.session.call<{ executionId: string }>('POST', path, body);
		return await this.outcome(executionId);
	}

	/** Waits for the end of an execution. */
	async outcome(id: string): Promise<Outcome> {
		const path = `/rest/executions/${id}`;
		const ask = async () => {
			const found = await this.session.call<{ status: string; data: string }>('GET', path);
			return unfinished.has(found.status) ? undefined : found;
		};
		const patience = { signal: this.signal, seconds: 300 };
		const { status, data } = await eventually(`the end of execution ${id}`, ask, patience);
		return { id, status, ...this.read(data) };
	}

	/** All executions of a workflow, newest first. */
	async list({ id }: { id: string }): Promise<ExecutionRow[]> {
		const rows: ExecutionRow[] = [];
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		let next = '';
		do {
			const path = `/rest/executions?limit=${String(pageSize)}&filter=${filter}${next}`;
			const { results, nextCursor } = await this.session.call<ExecutionPage>('GET', path);
			rows.push(...results);
			next = nextCursor === null ? '' : `&cursor=${nextCursor}`;
		} while (next !== '');
		return rows;
	}

	/** Waits until a workflow has so many finished executions; all of them, oldest first. */
	async finished(workflow: { id: string }, count: number): Promise<ExecutionRow[]> {
		const ask = async () => {
			const rows = await this.list(workflow);
			const done = rows.filter(({ status }) => !unfinished.has(status));
			return done.length >= count && done.length === rows.length ? rows.reverse() : undefined;
		};
		const patience = { signal: this.signal, seconds: 300 };
		return await eventually(`${String(count)} executions`, ask, patience);
	}

	private read(data: string): Pick<Outcome, 'items' | 'waiting' | 'error'> {
		const { resultData, executionData } = this.parse(data);
		const { runData = {}, error } = resultData;
		const items = Object.entries(runData).map(([name, runs]) => [name, runs.flatMap(itemsOf)]);
		const stack = executionData?.nodeExecutionStack ?? [];
		return {
			items: Object.fromEntries(items),
			waiting: Object.fromEntries(stack.map((one) => [one.node.name, itemsOf(one)])),
			error: error && { message: error.message, description: error.description ?? '' },
		};
	}
}

function itemsOf({ data }: Pick<NodeRun, 'data'>): Record<string, unknown>[] {
	return (data?.main[0] ?? []).map(({ json }) => json);
}
