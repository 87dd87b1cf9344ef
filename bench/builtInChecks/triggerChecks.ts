import assert from 'node:assert/strict';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/client/startSandbox.ts';
import { hostOf } from '../triggers/instantTriggers.ts';
import type { CheckedOperation } from './stage.ts';

interface Webhook {
	subscription_url: string;
	event_action: string;
	event_object: string;
}

/**
 * The built-in Pipedrive Trigger for changed deals, from its activation to its end: it registers a webhook,
 * finds it again, is told of what it asked for and of nothing else, and takes the webhook away.
 * @returns how each of these went
 */
export async function checkTrigger(
	sandbox: Sandbox,
	credential: ICredentialDataDecryptedObject,
): Promise<CheckedOperation[]> {
	const host = await hostOf('builtIn', sandbox.url, credential, () => undefined);
	await host.start();
	const checked: CheckedOperation[] = [];
	const step = async (name: string, work: () => Promise<void>) => {
		const before = (await sandbox.violations()).length;
		let failure: string | undefined;
		try {
			await work();
		} catch (error) {
			failure = error instanceof Error ? error.message : String(error);
		}
		const violations = (await sandbox.violations()).slice(before).map(({ message }) => message);
		checked.push({ name: `trigger → ${name}`, violations, refused: undefined, failure });
	};
	const webhooks = async () =>
		(await sandbox.call('GET', '/api/v1/webhooks')).body.data as Webhook[];
	try {
		await step('registers', async () => {
			await host.activate();
			const [webhook, ...more] = await webhooks();
			assert.equal(more.length, 0);
			assert.deepEqual([webhook?.event_action, webhook?.event_object], ['change', 'deal']);
			assert.ok(webhook?.subscription_url.startsWith(host.baseUrl));
		});
		await step('finds its webhook again', async () => {
			await host.activate();
			assert.equal((await webhooks()).length, 1);
		});
		await step('fires', async () => {
			const answer = await sandbox.call('PATCH', '/api/v2/deals/2', { title: 'Told of' });
			assert.equal(answer.status, 200);
			await sandbox.makeChanges({ object: 'person', action: 'change', count: 1 });
			await sandbox.deliveries();
			assert.equal(host.runs.length, 1);
			const [item] = host.runs[0]?.items ?? [];
			assert.equal((item?.data as { title?: string }).title, 'Told of');
		});
		await step('goes', async () => {
			await host.deactivate();
			assert.deepEqual(await webhooks(), []);
			await sandbox.makeChanges({ object: 'deal', action: 'change', count: 1 });
			await sandbox.deliveries();
			assert.equal(host.runs.length, 1);
		});
	} finally {
		await host.stop();
	}
	return checked;
}
