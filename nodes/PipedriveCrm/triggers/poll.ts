import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { RecordChange } from '../events/recordChange';
import { isWanted } from '../events/changeFilter';
import { eventsOf } from '../events/eventsOf';
import { pollObject, type Start } from '../events/poll/pollObject';
import type { ObjectState } from '../events/poll/pollState';
import type { ChangeSource, Watch } from '../events/poll/readings';
import { serverTimeOf } from '../events/poll/serverTime';
import { systemClock } from '../exchange/clock';
import { type Exchange, openExchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';
import { AccountLists } from '../fields/accountLists';
import { ChangeWriter } from './changeWriter';
import { outputChoicesOf, readerOf, startOf, watchFor } from './pollSettings';
import { sampleChange } from './sampleChange';
import { triggerError } from './triggerError';
import { type ReadParameter, readFilter, type Watched, watchedKinds } from './triggerSettings';

/** What the polling trigger keeps in n8n's static data. */
interface PollState {
	/** The account and the start that it belongs to: with others it begins anew. */
	account: string;
	start: Start;
	objects: Record<string, ObjectState>;
}

/** Polls that are under way in this process: n8n may begin one while the one before is still reading. */
const underWay = new Set<string>();

/**
 * One poll of the polling trigger: looks for changes and hands on those that are wanted.
 * @returns null when there is nothing to start the workflow for
 * @throws {NodeOperationError | NodeApiError} naming what to do; the state stays as it was
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const key = `${String(context.getWorkflow().id)} ${context.getNode().id}`;
	if (context.getMode() !== 'manual' && underWay.has(key)) return null;
	underWay.add(key);
	const outcome = await outcomeOf(async () => await pollOnce(context));
	underWay.delete(key);
	if (outcome.ok) return outcome.value;
	throw triggerError(context.getNode(), outcome.cause);
}

async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const read = readerOf((name) => context.getNodeParameter(name, null));
	const exchange = await openExchange(context, {
		credentialType:
			read('authentication') === 'oAuth2' ? 'pipedriveCrmOAuth2Api' : 'pipedriveCrmApi',
	});
	const run = new PollRun(exchange, read, context.getTimezone());
	const kinds = watchedKinds(String(read('triggerOn')));
	if (context.getMode() === 'manual') {
		const items = await run.sample(kinds);
		return items.length === 0 ? null : [items.map((json) => ({ json }))];
	}
	const data = context.getWorkflowStaticData('node');
	const { items, state, isFirst } = await run.changes(kinds, plain(data.state));
	data.state = state;
	// n8n keeps a state only when a run starts: without one, a restart would forget where to go on from.
	if (items.length === 0) return isFirst ? [[]] : null;
	return [items.map((json) => ({ json }))];
}

/** n8n hands out its state wrapped in proxies; what is kept of it should not be. */
function plain(state: unknown): PollState | undefined {
	return state === undefined ? undefined : (JSON.parse(JSON.stringify(state)) as PollState);
}

/** What one poll knows and does. */
class PollRun {
	private readonly lists: AccountLists;

	private readonly source: ChangeSource;

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

	/** The items of all changes that are wanted, and the state to go on from. */
	async changes(
		kinds: Watched[],
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
			isFirst ||= state === undefined;
			const filter = await this.filterOf(watched);
			const { changes, next } = await pollObject(this.source, {
				watch: watchFor(watched, filter, this.read),
				state,
				start,
			});
			objects[name] = next;
			const wanted = changes.filter((change) =>
				isWanted(change, eventsOf(change, watched.object.events), filter),
			);
			items.push(...(await this.write(watched, wanted)));
		}
		return { items, state: { account, start, objects }, isFirst };
	}

	/** One recent record, as if what is waited for had just happened to it. */
	async sample(kinds: Watched[]): Promise<IDataObject[]> {
		for (const watched of kinds) {
			const filter = await this.filterOf(watched);
			const watch: Watch = watchFor(watched, filter, this.read);
			const change = await sampleChange(this.exchange, watch, filter);
			if (change !== undefined) return await this.write(watched, [change]);
		}
		return [];
	}

	private async filterOf(watched: Watched) {
		const { exchange, lists, timezone } = this;
		return await readFilter(this.read, watched, { exchange, lists, timezone });
	}

	private async write(watched: Watched, changes: RecordChange[]): Promise<IDataObject[]> {
		const choices = outputChoicesOf(this.read);
		const { exchange, lists, timezone } = this;
		return await new ChangeWriter(watched, exchange, lists, choices, timezone).items(changes);
	}
}
