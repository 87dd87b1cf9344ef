import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n reads these when it is first loaded; without a folder of its own it would write into ~/.n8n.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'engine-in-process';
process.env.N8N_LOG_LEVEL ??= 'silent';

// The ES module build of n8n-workflow names files without extensions, which Node refuses; and the
// built nodes load the CommonJS one, which has to be the same instance.
const load = createRequire(import.meta.url);
const loadForCore = createRequire(load.resolve('n8n-core'));

export const core = load('n8n-core') as typeof import('n8n-core');
export const workflow = load('n8n-workflow') as typeof import('n8n-workflow');
export const di = loadForCore('@n8n/di') as typeof import('@n8n/di');

let started: Promise<void> | undefined;

/** Starts what n8n's engine needs, once per process: the default expression engine among it. */
export async function startEngine(): Promise<void> {
	started ??= start();
	await started;
}

/** Ends what startEngine() started, so that the process can end. */
export async function stopEngine(): Promise<void> {
	started = undefined;
	await workflow.Expression.disposeExpressionEngine();
}

async function start(): Promise<void> {
	di.Container.get(core.InstanceSettings).markAsLeader();
	di.Container.get(core.BinaryDataConfig).mode = 'default';
	const silent = () => undefined;
	workflow.LoggerProxy.init({ debug: silent, info: silent, warn: silent, error: silent });
	await workflow.Expression.initExpressionEngine({
		engine: 'vm',
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
		maxCodeCacheSize: 1024,
		poolSize: 1,
	});
}
