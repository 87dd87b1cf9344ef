import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';

/** How long a list that one run has read may serve the next runs. */
const freshForMilliseconds = 60_000;

interface KeptList {
	readAt: number;
	rows: IDataObject[];
}

/** Lists by credential and path, shared by all runs of this process. */
const kept = new Map<string, KeptList>();

/** Lists that some run is reading now, so that others that begin meanwhile need not. */
const beingRead = new Map<string, Promise<IDataObject[]>>();

/**
 * The small lists that an account is set up with (fields, stages, pipelines, users, currencies, stored
 * filters), as one run sees them: each is read at most once per run, and not at all when another run
 * of the same credential read it a moment ago.
 */
export class AccountLists {
	private readonly ofThisRun = new Map<string, Promise<IDataObject[]>>();

	private readonly readByThisRun = new Set<string>();

	/** @param freshForMs how long a list that another run has read may serve this one */
	constructor(
		private readonly exchange: Exchange,
		private readonly freshForMs = freshForMilliseconds,
	) {}

	/**
	 * The rows of a list.
	 * @param path of the list with its query, e.g. '/api/v1/filters?type=deals'
	 * @throws {ExchangeFailure} when it cannot be read
	 */
	async rows(path: string): Promise<IDataObject[]> {
		const running = this.ofThisRun.get(path);
		if (running !== undefined) return await running;
		const recent = kept.get(this.keyOf(path));
		if (recent !== undefined && performance.now() - recent.readAt < this.freshForMs) {
			return recent.rows;
		}
		const byAnother = beingRead.get(this.keyOf(path));
		if (byAnother !== undefined) {
			const outcome = await outcomeOf(async () => await byAnother);
			// What keeps another run from reading, its being cancelled for one, need not keep this one.
			if (outcome.ok) return outcome.value;
		}
		return await this.read(path);
	}

	/**
	 * The rows of the lists that hang on the rows of another, e.g. the phases of all boards.
	 * @param within makes the path of such a list
	 * @throws {ExchangeFailure} when one cannot be read
	 */
	async rowsWithin(
		rows: IDataObject[],
		within: (row: IDataObject) => string,
		newest = false,
	): Promise<IDataObject[]> {
		const lists = await Promise.all(
			rows
				.map(within)
				.map(async (path) => await (newest ? this.newestRows(path) : this.rows(path))),
		);
		return lists.flat();
	}

	/**
	 * The rows, read anew unless this run has read them itself: for what was not found in a list that
	 * an earlier run left behind.
	 */
	async newestRows(path: string): Promise<IDataObject[]> {
		return this.readByThisRun.has(path) ? await this.rows(path) : await this.read(path);
	}

	/**
	 * Lets go of the lists that something was written in, so that whoever comes next reads them anew.
	 * @param path of the request that wrote, e.g. '/api/v2/dealFields/4a5b/options'
	 */
	forget(path: string): void {
		const isOf = (listPath: string) => `${path}/`.startsWith(`${listPath.split('?')[0]}/`);
		const ofCredential = `${this.exchange.credentialKey} `;
		for (const key of kept.keys()) {
			if (key.startsWith(ofCredential) && isOf(key.slice(ofCredential.length))) kept.delete(key);
		}
		for (const listPath of this.ofThisRun.keys()) {
			if (!isOf(listPath)) continue;
			this.ofThisRun.delete(listPath);
			this.readByThisRun.delete(listPath);
		}
	}

	private async read(path: string): Promise<IDataObject[]> {
		const reading = readList(this.exchange, path);
		this.ofThisRun.set(path, reading);
		this.readByThisRun.add(path);
		const key = this.keyOf(path);
		beingRead.set(key, reading);
		const outcome = await outcomeOf(async () => await reading);
		if (beingRead.get(key) === reading) beingRead.delete(key);
		if (!outcome.ok) throw outcome.cause;
		kept.set(key, { readAt: performance.now(), rows: outcome.value });
		return outcome.value;
	}

	private keyOf(path: string): string {
		return `${this.exchange.credentialKey} ${path}`;
	}
}

/** Lists of API v2 that come whole, and take neither position nor limit. */
const wholeLists = new Set(['/api/v2/boards', '/api/v2/phases']);

async function readList(exchange: Exchange, pathAndQuery: string): Promise<IDataObject[]> {
	const [path = '', queryText = ''] = pathAndQuery.split('?');
	const query = Object.fromEntries(new URLSearchParams(queryText));
	const request = { method: 'GET', path, query } as const;
	if (path.startsWith('/api/v1/')) {
		const { data } = await exchange.send(request);
		return rowsIn(data);
	}
	const rows: IDataObject[] = [];
	const style = wholeLists.has(path) ? 'whole' : 'cursor';
	for await (const page of exchange.readPages(request, { style, largest: 500 })) {
		rows.push(...page);
	}
	return rows;
}

/** Goals stand under a key of the answer. */
function rowsIn(data: unknown): IDataObject[] {
	if (Array.isArray(data)) return data;
	const { goals } = (data ?? {}) as { goals?: IDataObject[] };
	return goals ?? [];
}
