import assert from 'node:assert/strict';
import type { Sandbox } from '../../../../sandbox/client/startSandbox.ts';
import type { Session } from '../../../../tools/start/session.ts';
import { eventually } from '../../eventually.ts';
import { Executions } from '../../n8n/executions.ts';
import { chain, packageNode } from '../../n8n/workflowNodes.ts';
import { assertEachOnce, idsSeen, type TriggerScene } from './triggerScene.ts';

const nodeName = 'When a Deal Changes';
const webhookId = 'instant-trigger-of-the-test';
const changes = 200;

/** So many at once: with more, an n8n on a busy machine answers so late that Pipedrive bans the webhook. */
const burst = 5;
const changesWhileDown = 5;

/** How long the sandbox waits, by its own clock, before it delivers again. */
const retrySeconds = [3, 30, 150];

/**
 * Publishes the instant trigger, and lets records change while n8n runs and while it is down.
 * @returns the session with the n8n that was started again
 */
export async function playInstantTrigger(scene: TriggerScene): Promise<Session> {
	const { stage, instance, sandbox, session } = scene;
	const { signal } = stage;
	const executions = new Executions(session, instance.home, signal);
	const trigger = packageNode(nodeName, 'pipedriveCrmTrigger', scene.signIn, {
		triggerOn: 'deal',
		events: ['created', 'updated'],
	});
	const workflow = await executions.store(chain('Instant', [{ ...trigger, webhookId }]));
	const registered = async (count: number) => {
		const hasCount = async () => (await webhooks(scene)).length === count;
		await eventually(`${String(count)} webhooks in the account`, hasCount, { signal });
	};

	const answering = async () => {
		const answers = async () => (await statusWithoutSecret(instance.url)) === 401;
		await eventually('the webhook', answers, { signal });
	};

	await stage.step('instant: publishing registers one webhook', async () => {
		await executions.publish(workflow);
		await registered(1);
		await answering();
	});
	const made = await stage.step(`instant: ${String(changes)} changes, each seen once`, async () => {
		const ids: number[] = [];
		while (ids.length < changes) {
			ids.push(...(await sandbox.makeChanges({ object: 'deal', action: 'create', count: burst })));
			await deliverAll(sandbox);
		}
		const attempts = (await sandbox.deliveries()).length;
		stage.tell(`           attempts to deliver: ${String(attempts)}`);
		await executions.finished(workflow, changes);
		assertEachOnce(await idsSeen(executions, workflow, nodeName), ids);
		return ids;
	});
	await stage.step('instant: 401 without the secret, and no execution', async () => {
		assert.equal(await statusWithoutSecret(instance.url), 401);
		assert.equal((await executions.list(workflow)).length, changes);
	});
	const later = await stage.step(
		'instant: a crash, changes while n8n is down, a start',
		async () => {
			await instance.crash();
			const count = changesWhileDown;
			made.push(...(await sandbox.makeChanges({ object: 'deal', action: 'create', count })));
			const failed = (await sandbox.deliveries()).filter(({ outcome }) => outcome === 'failed');
			assert.equal(failed.length, count);
			return await instance.start();
		},
	);
	await stage.step('instant: what was missed is delivered again, each seen once', async () => {
		await answering();
		await deliverAll(sandbox);
		await registered(1);
		const again = new Executions(later, instance.home, signal);
		await again.finished(workflow, changes + changesWhileDown);
		assertEachOnce(await idsSeen(again, workflow, nodeName), made);
	});
	await stage.step('instant: unpublishing removes the webhook', async () => {
		await new Executions(later, instance.home, signal).unpublish(workflow);
		await registered(0);
	});
	return later;
}

/** Waits for the deliveries that are under way, and lets time pass until those that failed have arrived. */
async function deliverAll(sandbox: Sandbox): Promise<void> {
	for (const advanceSeconds of retrySeconds) {
		const last = new Map((await sandbox.deliveries()).map((one) => [one.eventId, one.outcome]));
		if ([...last.values()].every((outcome) => outcome === 'delivered')) return;
		await sandbox.clock({ advanceSeconds });
	}
	const reasons = (await sandbox.deliveries()).map(
		(one) => one.reason ?? one.status ?? one.outcome,
	);
	throw new Error(`Not everything was delivered: ${[...new Set(reasons)].join(', ')}`);
}

async function webhooks({ sandbox }: TriggerScene): Promise<unknown[]> {
	const { data } = (await sandbox.call('GET', '/api/v1/webhooks')).body;
	assert(Array.isArray(data));
	return data;
}

async function statusWithoutSecret(url: string): Promise<number> {
	const address = `${url}/webhook/${webhookId}/webhook`;
	const headers = { 'content-type': 'application/json' };
	return (await fetch(address, { method: 'POST', headers, body: '{}' })).status;
}
