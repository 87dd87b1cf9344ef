import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';

/** How long a list that one run has read may serve the next runs. */
const freshForMilliseconds = 60_000;

interface KeptList {
	readAt: number;
	rows: IDataObject[];
}

/** Lists by credential and path, shared by all runs of this process. */
const kept = new Map<string, KeptList>();

/**
 * The small lists that an account is set up with (fields, stages, pipelines, users, currencies, stored
 * filters), as one run sees them: each is read at most once per run, and not at all when another run
 * of the same credential read it a moment ago.
 */
export class AccountLists {
	private readonly ofThisRun = new Map<string, Promise<IDataObject[]>>();

	private readonly readByThisRun = new Set<string>();

	constructor(private readonly exchange: Exchange) {}

	/**
	 * The rows of a list.
	 * @param path of the list with its query, e.g. '/api/v1/filters?type=deals'
	 * @throws {ExchangeFailure} when it cannot be read
	 */
	async rows(path: string): Promise<IDataObject[]> {
		const running = this.ofThisRun.get(path);
		if (running !== undefined) return await running;
		const recent = kept.get(this.keyOf(path));
		if (recent !== undefined && performance.now() - recent.readAt < freshForMilliseconds) {
			return recent.rows;
		}
		return await this.read(path);
	}

	/**
	 * The rows, read anew unless this run has read them itself: for what was not found in a list that
	 * an earlier run left behind.
	 */
	async newestRows(path: string): Promise<IDataObject[]> {
		return this.readByThisRun.has(path) ? await this.rows(path) : await this.read(path);
	}

	private async read(path: string): Promise<IDataObject[]> {
		const reading = readList(this.exchange, path);
		this.ofThisRun.set(path, reading);
		this.readByThisRun.add(path);
		const rows = await reading;
		kept.set(this.keyOf(path), { readAt: performance.now(), rows });
		return rows;
	}

	private keyOf(path: string): string {
		return `${this.exchange.credentialKey} ${path}`;
	}
}

async function readList(exchange: Exchange, pathAndQuery: string): Promise<IDataObject[]> {
	const [path = '', queryText = ''] = pathAndQuery.split('?');
	const query = Object.fromEntries(new URLSearchParams(queryText));
	const request = { method: 'GET', path, query } as const;
	if (path.startsWith('/api/v1/')) {
		const { data } = await exchange.send(request);
		return Array.isArray(data) ? data : [];
	}
	const rows: IDataObject[] = [];
	for await (const page of exchange.readPages(request, { style: 'cursor', largest: 500 })) {
		rows.push(...page);
	}
	return rows;
}
