import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from '../../tools/start/npm.ts';
import { fingerprintOf, unlessDone } from '../../tools/start/stamp.ts';

/** The folder with the lockfile of n8n's own nodes; nothing of ours stands in it. */
export const builtInFolder = join(import.meta.dirname, '..', 'builtIn');

/**
 * Installs n8n's own nodes from their lockfile, unless these very ones are there. Install scripts stay
 * off: the Pipedrive node needs none, and others fail where they may not download.
 * @param report hears that it takes its time
 * @throws with npm's last lines
 */
export async function installBuiltIn(report: (what: string) => void): Promise<void> {
	const contents = await Promise.all(
		['package.json', 'package-lock.json'].map((name) =>
			readFile(join(builtInFolder, name), 'utf8'),
		),
	);
	const stamp = join(builtInFolder, 'node_modules', '.installed');
	await unlessDone(stamp, fingerprintOf(contents), async () => {
		report("installing n8n's own nodes, 0.8 GB (once)");
		await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: builtInFolder,
			signal: new AbortController().signal,
		});
	});
}
