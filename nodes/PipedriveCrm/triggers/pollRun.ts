import type { IDataObject } from 'n8n-workflow';
import { type ChangeFilter, isWanted, unfiltered } from '../events/changeFilter';
import { eventsOf } from '../events/eventsOf';
import { withHistory } from '../events/poll/history';
import { gatheredChanges } from '../events/poll/gatheredChanges';
import { pollObject, type Start } from '../events/poll/pollObject';
import type { ObjectState, RecordId } from '../events/poll/pollState';
import type { ChangeSource } from '../events/poll/readings';
import { serverTimeOf } from '../events/poll/serverTime';
import type { RecordChange } from '../events/recordChange';
import type { ListedObject } from '../events/watchedObjects';
import { systemClock } from '../exchange/clock';
import type { Exchange } from '../exchange/exchange';
import { AccountLists } from '../fields/accountLists';
import { customFieldsOf } from '../fields/customFields';
import { inOrder } from '../run/inOrder';
import { ChangeWriter } from './changeWriter';
import { outputChoicesOf, startOf, watchFor } from './pollSettings';
import { sampleChange } from './sampleChange';
import { chosenEvents, type ReadParameter, readFilter, type Watched } from './triggerSettings';

/** What the polling trigger keeps in n8n's static data. */
export interface PollState {
	/** The account and the start that it belongs to: with others it begins anew. */
	account: string;
	start: Start;
	objects: Record<string, ObjectState>;
}

const historiesPerPoll = 100;

/** What one poll knows and does. */
export class PollRun {
	private readonly lists: AccountLists;

	private readonly source: ChangeSource;

	/** @param timezone IANA name of the workflow's */
	constructor(
		private readonly exchange: Exchange,
		private readonly read: ReadParameter,
		private readonly timezone: string,
	) {
		this.lists = new AccountLists(exchange);
		this.source = {
			exchange,
			serverTime: serverTimeOf(exchange.credentialKey, systemClock),
		};
	}

	/**
	 * The items of all changes that are wanted, and the state to go on from. Where nothing has changed, nothing is
	 * asked but what the changes are.
	 * @throws {InvalidItem} naming a parameter that is not as it should be
	 * @throws {ExchangeFailure}
	 */
	async changes(
		kinds: Watched<ListedObject>[],
		before: PollState | undefined,
	): Promise<{ items: IDataObject[]; state: PollState; isFirst: boolean }> {
		const start = startOf(this.read, this.timezone);
		const account = this.exchange.accountOrigin;
		const isKnown = before?.account === account && before.start === start;
		const items: IDataObject[] = [];
		const objects: Record<string, ObjectState> = {};
		let isFirst = false;
		for (const watched of kinds) {
			const name = watched.object.value;
			const state = isKnown ? before.objects[name] : undefined;
			// The first poll says at the activation of the workflow what is wrong with the filters.
			if (state === undefined) await this.filterOf(watched);
			isFirst ||= state === undefined;
			const { wanted, next } = await this.wantedChanges(watched, state, start);
			objects[name] = next;
			items.push(...(await this.write(watched, wanted)));
		}
		return { items, state: { account, start, objects }, isFirst };
	}

	/** One recent record, as if what is waited for had just happened to it. @throws {ExchangeFailure} */
	async sample(kinds: Watched<ListedObject>[]): Promise<IDataObject[]> {
		for (const watched of kinds) {
			const filter = await this.filterOf(watched);
			const watch = watchFor(watched, filter, this.read);
			const sample = await sampleChange(this.exchange, watch, filter);
			if (sample === undefined) continue;
			const [change = sample] = await gatheredChanges([sample], watched.shape, this.lists);
			const [known = change] = this.readsHistory(watched)
				? await this.withHistories(watched, [change], new Map())
				: [];
			return await this.write(watched, [known]);
		}
		return [];
	}

	private async wantedChanges(
		watched: Watched<ListedObject>,
		state: ObjectState | undefined,
		start: Start,
	): Promise<{ wanted: RecordChange[]; next: ObjectState }> {
		const { read } = this;
		const readsHistory = this.readsHistory(watched);
		const { changes, next, toldUntil } = await pollObject(this.source, {
			watch: watchFor(watched, chosenEvents(read), read),
			state,
			start,
			atMost: readsHistory
				? Number(read('options.historiesPerPoll') ?? historiesPerPoll)
				: undefined,
		});
		if (changes.length === 0) return { wanted: [], next };
		const filter = await this.filterOf(watched);
		const found = await gatheredChanges(changes, watched.shape, this.lists);
		const known = readsHistory
			? await this.withHistories(watched, ofInterest(found, watched, filter), toldUntil)
			: found;
		const { events } = watched.object;
		return {
			wanted: known.filter((change) => isWanted(change, eventsOf(change, events), filter)),
			next,
		};
	}

	private readsHistory({ object }: Watched<ListedObject>): boolean {
		return object.list.hasHistory === true && this.read('readChangeHistory') === true;
	}

	/** Several at once, as the rate limit allows; a failure of one fails the poll, which is then made again. */
	private async withHistories(
		{ object, shape }: Watched<ListedObject>,
		changes: RecordChange[],
		toldUntil: ReadonlyMap<RecordId, number>,
	): Promise<RecordChange[]> {
		const definitions = shape.fields === undefined ? [] : await this.lists.rows(shape.fields);
		const fields = new Map(customFieldsOf(definitions).map((field) => [field.key, field]));
		const known = await inOrder(
			changes.length,
			() => this.exchange.concurrency(),
			() => false,
			async (index) => {
				const change = changes[index];
				if (change?.action !== 'change') return change;
				const since = toldUntil.get(change.id) ?? 0;
				return await withHistory(this.exchange, object, change, since, fields);
			},
		);
		return known.filter((change) => change !== undefined);
	}

	private async filterOf(watched: Watched): Promise<ChangeFilter> {
		const { exchange, lists, timezone } = this;
		return await readFilter(this.read, watched, { exchange, lists, timezone });
	}

	private async write(
		watched: Watched<ListedObject>,
		changes: RecordChange[],
	): Promise<IDataObject[]> {
		const choices = outputChoicesOf(this.read);
		const { exchange, lists, timezone } = this;
		return await new ChangeWriter(watched, exchange, lists, choices, timezone).items(changes);
	}
}

/** What the filters by owner and pipeline leave: of nothing else the history is worth its tokens. */
function ofInterest(
	changes: RecordChange[],
	{ object }: Watched<ListedObject>,
	{ ownerIds, pipelineIds }: ChangeFilter,
): RecordChange[] {
	const filter = { ...unfiltered(object.events.map(({ value }) => value)), ownerIds, pipelineIds };
	return changes.filter((change) => isWanted(change, eventsOf(change, object.events), filter));
}
