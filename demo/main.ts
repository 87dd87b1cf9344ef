import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { stopEngine } from '../engine/n8n.ts';
import { startSandbox } from '../sandbox/client/startSandbox.ts';
import { importPromises } from './importPromises.ts';
import { Playback, type WorkflowExample } from './playback.ts';
import { broken, dealPromises, type Promised } from './promises.ts';
import { tableOf } from './table.ts';

/** The examples that are shown, in this order, with what each promises. */
const shown: { file: string; promises: Promised[] }[] = [
	{ file: 'deal-pipeline.json', promises: dealPromises },
	{ file: 'import-csv.json', promises: importPromises },
];

const sandbox = await startSandbox({ plan: 'growth', latency: 40 });

/** Plays one example and checks what it promises. */
async function show(file: string, promises: Promised[]): Promise<boolean> {
	const path = join(import.meta.dirname, '../examples', file);
	const example = JSON.parse(readFileSync(path, 'utf8')) as WorkflowExample;
	const playback = new Playback(example, sandbox);
	const tasks = new Listr(
		example.nodes.map(({ name }) => ({
			title: name,
			task: async () => {
				await playback.reached(name);
			},
		})),
		{ renderer: process.stdout.isTTY ? 'default' : 'simple', concurrent: false },
	);
	console.log(`'${example.name}' in n8n's engine, against a sandbox account at ${sandbox.url}\n`);
	const [steps] = await Promise.all([playback.play(), tasks.run()]);
	console.log(`\n${tableOf(steps)}`);
	const complaints = await broken(promises, steps, playback, sandbox);
	for (const complaint of complaints) console.error(`✗ ${complaint}`);
	if (complaints.length > 0) return false;
	console.log(`✓ All ${promises.length} promises of the workflow hold.\n`);
	return true;
}

try {
	for (const { file, promises } of shown) {
		if (!(await show(file, promises))) process.exitCode = 1;
	}
} catch (error) {
	const { message, description } = error as { message: string; description?: string };
	console.error(`\n✗ The workflow stopped: ${message}`);
	if (description) console.error(`  ${description}`);
	process.exitCode = 1;
} finally {
	await sandbox.stop();
	await stopEngine();
}
