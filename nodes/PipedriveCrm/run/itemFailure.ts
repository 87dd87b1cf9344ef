import type { IDataObject, INode, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { ExchangeFailure } from '../exchange/failure';
import type { PreparedRequest } from './prepare';

/** An item that cannot be sent as it stands; nothing has been asked of Pipedrive for it. */
export class InvalidItem extends Error {
	readonly nextStep: string;

	/** Name of the parameter concerned, as the workflow holds it. */
	readonly field: string | undefined;

	/**
	 * @param message one sentence that names the parameter as the editor does
	 * @param nextStep one sentence
	 */
	constructor(message: string, nextStep: string, field: string | undefined) {
		super(message);
		this.name = 'InvalidItem';
		this.nextStep = nextStep;
		this.field = field;
	}
}

/** What is known of the failure of one item, in the shape that users' workflows meet (docs/architecture.md). */
export interface ItemFailure {
	/** One sentence with the item's index behind it. */
	message: string;
	details: {
		httpCode: number | null;
		apiCode: string | null;
		field: string | null;
		nextStep: string;
		recordId: number | string | null;
		mayExist: boolean;
	};
}

/** What a request was about; the ids of its path by the editor's names of their parameters. */
export type FailedRequest = Partial<Pick<PreparedRequest, 'recordId' | 'inPath'>>;

/**
 * Says in the editor's words why an item failed.
 * @param labels the editor's names of parameters, by the API's key
 * @param request that was about to be sent, or was sent, where it came to that
 */
export function describeFailure(
	cause: unknown,
	itemIndex: number,
	labels: ReadonlyMap<string, string>,
	request?: FailedRequest,
): ItemFailure {
	const recordId = request?.recordId;
	const unknown = { httpCode: null, apiCode: null, field: null, mayExist: false };
	if (cause instanceof ExchangeFailure) return ofExchange(cause, itemIndex, labels, request);
	if (cause instanceof InvalidItem) {
		return {
			message: `${cause.message} [item ${itemIndex}]`,
			details: {
				...unknown,
				field: cause.field ?? null,
				nextStep: cause.nextStep,
				recordId: recordId ?? null,
			},
		};
	}
	const message = cause instanceof Error ? cause.message : String(cause);
	return {
		message: `${message} [item ${itemIndex}]`,
		details: {
			...unknown,
			nextStep: 'Check the parameters of the node and the item that they are read from.',
			recordId: recordId ?? null,
		},
	};
}

function ofExchange(
	failure: ExchangeFailure,
	itemIndex: number,
	labels: ReadonlyMap<string, string>,
	{ recordId, inPath }: FailedRequest = {},
): ItemFailure {
	const [field] = failure.fields;
	const fields = failure.fields.flatMap((key) => {
		const label = labels.get(key);
		return label === undefined ? [] : [`'${label}'`];
	});
	const ids = [...(inPath ?? [])].map(([label, id]) => `'${label}' ${id}`);
	const named = fields.length === 0 && failure.kind === 'notFound' ? ids : fields;
	const about = named.length > 0 ? ` (${named.join(', ')})` : '';
	return {
		message: `${failure.message}${about} [item ${itemIndex}]`,
		details: {
			httpCode: failure.httpCode ?? null,
			apiCode: failure.apiCode ?? null,
			field: field ?? null,
			nextStep: failure.nextStep,
			recordId: recordId ?? null,
			mayExist: failure.mayExist,
		},
	};
}

/** The item that stands for a failed one under Continue On Fail and on the error output. */
export function failedItem(
	{ message, details }: ItemFailure,
	itemIndex: number,
): INodeExecutionData {
	return { json: { error: message, details }, pairedItem: { item: itemIndex } };
}

/**
 * The error that ends a run, with what was done before it.
 * @param done record ids by item index, of the items that were written before; undefined for a run that
 *   only reads
 */
export function runError(
	node: INode,
	cause: unknown,
	failure: ItemFailure,
	itemIndex: number,
	done: ReadonlyMap<number, string> | undefined,
): NodeApiError | NodeOperationError {
	const description = [failure.details.nextStep, doneBefore(done)].filter(Boolean).join(' ');
	if (!(cause instanceof ExchangeFailure)) {
		return new NodeOperationError(node, failure.message, { itemIndex, description });
	}
	const response: JsonObject = {
		message: failure.message,
		...(failure.details as IDataObject),
	} as JsonObject;
	return new NodeApiError(node, response, {
		message: failure.message,
		description,
		httpCode: cause.httpCode === undefined ? undefined : String(cause.httpCode),
		itemIndex,
	});
}

const mostListed = 100;

function doneBefore(done: ReadonlyMap<number, string> | undefined): string {
	if (done === undefined) return '';
	if (done.size === 0) return 'Nothing was changed before it.';
	const listed = [...done].slice(0, mostListed).map(([item, id]) => `item ${item} → ${id}`);
	const more = done.size > mostListed ? `, and ${done.size - mostListed} more` : '';
	return `Done before it: ${listed.join(', ')}${more}.`;
}
