import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { type Home, homeIn } from '../../tools/start/home.ts';
import { installHost, readHostManifest } from '../../tools/start/installHost.ts';
import { installDebian } from './debian.ts';
import { allParts } from './parts/allParts.ts';
import { playParts } from './playParts.ts';
import { secondsSince } from './stage.ts';

interface Options {
	only?: string[];
	n8n?: string;
	folder: string;
	docs: string;
}

const root = resolve(import.meta.dirname, '../..');

function readOptions(): Options {
	return new Command('npm run test:host --')
		.description('Plays the node package in a real n8n on loopback.')
		.option('--only <part...>', `parts to play: ${allParts.map(({ name }) => name).join(', ')}`)
		.option(
			'--n8n <folder>',
			'where n8n is installed, or will be (or set N8N_INSTALLATION); left out, .n8n-home/host',
			process.env.N8N_INSTALLATION,
		)
		.option('--folder <folder>', 'takes data and logs', join(root, '.n8n-home', 'test'))
		.option(
			'--docs <folder>',
			'takes the pictures of the documentation',
			join(root, '.n8n-home', 'pictures', 'docs'),
		)
		.parse()
		.opts<Options>();
}

function chosenParts(only: string[] | undefined) {
	if (only === undefined) return allParts;
	const unknown = only.filter((name) => !allParts.some((part) => part.name === name));
	if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}`);
	return allParts.filter(({ name }) => only.includes(name));
}

async function install(home: Home, signal: AbortSignal): Promise<void> {
	const began = Date.now();
	const wanted = await readHostManifest();
	const report = (progress: string) => {
		console.log(`      ${progress}`);
	};
	// n8n's SQLite is built where n8n is installed.
	await installDebian({ 'g++': 'g++', make: 'make', python3: 'python3' }, { signal });
	const done = await installHost(home, wanted, report, signal);
	console.log(`n8n ${wanted.version} ${done ? 'installed' : 'is there'} ${secondsSince(began)}`);
}

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(name, () => {
		stopping.abort(new Error('Stopped'));
	});
}
try {
	const options = readOptions();
	const usual = homeIn(root);
	const home = { ...usual, host: resolve(options.n8n ?? usual.host) };
	const parts = chosenParts(options.only);
	const folders = { parts: resolve(options.folder), docs: resolve(options.docs) };
	await mkdir(folders.parts, { recursive: true });
	await install(home, stopping.signal);
	process.exitCode = (await playParts(parts, home, folders, stopping.signal)) ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
