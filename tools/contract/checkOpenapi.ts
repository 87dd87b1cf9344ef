import { readFile } from 'node:fs/promises';
import { startSandbox } from '../../sandbox/client/startSandbox.ts';
import { checkAnswer, checkRequest, describeDifferences } from './checkExchange.ts';
import type { Difference, SentRequest } from './checkExchange.ts';
import { readDescriptions } from './description.ts';
import { DescriptionValidator } from './descriptionValidator.ts';
import { explain } from './deviations.ts';
import type { Deviation } from './deviations.ts';
import type { Facts } from './facts.ts';
import { factsOf } from './factsOf.ts';
import { factsText } from './factsText.ts';
import type { Walked } from './sandboxWalk.ts';
import { walkRecords } from './walkRecords.ts';

const contract = new URL('../../test/contract/', import.meta.url);

interface KnownDeviations {
	requests: Deviation[];
	answers: Deviation[];
	/** Where the description says two things at once, of which the facts keep the one said last. */
	contradictions: Deviation[];
}

/**
 * Holds facts file, sandbox and recorded requests to the official descriptions, in full.
 *
 * Command line: the folder with the descriptions, then any number of files with recorded requests
 * (JSON lists of `{ method, path, query, body }`, as the sandbox's request log gives them).
 */
async function main([folder, ...recordings]: string[]): Promise<void> {
	const descriptions = await readDescriptions(folder);
	const facts = factsOf(descriptions);
	const isCurrent = (await readText('facts.json')) === factsText(facts);
	const deviations: KnownDeviations = JSON.parse(await readText('deviations.json'));
	const validator = new DescriptionValidator(descriptions, facts);
	const walked = await walkSandbox(facts);
	const taken = walked.filter(({ answer }) => answer.status < 300);
	const requests = [...taken.map(({ request }) => request), ...(await readRequests(recordings))];

	const answerReport = explain(
		taken.flatMap(({ answer }) =>
			withoutTwins([...validator.checkAnswer(answer), ...checkAnswer(facts, answer)]),
		),
		[...deviations.answers, ...deviations.contradictions],
	);
	const requestReport = explain(
		requests.flatMap((request) =>
			withoutTwins([...validator.checkBody(request), ...checkRequest(facts, request)]),
		),
		deviations.requests,
	);
	report(
		isCurrent ? [] : ['facts.json is not what these descriptions say: run makeFacts.ts again'],
		answerReport.unexplained,
		requestReport.unexplained,
		[...answerReport.unused, ...requestReport.unused],
	);
	console.log(
		`${Object.keys(facts).length} operations, ${taken.length} answers and ${requests.length} requests checked.`,
	);
}

async function walkSandbox(facts: Facts): Promise<Walked[]> {
	const sandbox = await startSandbox();
	try {
		return await walkRecords(facts, sandbox);
	} finally {
		await sandbox.stop();
	}
}

function report(
	problems: string[],
	answers: Difference[],
	requests: Difference[],
	unused: string[],
): void {
	const lines = [
		...problems,
		...describeDifferences(answers).map((line) => `answer of ${line}`),
		...describeDifferences(requests).map((line) => `request ${line}`),
		...unused.map((label) => `deviation that no longer occurs: ${label}`),
	];
	for (const line of lines) console.error(line);
	if (lines.length > 0) process.exitCode = 1;
	console.log(`${lines.length} differences from the API's description.`);
}

/** The library and the facts find most differences both; unknown keys only the facts find. */
function withoutTwins(differences: Difference[]): Difference[] {
	const keyed = differences.toReversed().map((difference): [string, Difference] => {
		return [`${difference.at} ${difference.problem}`, difference];
	});
	return [...new Map(keyed).values()];
}

async function readRequests(files: string[]): Promise<SentRequest[]> {
	const recorded = await Promise.all(
		files.map(async (file): Promise<SentRequest[]> => JSON.parse(await readFile(file, 'utf8'))),
	);
	return recorded.flat();
}

function readText(name: string): Promise<string> {
	return readFile(new URL(name, contract), 'utf8');
}

try {
	await main(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
