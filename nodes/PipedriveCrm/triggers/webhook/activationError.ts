import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ExchangeFailure } from '../../exchange/failure';
import { InvalidItem } from '../../run/itemFailure';

const instead = "the 'Pipedrive CRM Polling Trigger', which needs no webhook";

/**
 * The error that tells why a trigger could not be activated or removed. All of it stands in the message, since
 * n8n shows nothing else there.
 * @param url where Pipedrive was to send its deliveries
 */
export function activationError(
	node: INode,
	cause: unknown,
	url: string,
): NodeApiError | NodeOperationError {
	if (cause instanceof InvalidItem) {
		return new NodeOperationError(node, `${cause.message}. ${cause.nextStep}`);
	}
	if (!(cause instanceof ExchangeFailure)) return new NodeOperationError(node, cause as Error);
	const message = explanation(cause, url);
	const response = { message, httpCode: cause.httpCode ?? null } as JsonObject;
	return new NodeApiError(node, response, {
		message,
		description: cause.nextStep,
		httpCode: cause.httpCode === undefined ? undefined : String(cause.httpCode),
	});
}

function explanation(failure: ExchangeFailure, url: string): string {
	const { httpCode, kind, fields, message, nextStep } = failure;
	if (httpCode === 422) {
		return `Pipedrive has no room for another webhook: every user can have 40. Remove some that are not needed in Pipedrive, Tools and apps › Webhooks, or use ${instead}.`;
	}
	if (fields.includes('subscription_url')) {
		return `Pipedrive cannot reach this n8n at ${url}. That takes a public https address, which is set in n8n as WEBHOOK_URL. Without one, use ${instead}.`;
	}
	if (fields.includes('event_object')) {
		return `Pipedrive refused to tell of this kind of record: ${message}. With 'Trigger On' set to Other, correct 'Object Name'; for what the list has, the account's plan may lack it.`;
	}
	if (kind === 'forbidden') {
		return `${message}. ${nextStep} Webhooks need the scope webhooks:full, or admin. If that cannot be had, use ${instead}.`;
	}
	return `${message}. ${nextStep}`;
}
