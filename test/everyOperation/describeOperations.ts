import { requestDifferences } from '../contract/requestDifferences';
import { deviations, facts } from '../contract/contractFiles';
import { checkAnswer, describeDifferences } from '../../tools/contract/checkExchange.ts';
import { explain } from '../../tools/contract/deviations.ts';
import { type TestAccount, useSandbox } from '../engine/useSandbox';
import { casesOf, type ResourceCases } from './operationCase';
import { panelOperations } from './panel';
import { playCase } from './playCase';
import { RecordedAnswers } from './recordedAnswers';

/**
 * Plays every operation of some resources through n8n's engine, each in an account as it is at the start, and checks
 * the effect by a second read, the requests and the answers by the API's description.
 */
export function describeOperations(group: Record<string, ResourceCases>): void {
	const account = useSandbox({ now: '2026-01-15T09:00:00Z', contactSync: true, campaigns: true });
	const recorded = new RecordedAnswers(() => account.sandbox.url);
	let url = '';
	beforeAll(async () => {
		url = await recorded.start();
	});
	afterAll(async () => {
		await recorded.stop();
	});
	const stage = { account, url: () => url, recorded };
	const operations = panelOperations.filter(({ resource }) => resource in group);

	describe.each(operations)('$resource $value', (operation) => {
		const cases = casesOf(group[operation.resource] ?? {}, operation.value);

		for (const [index, played] of cases.entries()) {
			it(`does what it says (${index + 1} of ${cases.length})`, async () => {
				recorded.clear();
				await account.sandbox.clearRequests();
				await playCase(stage, operation, played);
				expect(recorded.answers.length).toBeGreaterThan(0);
				expect(requestDifferences(await requestsOf(account))).toEqual([]);
				const differences = recorded.answers.flatMap((answer) => checkAnswer(facts, answer));
				const { unexplained } = explain(differences, deviations.answers);
				expect(describeDifferences(unexplained)).toEqual([]);
			});
		}
	});
}

/** Requests to the API; a file is fetched from its storage. */
const requestsOf = async ({ sandbox }: TestAccount) =>
	(await sandbox.requests()).filter(({ path }) => path.startsWith('/api/'));
