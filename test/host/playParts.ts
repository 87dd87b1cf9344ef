import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../../tools/start/home.ts';
import type { Part } from './part.ts';
import { secondsSince, Stage } from './stage.ts';

/** A part that takes longer hangs. */
const longestMs = 20 * 60_000;

/** Where the parts leave something. */
export interface Folders {
	/** Takes a folder for each part; that of a part that has passed is removed. */
	parts: string;
	/** Takes the pictures of the documentation. */
	docs: string;
}

/**
 * Plays parts one after the other, each once, and prints a line for each. After a failure the others are still
 * played, since they start anew.
 * @returns whether all have passed
 */
export async function playParts(
	parts: readonly Part[],
	home: Home,
	folders: Folders,
	signal: AbortSignal,
): Promise<boolean> {
	const results: string[] = [];
	let passed = true;
	for (const part of parts) {
		if (signal.aborted) break;
		const began = Date.now();
		console.log(`${part.name}: ${part.title}`);
		const limited = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
		const failure = await play(
			part,
			new Stage(home, join(folders.parts, part.name), folders.docs, limited),
		);
		if (failure !== undefined) {
			passed = false;
			console.error(failure);
		}
		const result = failure === undefined ? 'passed' : 'FAILED';
		results.push(`${part.name.padEnd(16)} ${result} ${secondsSince(began)}  ${part.title}`);
		console.log(results.at(-1));
	}
	console.log(['', ...results].join('\n'));
	return passed && !signal.aborted;
}

async function play(part: Part, stage: Stage): Promise<unknown> {
	try {
		await stage.prepare();
		try {
			await Promise.race([part.play(stage), givenUp(stage.signal)]);
		} finally {
			await stage.end();
		}
		await rm(stage.folder, { recursive: true, force: true });
		return undefined;
	} catch (error) {
		return error;
	}
}

/** Rejects when the signal is given, so that a part that hangs is ended all the same. */
async function givenUp(signal: AbortSignal): Promise<never> {
	if (!signal.aborted) await once(signal, 'abort');
	throw signal.reason;
}
