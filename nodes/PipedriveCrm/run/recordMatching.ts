import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import { FieldProblem } from '../fields/fieldProblem';
import { type MatchField, matchFieldNamed, matchTexts, textsToMatch } from '../fields/matchFields';
import { isUuid } from '../fields/recordIds';
import { RecordMatcher } from '../fields/recordMatcher';
import { collectionOf, type RecordShape, searchPathOf } from '../fields/recordShape';
import { isBlank } from '../fields/values';
import { InvalidItem } from './itemFailure';

/** A row of Match By, as the panel holds it. */
export interface MatchRow {
	field?: string;
	value?: unknown;
}

/** What a record has to hold in a field to be the one that an item stands for. */
export interface Criterion {
	field: MatchField;
	/** By the form in which they are compared; empty where the item has no value. */
	texts: Map<string, string>;
}

export type UpsertAction = 'created' | 'skipped' | 'unchanged' | 'updated';

/** Finds the records that the items of a run stand for, one item after the other where they mean the same. */
export class RecordMatching {
	private matcher: RecordMatcher | undefined;

	/** The last work for a text of a field. */
	private readonly busy = new Map<string, Promise<unknown>>();

	/** What is waited for until the item before has said which records it means. */
	private readonly turns = new Map<number, Turn>();

	private readonly counts = new Map<UpsertAction, number>();

	constructor(
		private readonly exchange: Exchange,
		private readonly shape: RecordShape,
		private readonly lists: AccountLists,
	) {}

	/**
	 * What an item is matched by.
	 * @param rows in the order in which they are tried
	 * @param body of the item, in the API's form; holds the value of a row that has none of its own
	 * @throws {InvalidItem} when a row names no field
	 */
	async criteria(rows: MatchRow[], body: IDataObject, strict: boolean): Promise<Criterion[]> {
		const criteria: Criterion[] = [];
		for (const { field: name, value } of rows) {
			const field = await this.fieldNamed(String(name ?? ''));
			const texts = isBlank(value)
				? matchTexts(body, field, strict)
				: textsToMatch(value, field, strict);
			if (field.kind === 'id') refuseWrongIds(texts, this.shape.idsAreUuids === true);
			criteria.push({ field, texts });
		}
		this.matcher ??= new RecordMatcher(
			this.exchange,
			{ collection: collectionOf(this.shape), search: searchPathOf(this.shape) },
			criteria.map(({ field }) => field),
			strict,
		);
		return criteria;
	}

	/** The records that meet the first criterion that any record meets, and that criterion's field. */
	async find(criteria: Criterion[]): Promise<{ records: IDataObject[]; by?: MatchField }> {
		for (const { field, texts } of criteria) {
			const records = (await this.matcher?.find(field, texts)) ?? [];
			if (records.length > 0) return { records, by: field };
		}
		return { records: [] };
	}

	/**
	 * Does the work for an item when no other item that means the same record is at work. Items take their
	 * turns in the order of the input.
	 */
	async exclusively<Result>(
		itemIndex: number,
		criteria: Criterion[],
		work: () => Promise<Result>,
	): Promise<Result> {
		if (itemIndex > 0) await this.turnOf(itemIndex - 1).had;
		const keys = criteria.flatMap(({ field, texts }) =>
			[...texts.keys()].map((form) => `${field.key} ${form}`),
		);
		const before = keys.map((key) => this.busy.get(key));
		const mine = Promise.allSettled(before).then(async () => await work());
		// What becomes of the work is for its own item to tell; the next one only waits for its end.
		const settled = mine.catch(() => undefined);
		for (const key of keys) this.busy.set(key, settled);
		this.passed(itemIndex);
		return await mine;
	}

	/** Lets the next item have its turn: this one has had it, or will never. */
	passed(itemIndex: number): void {
		this.turnOf(itemIndex).end();
	}

	/** Takes note of what was done for an item, and of the record as it is now. */
	done(action: UpsertAction, record?: IDataObject): void {
		this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
		if (record !== undefined) this.matcher?.remember(record);
	}

	/** What was done in the run, in one sentence. */
	hints(): string[] {
		if (this.counts.size === 0) return [];
		const actions: UpsertAction[] = ['created', 'updated', 'unchanged', 'skipped'];
		const parts = actions.flatMap((action) => {
			const count = this.counts.get(action);
			return count === undefined ? [] : [`${count} ${action}`];
		});
		return [`Create or Update: ${parts.join(', ')}.`];
	}

	private turnOf(itemIndex: number): Turn {
		const turn = this.turns.get(itemIndex) ?? newTurn();
		this.turns.set(itemIndex, turn);
		return turn;
	}

	private async fieldNamed(name: string): Promise<MatchField> {
		if (name.trim() === '') throw withoutField();
		const outcome = await outcomeOf(
			async () => await matchFieldNamed(name, this.shape, this.lists),
		);
		if (outcome.ok) return outcome.value;
		const { cause } = outcome;
		if (!(cause instanceof FieldProblem)) throw cause;
		throw new InvalidItem(`'Match By' ${cause.message}`, cause.nextStep, 'matchBy');
	}
}

/** What an item waits for until the one before it has had its turn. */
interface Turn {
	had: Promise<void>;
	end: () => void;
}

function newTurn(): Turn {
	let end: () => void = () => undefined;
	const had = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { had, end };
}

function withoutField(): InvalidItem {
	return new InvalidItem(
		"'Match By' has a row without a field",
		'Choose the field by which the record is found.',
		'matchBy',
	);
}

function refuseWrongIds(texts: Map<string, string>, areUuids: boolean): void {
	const isId = (text: string) => (areUuids ? isUuid(text) : /^[1-9]\d*$/.test(text));
	const wrong = [...texts.keys()].find((text) => !isId(text));
	if (wrong === undefined) return;
	throw new InvalidItem(
		`'Match By' takes an ID, a ${areUuids ? 'UUID' : 'whole number'}, not '${wrong}'`,
		'Give the ID of the record, or match by another field.',
		'matchBy',
	);
}
