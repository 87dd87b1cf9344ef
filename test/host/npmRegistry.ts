import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from '../../tools/start/npm.ts';
import { freePort, loopback } from '../../tools/start/ports.ts';
import { fingerprintOf, unlessDone } from '../../tools/start/stamp.ts';
import { eventually } from './eventually.ts';
import { startProgram } from './program.ts';
import type { Stage } from './stage.ts';

const manifest = ['package.json', 'package-lock.json', '.npmrc'];

/** An npm registry on loopback that knows nothing but what is published to it. */
export interface Registry {
	url: string;
	/** Settings under which npm uses it, with the right to publish. */
	npm: Record<string, string>;
}

/**
 * Starts a verdaccio, which is installed once; it ends with the stage.
 * @throws with npm's last lines when it cannot be installed
 */
export async function startRegistry(stage: Stage): Promise<Registry> {
	const installed = await install(stage);
	const folder = join(stage.folder, 'registry');
	await mkdir(folder, { recursive: true });
	const config = join(folder, 'config.json');
	await writeFile(config, JSON.stringify(configuration(folder)));
	const port = await freePort(0, '');
	const url = `http://${loopback}:${String(port)}/`;
	const program = join(installed, 'node_modules', 'verdaccio', 'bin', 'verdaccio');
	await startProgram(
		{
			command: process.execPath,
			args: [program, '--config', config, '--listen', `${loopback}:${String(port)}`],
			cwd: folder,
			log: join(folder, 'log'),
		},
		stage,
	);
	await eventually('verdaccio', () => answers(`${url}-/ping`), stage);
	const userconfig = join(folder, 'npmrc');
	await writeFile(userconfig, `//${loopback}:${String(port)}/:_authToken=${await addUser(url)}\n`);
	return { url, npm: { npm_config_registry: url, npm_config_userconfig: userconfig } };
}

async function install(stage: Stage): Promise<string> {
	const folder = join(stage.cache, 'registry');
	const contents = await Promise.all(
		manifest.map((name) => readFile(join(import.meta.dirname, 'registry', name), 'utf8')),
	);
	await unlessDone(join(folder, 'installed'), fingerprintOf(contents), async () => {
		await mkdir(folder, { recursive: true });
		for (const name of manifest)
			await cp(join(import.meta.dirname, 'registry', name), join(folder, name));
		await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: folder,
			signal: stage.signal,
		});
	});
	return folder;
}

function configuration(folder: string) {
	return {
		storage: join(folder, 'storage'),
		auth: { htpasswd: { file: join(folder, 'htpasswd') } },
		uplinks: {},
		packages: { '**': { access: '$all', publish: '$authenticated' } },
		log: { type: 'stdout', format: 'pretty', level: 'warn' },
	};
}

async function answers(address: string): Promise<boolean> {
	try {
		return (await fetch(address)).ok;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

/** Signs a publisher up, as `npm adduser` does; their token is worth something to this registry alone. */
async function addUser(url: string): Promise<string> {
	const response = await fetch(`${url}-/user/org.couchdb.user:publisher`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'publisher', password: 'Publisher-2026' }),
	});
	const { token }: { token?: string } = JSON.parse(await response.text());
	if (token === undefined) throw new Error(`verdaccio gave no token: ${String(response.status)}`);
	return token;
}
