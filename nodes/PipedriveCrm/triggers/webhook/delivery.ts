import type { IDataObject } from 'n8n-workflow';
import { type ChangeFilter, isWanted } from '../../events/changeFilter';
import { changeItem } from '../../events/changeOutput';
import { commonEvents } from '../../events/eventKinds';
import { eventsOf } from '../../events/eventsOf';
import { type RecordChange, stateBefore } from '../../events/recordChange';
import type { Exchange } from '../../exchange/exchange';
import type { Outcome } from '../../exchange/outcome';
import { AccountLists } from '../../fields/accountLists';
import { exchangeFor } from '../../fields/flatRecords';
import { ChangeWriter } from '../changeWriter';
import { outputChoicesOf } from '../pollSettings';
import {
	type ReadParameter,
	readFilter,
	type Watched,
	watchedName,
	watchedNamed,
} from '../triggerSettings';
import { KeptFilters } from './keptFilters';
import { within } from './within';

/** Milliseconds; both together stay well within the ten seconds after which Pipedrive gives a delivery up. */
const timeForFilter = 3_000;
const timeForRecord = 5_000;

/** How long names of the account that an earlier delivery has read are used. */
const namesFreshForMs = 600_000;

/** The parts of the panel that a filter is made of. */
const filterParameters = [
	'triggerOn',
	'otherObject',
	'events',
	'toStages',
	'fromStages',
	'alsoCreatedInStage',
	'filters',
	'valueChanges',
];

const filters = new KeptFilters();

export interface DeliveryParts {
	exchange: Exchange;
	read: ReadParameter;
	/** IANA name of the workflow's time zone. */
	timezone: string;
}

/** One delivery on its way to an item. */
export class Delivery {
	private readonly lists: AccountLists;

	constructor(private readonly parts: DeliveryParts) {
		this.lists = new AccountLists(parts.exchange, namesFreshForMs);
	}

	/**
	 * The item of a change; undefined where it is not wanted. What cannot be read from Pipedrive in time is left
	 * out and remarked on under `_result`, since the change itself is known.
	 * @throws {InvalidItem | ExchangeFailure | TooLate} when it cannot be told whether the change is wanted
	 */
	async item(change: RecordChange): Promise<IDataObject | undefined> {
		const { read } = this.parts;
		const name = watchedName(read);
		if (name !== 'anything' && name !== change.object) return undefined;
		const watched = watchedNamed(change.object);
		const happened = eventsOf(change, watched?.object.events ?? commonEvents);
		const filter = await within(timeForFilter, async () => await this.filter(name));
		if (!filter.ok) throw filter.cause;
		if (!isWanted(change, happened, filter.value)) return undefined;
		return watched === undefined
			? asDelivered(change, happened)
			: await this.write(watched, change, happened);
	}

	private async filter(name: string): Promise<ChangeFilter> {
		const { exchange, read, timezone } = this.parts;
		const panel = filterParameters.map((name) => read(name) ?? null);
		const key = JSON.stringify([exchange.credentialKey, timezone, ...panel]);
		const context = { exchange, lists: this.lists, timezone };
		return await filters.get(key, async () => await readFilter(read, watchedNamed(name), context));
	}

	private async write(
		watched: Watched,
		change: RecordChange,
		happened: string[],
	): Promise<IDataObject> {
		const { exchange, read, timezone } = this.parts;
		const writer = new ChangeWriter(watched, exchange, this.lists, outputChoicesOf(read), timezone);
		const inTime = async (work: () => Promise<IDataObject | undefined>) =>
			await within(timeForRecord, work);
		const wantsFull = read('options.loadFullRecord') === true && change.action !== 'delete';
		const [full, written] = await Promise.all([
			wantsFull
				? inTime(async () => await writer.record(await this.fullRecord(watched, change)))
				: undefined,
			inTime(async () => (await writer.items([change]))[0]),
		]);
		const item =
			written.ok && written.value !== undefined ? written.value : asDelivered(change, happened);
		return {
			...item,
			...(full?.ok === true && { record: full.value }),
			...remarksOn(full, written),
		};
	}

	private async fullRecord({ shape }: Watched, { id }: RecordChange): Promise<IDataObject> {
		if (shape.collection === undefined) throw new Error('Pipedrive does not answer a single one');
		const exchange = exchangeFor(this.parts.exchange, shape, this.lists);
		const path = `${shape.collection}/${encodeURIComponent(id)}`;
		const { data } = await exchange.send({ method: 'GET', path });
		return data as IDataObject;
	}
}

/** The item of a change without any names: values and keys as Pipedrive has delivered them. */
function asDelivered(change: RecordChange, happened: string[]): IDataObject {
	const states = { current: change.current, before: stateBefore(change) };
	return changeItem(change, happened, states, { fields: new Map(), users: new Map() });
}

/** What the node says about an item: whether it has what was asked for, and why not. */
function remarksOn(
	full: Outcome<unknown> | undefined,
	written: Outcome<unknown>,
): { _result?: IDataObject } {
	const reasons = [full, written].flatMap((outcome) =>
		outcome?.ok === false
			? [outcome.cause instanceof Error ? outcome.cause.message : String(outcome.cause)]
			: [],
	);
	if (full === undefined && reasons.length === 0) return {};
	return {
		_result: {
			...(full !== undefined && { full_record: full.ok }),
			...(written.ok ? {} : { names: false }),
			...(reasons.length > 0 && { reason: [...new Set(reasons)].join('; ') }),
		},
	};
}
