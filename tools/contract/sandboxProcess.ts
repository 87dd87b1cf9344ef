import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SandboxAccess } from './sandboxWalk.ts';

/**
 * Runs a task against a sandbox of its own, without rate limits, on a free port; the sandbox ends
 * with the task.
 *
 * @throws Error when the sandbox does not start; what it complains of goes to this process' stderr
 */
export async function withSandbox<T>(task: (sandbox: SandboxAccess) => Promise<T>): Promise<T> {
	const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
	const child = spawn(
		process.execPath,
		[main, '--port', '0', '--json', '--plan', 'unlimited', '--exit-with-parent'],
		{ stdio: ['pipe', 'pipe', 'inherit'] },
	);
	try {
		for await (const line of createInterface({ input: child.stdout })) {
			const sandbox: SandboxAccess = JSON.parse(line);
			return await task(sandbox);
		}
		throw new Error('The sandbox ended before it was ready.');
	} finally {
		child.kill('SIGTERM');
	}
}
