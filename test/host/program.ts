import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { killGroup } from '../../tools/start/processGroup.ts';
import type { Stage } from './stage.ts';

/** A server that is not n8n. */
export interface Program {
	command: string;
	args: string[];
	cwd: string;
	/** File that takes what it prints. */
	log: string;
	/** Which user runs it, where that is not the one of this process. */
	as?: { uid: number; gid: number } | undefined;
	/** What asks it to end at once. */
	endBy?: NodeJS.Signals;
}

/** Starts a server in a process group of its own; it ends with the stage. */
export async function startProgram(program: Program, stage: Stage): Promise<void> {
	const log = await open(program.log, 'w');
	const child = spawn(program.command, program.args, {
		cwd: program.cwd,
		stdio: ['ignore', log.fd, log.fd],
		detached: true,
		...program.as,
	});
	const gone = once(child, 'exit');
	await Promise.all([once(child, 'spawn'), log.close()]);
	stage.onEnd(async () => {
		child.kill(program.endBy ?? 'SIGTERM');
		await gone;
		killGroup(child.pid);
	});
}
