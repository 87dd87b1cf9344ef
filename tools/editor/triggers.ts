import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { type StartedTryout, startTryout } from '../start/child.ts';
import { owner, Session } from '../start/session.ts';
import { findChromium, openChromium } from './chromium.ts';
import { EditorPage } from './editorPage.ts';

interface TriggerPicture {
	file: string;
	type: string;
	name: string;
	parameters: Record<string, unknown>;
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

async function workflowFor(picture: TriggerPicture, tryout: StartedTryout): Promise<string> {
	const session = await Session.open(tryout.url);
	const id = tryout.credentials.pipedriveCrmApi;
	const node = {
		id: picture.type,
		name: picture.name,
		type: `n8n-nodes-pipedrive-crm.${picture.type}`,
		typeVersion: 1,
		position: [0, 0],
		webhookId: `picture-${picture.type}`,
		parameters: { authentication: 'apiToken', ...picture.parameters },
		credentials: { pipedriveCrmApi: { id, name: 'Sandbox (API Token)' } },
	};
	const workflow = {
		name: `Picture of ${picture.name}`,
		nodes: [node],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
	return (await session.call<{ id: string }>('POST', '/rest/workflows', workflow)).id;
}

/** Opens a trigger, lets it find or hear of a change, and saves a picture of its panel with the output. */
async function take(
	picture: TriggerPicture,
	tryout: StartedTryout,
	browser: Browser,
): Promise<void> {
	const editor = await EditorPage.open(browser, tryout.url);
	await editor.signIn(owner);
	await editor.openWorkflow(await workflowFor(picture, tryout));
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
