import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { openExchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';
import { credentialTypeOf, panelOf } from './parameters';
import { PolledFrom } from './polledFrom';
import { PollRun, type PollState } from './pollRun';
import { triggerError } from './triggerError';
import { polledKinds } from './triggerSettings';

/** Polls that are under way in this process: n8n may begin one while the one before is still reading. */
const underWay = new Set<string>();

const polledFrom = new PolledFrom();

/**
 * One poll of the polling trigger: looks for changes and hands on those that are wanted.
 * @returns null when there is nothing to start the workflow for
 * @throws {NodeOperationError | NodeApiError} naming what to do; the state stays as it was
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await orError(context, sampleFor);
	const key = keyOf(context);
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await orError(context, pollFor);
	} finally {
		underWay.delete(key);
	}
}

function keyOf(context: IPollFunctions): string {
	return `${String(context.getWorkflow().id)} ${context.getNode().id}`;
}

async function orError<Result>(
	context: IPollFunctions,
	work: (context: IPollFunctions) => Promise<Result>,
): Promise<Result> {
	const outcome = await outcomeOf(async () => await work(context));
	if (outcome.ok) return outcome.value;
	throw triggerError(context.getNode(), outcome.cause);
}

async function pollFor(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const data = context.getWorkflowStaticData('node');
	const before = plain(data.state);
	if (polledFrom.has(keyOf(context), before)) return null;
	const read = panelOf(context);
	const exchange = await openExchange(context, { credentialType: credentialTypeOf(read) });
	const run = new PollRun(exchange, read, context.getTimezone());
	const kinds = polledKinds(String(read('triggerOn')));
	const { items, state, isFirst } = await run.changes(kinds, before);
	data.state = state;
	// n8n keeps a state only when a run starts: without one, a restart would forget where to go on from.
	if (items.length === 0 && !isFirst) return null;
	polledFrom.add(keyOf(context), before);
	return [items.map((json) => ({ json }))];
}

async function sampleFor(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const read = panelOf(context);
	const exchange = await openExchange(context, { credentialType: credentialTypeOf(read) });
	const run = new PollRun(exchange, read, context.getTimezone());
	const items = await run.sample(polledKinds(String(read('triggerOn'))));
	return items.length === 0 ? null : [items.map((json) => ({ json }))];
}

/** n8n hands out its state wrapped in proxies; what is kept of it should not be. */
function plain(state: unknown): PollState | undefined {
	return state === undefined ? undefined : (JSON.parse(JSON.stringify(state)) as PollState);
}
