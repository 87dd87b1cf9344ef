import { checkRequest, describeDifferences } from '../../tools/contract/checkExchange.ts';
import type { SentRequest } from '../../tools/contract/checkExchange.ts';
import { explain } from '../../tools/contract/deviations.ts';
import { deviations, facts } from './contractFiles.ts';

/**
 * In what requests, as the sandbox's log gives them, differ from the API's description: one line per
 * difference, known deviations taken off. An empty list means that all of them conform.
 */
export function requestDifferences(requests: SentRequest[]): string[] {
	const differences = requests.flatMap((request) => checkRequest(facts, request));
	return describeDifferences(explain(differences, deviations.requests).unexplained);
}
