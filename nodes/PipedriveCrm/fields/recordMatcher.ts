import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';
import { outcomeOf } from '../exchange/outcome';
import { tokenCost } from '../exchange/tokenCosts';
import { hitsOf } from './directories';
import { type MatchField, matchTexts } from './matchFields';
import { idOf, type RecordId } from './recordIds';
import { RecordScan } from './recordScan';

/** Records beyond this number are known by their id and read again when one is matched. */
const mostKept = 20_000;

/** What fields of the records hold: ids by text, for each field. */
type Index = Map<string, Set<RecordId>>;

/**
 * Finds records by what their fields hold, at the least cost in tokens. A collection is either scanned or
 * searched, and which is cheaper is not known before; so the scan reads on while its pages have cost less
 * than the searches that were needed up to now, and then the search is asked. Together that is never more
 * than twice the cheaper of the two.
 */
export class RecordMatcher {
	private readonly scan: RecordScan;

	private readonly kept = new Map<RecordId, IDataObject>();

	private readonly indexes = new Map<string, Index>();

	private readonly searched = new Map<string, Promise<RecordId[]>>();

	/** What all searches that were needed would have cost. */
	private searchTokens = 0;

	private readonly costOfSearch: number;

	/**
	 * @param places the collection, e.g. '/api/v2/persons', and its search
	 * @param fields all by which records will be looked for
	 * @param strict whether texts are compared exactly
	 */
	constructor(
		private readonly exchange: Exchange,
		private readonly places: { collection: string; search: string },
		private readonly fields: MatchField[],
		private readonly strict: boolean,
	) {
		this.scan = new RecordScan(exchange, places.collection, (record) => this.remember(record));
		this.costOfSearch = tokenCost('GET', places.search);
		for (const { key } of fields) this.indexes.set(key, new Map());
	}

	/**
	 * The records of which a field holds one of the texts, as they are now.
	 * @param texts as textsToMatch gives them
	 * @throws {ExchangeFailure}
	 */
	async find(field: MatchField, texts: Map<string, string>): Promise<IDataObject[]> {
		const ids = new Set<RecordId>();
		for (const [form, text] of texts) {
			const found =
				field.kind === 'id'
					? [idOf({ id: form.toLowerCase() })]
					: await this.idsOf(field, form, text);
			for (const id of found) ids.add(id);
		}
		const records = await Promise.all([...ids].map(async (id) => await this.read(id)));
		return records.filter(
			(record): record is IDataObject =>
				record !== undefined && (field.kind === 'id' || this.isMatch(record, field, texts)),
		);
	}

	/** Takes note of a record that was read or written, in the place of what was known of it. */
	remember(record: IDataObject): void {
		const id = idOf(record);
		const before = this.kept.get(id);
		// A page that was on its way while the record was written is older than what was answered.
		if (before !== undefined && String(before.update_time) > String(record.update_time)) return;
		this.forget(id);
		if (record.is_deleted === true) return;
		if (this.kept.size < mostKept) this.kept.set(id, record);
		for (const field of this.fields) {
			const index = this.indexOf(field);
			for (const text of matchTexts(record, field, this.strict).keys()) {
				const ids = index.get(text) ?? new Set();
				index.set(text, ids.add(id));
			}
		}
	}

	private forget(id: RecordId): void {
		const before = this.kept.get(id);
		if (before === undefined) return;
		this.kept.delete(id);
		for (const field of this.fields) {
			const index = this.indexOf(field);
			for (const text of matchTexts(before, field, this.strict).keys()) index.get(text)?.delete(id);
		}
	}

	private indexOf({ key }: MatchField): Index {
		const index = this.indexes.get(key) ?? new Map<string, Set<RecordId>>();
		this.indexes.set(key, index);
		return index;
	}

	private isMatch(record: IDataObject, field: MatchField, texts: Map<string, string>): boolean {
		return [...matchTexts(record, field, this.strict).keys()].some((form) => texts.has(form));
	}

	private async idsOf(field: MatchField, form: string, text: string): Promise<RecordId[]> {
		const key = `${field.key} ${form}`;
		const searching = this.searched.get(key) ?? this.scanOrSearch(field, text);
		this.searched.set(key, searching);
		const found = await searching;
		const indexed = () => [...(this.indexOf(field).get(form) ?? [])];
		const isMissing = found.length === 0 && indexed().length === 0;
		if (isMissing && !this.scan.isComplete) await this.scan.readNewest();
		return [...found, ...indexed()];
	}

	/** The ids that a search finds; none when the collection was scanned, whose records are in the index. */
	private async scanOrSearch(field: MatchField, text: string): Promise<RecordId[]> {
		if (field.searchIn === undefined) {
			await this.scan.readFor(() => Infinity);
			return [];
		}
		this.searchTokens += this.costOfSearch;
		await this.scan.readFor(() => this.searchTokens);
		return this.scan.isComplete ? [] : await this.search(field, text);
	}

	private async search({ searchIn }: MatchField, text: string): Promise<RecordId[]> {
		const query = { term: text, fields: searchIn, exact_match: true };
		const request = { method: 'GET', path: this.places.search, query } as const;
		const ids: RecordId[] = [];
		for await (const page of this.exchange.readPages(request, { style: 'cursor', largest: 100 })) {
			ids.push(...hitsOf({ items: page }).map(idOf));
		}
		return ids;
	}

	/** A record as it is known, or else read; undefined when it is gone, as the search may lag behind. */
	private async read(id: RecordId): Promise<IDataObject | undefined> {
		const known = this.kept.get(id);
		if (known !== undefined) return known;
		const path = `${this.places.collection}/${id}`;
		const outcome = await outcomeOf(async () => await this.exchange.send({ method: 'GET', path }));
		if (outcome.ok) {
			const record = outcome.value.data as IDataObject;
			this.remember(record);
			return record.is_deleted === true ? undefined : record;
		}
		const { cause } = outcome;
		if (cause instanceof ExchangeFailure && cause.kind === 'notFound') return undefined;
		throw cause;
	}
}
