import type { IDataObject } from 'n8n-workflow';
import type { AccountLists } from '../fields/accountLists';
import type { FieldProblem } from '../fields/fieldProblem';
import type { RecordShape } from '../fields/recordShape';
import { listOf } from '../fields/values';
import { InputMapping, type MappedItem } from './inputMapping';
import { InvalidItem } from './itemFailure';
import type { ReadValue } from './itemValues';
import type { ParameterReader } from './parameters';
import type { Reading } from './plan';

/** What the items of a run are mapped by. */
export interface InputOfRun {
	items: IDataObject[];
	/** Name of the resource in the editor, e.g. 'Deal'. */
	resource: string;
	inputs: Reading[];
	shape: RecordShape;
}

const mostListed = 20;

/** The items of a run whose keys say what to send, with what has to be told about keys that cannot be. */
export class MappedInput {
	private readonly readOnly = new Map<string, string>();

	private readonly left = new Map<string, FieldProblem>();

	private constructor(
		private readonly mapping: InputMapping,
		private readonly items: IDataObject[],
		private readonly reader: ParameterReader,
	) {}

	/** Learns what the keys stand for. @throws {ExchangeFailure} when the account's fields cannot be read */
	static async open(
		input: InputOfRun,
		reader: ParameterReader,
		lists: AccountLists,
	): Promise<MappedInput> {
		const ignored = listOf(reader.read('inputsToIgnore', 0) ?? []).map(String);
		const mapping = await InputMapping.open(input.items, { ...input, ignored }, lists);
		return new MappedInput(mapping, input.items, reader);
	}

	/**
	 * The first item that cannot be written for its keys, with all such keys of all items, so that they are
	 * known before anything is written.
	 */
	firstRefused(): { index: number; cause: InvalidItem } | undefined {
		const problems = new Map<string, FieldProblem>();
		let first: number | undefined;
		this.items.forEach((item, index) => {
			if (this.ignores(index)) return;
			for (const { key, problem } of this.mapping.problemsOf(item)) {
				problems.set(key, problem);
				first ??= index;
			}
		});
		if (first === undefined) return undefined;
		return { index: first, cause: this.refusal([...problems.values()]) };
	}

	/**
	 * The values of an item, and the keys that were left out since no field has them.
	 * @throws {InvalidItem} when a key has no field, unless such keys are to be ignored
	 */
	read(index: number): { values: ReadValue[]; id: IDataObject[string]; ignored: string[] } {
		const { values, id, problems, readOnly }: MappedItem = this.mapping.map(
			this.items[index] ?? {},
		);
		for (const [key, remark] of readOnly) this.readOnly.set(key, remark);
		if (problems.length > 0 && !this.ignores(index)) {
			throw this.refusal(problems.map(({ problem }) => problem));
		}
		for (const { key, problem } of problems) this.left.set(key, problem);
		return { values, id, ignored: problems.map(({ key }) => key) };
	}

	/** What there is to say about keys that were not sent. */
	hints(): string[] {
		const readOnly = [...this.readOnly].map(([key, remark]) =>
			remark === '' ? key : `${key} (${remark})`,
		);
		const ignored = [...this.left.values()].map(
			(problem) => `${this.mapping.sentence(problem)}. ${problem.nextStep}`,
		);
		return [
			...(readOnly.length > 0
				? [`Not sent, since Pipedrive keeps them by itself: ${readOnly.join(', ')}.`]
				: []),
			...(ignored.length > 0 ? [`Keys that were ignored: ${ignored.join(' ')}`] : []),
		];
	}

	private ignores(index: number): boolean {
		return this.reader.read('options.unknownKeys', index) === 'ignore';
	}

	private refusal(problems: FieldProblem[]): InvalidItem {
		const listed = problems.slice(0, mostListed);
		const more = problems.length - listed.length;
		const sentences = listed.map((problem) => this.mapping.sentence(problem));
		const steps = [...new Set(listed.map(({ nextStep }) => nextStep))];
		return new InvalidItem(
			[...sentences, ...(more > 0 ? [`And ${more} more keys`] : [])].join('. '),
			steps.join(' '),
			undefined,
		);
	}
}
