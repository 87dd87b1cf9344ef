import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Sums up what an installation is made of: equal parts give equal sums.
 * @param parts contents and versions, in a fixed order
 */
export function fingerprintOf(parts: string[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${String(part.length)}:${part}`);
	return hash.digest('hex');
}

/**
 * Does a step unless it was finished before with the same fingerprint. The stamp is taken away first
 * and written last, so a step that was interrupted is done again.
 * @param stamp file that remembers the fingerprint
 * @returns whether the step was done
 */
export async function unlessDone(
	stamp: string,
	fingerprint: string,
	step: () => Promise<void>,
): Promise<boolean> {
	if ((await contentOf(stamp)) === fingerprint) return false;
	await rm(stamp, { force: true });
	await step();
	await writeFile(stamp, fingerprint);
	return true;
}

/**
 * Reads a text file that may not exist.
 * @returns undefined where there is none
 */
export async function contentOf(file: string): Promise<string | undefined> {
	return existsSync(file) ? await readFile(file, 'utf8') : undefined;
}
