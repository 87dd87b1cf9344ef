import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import type { Pages, Paging } from '../exchange/pages';
import { tokenCost } from '../exchange/tokenCosts';

const largestPage = 500;

/** How long Pipedrive's search may take to find a new record; unpublished, and generous. */
const searchLagMilliseconds = 15 * 60_000;

/** Reads a collection from its beginning, as far as it is worth it, for all items of a run together. */
export class RecordScan {
	/** Tokens spent on the pages read so far. */
	cost = 0;

	isComplete = false;

	private readonly pages: Pages;

	private step: Promise<void> | undefined;

	private newest: Promise<void> | undefined;

	private readonly paging: Paging;

	/**
	 * @param collection e.g. '/api/v2/persons'
	 * @param onRecord told of every record that is read
	 */
	constructor(
		private readonly exchange: Exchange,
		private readonly collection: string,
		private readonly onRecord: (record: IDataObject) => void,
	) {
		const style = collection.startsWith('/api/v1/') ? 'offset' : 'cursor';
		this.paging = { style, largest: largestPage };
		// New records come last, so that they shift none that is still to be read.
		const query = style === 'offset' ? { sort: 'add_time ASC' } : {};
		this.pages = exchange.readPages({ method: 'GET', path: collection, query }, this.paging);
	}

	/**
	 * Reads on until the collection is read or the pages have cost what they may.
	 * @param tokens asked again before each page
	 * @throws {ExchangeFailure}
	 */
	async readFor(tokens: () => number): Promise<void> {
		while (!this.isComplete && this.cost < tokens()) {
			this.step ??= this.readPage();
			await this.step;
		}
	}

	/**
	 * Reads the records that were made so lately that the search may not find them yet; once.
	 * @throws {ExchangeFailure}
	 */
	async readNewest(): Promise<void> {
		this.newest ??= this.readBackwards();
		await this.newest;
	}

	private async readPage(): Promise<void> {
		const page = await this.pages.next();
		this.cost += tokenCost('GET', this.collection);
		this.step = undefined;
		if (page.done === true) this.isComplete = true;
		else page.value.forEach(this.onRecord);
	}

	private async readBackwards(): Promise<void> {
		const since = Date.now() - searchLagMilliseconds;
		const query =
			this.paging.style === 'offset'
				? { sort: 'add_time DESC' }
				: { sort_by: 'add_time', sort_direction: 'desc' };
		const request = { method: 'GET', path: this.collection, query } as const;
		for await (const page of this.exchange.readPages(request, this.paging)) {
			page.forEach(this.onRecord);
			if (Date.parse(String(page.at(-1)?.add_time)) < since) return;
		}
	}
}
