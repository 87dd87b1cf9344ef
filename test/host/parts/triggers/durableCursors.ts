import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from '../../../../tools/start/session.ts';
import { eventually } from '../../eventually.ts';
import { Executions } from '../../n8n/executions.ts';
import { chain, packageNode } from '../../n8n/workflowNodes.ts';
import { everyFiveSeconds } from './pollTimes.ts';
import { assertEachOnce, idsHandedOn, type TriggerScene } from './triggerScene.ts';

const nodeName = 'When a Deal Is Created';
const kills = 10;

/** Kills fall into a poll, the start of its run, or soon after that. */
const killWithinMs = 1_500;
const changeEveryMs = 400;

/** All four are needed. */
const durableCursors = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/**
 * Lets deals be made all the time, and kills an n8n with durable cursors at random moments: nothing is missing in
 * what the polling trigger has handed on, and nothing is there twice.
 */
export async function playDurableCursors(scene: TriggerScene): Promise<void> {
	const { stage, instance } = scene;
	const { signal } = stage;
	const session = await stage.step('durable cursors: start n8n with them', () =>
		instance.restart(durableCursors),
	);
	const workflow = await publish(scene, session);
	const polled = await pollWatch(scene);
	await stage.step('durable cursors: the first poll', polled);
	let last = session;
	const made = await stage.step(`durable cursors: ${String(kills)} kills and starts`, () =>
		whileDealsAreMade(scene, async () => {
			const moments: number[] = [];
			while (moments.length < kills) {
				await polled();
				const moment = randomInt(killWithinMs);
				moments.push(moment);
				await pause(moment, undefined, { signal });
				await instance.crash();
				last = await instance.start(durableCursors);
			}
			stage.tell(`           killed after a poll began: ${moments.join(', ')} ms`);
		}),
	);
	await stage.step(
		`durable cursors: ${String(made.length)} changes, each handed on once`,
		async () => {
			const executions = new Executions(last, instance.home, signal);
			const seen = await eventually(
				'the changes',
				async () => {
					const ids = await idsHandedOn(executions, workflow, nodeName);
					return ids.length >= made.length ? ids : undefined;
				},
				{ signal },
			);
			assertEachOnce(seen, made);
			// What would come twice comes with the next poll.
			await polled();
			await polled();
			assertEachOnce(await idsHandedOn(executions, workflow, nodeName), made);
			await executions.unpublish(workflow);
		},
	);
}

async function publish({ stage, instance, signIn }: TriggerScene, session: Session) {
	const executions = new Executions(session, instance.home, stage.signal);
	const workflow = await executions.store(
		chain('Durable', [
			packageNode(nodeName, 'pipedriveCrmPollTrigger', signIn, {
				pollTimes: everyFiveSeconds,
				triggerOn: 'deal',
				events: ['created'],
			}),
		]),
	);
	await executions.publish(workflow);
	await executions.finished(workflow, 1);
	return workflow;
}

/** Waits, each time that it is called, for a poll that begins after it. */
async function pollWatch({ sandbox, stage }: TriggerScene): Promise<() => Promise<void>> {
	const newest = async (since: number) => (await sandbox.requests(since)).at(-1)?.seq ?? since;
	let since = await newest(0);
	return async () => {
		since = await newest(since);
		await eventually(
			'a poll',
			async () => {
				const requests = await sandbox.requests(since);
				return requests.some(({ query }) => query.updated_since !== undefined);
			},
			{ signal: stage.signal },
		);
	};
}

/**
 * Makes deals one by one, n8n running or not, for as long as something else takes.
 * @returns the ids of all that were made
 */
async function whileDealsAreMade(
	{ sandbox, stage }: TriggerScene,
	work: () => Promise<void>,
): Promise<number[]> {
	const working = new AbortController();
	const making = async () => {
		const made: number[] = [];
		while (!working.signal.aborted) {
			made.push(...(await sandbox.makeChanges({ object: 'deal', action: 'create', count: 1 })));
			await pause(changeEveryMs, undefined, { signal: stage.signal });
		}
		return made;
	};
	const watched = async () => {
		try {
			await work();
		} finally {
			working.abort();
		}
	};
	const [made] = await Promise.all([making(), watched()]);
	return made;
}
