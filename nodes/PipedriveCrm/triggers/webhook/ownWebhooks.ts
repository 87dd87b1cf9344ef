import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { createHash } from 'crypto';
import type { Exchange } from '../../exchange/exchange';
import { ExchangeFailure } from '../../exchange/failure';
import { outcomeOf } from '../../exchange/outcome';
import { secretUser } from './secret';
import type { Subscription } from './subscription';

const path = '/api/v1/webhooks';
const longestName = 255;

/** Which webhooks belong to one trigger of one workflow. */
export interface Ownership {
	/** Where n8n listens for it. */
	url: string;
	/** Put into the name, so that they are found again when the address has changed. */
	mark: string;
	/** For people who look through the webhooks in Pipedrive; ends with the mark. */
	name: string;
}

/** A webhook in Pipedrive's list. */
export interface ListedWebhook extends Subscription {
	id: number;
	subscription_url: string;
	name: string;
	is_active: number;
}

/**
 * Says which webhooks are those of the node that asks. A copy of the workflow, another n8n, and the address
 * for tests have marks of their own.
 * @param url where n8n listens, e.g. 'https://n8n.example.com/webhook/0c5…/webhook'
 */
export function ownershipOf(context: IHookFunctions, url: string): Ownership {
	const { id: nodeId, name: node, webhookId } = context.getNode();
	const workflow = context.getWorkflow();
	// …/webhook/<webhook ID>/webhook; a node without such an ID has the workflow's and its own name there.
	const endpoint = new URL(url).pathname.split('/').at(webhookId === undefined ? -4 : -3) ?? '';
	const mark = createHash('sha256')
		.update(JSON.stringify([context.getInstanceId(), workflow.id ?? '', nodeId, endpoint]))
		.digest('base64url')
		.slice(0, 16);
	const end = ` [${mark}]`;
	const title = `n8n: ${workflow.name ?? 'Workflow'} › ${node}`;
	return { url, mark, name: title.slice(0, longestName - end.length) + end };
}

/** The trigger's own webhooks, from whatever earlier activation. @throws {ExchangeFailure} */
export async function listOwn(exchange: Exchange, own: Ownership): Promise<ListedWebhook[]> {
	const { data } = await exchange.send({ method: 'GET', path });
	const rows = (Array.isArray(data) ? data : []) as (IDataObject & ListedWebhook)[];
	return rows.filter(
		({ name, subscription_url: url }) =>
			url === own.url || String(name ?? '').endsWith(`[${own.mark}]`),
	);
}

/** Registers a webhook. @returns its id @throws {ExchangeFailure} */
export async function addWebhook(
	exchange: Exchange,
	own: Ownership,
	subscription: Subscription,
	secret: string,
): Promise<number> {
	const { data } = await exchange.send({
		method: 'POST',
		path,
		body: {
			...subscription,
			name: own.name,
			subscription_url: own.url,
			version: '2.0',
			http_auth_user: secretUser,
			http_auth_password: secret,
		},
	});
	return Number((data as IDataObject).id);
}

/** Removes a webhook; one that is gone already counts as removed. @throws {ExchangeFailure} */
export async function removeWebhook(exchange: Exchange, id: number): Promise<void> {
	const outcome = await outcomeOf(
		async () => await exchange.send({ method: 'DELETE', path: `${path}/${id}` }),
	);
	if (outcome.ok) return;
	const { cause } = outcome;
	if (!(cause instanceof ExchangeFailure) || cause.kind !== 'notFound') throw cause;
}
