import assert from 'node:assert/strict';
import { eventually } from '../../eventually.ts';
import { Executions } from '../../n8n/executions.ts';
import { chain, node, packageNode } from '../../n8n/workflowNodes.ts';
import { assertEachOnce, idsSeen, type TriggerScene } from './triggerScene.ts';

const nodeName = 'Changed Deals';
const runs = 3;
const changesBetween = 5;

/** Publishes Schedule Trigger → Get Changes, and lets deals be made between its runs. */
export async function playScheduledChanges(scene: TriggerScene): Promise<void> {
	const { stage, instance, sandbox, session } = scene;
	const executions = new Executions(session, instance.home, stage.signal);
	const rule = { interval: [{ field: 'seconds', secondsInterval: 15 }] };
	const workflow = await executions.store(
		chain('Scheduled', [
			node('Schedule', 'n8n-nodes-base.scheduleTrigger', { rule }, 1.2),
			packageNode(nodeName, 'pipedriveCrm', scene.signIn, {
				resource: 'deal',
				operation: 'getChanges',
				firstSince: await sandbox.clock({ advanceSeconds: 1 }),
				returnAll: true,
			}),
		]),
	);
	await executions.publish(workflow);
	const made: number[] = [];
	for (let run = 1; run <= runs; run++) {
		await stage.step(
			`Get Changes on a schedule, run ${String(run)}: each change once`,
			async () => {
				const change = { object: 'deal', action: 'create', count: changesBetween } as const;
				made.push(...(await sandbox.makeChanges(change)));
				const handedOn = async () => {
					const ids = await idsSeen(executions, workflow, nodeName);
					return ids.length >= made.length ? ids : undefined;
				};
				assertEachOnce(await eventually('the changes', handedOn, stage), made);
			},
		);
	}
	await executions.unpublish(workflow);
	assert((await executions.list(workflow)).length >= runs);
	assertEachOnce(await idsSeen(executions, workflow, nodeName), made);
}
