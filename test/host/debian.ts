import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Makes sure that programs are there: with apt-get where they are missing and this process may use it.
 * @param wanted Debian's package and what it brings: the path of a file or folder, or a program on PATH
 * @throws saying what to install
 */
export async function installDebian(
	wanted: Record<string, string>,
	{ signal }: { signal: AbortSignal },
): Promise<void> {
	const missing = missingOf(wanted);
	if (missing.length === 0) return;
	const advice = `apt-get install --no-install-recommends ${missing.join(' ')}`;
	if (process.getuid?.() !== 0) throw new Error(`Something is missing. Run as root: ${advice}`);
	await apt(['update'], signal);
	await apt(['install', '-y', '--no-install-recommends', ...missing], signal);
	const still = missingOf(wanted);
	if (still.length > 0) throw new Error(`apt-get did not bring ${still.join(', ')}`);
}

function missingOf(wanted: Record<string, string>): string[] {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const isThere = (what: string) =>
		isAbsolute(what) ? existsSync(what) : folders.some((folder) => existsSync(join(folder, what)));
	return Object.entries(wanted).flatMap(([name, what]) => (isThere(what) ? [] : [name]));
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
