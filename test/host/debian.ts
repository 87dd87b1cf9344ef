import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Stage } from './stage.ts';

/**
 * Makes sure that programs are there: with apt-get where they are missing and this process may use it.
 * @param wanted Debian's package and a file or folder that it brings
 * @throws saying what to install
 */
export async function installDebian(wanted: Record<string, string>, stage: Stage): Promise<void> {
	const missing = Object.keys(wanted).filter((name) => !existsSync(wanted[name] ?? ''));
	if (missing.length === 0) return;
	const advice = `apt-get install --no-install-recommends ${missing.join(' ')}`;
	if (process.getuid?.() !== 0) throw new Error(`Something is missing. Run as root: ${advice}`);
	await apt(['update'], stage.signal);
	await apt(['install', '-y', '--no-install-recommends', ...missing], stage.signal);
	const still = missing.filter((name) => !existsSync(wanted[name] ?? ''));
	if (still.length > 0) throw new Error(`apt-get did not bring ${still.join(', ')}`);
}

async function apt(args: string[], signal: AbortSignal): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const child = spawn('apt-get', ['-q', ...args], {
		env,
		signal,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const said: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
	}
	const [code]: unknown[] = await once(child, 'close');
	if (code !== 0)
		throw new Error(`apt-get ${args.join(' ')} failed:\n${said.join('').slice(-2000)}`);
}
