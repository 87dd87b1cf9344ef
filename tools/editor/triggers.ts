import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { type StartedTryout, startTryout } from '../start/child.ts';
import { owner } from '../start/session.ts';
import { findChromium, openChromium } from './chromium.ts';
import { EditorPage } from './editorPage.ts';
import { type PicturedNode, storeWorkflowOf } from './pictureWorkflow.ts';

interface TriggerPicture extends PicturedNode {
	file: string;
	/** Makes something happen that the trigger waits for. */
	cause?: (tryout: StartedTryout) => Promise<void>;
}

const out = process.argv[2] ?? join(import.meta.dirname, '../../docs');

const pictures: TriggerPicture[] = [
	{
		file: 'polling-trigger.png',
		type: 'pipedriveCrmPollTrigger',
		name: 'Pipedrive CRM Polling Trigger',
		parameters: { triggerOn: 'deal', events: ['stageChanged', 'won'] },
	},
	{
		file: 'trigger.png',
		type: 'pipedriveCrmTrigger',
		name: 'Pipedrive CRM Trigger',
		parameters: { triggerOn: 'deal', events: ['stageChanged', 'won'] },
		cause: async ({ sandbox }) => {
			const call = async (method: string, path: string, body?: object) => {
				const headers = { 'content-type': 'application/json', 'x-api-token': sandbox.apiToken };
				const request = { method, headers, body: body && JSON.stringify(body) };
				return (await fetch(sandbox.url + path, request)).json() as Promise<{ data: unknown[] }>;
			};
			// n8n registers the webhook a moment after the click.
			while ((await call('GET', '/api/v1/webhooks')).data.length === 0) await sleep(250);
			await call('PATCH', '/api/v2/deals/7', { status: 'won' });
		},
	},
];

/** Opens a trigger, lets it find or hear of a change, and saves a picture of its panel with the output. */
async function take(
	picture: TriggerPicture,
	tryout: StartedTryout,
	browser: Browser,
): Promise<void> {
	const editor = await EditorPage.open(browser, tryout.url);
	await editor.signIn(owner);
	await editor.openWorkflow(await storeWorkflowOf(picture, tryout));
	await editor.openNode(picture.name);
	await editor.executeNode(async () => await picture.cause?.(tryout));
	await editor.showOutputAs('json');
	await editor.savePanel(join(out, picture.file));
	await editor.leave();
}

const tryout = await startTryout(['--port', '0']);
const browser = await openChromium(findChromium(process.env.CHROMIUM));
try {
	for (const picture of pictures) {
		await take(picture, tryout, browser);
		console.log(picture.file);
	}
} finally {
	await browser.close();
	await tryout.stop();
}
