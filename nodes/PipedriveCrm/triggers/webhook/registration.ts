import type { IHookFunctions } from 'n8n-workflow';
import { type Exchange, openExchange } from '../../exchange/exchange';
import { outcomeOf } from '../../exchange/outcome';
import { AccountLists } from '../../fields/accountLists';
import { credentialTypeOf, panelOf } from '../parameters';
import { type ReadParameter, readFilter, watchedName, watchedNamed } from '../triggerSettings';
import { listOf } from '../../fields/values';
import { activationError } from './activationError';
import {
	addWebhook,
	type ListedWebhook,
	listOwn,
	type Ownership,
	ownershipOf,
	removeWebhook,
} from './ownWebhooks';
import { newSecret } from './secret';
import { type Subscription, subscriptionFor } from './subscription';

/** What n8n keeps of a registered webhook, in the static data of the node. */
export interface Registration {
	webhookId?: number;
	secret?: string;
}

interface Registering {
	exchange: Exchange;
	own: Ownership;
	subscription: Subscription;
	read: ReadParameter;
}

/**
 * Whether the webhook of the last activation is still there and serves what the panel says now.
 * @throws {NodeApiError | NodeOperationError} when Pipedrive cannot be asked
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { webhookId, secret }: Registration = context.getWorkflowStaticData('node');
	if (webhookId === undefined || secret === undefined) return false;
	return await explained(context, async ({ exchange, own, subscription, read }) => {
		await checkSettings(context, exchange, read);
		const found = await listOwn(exchange, own);
		return found.length === 1 && found.every((one) => serves(one, webhookId, own, subscription));
	});
}

/**
 * Registers the webhook, and removes what an earlier activation left behind.
 * @throws {NodeApiError | NodeOperationError} when the panel names what does not exist, or Pipedrive refuses
 */
export async function register(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async ({ exchange, own, subscription, read }) => {
		await checkSettings(context, exchange, read);
		for (const { id } of await listOwn(exchange, own)) await removeWebhook(exchange, id);
		const secret = newSecret();
		const webhookId = await addWebhook(exchange, own, subscription, secret);
		Object.assign(context.getWorkflowStaticData('node'), { webhookId, secret });
		return true;
	});
}

/**
 * Removes every webhook of the trigger.
 * @throws {NodeApiError | NodeOperationError} when Pipedrive cannot be asked
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async ({ exchange, own }) => {
		const kept = context.getWorkflowStaticData('node');
		for (const { id } of await listOwn(exchange, own)) await removeWebhook(exchange, id);
		delete kept.webhookId;
		delete kept.secret;
		return true;
	});
}

function serves(
	found: ListedWebhook,
	webhookId: number,
	{ url }: Ownership,
	{ event_action: action, event_object: object }: Subscription,
): boolean {
	return (
		found.id === webhookId &&
		found.is_active === 1 &&
		found.subscription_url === url &&
		found.event_action === action &&
		found.event_object === object
	);
}

/** What is wrong with the filters shows up when the workflow is activated, not with the first delivery. */
async function checkSettings(
	context: IHookFunctions,
	exchange: Exchange,
	read: ReadParameter,
): Promise<void> {
	const lists = new AccountLists(exchange);
	await readFilter(read, watchedNamed(watchedName(read)), {
		exchange,
		lists,
		timezone: context.getTimezone(),
	});
}

async function explained(
	context: IHookFunctions,
	work: (registering: Registering) => Promise<boolean>,
): Promise<boolean> {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const outcome = await outcomeOf(async () => {
		const read = panelOf(context);
		const exchange = await openExchange(context, { credentialType: credentialTypeOf(read) });
		const subscription = subscriptionFor(
			watchedName(read),
			listOf(read('events')).map(String),
			read('alsoCreatedInStage') === true,
		);
		return await work({ exchange, own: ownershipOf(context, url), subscription, read });
	});
	if (outcome.ok) return outcome.value;
	throw activationError(context.getNode(), outcome.cause, url);
}
