import type { IDataObject } from 'n8n-workflow';
import type { RecordShape } from '../fields/recordShape';
import type { RowKind } from './player';
import type { OutputChoices, RecordWriter } from './recordWriter';

/** Writes records of several kinds, each by its own shape. */
export class KindWriter {
	private readonly writers = new Map<RecordShape, RecordWriter>();

	constructor(private readonly writerFor: (shape: RecordShape) => RecordWriter) {}

	/**
	 * Writes rows, in their order.
	 * @param kinds what each of the rows is
	 * @throws {ExchangeFailure} when the fields of a kind cannot be read
	 */
	async write(
		rows: IDataObject[],
		kinds: RowKind[],
		choices: OutputChoices,
	): Promise<IDataObject[]> {
		const outputs: IDataObject[] = [];
		for (const [index, { shape, beside }] of kinds.entries()) {
			const row = rows[index] ?? {};
			const [written = row] = shape ? await this.writer(shape).write([row], choices) : [];
			outputs.push({ ...beside, ...written });
		}
		return outputs;
	}

	private writer(shape: RecordShape): RecordWriter {
		const known = this.writers.get(shape);
		if (known !== undefined) return known;
		const writer = this.writerFor(shape);
		this.writers.set(shape, writer);
		return writer;
	}
}
