import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Measured, Task } from './measure.ts';

/**
 * Runs a measurement in a fresh process and hands back what it printed.
 * @param nodeOptions e.g. ['--cpu-prof']
 * @throws {Error} with what it wrote to standard error, when it measured nothing
 */
export async function measureApart(task: Task, nodeOptions: string[] = []): Promise<Measured> {
	const file = join(import.meta.dirname, 'measure.ts');
	const child = spawn(process.execPath, [...nodeOptions, file, JSON.stringify(task)], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [printed, complaint] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
	if (printed === '') throw new Error(`Nothing was measured: ${complaint}`);
	return JSON.parse(printed) as Measured;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}
