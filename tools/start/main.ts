import { once } from 'node:events';
import { relative, resolve } from 'node:path';
import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import { type Home, homeIn } from './home.ts';
import { readStartOptions, type StartOptions } from './options.ts';
import { type Ready, Tryout } from './tryout.ts';

const endedByUser = 130;

function announce({ url, owner, sandbox, workflows }: Ready, plan: string, { log }: Home): void {
	const lines = [
		'',
		`n8n          ${url}`,
		`Sign in      ${owner.email} / ${owner.password}`,
		...workflows.map(({ name, url: page }) => `Workflow     ${name}: ${page}`),
		`Sandbox      ${sandbox.url} (plan ${plan})`,
		`Log of n8n   ${relative(process.cwd(), log)}`,
		'',
		'Ctrl-C ends n8n and the sandbox.',
	];
	console.log(lines.join('\n'));
}

/** With --json the one line on standard output is the result, so progress goes to the error stream. */
function shown(json: boolean) {
	if (!json) {
		return { renderer: process.stdout.isTTY ? 'default' : 'simple' } as const;
	}
	const processOutput = new ProcessOutput(process.stderr, process.stderr);
	return {
		renderer: 'simple',
		rendererOptions: { logger: new ListrLogger({ processOutput }) },
	} as const;
}

async function play(tryout: Tryout, options: StartOptions, home: Home, stopped: AbortSignal) {
	const tasks = await tryout.tasks();
	await new Listr(tasks, {
		concurrent: false,
		registerSignalListeners: false,
		...shown(options.json),
	}).run();
	const { ready, ended } = tryout.result();
	if (options.json) console.log(JSON.stringify(ready));
	else announce(ready, options.plan, home);
	const ctrlC = stopped.aborted ? Promise.resolve() : once(stopped, 'abort');
	await Promise.race([ctrlC, ended]);
	if (!stopped.aborted) throw new Error(`n8n ended by itself; its log is ${home.log}`);
}

const options = readStartOptions(process.argv);
const home = homeIn(resolve(import.meta.dirname, '../..'));
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		stopping.abort(new Error('Stopped'));
	});
}
const tryout = new Tryout(home, options, stopping.signal);
try {
	await play(tryout, options, home, stopping.signal);
} catch (error) {
	const stopped = stopping.signal.aborted;
	if (!stopped) console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = stopped ? endedByUser : 1;
} finally {
	await tryout.stop();
}
