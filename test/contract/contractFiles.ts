import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DeviationLists } from '../../tools/contract/deviationTable.ts';
import type { Facts } from '../../tools/contract/facts.ts';

/** The facts about every operation of the API, from the facts file. */
export const facts: Facts = readJson('facts.json');

/** The known ways in which requests and answers differ from the API's description. */
export const deviations: DeviationLists = readJson('deviations.json');

function readJson<T>(name: string): T {
	const content: T = JSON.parse(readFileSync(path.join(__dirname, name), 'utf8'));
	return content;
}
