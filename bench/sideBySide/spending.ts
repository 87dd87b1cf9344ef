import type { SandboxRequest } from '../../sandbox/client/startSandbox.ts';

/** What a run spent, by the log of the account. */
export interface Spending {
	requests: number;
	/** All tokens. */
	tokens: number;
	/** Of them for finding out which records there are. */
	lookUps: number;
	/** Of them for changing records. */
	writes: number;
	/** Of them for lists about the account: fields, stages, pipelines, users. */
	metadata: number;
	/** How often the list about the account was read that was read most, whole or in pages. */
	mostReadsOfOneList: number;
	/** Requests that were refused with status 429. */
	refused: number;
}

const metadataPath =
	/^\/(?:api\/)?v[12]\/(?:\w+Fields|stages|pipelines|users|currencies|activityTypes|filters)$/;

/** Adds up the requests of a run. */
export function spendingOf(requests: SandboxRequest[]): Spending {
	const metadata = requests.filter(({ path }) => metadataPath.test(path));
	const others = requests.filter(({ path }) => !metadataPath.test(path));
	const reads = new Map<string, number>();
	for (const { path, query } of metadata) {
		// A further page of a list is part of the same reading.
		if (query.cursor === undefined) reads.set(path, (reads.get(path) ?? 0) + 1);
	}
	return {
		requests: requests.length,
		tokens: tokensOf(requests),
		lookUps: tokensOf(others.filter(({ method }) => method === 'GET')),
		writes: tokensOf(others.filter(({ method }) => method !== 'GET')),
		metadata: tokensOf(metadata),
		mostReadsOfOneList: Math.max(0, ...reads.values()),
		refused: requests.filter(({ status }) => status === 429).length,
	};
}

const tokensOf = (requests: SandboxRequest[]) =>
	requests.reduce((sum, { tokens }) => sum + tokens, 0);
