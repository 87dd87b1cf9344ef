import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, delimiter, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { killGroup } from './processGroup.ts';

const linesKept = 15;

/** How npm is called. */
export interface NpmCall {
	cwd: string;
	/** Added to the environment of this process. */
	env?: Record<string, string>;
	/** Ends npm at once, and all that it runs. */
	signal: AbortSignal;
	/** Hears every line that npm says on its error stream: progress, warnings, errors. */
	onLine?: (line: string) => void;
}

/**
 * Runs npm, the same one that runs this process where there is one, with the Node of this process. It has
 * a process group of its own: asked to end by Ctrl-C, npm would first finish what it is fetching.
 * @returns what npm printed on its output
 * @throws with npm's last lines when it fails, and the signal's reason when that was given
 */
export async function runNpm(args: string[], call: NpmCall): Promise<string> {
	call.signal.throwIfAborted();
	const [program, ...before] = npmCommand(process.env.npm_execpath);
	const child = spawn(program, [...before, ...args], {
		cwd: call.cwd,
		env: { ...process.env, ...call.env, PATH: pathWithThisNode() },
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	const output: string[] = [];
	const said: string[] = [];
	createInterface({ input: child.stdout }).on('line', (line) => output.push(line));
	createInterface({ input: child.stderr }).on('line', (line) => {
		if (!line.startsWith('npm http')) said.push(line);
		call.onLine?.(line);
	});
	const code = await closed(child, call.signal);
	if (code === 0) return output.join('\n');
	const last = [...said, ...output].slice(-linesKept).join('\n');
	throw new Error(`npm ${args[0] ?? ''} failed (code ${String(code)}):\n${last}`);
}

async function closed(child: ChildProcess, signal: AbortSignal): Promise<unknown> {
	const giveUp = () => {
		killGroup(child.pid);
	};
	signal.addEventListener('abort', giveUp);
	try {
		const [code]: unknown[] = await once(child, 'close');
		signal.throwIfAborted();
		return code;
	} finally {
		signal.removeEventListener('abort', giveUp);
	}
}

/**
 * Chooses what to run for npm.
 * @param execPath what npm says about itself to the scripts it runs; other package managers say theirs
 */
export function npmCommand(execPath: string | undefined): [string, ...string[]] {
	if (execPath !== undefined && basename(execPath) === 'npm-cli.js') {
		return [process.execPath, execPath];
	}
	return ['npm'];
}

/** The search path with the Node of this process first: n8n and npm's helpers ask for `node` by name. */
export function pathWithThisNode(): string {
	return [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
}
