import type { IDataObject } from 'n8n-workflow';
import type { Player } from '../player';
import { apiRequest } from './answers';

/** What Pipedrive tells of limits in the headers of an answer, by the key of the output. */
const headers: [key: string, header: string][] = [
	['daily_tokens', 'x-daily-ratelimit-token-limit'],
	['daily_tokens_left', 'x-daily-ratelimit-token-remaining'],
	['daily_writes_left', 'x-daily-requests-left'],
	['rate_limit', 'x-ratelimit-limit'],
	['rate_limit_left', 'x-ratelimit-remaining'],
	['rate_limit_reset_seconds', 'x-ratelimit-reset'],
];

/** Plays the usage of the API: any answer tells it, and this one costs 2 tokens. What it does not tell is null. */
export const playApiUsage: Player = async (work) => {
	const answer = await work.exchange.send(apiRequest(work));
	const usage: IDataObject = {};
	for (const [key, header] of headers) {
		const value = answer.headers[header];
		usage[key] = value === undefined || value === '' ? null : Number(value);
	}
	return { rows: [usage], areRecords: false };
};
