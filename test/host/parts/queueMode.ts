import assert from 'node:assert/strict';
import { type Sandbox, startSandbox } from '../../../sandbox/client/startSandbox.ts';
import { Cluster, type Worker } from '../cluster/cluster.ts';
import { serverPackages } from '../cluster/servers.ts';
import { trafficDuring } from '../cluster/usageSampler.ts';
import { installDebian } from '../debian.ts';
import { personsByEmail } from '../cluster/personsByEmail.ts';
import { eventually } from '../eventually.ts';
import { storeApiToken } from '../n8n/credentials.ts';
import { Executions, type StoredWorkflow } from '../n8n/executions.ts';
import { chain, node, packageNode, type SignIn, type WorkflowNode } from '../n8n/workflowNodes.ts';
import type { Part } from '../part.ts';
import type { Stage } from '../stage.ts';

const executionsAtOnce = 40;
const itemsEach = 10;

/** Lite: 20 requests in 2 seconds with an API token. */
const plan = { name: 'lite', requests: 20, seconds: 2 };

/** When the worker is killed: so many of the items are written by then. */
const writtenBefore = 15;
const itemsOfTheKilled = 60;

/** Main, two workers and a webhook processor: one limit for all, and what a killed worker leaves. */
export const queueMode: Part = {
	name: 'queue',
	title: 'Queue mode: 40 executions at once share a limit; a worker is killed',
	async play(stage) {
		await stage.step('Debian packages', () => installDebian(serverPackages, stage));
		const sandbox = await startSandbox({ plan: plan.name });
		stage.onEnd(() => sandbox.stop());
		const { cluster, session } = await Cluster.start(stage);
		const workers = await stage.step('two workers', async () => [
			await cluster.startWorker('worker1'),
			await cluster.startWorker('worker2'),
		]);
		const signIn = await storeApiToken(session, sandbox);
		const executions = new Executions(session, cluster.home, stage.signal);
		const scene = { stage, sandbox, cluster, executions, signIn, workers };
		await playAtOnce(scene);
		await playKilledWorker(scene, 'create');
		await playKilledWorker(scene, 'upsert');
	},
};

interface Scene {
	stage: Stage;
	sandbox: Sandbox;
	cluster: Cluster;
	executions: Executions;
	signIn: SignIn;
	workers: Worker[];
}

interface Row {
	name: string;
	email: string;
}

async function playAtOnce(scene: Scene): Promise<void> {
	const { stage, sandbox, executions, workers } = scene;
	const workflow = await publishWriter(scene, 'at-once', 'create');
	const sent = Array.from({ length: executionsAtOnce }, (_, index) =>
		rows(`at-once-${String(index)}`, itemsEach),
	);
	const traffic = await stage.step(`${String(executionsAtOnce)} executions at once`, () =>
		trafficDuring(sandbox, async () => {
			await Promise.all(sent.map((part) => send(scene, 'at-once', part)));
			const finished = await executions.finished(workflow, executionsAtOnce);
			assert.deepEqual([...new Set(finished.map(({ status }) => status))], ['success']);
			assert.equal(finished.length, executionsAtOnce);
		}),
	);
	const counts = await personsByEmail(sandbox);
	for (const { email } of sent.flat()) assert.equal(counts.get(email), 1, email);
	const share = traffic.accepted / ((traffic.seconds / plan.seconds) * plan.requests);
	const begun = await Promise.all(workers.map(async (worker) => (await worker.begun()).length));
	stage.tell(
		`           ${String(executionsAtOnce * itemsEach)} records, each once; executions per worker ${begun.join(' and ')}; ` +
			`${(share * 100).toFixed(0)} % of the limit used, ${String(traffic.rateLimited)} answers 429`,
	);
	assert(begun.every((count) => count > 0));
}

/** Kills the worker that writes, shows what n8n makes of the execution, and sends the same input again. */
async function playKilledWorker(scene: Scene, operation: 'create' | 'upsert'): Promise<void> {
	const { stage, sandbox, cluster, executions, workers } = scene;
	const name = operation === 'create' ? 'Create' : 'Create or Update';
	const path = `killed-${operation}`;
	const workflow = await publishWriter(scene, path, operation);
	const sent = rows(path, itemsOfTheKilled);
	const written = async () => {
		const counts = await personsByEmail(sandbox);
		return sent.reduce((sum, { email }) => sum + (counts.get(email) ?? 0), 0);
	};

	const killed = await stage.step(`${name}: a worker killed while it writes`, async () => {
		await send(scene, path, sent);
		const enough = async () => (await written()) >= writtenBefore;
		await eventually('records of the worker', enough, stage);
		const [row] = await executions.list(workflow);
		const worker = await workerOf(workers, row?.id);
		await worker.kill();
		workers.splice(workers.indexOf(worker), 1);
		return worker.name;
	});
	const left = await written();
	assert(left < itemsOfTheKilled, 'The worker was faster than its end');
	await stage.step(`${name}: n8n ends the execution`, async () => {
		const [row] = await executions.finished(workflow, 1);
		const { error } = await executions.outcome(row?.id ?? '');
		stage.tell(
			`           ${String(left)} of ${String(sent.length)} were written; status ${row?.status ?? ''}: ${error?.message ?? 'no message'}`,
		);
		assert.equal((await executions.list(workflow)).length, 1);
		assert.equal(await written(), left);
	});
	workers.push(
		await stage.step('a worker in its place', () => cluster.startWorker(`${killed}again`)),
	);
	await stage.step(`${name}: the same input again`, async () => {
		await send(scene, path, sent);
		const done = await executions.finished(workflow, 2);
		assert.equal(done.at(-1)?.status, 'success');
	});
	const counts = [...(await personsByEmail(sandbox))].filter(([email]) =>
		sent.some((row) => row.email === email),
	);
	const twice = counts.filter(([, count]) => count > 1).length;
	stage.tell(`           ${String(counts.length)} records, ${String(twice)} of them twice`);
	assert.equal(counts.length, sent.length);
	assert.equal(twice, operation === 'create' ? left : 0);
}

async function workerOf(workers: Worker[], execution: string | undefined): Promise<Worker> {
	for (const worker of workers) {
		if ((await worker.begun()).includes(execution ?? '')) return worker;
	}
	throw new Error(`No worker has begun the execution ${execution ?? ''}`);
}

/** Publishes a workflow that writes the rows that a webhook brings, and waits until the webhook is there. */
async function publishWriter(
	scene: Scene,
	path: string,
	operation: 'create' | 'upsert',
): Promise<StoredWorkflow> {
	const { executions, signIn, stage, cluster } = scene;
	const workflow = await executions.store(
		chain(path, [
			webhook(path),
			node('Rows', 'n8n-nodes-base.splitOut', {
				fieldToSplitOut: 'body.rows',
				options: { destinationFieldName: 'row' },
			}),
			node(
				'Name and Email',
				'n8n-nodes-base.set',
				{
					mode: 'raw',
					jsonOutput: '={{ $json.row }}',
				},
				3.4,
			),
			packageNode('Write Persons', 'pipedriveCrm', signIn, {
				resource: 'person',
				operation,
				dataToSend: 'autoMapInputData',
				...(operation === 'upsert' && { matchBy: { match: [{ field: 'emails', value: '' }] } }),
			}),
		]),
	);
	await executions.publish(workflow);
	const address = `${cluster.webhookUrl}/webhook/${path}`;
	// Asked in another way than it is meant to be, n8n names the way, once the webhook is there.
	const isThere = async () => (await (await fetch(address)).text()).includes('make a POST request');
	await eventually(`the webhook ${path}`, isThere, stage);
	return workflow;
}

function webhook(path: string): WorkflowNode {
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	return { ...node('Webhook', 'n8n-nodes-base.webhook', parameters, 2), webhookId: path };
}

async function send({ cluster }: Scene, path: string, sent: Row[]): Promise<void> {
	const response = await fetch(`${cluster.webhookUrl}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ rows: sent }),
	});
	assert.equal(response.status, 200, await response.text());
}

function rows(name: string, count: number): Row[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `${name} ${String(index)}`,
		email: `${name}-${String(index)}@queue.example`,
	}));
}
