import type { Session } from '../../../../tools/start/session.ts';
import { eventually } from '../../eventually.ts';
import { Executions } from '../../n8n/executions.ts';
import { chain, packageNode } from '../../n8n/workflowNodes.ts';
import { assertEachOnce, idsSeen, type TriggerScene } from './triggerScene.ts';

const nodeName = 'When a Deal Is Created';

/** n8n refuses `*` for the seconds, which is how a poll could be made more often than every minute. */
const everyFiveSeconds = '0,5,10,15,20,25,30,35,40,45,50,55 * * * * *';

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
				pollTimes: { item: [{ mode: 'custom', cronExpression: everyFiveSeconds }] },
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
	await stage.step('polling: 20 changes, each seen once', async () => {
		await create(20);
		await seenOnce();
	});
	const later = await stage.step(
		'polling: a crash, changes while n8n is down, a start, each seen once',
		async () => {
			await instance.crash();
			await create(5);
			const again = await instance.start();
			executions = new Executions(again, instance.home, signal);
			await seenOnce();
			return again;
		},
	);
	await stage.step('polling: changes after it, those before not again', async () => {
		await create(5);
		await seenOnce();
		await executions.unpublish(workflow);
	});
	return later;
}
