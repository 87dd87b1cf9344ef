import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Home } from './home.ts';
import { InstallProgress } from './installProgress.ts';
import { runNpm } from './npm.ts';
import { fingerprintOf, unlessDone } from './stamp.ts';

const manifest = ['package.json', 'package-lock.json', '.npmrc'];

/** The n8n that is installed, from its own lockfile beside this file. */
export interface HostManifest {
	/** Version of n8n. */
	version: string;
	/** How many packages the lockfile names. */
	packages: number;
	fingerprint: string;
}

/** Reads which n8n is to be installed. */
export async function readHostManifest(): Promise<HostManifest> {
	const contents = await Promise.all(
		manifest.map((name) => readFile(join(import.meta.dirname, 'n8n', name), 'utf8')),
	);
	const lock: { packages: Record<string, { version?: string }> } = JSON.parse(contents[1] ?? '{}');
	return {
		version: lock.packages['node_modules/n8n']?.version ?? 'unknown',
		packages: Object.keys(lock.packages).length,
		fingerprint: fingerprintOf([...contents, process.version, process.platform, process.arch]),
	};
}

/**
 * Installs n8n into its own folder, unless this very n8n is there for this very Node.
 * Install scripts stay off: of all packages only sqlite3 has to be built, and others fail where they
 * may not download.
 * @param report hears how far it is
 * @returns whether something was installed
 * @throws with npm's last lines
 */
export async function installHost(
	home: Home,
	wanted: HostManifest,
	report: (progress: string) => void,
	signal: AbortSignal,
): Promise<boolean> {
	return await unlessDone(join(home.host, 'installed'), wanted.fingerprint, async () => {
		await mkdir(home.host, { recursive: true });
		for (const name of manifest) {
			await cp(join(import.meta.dirname, 'n8n', name), join(home.host, name));
		}
		const progress = new InstallProgress(wanted.packages);
		report('npm ci …');
		await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'], {
			cwd: home.host,
			signal,
			onLine: (line) => {
				const said = progress.hear(line);
				if (said !== undefined) report(said);
			},
		});
		report('Building sqlite3 …');
		await buildSqlite(home, signal);
	});
}

async function buildSqlite(home: Home, signal: AbortSignal): Promise<void> {
	const headers = await headersOfThisNode();
	try {
		await runNpm(['rebuild', 'sqlite3', '--foreground-scripts'], {
			cwd: home.host,
			signal,
			env: headers === undefined ? {} : { npm_config_nodedir: headers },
		});
	} catch (error) {
		if (signal.aborted) throw error;
		throw new Error(
			"sqlite3, n8n's database, could not be built: it takes python3, make and a C++ compiler, or a network that offers the built one.",
			{ cause: error },
		);
	}
}

/**
 * Finds the folder with `include/node` that belongs to the Node of this process, so that building needs
 * no download: beside its `bin`, or in the package for this platform that npm's `node` package brings.
 */
async function headersOfThisNode(): Promise<string | undefined> {
	const installation = dirname(dirname(process.execPath));
	const nested = join(installation, 'node_modules');
	const platforms = existsSync(nested) ? await readdir(nested) : [];
	return [installation, ...platforms.map((name) => join(nested, name))].find((folder) =>
		existsSync(join(folder, 'include', 'node', 'node_api.h')),
	);
}
