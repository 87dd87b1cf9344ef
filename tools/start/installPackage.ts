import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from './home.ts';
import { runNpm } from './npm.ts';
import { unlessDone } from './stamp.ts';

interface Packed {
	filename: string;
	integrity: string;
	files: { path: string }[];
}

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/**
 * Packs the built node package as npm would publish it, and installs the tarball into n8n's nodes folder
 * as a user would, unless the very same tarball is there.
 * @returns whether it was installed
 * @throws with npm's last lines
 */
export async function installPackage(home: Home, signal: AbortSignal): Promise<boolean> {
	const { tarball, integrity } = await packPackage(home, signal);
	await prepareNodesFolder(home);
	return await unlessDone(join(home.nodes, 'installed'), integrity, async () => {
		await runNpm(['install', '--legacy-peer-deps', '--no-audit', '--no-fund', tarball], {
			cwd: home.nodes,
			signal,
		});
	});
}

/**
 * Packs the built node package as npm would publish it.
 * @returns the path of the tarball, and npm's checksum of it
 * @throws when the package is not built
 */
export async function packPackage(home: Home, signal: AbortSignal) {
	await mkdir(home.packages, { recursive: true });
	const printed = await runNpm(['pack', '--json', '--pack-destination', home.packages], {
		cwd: home.root,
		signal,
	});
	const [packed]: Packed[] = JSON.parse(printed);
	if (!packed) throw new Error('npm pack made no package');
	const { filename, integrity, files } = packed;
	const { n8n }: Manifest = JSON.parse(await readFile(join(home.root, 'package.json'), 'utf8'));
	const missing = missingFrom(files, [...n8n.nodes, ...n8n.credentials]);
	if (missing !== undefined) {
		throw new Error(`The package is not built: ${missing} is missing. Run: npm run build`);
	}
	return { tarball: await nameByContent(home, filename, integrity), integrity };
}

/**
 * Looks for what the package promises to n8n among what was packed.
 * @returns the first path that is not there
 */
export function missingFrom(packed: { path: string }[], promised: string[]): string | undefined {
	const paths = new Set(packed.map(({ path }) => path));
	return promised.find((path) => !paths.has(path));
}

/** npm takes a tarball of the same name for the one it has; so another content gets another name. */
async function nameByContent(home: Home, filename: string, integrity: string): Promise<string> {
	const mark = Buffer.from(integrity).toString('hex').slice(-16);
	const tarball = join(home.packages, filename.replace(/\.tgz$/, `-${mark}.tgz`));
	await rename(join(home.packages, filename), tarball);
	return tarball;
}

/** Makes the folder that n8n makes at its first start, so that the package can be there before it. */
export async function prepareNodesFolder(home: Home): Promise<void> {
	const manifest = join(home.nodes, 'package.json');
	if (existsSync(manifest)) return;
	await mkdir(home.nodes, { recursive: true });
	await writeFile(
		manifest,
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
}
