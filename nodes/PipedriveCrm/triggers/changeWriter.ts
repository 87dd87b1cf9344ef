import type { IDataObject } from 'n8n-workflow';
import { changeItem } from '../events/changeOutput';
import { type RecordChange, stateBefore } from '../events/recordChange';
import { eventsOf } from '../events/eventsOf';
import type { Exchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';
import { outcomeOf } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import { type OutputChoices, RecordWriter } from '../run/recordWriter';
import { fieldsOf, type Watched } from './triggerSettings';

/** Writes changes as both triggers hand them on: records as the action node writes them. */
export class ChangeWriter {
	private readonly writer: RecordWriter;

	/** @param timezone IANA name of the workflow's */
	constructor(
		private readonly watched: Watched,
		exchange: Exchange,
		private readonly lists: AccountLists,
		private readonly choices: OutputChoices,
		timezone: string,
	) {
		this.writer = new RecordWriter(watched.shape, exchange, lists, timezone, () => undefined);
	}

	/**
	 * The items of changes of one kind of records, in their order.
	 * @throws {ExchangeFailure} when the account's fields cannot be read
	 */
	async items(changes: RecordChange[]): Promise<IDataObject[]> {
		if (changes.length === 0) return [];
		const { object } = this.watched;
		const before = changes.map((change) => stateBefore(change));
		const written = await this.write(changes.map(({ current }) => current));
		const writtenBefore = await this.write(before.map((state) => state ?? {}));
		const names = await this.names(changes);
		return changes.map((change, index) =>
			changeItem(
				change,
				eventsOf(change, object.events),
				{
					current: written[index] ?? {},
					before: before[index] === undefined ? undefined : writtenBefore[index],
				},
				names,
			),
		);
	}

	/** A record as the items have it. @throws {ExchangeFailure} when the account's fields cannot be read */
	async record(record: IDataObject): Promise<IDataObject> {
		const [written = {}] = await this.write([record]);
		return written;
	}

	private async write(records: IDataObject[]): Promise<IDataObject[]> {
		const outputs = await this.writer.write(records, this.choices);
		if (this.choices.linkedNames) await this.writer.addLinkedNames(outputs);
		return outputs;
	}

	/** Names are only read where there is something to name. */
	private async names(changes: RecordChange[]) {
		const { shape } = this.watched;
		const namesFields = changes.some(({ previous }) => previous !== null);
		const fields = namesFields ? await fieldsOf(shape, this.lists) : [];
		const namesUsers = changes.some(({ userId }) => userId !== null);
		const users = namesUsers ? await this.usersIfAllowed() : [];
		return {
			fields: new Map(fields.map(({ key, name }) => [key, name])),
			users: new Map(users.map(({ id, name }) => [String(id), String(name)])),
		};
	}

	/** Who changed a record has an ID at least, where the credential may not read the users. */
	private async usersIfAllowed(): Promise<IDataObject[]> {
		const outcome = await outcomeOf(async () => await this.lists.rows('/api/v1/users'));
		if (outcome.ok) return outcome.value;
		const { cause } = outcome;
		if (!(cause instanceof ExchangeFailure) || cause.kind !== 'forbidden') throw cause;
		return [];
	}
}
