import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { changeOfWebhook, type WebhookPayload } from '../../events/webhookChange';
import { openExchange } from '../../exchange/exchange';
import { outcomeOf } from '../../exchange/outcome';
import { credentialTypeOf, panelOf } from '../parameters';
import { triggerError } from '../triggerError';
import { answeredWell } from './answeredWell';
import { Delivery } from './delivery';
import type { Registration } from './registration';
import { bringsSecret } from './secret';
import { SeenEvents } from './seenEvents';

const seen = new SeenEvents();

/**
 * Takes one delivery of Pipedrive's: answers 401 to whoever does not know the secret, drops what was delivered
 * before, and starts the workflow where the change is one that is wanted. Writes no static data, since n8n would
 * overwrite with it what other deliveries and triggers keep there.
 * @throws {NodeOperationError | NodeApiError} when it cannot be told whether the change is wanted; n8n answers
 *   500 then, and Pipedrive delivers again
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret }: Registration = context.getWorkflowStaticData('node');
	if (!bringsSecret(context.getHeaderData().authorization, secret)) {
		const headers = { 'WWW-Authenticate': 'Basic realm="n8n"' };
		return refuse(context, 401, 'This webhook takes deliveries with its own secret only', headers);
	}
	const payload = payloadOf(context.getBodyData());
	if (payload === undefined) {
		return refuse(context, 400, 'This is not a delivery of a webhook of version 2.0');
	}
	const key = keyOf(context, payload);
	const outcome = await outcomeOf(async () =>
		key === undefined
			? await itemOf(context, payload)
			: await seen.once(
					key,
					async () => await itemOf(context, payload),
					answeredWell(context.getResponseObject()),
				),
	);
	if (!outcome.ok) throw triggerError(context.getNode(), outcome.cause);
	return outcome.value === undefined ? {} : { workflowData: [[{ json: outcome.value }]] };
}

async function itemOf(
	context: IWebhookFunctions,
	payload: WebhookPayload,
): Promise<IDataObject | undefined> {
	const change = changeOfWebhook(payload);
	if (change === undefined) return undefined;
	const read = panelOf(context);
	const timezone = context.getTimezone();
	const ended = new AbortController();
	const exchange = await openExchange(context, {
		credentialType: credentialTypeOf(read),
		signal: ended.signal,
	});
	const delivery = new Delivery({ exchange, read, timezone });
	const item = await delivery.item(change);
	// What has not been answered by now is not waited for any more.
	ended.abort();
	return item && read('options.includePayload') === true
		? { ...item, payload: { ...payload } }
		: item;
}

/** The same event may go to several triggers, each of which has to see it. */
function keyOf(context: IWebhookFunctions, { meta }: WebhookPayload): string | undefined {
	if (typeof meta.id !== 'string') return undefined;
	return [context.getNodeWebhookUrl('default'), context.getNode().id, meta.id].join(' ');
}

function payloadOf(body: IDataObject): WebhookPayload | undefined {
	const { data = null, previous = null, meta } = body;
	const isGood = [data, previous].every((part) => part === null || isObject(part));
	if (!isGood || !isObject(meta) || typeof meta.entity !== 'string') return undefined;
	return {
		data: data as IDataObject | null,
		previous: previous as IDataObject | null,
		meta,
	};
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(
	context: IWebhookFunctions,
	status: number,
	error: string,
	headers: Record<string, string> = {},
): IWebhookResponseData {
	context
		.getResponseObject()
		.writeHead(status, { ...headers, 'Content-Type': 'application/json' })
		.end(JSON.stringify({ error }));
	return { noWebhookResponse: true };
}
