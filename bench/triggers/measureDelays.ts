import { join } from 'node:path';
import { runApart } from '../apart.ts';
import { type InstantTrigger, instantTriggers } from './instantTriggers.ts';
import type { Delays, DelayTask } from './runDelays.ts';

/** The delays of one trigger. */
export interface DelayFigure extends DelayTask {
	delays: Delays;
}

/**
 * Measures how long after a change each trigger starts the workflow, each in a fresh process against an account of
 * its own.
 * @param changes how many are made one after the other, and how many at once
 */
export async function measureDelays(
	changes: number,
	progress: (what: string) => void,
): Promise<DelayFigure[]> {
	const figures: DelayFigure[] = [];
	for (const trigger of instantTriggers) {
		progress(`${String(changes)} changes one by one and at once: ${trigger}`);
		figures.push(await measureOne({ trigger, changes }));
	}
	return figures;
}

async function measureOne(task: { trigger: InstantTrigger; changes: number }) {
	const delays = await runApart<Delays>(join(import.meta.dirname, 'runDelays.ts'), task);
	return { ...task, delays };
}
