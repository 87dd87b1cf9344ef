import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { stopEngine } from '../engine/n8n.ts';
import { startSandbox } from '../sandbox/client/startSandbox.ts';
import { Playback, type WorkflowExample } from './playback.ts';
import { broken, promises } from './promises.ts';
import { tableOf } from './table.ts';

const file = join(import.meta.dirname, '../examples/deal-pipeline.json');
const example = JSON.parse(readFileSync(file, 'utf8')) as WorkflowExample;
const sandbox = await startSandbox({ plan: 'growth', latency: 40 });

try {
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
	if (complaints.length === 0)
		console.log(`✓ All ${promises.length} promises of the workflow hold.`);
	process.exitCode = complaints.length === 0 ? 0 : 1;
} catch (error) {
	const { message, description } = error as { message: string; description?: string };
	console.error(`\n✗ The workflow stopped: ${message}`);
	if (description) console.error(`  ${description}`);
	process.exitCode = 1;
} finally {
	await sandbox.stop();
	await stopEngine();
}
