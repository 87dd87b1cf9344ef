import type { Session } from '../../../../tools/start/session.ts';
import { eventually } from '../../eventually.ts';
import { Executions } from '../../n8n/executions.ts';
import { everyFiveSeconds } from './pollTimes.ts';
import { chain, packageNode } from '../../n8n/workflowNodes.ts';
import { assertEachOnce, idsSeen, type TriggerScene } from './triggerScene.ts';

const nodeName = 'When a Deal Is Created';
const changes = 200;
const burst = 25;
const changesWhileDown = 5;

/**
 * Publishes the polling trigger, and lets records change while n8n runs and while it is down.
 * @returns the session with the n8n that was started again
 */
export async function playPollingTrigger(scene: TriggerScene): Promise<Session> {
	const { stage, instance, sandbox, session } = scene;
	const { signal } = stage;
	let executions = new Executions(session, instance.home, signal);
	const workflow = await executions.store(
		chain('Polling', [
			packageNode(nodeName, 'pipedriveCrmPollTrigger', scene.signIn, {
				pollTimes: everyFiveSeconds,
				triggerOn: 'deal',
				events: ['created'],
			}),
		]),
	);
	const made: number[] = [];
	const create = async (count: number) => {
		made.push(...(await sandbox.makeChanges({ object: 'deal', action: 'create', count })));
	};
	const seenOnce = async () => {
		const seen = await eventually(
			'the changes',
			async () => {
				const ids = await idsSeen(executions, workflow, nodeName);
				return ids.length >= made.length ? ids : undefined;
			},
			{ signal },
		);
		assertEachOnce(seen, made);
	};

	await stage.step('polling: publishing keeps the point to go on from', async () => {
		await executions.publish(workflow);
		await executions.finished(workflow, 1);
	});
	await stage.step(`polling: ${String(changes)} changes, each seen once`, async () => {
		while (made.length < changes) await create(burst);
		await seenOnce();
	});
	const later = await stage.step(
		'polling: n8n stopped, changes while it is down, a start, each seen once',
		async () => {
			await instance.stop();
			await create(changesWhileDown);
			const again = await instance.start();
			executions = new Executions(again, instance.home, signal);
			await seenOnce();
			return again;
		},
	);
	await stage.step('polling: changes after it, those before not again', async () => {
		await create(changesWhileDown);
		await seenOnce();
		await executions.unpublish(workflow);
	});
	return later;
}
