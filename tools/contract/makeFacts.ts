import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { factsOf } from './factsOf.ts';
import { readDescriptions } from './description.ts';
import { factsText } from './factsText.ts';

/** Writes the facts file from the folder with the official descriptions, named on the command line. */
const target = fileURLToPath(new URL('../../test/contract/facts.json', import.meta.url));
try {
	const facts = factsOf(await readDescriptions(process.argv[2]));
	const text = factsText(facts);
	await writeFile(target, text);
	const count = Object.keys(facts).length;
	console.log(`${count} operations, ${Math.round(text.length / 1000)} kB written to ${target}`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
