import { spawn } from 'node:child_process';

/**
 * Runs a measuring script in a fresh process, with its task as the only argument, and hands back what it
 * printed as JSON.
 * @param file path of the script
 * @param nodeOptions e.g. ['--cpu-prof']
 * @throws {Error} with what it wrote to standard error, when it measured nothing
 */
export async function runApart<Result>(
	file: string,
	task: unknown,
	nodeOptions: string[] = [],
): Promise<Result> {
	const child = spawn(process.execPath, [...nodeOptions, file, JSON.stringify(task)], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [printed, complaint] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
	if (printed === '') throw new Error(`Nothing was measured: ${complaint}`);
	return JSON.parse(printed) as Result;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}
