import { join } from 'node:path';
import { runApart } from './apart.ts';
import type { Measured, Task } from './measure.ts';

/**
 * Runs a measurement of creates in a fresh process.
 * @param nodeOptions e.g. ['--cpu-prof']
 * @throws {Error} when nothing was measured
 */
export async function measureApart(task: Task, nodeOptions: string[] = []): Promise<Measured> {
	return await runApart(join(import.meta.dirname, 'measure.ts'), task, nodeOptions);
}
