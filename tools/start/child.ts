import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ready } from './tryout.ts';

/** n8n and sandbox, started in a process of their own. */
export interface StartedTryout extends Ready {
	/** Ends both; resolves when they are gone. */
	stop(): Promise<void>;
}

/**
 * Does what `npm start` does, without the build, for another program. Progress is seen on its error stream.
 * @param args as on the command line, e.g. `['--port', '0']`
 * @throws when it does not come up; the reason is on the error stream
 */
export async function startTryout(args: string[] = []): Promise<StartedTryout> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--json', ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const gone = once(child, 'exit');
	for await (const line of createInterface({ input: child.stdout })) {
		const ready: Ready = JSON.parse(line);
		const stop = async () => {
			child.kill('SIGTERM');
			await gone;
		};
		return { ...ready, stop };
	}
	throw new Error('n8n was not started');
}
