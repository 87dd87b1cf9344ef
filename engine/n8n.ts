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

/** n8n gives a regular expression 250 ms by the clock, which a busy machine can miss for no reason of ours. */
const regexesWithoutTimeout: Parameters<typeof workflow.setSafeRegexEngine>[0] = {
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags = '') =>
		Array.from(input.matchAll(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`))),
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
};

async function start(): Promise<void> {
	di.Container.get(core.InstanceSettings).markAsLeader();
	di.Container.get(core.BinaryDataConfig).mode = 'default';
	const silent = () => undefined;
	workflow.LoggerProxy.init({ debug: silent, info: silent, warn: silent, error: silent });
	workflow.setSafeRegexEngine(regexesWithoutTimeout);
	await workflow.Expression.initExpressionEngine({
		engine: 'vm',
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
		maxCodeCacheSize: 1024,
		poolSize: 1,
	});
}
