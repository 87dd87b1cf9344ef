import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { AccountLists } from '../fields/accountLists';
import { CustomFieldWriter } from '../fields/customFieldWriter';
import type { CustomFieldsOutput } from '../fields/decode';
import { NameFinder } from '../fields/findByName';
import type { RecordShape } from '../fields/recordShape';
import { FieldClearer } from './clearing';
import { inOrder } from './inOrder';
import { InputFiles } from './itemFiles';
import { describeFailure, failedItem, runError } from './itemFailure';
import { type Lookups, prepareRequest, readItem } from './itemRequest';
import type { ParameterReader } from './parameters';
import type { Plan } from './plan';
import type { Played } from './player';
import { playAnswer } from './players/answers';
import type { PreparedRequest } from './prepare';
import { recordFilterFor } from './recordFilter';
import { type OutputChoices, RecordWriter } from './recordWriter';
import { Turnstile } from './turnstile';
import { listOf } from '../fields/values';

/** One execution of the node: its items on their way through plan, exchange and output. */
export class OperationRun {
	private readonly turnstile = new Turnstile();

	private readonly lookups: Lookups;

	private readonly lists: AccountLists;

	private readonly writer: RecordWriter;

	private readonly hints = new Set<string>();

	/** Ids of the records that were written, by item. */
	private readonly written = new Map<number, string>();

	/** Failures that end the run, by item. */
	private readonly fatal = new Map<number, { cause: unknown; recordId?: number | string }>();

	private readonly wantsLinkedNames: IDataObject[] = [];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly exchange: Exchange,
		private readonly plan: Plan,
		private readonly record: RecordShape,
		private readonly reader: ParameterReader,
	) {
		const lists = new AccountLists(exchange);
		this.lists = lists;
		const finder = new NameFinder(exchange, lists);
		const timezone = context.getTimezone();
		const customFields =
			record.fields && new CustomFieldWriter(record.fields, lists, finder, timezone);
		this.lookups = {
			finder,
			timezone,
			clearer: new FieldClearer(record, lists),
			onCreate:
				({ noun }) =>
				({ id, name }) => {
					this.hints.add(
						`The ${noun} '${name}' was not found and has been created with the ID ${id}.`,
					);
				},
			customFields: async (values, clearBlank) =>
				customFields ? await customFields.write(values, clearBlank) : {},
		};
		this.writer = new RecordWriter(record, exchange, lists, (hint) => this.hints.add(hint));
	}

	/**
	 * Plays all items.
	 * @throws {NodeOperationError | NodeApiError} for the first item that failed, unless the node goes on
	 */
	async play(count: number): Promise<INodeExecutionData[]> {
		const signal = this.context.getExecutionCancelSignal();
		const outputs = await inOrder(
			count,
			() => this.exchange.concurrency(),
			() => this.fatal.size > 0 || signal?.aborted === true,
			async (index) => await this.playItem(index),
		);
		this.throwFirstFailure();
		await this.writer.addLinkedNames(this.wantsLinkedNames);
		this.tellHints();
		return outputs.flatMap((output) => output ?? []);
	}

	private async playItem(index: number): Promise<INodeExecutionData[]> {
		let request: PreparedRequest | undefined;
		try {
			const item = await this.turnstile.pass(() => readItem(this.plan, this.reader, index));
			request = await prepareRequest(this.plan, item, this.lookups);
			const { rows, binary } = await this.rowsFor(request, index);
			if (request.method !== 'GET')
				this.written.set(index, String(rows[0]?.id ?? request.recordId));
			const pairedItem = { item: index };
			return rows.map((json) => (binary ? { json, binary, pairedItem } : { json, pairedItem }));
		} catch (cause) {
			if (!this.context.continueOnFail()) {
				this.fatal.set(index, { cause, recordId: request?.recordId });
				return [];
			}
			const failure = describeFailure(cause, index, this.plan.labels, request?.recordId);
			return [failedItem(failure, index)];
		}
	}

	private async rowsFor(
		request: PreparedRequest,
		index: number,
	): Promise<Omit<Played, 'areRecords'>> {
		const { operation } = this.plan;
		const read = (parameter: string) => this.reader.read(parameter, index);
		const choices = choicesOf(read);
		const answersRecord = operation.answer.kind !== 'deleted';
		if (request.method !== 'GET' && answersRecord) await this.writer.prepare(choices);
		const play = operation.play ?? playAnswer;
		const isList = operation.answer.kind === 'records';
		const { timezone } = this.lookups;
		const { rows, areRecords, binary } = await play({
			matches: isList ? await recordFilterFor(read, this.record, this.lists, timezone) : undefined,
			exchange: this.exchange,
			operation,
			record: this.record,
			request,
			files: new InputFiles(this.context, index),
			timezone,
			read,
			hint: (message) => this.hints.add(message),
		});
		if (!areRecords) return { rows, binary };
		const outputs = await this.writer.write(rows, choices);
		if (choices.linkedNames) this.wantsLinkedNames.push(...outputs);
		return { rows: outputs, binary };
	}

	private throwFirstFailure(): void {
		if (this.fatal.size === 0) return;
		const index = Math.min(...this.fatal.keys());
		const { cause, recordId } = this.fatal.get(index) ?? {};
		const failure = describeFailure(cause, index, this.plan.labels, recordId);
		const done = this.plan.method === 'GET' ? undefined : this.written;
		throw runError(this.context.getNode(), cause, failure, index, done);
	}

	private tellHints(): void {
		const { requests, tokens } = this.exchange.spent;
		if (this.reader.read('options.showSpent', 0) === true) {
			this.hints.add(`This run sent ${requests} requests, which cost ${tokens} tokens.`);
		}
		for (const message of this.hints) {
			this.context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
		}
	}
}

function choicesOf(read: (parameter: string) => unknown): OutputChoices {
	const customFields = read('options.outputCustomFields') as CustomFieldsOutput | undefined;
	return {
		simple: read('simple') === true,
		customFields: customFields ?? 'byName',
		extraKeys: listOf(read('options.include_fields') ?? []).map(String),
		linkedNames: read('options.linkedNames') === true,
	};
}
