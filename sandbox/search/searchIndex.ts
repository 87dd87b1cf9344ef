import type { Account } from '../state/account.ts';
import type { RecordChange } from '../state/changeFeed.ts';
import {
	documentOf,
	type SearchableRecord,
	type SearchDocument,
	type SearchEntity,
} from './documents.ts';

/** One find: the record's id, its score, and the custom field texts that matched. */
export interface Find {
	id: number;
	score: number;
	matchedCustomFields: string[];
}

export interface SearchTerm {
	term: string;
	/** Which parts of the documents to look into; all of them when undefined. */
	fields: string[] | undefined;
	/** The whole text must equal the term; upper and lower case are one in either mode. */
	exact: boolean;
}

interface PendingChange {
	entity: SearchEntity;
	id: number;
	document: SearchDocument | undefined;
	/** Clock milliseconds of the change. */
	at: number;
}

const scores = { equal: 1.2, beginning: 0.9, within: 0.5 };

function scoreOf(text: string, term: string, exact: boolean): number {
	const candidate = text.toLowerCase();
	if (candidate === term) return scores.equal;
	if (exact || !candidate.includes(term)) return 0;
	return candidate.startsWith(term) ? scores.beginning : scores.within;
}

/** Full-text index of the account. It lags behind the records as the service's does. */
export class SearchIndex {
	readonly #account: Account;
	readonly #lagMs: () => number;
	readonly #documents: Record<SearchEntity, Map<number, SearchDocument>> = {
		deal: new Map(),
		person: new Map(),
		organization: new Map(),
		product: new Map(),
		lead: new Map(),
		project: new Map(),
	};
	#pending: PendingChange[] = [];

	/** @param lagMs how long (milliseconds of the account's clock) a change stays unseen */
	constructor(account: Account, lagMs: () => number) {
		this.#account = account;
		this.#lagMs = lagMs;
		const put = (entity: SearchEntity, records: readonly SearchableRecord[]) => {
			for (const record of records)
				this.#put(entity, record.id, documentOf(account, entity, record));
		};
		put('deal', account.deals.all());
		put('person', account.persons.all());
		put('organization', account.organizations.all());
		put('product', account.products.all());
		put('lead', account.leads.all());
		put('project', account.projects.all());
		account.changes.subscribe((changes) => {
			for (const change of changes) this.#hear(change);
		});
	}

	/** What fits the term, in no particular order. */
	find(entity: SearchEntity, { term, fields, exact }: SearchTerm): Find[] {
		this.#catchUp();
		const wanted = term.trim().toLowerCase();
		const finds: Find[] = [];
		for (const [id, document] of this.#documents[entity]) {
			let score = 0;
			const matchedCustomFields: string[] = [];
			for (const [part, texts] of Object.entries(document)) {
				if (fields && !fields.includes(part)) continue;
				for (const text of texts) {
					const partScore = scoreOf(text, wanted, exact);
					if (partScore > 0 && part === 'custom_fields') matchedCustomFields.push(text);
					score = Math.max(score, partScore);
				}
			}
			if (score > 0) finds.push({ id, score, matchedCustomFields });
		}
		return finds;
	}

	#hear(change: RecordChange): void {
		const { entity, id, after } = change;
		switch (entity) {
			case 'deal':
			case 'person':
			case 'organization':
			case 'product':
			case 'lead':
			case 'project': {
				const document = documentOf(this.#account, entity, after);
				this.#pending.push({ entity, id, document, at: this.#account.clock.now() });
			}
		}
	}

	#put(entity: SearchEntity, id: number, document: SearchDocument | undefined): void {
		if (document) this.#documents[entity].set(id, document);
		else this.#documents[entity].delete(id);
	}

	#catchUp(): void {
		const seenUntil = this.#account.clock.now() - this.#lagMs();
		const isSeen = (change: PendingChange) => change.at <= seenUntil;
		for (const change of this.#pending.filter(isSeen)) {
			this.#put(change.entity, change.id, change.document);
		}
		this.#pending = this.#pending.filter((change) => !isSeen(change));
	}
}
