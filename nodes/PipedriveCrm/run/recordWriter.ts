import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';
import { outcomeOf } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import { customFieldsOf, optionsOf } from '../fields/customFields';
import { type CustomFieldsOutput, type DecodeContext, decodeRecord } from '../fields/decode';
import { definitionsOf } from '../fields/definitions';
import { boardsPath, phasesPath } from '../fields/projectDirectories';
import { readByIds } from '../fields/readByIds';
import type { NamedBy, RecordShape } from '../fields/recordShape';

/** What the user chose for the output of records. */
export interface OutputChoices {
	simple: boolean;
	customFields: CustomFieldsOutput;
	/** Keys that were asked for with Include Fields. */
	extraKeys: string[];
	linkedNames: boolean;
}

const pathOfNames = {
	boards: boardsPath,
	pipelines: '/api/v2/pipelines',
	stages: '/api/v2/stages',
	users: '/api/v1/users',
};

/**
 * Writes records as the node hands them on. What it needs to know of the account is read once per run,
 * when the first record needs it.
 */
export class RecordWriter {
	private context: Promise<DecodeContext> | undefined;

	constructor(
		private readonly shape: RecordShape,
		private readonly exchange: Exchange,
		private readonly lists: AccountLists,
		private readonly timezone: string,
		private readonly hint: (message: string) => void,
	) {}

	/**
	 * Reads what writing will need. Before a request that changes something, so that what stands in the
	 * way shows up before it and not after.
	 */
	async prepare(choices: OutputChoices): Promise<void> {
		await this.contextFor(choices);
	}

	/** Writes records of API v2. @throws {ExchangeFailure} when their fields cannot be read */
	async write(records: IDataObject[], choices: OutputChoices): Promise<IDataObject[]> {
		if (records.length === 0) return [];
		const context = await this.contextFor(choices);
		return records.map((record) => decodeRecord(this.shape, record, choices, context));
	}

	/**
	 * Adds the names of linked records to what was written, for all items of a run together, so that 100
	 * names cost one list.
	 */
	async addLinkedNames(outputs: IDataObject[]): Promise<void> {
		for (const { id, name, collection, calledBy = 'name' } of this.shape.linked) {
			const ids = outputs.map((output) => output[id]).filter((value) => typeof value === 'number');
			const linked = await this.orHint(
				async () => await readByIds(this.exchange, collection, ids),
				`The names for ${name} could not be read`,
			);
			if (linked === undefined) continue;
			for (const output of outputs) {
				if (!(id in output)) continue;
				output[name] = linked.get(Number(output[id]))?.[calledBy] ?? null;
			}
		}
	}

	private async contextFor(choices: OutputChoices): Promise<DecodeContext> {
		this.context ??= this.readContext(choices);
		return await this.context;
	}

	private async readContext({ simple, customFields }: OutputChoices): Promise<DecodeContext> {
		const named = simple || customFields !== 'raw';
		const definitions = named ? await definitionsOf(this.shape, this.lists) : [];
		const names = new Map<string, Map<string, string>>();
		for (const { id, name, from } of simple ? this.shape.names : []) {
			if (from === 'ownOptions' || from === 'ownFields') {
				names.set(id, from === 'ownFields' ? fieldNamesOf(definitions) : labelsOf(definitions, id));
				continue;
			}
			const found = await this.namesIn(async () => await this.rowsOfNames(from), name);
			if (found !== undefined) names.set(id, found);
		}
		const { labels: labelsPath } = this.shape;
		const labels =
			labelsPath === undefined
				? labelsOf(definitions, 'label_ids')
				: simple
					? await this.namesIn(async () => await this.lists.rows(labelsPath), 'label_names')
					: undefined;
		return {
			customFields: new Map(customFieldsOf(definitions).map((field) => [field.key, field])),
			labels: labels ?? new Map(),
			names,
			accountOrigin: this.exchange.accountOrigin,
			timezone: this.timezone,
		};
	}

	/** Names by id, of a list of the account; undefined when it cannot be read. */
	private async namesIn(
		readRows: () => Promise<IDataObject[]>,
		name: string,
	): Promise<Map<string, string> | undefined> {
		const rows = await this.orHint(readRows, `The names for ${name} could not be read`);
		return rows && new Map(rows.map((row) => [String(row.id), String(row.name)]));
	}

	private async rowsOfNames(from: NamedBy): Promise<IDataObject[]> {
		if (from !== 'phases') return await this.lists.rows(pathOfNames[from]);
		return await this.lists.rowsWithin(await this.lists.rows(boardsPath), phasesPath);
	}

	/** Names are worth a remark, not a failed run, when the credential may not read them. */
	private async orHint<Result>(
		read: () => Promise<Result>,
		remark: string,
	): Promise<Result | undefined> {
		const outcome = await outcomeOf(read);
		if (outcome.ok) return outcome.value;
		const { cause } = outcome;
		if (!(cause instanceof ExchangeFailure) || cause.kind !== 'forbidden') throw cause;
		this.hint(`${remark}: ${cause.message}. ${cause.nextStep}`);
		return undefined;
	}
}

/** Labels by the number of the option, of one of the fields that Pipedrive itself defines. */
function labelsOf(definitions: IDataObject[], code: string): Map<string, string> {
	const definition = definitions.find(({ field_code: key }) => key === code);
	return new Map(optionsOf(definition).map(({ id, label }) => [String(id), label]));
}

/** Names of fields by their keys. */
function fieldNamesOf(definitions: IDataObject[]): Map<string, string> {
	return new Map(
		definitions.map((field) => [String(field.field_code), String(field.field_name)] as const),
	);
}
