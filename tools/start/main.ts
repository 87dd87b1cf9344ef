import { once } from 'node:events';
import { relative, resolve } from 'node:path';
import { Listr, ListrLogger, type ListrTask, ProcessOutput } from 'listr2';
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

/** @returns false when a step has failed, which has been shown with its reason */
async function succeed(tasks: ListrTask[], json: boolean): Promise<boolean> {
	const list = new Listr(tasks, {
		concurrent: false,
		registerSignalListeners: false,
		...shown(json),
	});
	try {
		await list.run();
		return true;
	} catch (error) {
		if (list.tasks.some((task) => task.hasFailed())) return false;
		throw error;
	}
}

/** @returns the exit code */
async function play(tryout: Tryout, options: StartOptions, home: Home, stopped: AbortSignal) {
	if (!(await succeed(await tryout.tasks(), options.json))) {
		return stopped.aborted ? endedByUser : 1;
	}
	const { ready, ended } = tryout.result();
	if (options.json) console.log(JSON.stringify(ready));
	else announce(ready, options.plan, home);
	const ctrlC = stopped.aborted ? Promise.resolve() : once(stopped, 'abort');
	await Promise.race([ctrlC, ended]);
	if (stopped.aborted) return 0;
	console.error(`n8n ended by itself; its log is ${home.log}`);
	return 1;
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
	process.exitCode = await play(tryout, options, home, stopping.signal);
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
} finally {
	await tryout.stop();
}
