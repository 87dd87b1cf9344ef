import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../sandbox/client/startSandbox.ts';
import type { CredentialReference } from '../../../tools/start/examples.ts';
import { furnishCredentials } from '../../../tools/start/furnish.ts';
import type { Home } from '../../../tools/start/home.ts';
import { packPackage, prepareNodesFolder } from '../../../tools/start/installPackage.ts';
import { runNpm } from '../../../tools/start/npm.ts';
import type { Session } from '../../../tools/start/session.ts';
import { Executions, type StoredWorkflow } from '../n8n/executions.ts';
import { Instance } from '../n8n/instance.ts';
import { chain, node, packageNode } from '../n8n/workflowNodes.ts';
import type { Part } from '../part.ts';
import { type Registry, startRegistry } from '../npmRegistry.ts';
import type { Stage } from '../stage.ts';

const packageName = 'n8n-nodes-pipedrive-crm';
const nodeNames = ['pipedriveCrm', 'pipedriveCrmPollTrigger', 'pipedriveCrmTrigger'];
const credentialNames = ['pipedriveCrmApi', 'pipedriveCrmOAuth2Api'];

interface NodeType {
	name: string;
	iconUrl?: string | { light: string; dark: string };
	codex?: { categories?: string[] };
}

interface CredentialType {
	name: string;
	iconUrl?: string | { light: string; dark: string };
}

/** From a registry into n8n's nodes folder, to a next version, and out again. */
export const communityInstall: Part = {
	name: 'install',
	title: 'Community install: published, installed by npm, updated, uninstalled',
	async play(stage) {
		const instance = await Instance.on(stage);
		const { home } = instance;
		const sandbox = await startSandbox();
		stage.onEnd(() => sandbox.stop());
		const registry = await stage.step('start verdaccio', () => startRegistry(stage));
		const npm = npmIn(registry, stage);
		const version = await stage.step('pack and publish', () => publish(home, npm, stage));
		await prepareNodesFolder(home);
		await stage.step(`npm install ${packageName}`, () => npm(home.nodes, ['install', packageName]));
		assert.equal(await installedVersion(home), version);

		let session = await stage.step('start n8n', () => instance.start());
		await stage.step('node types, credentials, codex, icons', () => checkTypes(session));
		const credentials = await furnishCredentials(session, sandbox);
		await stage.step('n8n tests the credential', () =>
			testCredential(session, sandbox, credentials),
		);
		const workflow = await storeListing(new Executions(session, home, stage.signal), credentials);
		const listsDeals = async () => {
			const ran = await new Executions(session, home, stage.signal).run(workflow);
			assert.deepEqual([ran.status, ran.items['List Deals']?.length], ['success', 5]);
		};
		await stage.step('run a workflow', listsDeals);

		const next = await stage.step('publish a next version', () =>
			publishNext(home, version, npm, stage),
		);
		await stage.step(`npm install ${packageName}@${next}`, () =>
			npm(home.nodes, ['install', `${packageName}@${next}`]),
		);
		assert.equal(await installedVersion(home), next);
		session = await stage.step('restart n8n', () => instance.restart());
		await stage.step('run the same workflow', listsDeals);

		await stage.step('npm uninstall', () => npm(home.nodes, ['uninstall', packageName]));
		session = await stage.step('restart n8n', () => instance.restart());
		await stage.step('n8n is healthy without it', () =>
			checkUninstalled(session, home, workflow, stage),
		);
	},
};

type Npm = (folder: string, args: string[]) => Promise<string>;

/** As a user calls npm; the package's peer is n8n's own, so npm is told not to bring another. */
function npmIn(registry: Registry, stage: Stage): Npm {
	const quiet = ['--no-audit', '--no-fund', '--legacy-peer-deps'];
	return (cwd, args) =>
		runNpm([...args, ...quiet], { cwd, env: registry.npm, signal: stage.signal });
}

/** @returns the version that was published */
async function publish(home: Home, npm: Npm, stage: Stage): Promise<string> {
	const { tarball } = await packPackage(home, stage.signal);
	await npm(home.packages, ['publish', tarball]);
	const { version }: { version: string } = JSON.parse(
		await readFile(join(home.root, 'package.json'), 'utf8'),
	);
	return version;
}

/** Publishes the same content once more, as the next patch. */
async function publishNext(home: Home, version: string, npm: Npm, stage: Stage): Promise<string> {
	const folder = join(stage.folder, 'next');
	await mkdir(folder, { recursive: true });
	await cp(join(home.nodes, 'node_modules', packageName), folder, { recursive: true });
	const path = join(folder, 'package.json');
	const manifest: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'));
	const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
	await writeFile(path, JSON.stringify({ ...manifest, version: next }));
	await npm(folder, ['publish']);
	return next;
}

async function installedVersion(home: Home): Promise<string> {
	const path = join(home.nodes, 'node_modules', packageName, 'package.json');
	const { version }: { version: string } = JSON.parse(await readFile(path, 'utf8'));
	return version;
}

async function checkTypes(session: Session): Promise<void> {
	const types: NodeType[] = JSON.parse(await session.read('/types/nodes.json'));
	for (const name of nodeNames) {
		const type = types.find((one) => one.name === `${packageName}.${name}`);
		assert(type, `n8n has no node type ${name}`);
		assert(type.codex?.categories?.includes('Sales'), `${name} has no codex`);
		await checkIcons(session, type.iconUrl);
	}
	assert(types.some(({ name }) => name === `${packageName}.pipedriveCrmTool`));
	const credentials: CredentialType[] = JSON.parse(await session.read('/types/credentials.json'));
	for (const name of credentialNames) {
		const type = credentials.find((one) => one.name === name);
		assert(type, `n8n has no credential type ${name}`);
		await checkIcons(session, type.iconUrl);
	}
}

async function checkIcons(session: Session, iconUrl: NodeType['iconUrl']): Promise<void> {
	assert(typeof iconUrl === 'object', 'There is an icon for light and for dark');
	for (const path of [iconUrl.light, iconUrl.dark]) {
		assert.match(await session.read(`/${path}`), /<svg/);
	}
}

async function testCredential(
	session: Session,
	{ apiToken, url }: Sandbox,
	credentials: ReadonlyMap<string, CredentialReference>,
): Promise<void> {
	const type = 'pipedriveCrmApi';
	const test = async (token: string) => {
		const data = { apiToken: token, baseUrl: url, rateLimit: 'automatic', companyDomain: '' };
		const body = { credentials: { ...credentials.get(type), type, data } };
		return (await session.call<{ status: string }>('POST', '/rest/credentials/test', body)).status;
	};
	assert.deepEqual([await test(apiToken), await test('wrong')], ['OK', 'Error']);
}

async function storeListing(
	executions: Executions,
	credentials: ReadonlyMap<string, CredentialReference>,
): Promise<StoredWorkflow> {
	const credential = credentials.get('pipedriveCrmApi');
	assert(credential);
	return await executions.store(
		chain('Lists deals', [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			packageNode(
				'List Deals',
				'pipedriveCrm',
				{ type: 'pipedriveCrmApi', credential },
				{
					resource: 'deal',
					operation: 'getAll',
					limit: 5,
				},
			),
		]),
	);
}

async function checkUninstalled(
	session: Session,
	home: Home,
	workflow: StoredWorkflow,
	stage: Stage,
): Promise<void> {
	const types: NodeType[] = JSON.parse(await session.read('/types/nodes.json'));
	assert.deepEqual(
		types.filter(({ name }) => name.startsWith(`${packageName}.`)),
		[],
	);
	const executions = new Executions(session, home, stage.signal);
	const other = chain('Without the package', [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Nothing', 'n8n-nodes-base.noOp'),
	]);
	assert.equal((await executions.run(await executions.store(other))).status, 'success');
	const stored = await session.call<StoredWorkflow>('GET', `/rest/workflows/${workflow.id}`);
	assert.deepEqual(stored.nodes[1]?.parameters, workflow.nodes[1]?.parameters);
}
