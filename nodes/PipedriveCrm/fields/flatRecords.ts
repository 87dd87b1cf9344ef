import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';
import { outcomeOf } from '../exchange/outcome';
import type { ApiAnswer, ApiRequest } from '../exchange/request';
import type { AccountLists } from './accountLists';
import { type CustomField, customFieldsOf } from './customFields';
import {
	flatCustomFields,
	hasFlatCustomFields,
	withGatheredCustomFields,
} from './flatCustomFields';
import type { RecordShape } from './recordShape';

/**
 * Records in the form of API v2: of those that API v1 keeps with their custom fields at the root, these are gathered.
 * @param shape of the records; others pass as they are
 * @throws {ExchangeFailure} when the account's fields cannot be read
 */
export async function gatheredRecords(
	records: IDataObject[],
	{ fields: path, sharesCustomFields }: RecordShape,
	lists: AccountLists,
): Promise<IDataObject[]> {
	if (sharesCustomFields !== true || path === undefined) return records;
	const fields = records.some(hasFlatCustomFields) ? await customFieldsIn(path, lists) : [];
	return records.map((record) => withGatheredCustomFields(record, fields));
}

/** Without the right to read them, values keep the form in which they are answered. */
async function customFieldsIn(path: string, lists: AccountLists): Promise<CustomField[]> {
	const outcome = await outcomeOf(async () => await lists.rows(path));
	if (outcome.ok) return customFieldsOf(outcome.value);
	const { cause } = outcome;
	if (cause instanceof ExchangeFailure && cause.kind === 'forbidden') return [];
	throw cause;
}

/**
 * The way out for records that API v1 keeps with their custom fields at the root: whoever uses it sees and
 * writes them as records of API v2.
 * @param shape of the records; others pass as they are
 */
export function exchangeFor(exchange: Exchange, shape: RecordShape, lists: AccountLists): Exchange {
	const { collection, fields, sharesCustomFields } = shape;
	if (sharesCustomFields !== true || collection === undefined || fields === undefined) {
		return exchange;
	}
	return new FlatRecords(exchange, collection, fields, lists);
}

class FlatRecords implements Exchange {
	constructor(
		private readonly exchange: Exchange,
		private readonly collection: string,
		private readonly fieldsPath: string,
		private readonly lists: AccountLists,
	) {}

	get accountOrigin() {
		return this.exchange.accountOrigin;
	}

	get credentialKey() {
		return this.exchange.credentialKey;
	}

	get spent() {
		return this.exchange.spent;
	}

	async send(request: ApiRequest): Promise<ApiAnswer> {
		if (!this.isOfCollection(request)) return await this.exchange.send(request);
		// Read before a write, so that what stands in the way shows up before it and not after.
		if (request.body !== undefined) await this.fields();
		const answer = await this.exchange.send({ ...request, body: flatBody(request.body) });
		const { data } = answer;
		if (Array.isArray(data)) return { ...answer, data: await this.gatheredAll(data) };
		if (request.method === 'DELETE' || typeof data !== 'object' || data === null) return answer;
		return { ...answer, data: await this.gathered(data as IDataObject) };
	}

	async *readPages(...[request, paging]: Parameters<Exchange['readPages']>) {
		const pages = this.exchange.readPages(request, paging);
		for (;;) {
			const page = await pages.next();
			if (page.done === true) return page.value;
			yield this.isOfCollection(request) ? await this.gatheredAll(page.value) : page.value;
		}
	}

	async download(path: string) {
		return await this.exchange.download(path);
	}

	async fetchStored(address: string, path: string) {
		return await this.exchange.fetchStored(address, path);
	}

	async pause(milliseconds: number) {
		await this.exchange.pause(milliseconds);
	}

	concurrency() {
		return this.exchange.concurrency();
	}

	/** The collection itself, its archive and its records; nothing that hangs on one. */
	private isOfCollection({ path }: ApiRequest): boolean {
		return path === this.collection || path.replace(/\/[^/]+$/, '') === this.collection;
	}

	private async gatheredAll(records: IDataObject[]): Promise<IDataObject[]> {
		return await Promise.all(records.map(async (record) => await this.gathered(record)));
	}

	private async gathered(record: IDataObject): Promise<IDataObject> {
		const fields = hasFlatCustomFields(record) ? await this.fields() : [];
		return withGatheredCustomFields(record, fields);
	}

	private async fields(): Promise<CustomField[]> {
		return await customFieldsIn(this.fieldsPath, this.lists);
	}
}

function flatBody(body: ApiRequest['body']): ApiRequest['body'] {
	if (typeof body !== 'object' || !('custom_fields' in body)) return body;
	const { custom_fields: custom, ...rest } = body as IDataObject;
	return { ...rest, ...flatCustomFields((custom ?? {}) as IDataObject) };
}
