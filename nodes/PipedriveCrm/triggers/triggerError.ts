import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ExchangeFailure } from '../exchange/failure';
import { InvalidItem } from '../run/itemFailure';

/**
 * Says in n8n's own error why a trigger could not do its work, and what to do next.
 * @param more a sentence that is put behind what to do next
 */
export function triggerError(
	node: INode,
	cause: unknown,
	more = '',
): NodeApiError | NodeOperationError {
	if (cause instanceof ExchangeFailure) {
		const { message, nextStep, httpCode, apiCode = null } = cause;
		return new NodeApiError(
			node,
			{ message, apiCode },
			{
				message,
				description: [nextStep, more].filter(Boolean).join(' '),
				httpCode: httpCode === undefined ? undefined : String(httpCode),
			},
		);
	}
	const nextStep = cause instanceof InvalidItem ? cause.nextStep : '';
	const message = cause instanceof Error ? cause.message : String(cause);
	return new NodeOperationError(node, message, {
		description: [nextStep, more].filter(Boolean).join(' '),
	});
}
