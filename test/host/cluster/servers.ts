import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, loopback } from '../../../tools/start/ports.ts';
import { eventually } from '../eventually.ts';
import { startProgram } from '../program.ts';
import type { Stage } from '../stage.ts';

const run = promisify(execFile);
const versions = '/usr/lib/postgresql';

/** Starts a Redis that keeps nothing on disk; it ends with the stage. @returns its port */
export async function startRedis(stage: Stage): Promise<number> {
	const port = await freePort(0, '');
	await startProgram(
		{
			command: 'redis-server',
			args: [
				...['--bind', loopback, '--port', String(port)],
				...['--save', '', '--appendonly', 'no'],
			],
			cwd: stage.folder,
			log: join(stage.folder, 'redis.log'),
		},
		stage,
	);
	const pong = async () =>
		(await succeeds('redis-cli', ['-h', loopback, '-p', String(port), 'ping'])) || undefined;
	await eventually('Redis', pong, stage);
	return port;
}

/**
 * Starts a PostgreSQL with an empty database `postgres` for the user `postgres`; it ends with the stage.
 * It refuses to run as root, so it runs as the user that Debian made for it, in a folder that this user can reach.
 * @returns its port
 */
export async function startPostgres(stage: Stage): Promise<number> {
	const [version] = (await readdir(versions)).sort().reverse();
	const bin = join(versions, version ?? '', 'bin');
	const folder = await mkdtemp(join(tmpdir(), 'n8n-postgres-'));
	stage.onEnd(() => rm(folder, { recursive: true, force: true }));
	const as = process.getuid?.() === 0 ? await postgresUser() : undefined;
	if (as) await chown(folder, as.uid, as.gid);
	await chmod(folder, 0o700);
	const data = join(folder, 'data');
	const initdb = ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync'];
	await run(join(bin, 'initdb'), initdb, { cwd: folder, signal: stage.signal, ...as });
	const port = await freePort(0, '');
	const settings = [`listen_addresses=${loopback}`, 'unix_socket_directories=', 'fsync=off'];
	await startProgram(
		{
			command: join(bin, 'postgres'),
			args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
			cwd: folder,
			log: join(stage.folder, 'postgres.log'),
			as,
			endBy: 'SIGINT',
		},
		stage,
	);
	const isReady = () => succeeds(join(bin, 'pg_isready'), ['-h', loopback, '-p', String(port)]);
	await eventually('PostgreSQL', isReady, stage);
	return port;
}

/** What Debian has to bring for both. */
export const serverPackages = {
	'redis-server': '/usr/bin/redis-server',
	postgresql: versions,
};

async function postgresUser(): Promise<{ uid: number; gid: number }> {
	const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
	const found = users.find(([name]) => name === 'postgres');
	if (!found) throw new Error('There is no user postgres, which runs PostgreSQL');
	return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function succeeds(command: string, args: string[]): Promise<boolean> {
	try {
		await run(command, args);
		return true;
	} catch (error) {
		const failed = error instanceof Error && 'code' in error && typeof error.code === 'number';
		if (failed) return false;
		throw error;
	}
}
