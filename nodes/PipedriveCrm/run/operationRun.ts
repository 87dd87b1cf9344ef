import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';
import { AccountLists } from '../fields/accountLists';
import type { CustomFieldsOutput } from '../fields/decode';
import { NameFinder } from '../fields/findByName';
import { exchangeFor } from '../fields/flatRecords';
import type { RecordShape } from '../fields/recordShape';
import { ChangeMarks } from './changeMarks';
import { inOrder } from './inOrder';
import { InputFiles } from './itemFiles';
import { describeFailure, failedItem, type FailedRequest, runError } from './itemFailure';
import { resultKey } from './inputKeys';
import { prepareRequest } from './itemRequest';
import { type ReadItem, readItem } from './itemValues';
import { KindWriter } from './kindWriter';
import { lookupsFor } from './lookups';
import { MappedInput } from './mappedInput';
import type { Resource } from './operation';
import type { ParameterReader } from './parameters';
import type { Plan } from './plan';
import type { ItemWork, Played } from './player';
import { playAnswer } from './players/answers';
import type { PreparedRequest } from './prepare';
import type { Lookups } from './prepareValue';
import { recordFilterFor } from './recordFilter';
import { RecordMatching } from './recordMatching';
import { type OutputChoices, RecordWriter } from './recordWriter';
import { Turnstile } from './turnstile';
import { listOf } from '../fields/values';

/** What has been read for an item, and of its keys where they say what to send. */
interface InputItem extends ReadItem {
	id: IDataObject[string];
	ignored: string[];
}

/** One execution of the node: its items on their way through plan, exchange and output. */
export class OperationRun {
	private readonly turnstile = new Turnstile();

	private readonly exchange: Exchange;

	private readonly lookups: Lookups;

	private readonly lists: AccountLists;

	private readonly writer: RecordWriter;

	private readonly kindWriter: KindWriter;

	private readonly hints = new Set<string>();

	/** Ids of the records that were written, by item. */
	private readonly written = new Map<number, string>();

	/** Failures that end the run, by item. */
	private readonly fatal = new Map<number, { cause: unknown; request?: FailedRequest }>();

	private readonly wantsLinkedNames: IDataObject[] = [];

	private readonly record: RecordShape;

	private readonly matching: RecordMatching;

	private mapped: MappedInput | undefined;

	/** What is left to do once all items have gone well. */
	private readonly whenDone: (() => void)[] = [];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly accountExchange: Exchange,
		private readonly plan: Plan,
		private readonly resource: Resource,
		private readonly reader: ParameterReader,
	) {
		const { record = resource.record } = plan.operation;
		const lists = new AccountLists(accountExchange);
		const exchange = exchangeFor(accountExchange, record, lists);
		const hint = (message: string) => this.hints.add(message);
		const finder = new NameFinder(exchange, lists);
		const account = { lists, finder, timezone: context.getTimezone() };
		this.exchange = exchange;
		this.lists = lists;
		this.record = record;
		this.lookups = lookupsFor(plan.operation, record, account, hint);
		this.writer = new RecordWriter(record, exchange, lists, account.timezone, hint);
		this.kindWriter = new KindWriter(
			(shape) => new RecordWriter(shape, exchange, lists, account.timezone, hint),
		);
		this.matching = new RecordMatching(exchange, record, lists);
	}

	/**
	 * Plays all items.
	 * @throws {NodeOperationError | NodeApiError} for the first item that failed, unless the node goes on
	 */
	async play(count: number): Promise<INodeExecutionData[]> {
		const signal = this.context.getExecutionCancelSignal();
		await this.mapInput();
		const outputs = await inOrder(
			count,
			() => this.exchange.concurrency(),
			() => this.fatal.size > 0 || signal?.aborted === true,
			async (index) => await this.playItem(index),
		);
		this.throwFirstFailure();
		await this.writer.addLinkedNames(this.wantsLinkedNames);
		for (const finish of this.whenDone) finish();
		this.tellHints();
		return outputs.flatMap((output) => output ?? []);
	}

	/** Where the keys of the items say what to send, they are all looked at before the first item is written. */
	private async mapInput(): Promise<void> {
		const { inputs } = this.plan;
		if (inputs === undefined) return;
		const items = this.context.getInputData().map(({ json }) => json);
		const resource = String(this.resource.option.name);
		const input = { items, resource, inputs, shape: this.record };
		const opening = await outcomeOf(
			async () => await MappedInput.open(input, this.reader, this.lists),
		);
		if (!opening.ok) {
			this.fatal.set(0, { cause: opening.cause });
			return;
		}
		this.mapped = opening.value;
		const refused = this.context.continueOnFail() ? undefined : this.mapped.firstRefused();
		if (refused !== undefined) this.fatal.set(refused.index, refused);
	}

	/** Reads what an item wants to be sent, from parameters or from its keys. */
	private readItem(index: number): InputItem {
		const item = readItem(this.plan, this.reader, index);
		if (this.mapped === undefined) return { ...item, id: undefined, ignored: [] };
		const { values, id, ignored } = this.mapped.read(index);
		return { ...item, values: [...item.values, ...values], id, ignored };
	}

	private async playItem(index: number): Promise<INodeExecutionData[]> {
		let request: PreparedRequest | undefined;
		try {
			const item = await this.turnstile.pass(() => this.readItem(index));
			request = await prepareRequest(this.plan, item, this.lookups);
			const { rows, binary, result, results } = await this.rowsFor(request, index, item);
			if (request.method !== 'GET') this.lists.forget(request.path);
			if (request.method !== 'GET' && result?.action !== 'skipped')
				this.written.set(index, String(rows[0]?.id ?? request.recordId));
			const pairedItem = { item: index };
			const ofAll = { ...result, ...(item.ignored.length > 0 && { ignored: item.ignored }) };
			return rows.map((row, position) => {
				const said = { ...ofAll, ...results?.[position] };
				const json = Object.keys(said).length > 0 ? { ...row, [resultKey]: said } : row;
				return binary ? { json, binary, pairedItem } : { json, pairedItem };
			});
		} catch (cause) {
			if (!this.context.continueOnFail()) {
				this.fatal.set(index, { cause, request });
				return [];
			}
			const failure = describeFailure(cause, index, this.plan.labels, request);
			return [failedItem(failure, index)];
		} finally {
			this.matching.passed(index);
		}
	}

	private async rowsFor(
		request: PreparedRequest,
		index: number,
		{ controls, id: inputId }: InputItem,
	): Promise<Omit<Played, 'areRecords'>> {
		const { operation } = this.plan;
		const read = (parameter: string) =>
			controls.has(parameter) ? controls.get(parameter) : this.reader.read(parameter, index);
		const choices = choicesOf(read);
		const answersRecord = operation.answer.kind !== 'deleted';
		if (request.method !== 'GET' && answersRecord) await this.writer.prepare(choices);
		const play = operation.play ?? playAnswer;
		const { timezone } = this.lookups;
		const work: ItemWork = {
			exchange: this.exchange,
			account: { exchange: this.accountExchange, lists: this.lists },
			operation,
			record: this.record,
			request,
			itemIndex: index,
			inputId,
			files: new InputFiles(this.context, index),
			timezone,
			matching: this.matching,
			marks: new ChangeMarks(this.context),
			read,
			hint: (message) => this.hints.add(message),
		};
		const played = await play({
			...work,
			filter: await recordFilterFor(work, this.lists),
		});
		const outputs = await this.write(played, choices);
		if (played.areRecords && choices.linkedNames) this.wantsLinkedNames.push(...outputs);
		if (played.whenDone !== undefined) this.whenDone.push(played.whenDone);
		return { ...played, rows: outputs };
	}

	private async write(
		{ rows, areRecords, kinds }: Played,
		choices: OutputChoices,
	): Promise<IDataObject[]> {
		if (kinds !== undefined) return await this.kindWriter.write(rows, kinds, choices);
		return areRecords ? await this.writer.write(rows, choices) : rows;
	}

	private throwFirstFailure(): void {
		if (this.fatal.size === 0) return;
		const index = Math.min(...this.fatal.keys());
		const { cause, request } = this.fatal.get(index) ?? {};
		const failure = describeFailure(cause, index, this.plan.labels, request);
		const done = this.plan.method === 'GET' ? undefined : this.written;
		throw runError(this.context.getNode(), cause, failure, index, done);
	}

	private tellHints(): void {
		const { requests, tokens } = this.exchange.spent;
		if (this.reader.read('options.showSpent', 0) === true) {
			this.hints.add(`This run sent ${requests} requests, which cost ${tokens} tokens.`);
		}
		for (const message of [
			...this.hints,
			...this.matching.hints(),
			...(this.mapped?.hints() ?? []),
		]) {
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
