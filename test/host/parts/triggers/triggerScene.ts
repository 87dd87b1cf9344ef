import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../sandbox/client/startSandbox.ts';
import type { Session } from '../../../../tools/start/session.ts';
import type { Executions, StoredWorkflow } from '../../n8n/executions.ts';
import type { Instance } from '../../n8n/instance.ts';
import type { SignIn } from '../../n8n/workflowNodes.ts';
import type { Stage } from '../../stage.ts';

/** What a trigger is played with. */
export interface TriggerScene {
	stage: Stage;
	instance: Instance;
	session: Session;
	sandbox: Sandbox;
	signIn: SignIn;
}

/** The ids of the records that a node has handed on in all executions of a workflow, oldest first. */
export async function idsSeen(
	executions: Executions,
	workflow: StoredWorkflow,
	nodeName: string,
): Promise<number[]> {
	const ids: number[] = [];
	for (const { id } of (await executions.list(workflow)).reverse()) {
		const { status, items, error } = await executions.outcome(id);
		assert.deepEqual([status, error], ['success', undefined]);
		ids.push(...(items[nodeName] ?? []).map((item) => Number(item.id)));
	}
	return ids;
}

/**
 * As `idsSeen`, with the runs that a crash of n8n has cut off: what a trigger has handed to such a run stands in the
 * executions list with it, from where it can be retried.
 */
export async function idsHandedOn(
	executions: Executions,
	workflow: StoredWorkflow,
	nodeName: string,
): Promise<number[]> {
	const ids: number[] = [];
	for (const { id } of await executions.list(workflow)) {
		const { status, items, waiting } = await executions.outcome(id);
		assert(['success', 'crashed'].includes(status), `Execution ${id} has the status ${status}`);
		ids.push(...(items[nodeName] ?? waiting[nodeName] ?? []).map((item) => Number(item.id)));
	}
	return ids;
}

/** Every id exactly once, and no other, in whatever order. */
export function assertEachOnce(seen: number[], made: number[]): void {
	assert.deepEqual(seen.toSorted(byNumber), made.toSorted(byNumber));
}

function byNumber(one: number, other: number): number {
	return one - other;
}
