import assert from 'node:assert/strict';
import type { Sandbox } from '../../../sandbox/client/startSandbox.ts';
import { findChromium, openChromium } from '../../../tools/editor/chromium.ts';
import { EditorPage } from '../../../tools/editor/editorPage.ts';
import { owner, type Session } from '../../../tools/start/session.ts';
import { installChromium } from '../editor.ts';
import { storeOAuth } from '../n8n/credentials.ts';
import { Executions, type StoredWorkflow } from '../n8n/executions.ts';
import { furnish } from '../n8n/instance.ts';
import { chain, node, packageNode, type SignIn } from '../n8n/workflowNodes.ts';
import type { Part } from '../part.ts';
import type { Stage } from '../stage.ts';

const lastNode = 'List Deals';

interface Grants {
	authorization_code: number;
	refresh_token: number;
	client_credentials: number;
	refused: number;
}

/** Both grants of OAuth 2.0, through n8n's own authorize URL, callback and refresh. */
export const oauth: Part = {
	name: 'oauth',
	title: 'OAuth 2.0: connected in a browser, refreshed, revoked; client credentials',
	async play(stage) {
		await installChromium(stage);
		const { instance, session, sandbox } = await furnish(stage, 'unlimited');
		const executions = new Executions(session, instance.home, stage.signal);
		const scene = { stage, session, sandbox, executions };
		await playAuthorizationCode(scene);
		await playClientCredentials(scene);
		assert.deepEqual(await sandbox.violations(), []);
	},
};

interface Scene {
	stage: Stage;
	session: Session;
	sandbox: Sandbox;
	executions: Executions;
}

async function playAuthorizationCode(scene: Scene): Promise<void> {
	const { stage, session, sandbox, executions } = scene;
	const signIn = await storeOAuth(session, sandbox, 'authorizationCode');
	const workflow = await executions.store(listing('Authorization code', signIn));
	const expire = () => sandbox.control('POST', '/oauth/expire-access-tokens');

	await stage.step('connect the account in Chromium', () => connect(scene, signIn));
	await stage.step('a run', () => succeed(executions, workflow));

	await stage.step('a run with an expired access token', async () => {
		await expire();
		const before = await grantsOf(sandbox);
		await succeed(executions, workflow);
		assert.equal((await grantsOf(sandbox)).refresh_token - before.refresh_token, 1);
	});
	await stage.step('two runs at once with an expired access token', async () => {
		await expire();
		const before = await grantsOf(sandbox);
		await Promise.all([succeed(executions, workflow), succeed(executions, workflow)]);
		const { refresh_token: refreshes } = await grantsOf(sandbox);
		stage.tell(`           refreshes: ${String(refreshes - before.refresh_token)}`);
	});
	await stage.step('a run after the connection was revoked', async () => {
		await sandbox.control('POST', '/oauth/revoke-all');
		const { status, error } = await executions.run(workflow);
		assert.equal(status, 'error');
		stage.tell(`           ${error?.message ?? ''} ${error?.description ?? ''}`);
		assert.match(`${error?.message ?? ''} ${error?.description ?? ''}`, /reconnect/);
	});
	await stage.step('connect again', () => connect(scene, signIn));
	await stage.step('a run', () => succeed(executions, workflow));
}

async function playClientCredentials({
	stage,
	session,
	sandbox,
	executions,
}: Scene): Promise<void> {
	const signIn = await storeOAuth(session, sandbox, 'clientCredentials');
	const workflow = await executions.store(listing('Client credentials', signIn));
	const given = async () => (await grantsOf(sandbox)).client_credentials;
	await stage.step('client credentials: a run', () => succeed(executions, workflow));
	assert.equal(await given(), 1);
	await stage.step('client credentials: a run with an expired access token', async () => {
		await sandbox.control('POST', '/oauth/expire-access-tokens');
		await succeed(executions, workflow);
	});
	assert.equal(await given(), 2);
}

/** Follows n8n's authorize URL to the consent page, allows, and comes back to n8n's callback. */
async function connect({ session, sandbox, stage }: Scene, signIn: SignIn): Promise<void> {
	const path = `/rest/oauth2-credential/auth?id=${signIn.credential.id}`;
	const address = new URL(await session.call<string>('GET', path));
	assert.equal(address.origin, sandbox.url);
	const before = await grantsOf(sandbox);
	const browser = await openChromium(findChromium(process.env.CHROMIUM));
	stage.onEnd(() => browser.close());
	try {
		const editor = await EditorPage.open(browser, session.url);
		await editor.signIn(owner);
		await editor.page.goto(address.href);
		await editor.page.getByTestId('oauth-allow').click();
		await editor.page.waitForURL((url) => url.pathname === '/rest/oauth2-credential/callback');
	} finally {
		await browser.close();
	}
	const { authorization_code: codes } = await grantsOf(sandbox);
	assert.equal(codes - before.authorization_code, 1);
	const stored = await session.call<{ data: { oauthTokenData?: unknown } }>(
		'GET',
		`/rest/credentials/${signIn.credential.id}?includeData=true`,
	);
	assert.equal(stored.data.oauthTokenData, true);
}

function listing(name: string, signIn: SignIn) {
	return chain(name, [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		packageNode(lastNode, 'pipedriveCrm', signIn, {
			resource: 'deal',
			operation: 'getAll',
			limit: 5,
		}),
	]);
}

async function succeed(executions: Executions, workflow: StoredWorkflow): Promise<void> {
	const { status, items, error } = await executions.run(workflow);
	assert.deepEqual([status, items[lastNode]?.length, error], ['success', 5, undefined]);
}

async function grantsOf(sandbox: Sandbox): Promise<Grants> {
	const { text } = await sandbox.control('GET', '/oauth/grants');
	const grants: Grants = JSON.parse(text);
	return grants;
}
