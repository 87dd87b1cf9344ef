import type { IDataObject } from 'n8n-workflow';
import { ExchangeFailure } from '../../exchange/failure';
import { outcomeOf } from '../../exchange/outcome';
import type { ApiRequest } from '../../exchange/request';
import { collectionOf } from '../../fields/recordShape';
import type { ItemWork, Player } from '../player';
import { readLists } from './lists';

/** Plays a row whose answer is a record, a list or a deletion: one request, or one list. */
export const playAnswer: Player = async (work) => {
	const { answer } = work.operation;
	switch (answer.kind) {
		case 'record':
			return { rows: [await sendForRecord(await fittedToRecord(work))], areRecords: true };
		case 'recordReadAgain': {
			const { id } = await sendForRecord(work);
			return { rows: [await readRecordAgain(work, String(id), 'was created')], areRecords: true };
		}
		case 'deleted':
			await work.exchange.send(apiRequest(work));
			return { rows: [{ deleted: true, id: work.request.recordId }], areRecords: false };
		case 'records':
			return { rows: await readLists(work, apiRequest(work), answer.pages), areRecords: true };
		case 'hits':
			return { rows: await readLists(work, apiRequest(work), answer.pages), areRecords: false };
		case 'mark':
			throw new Error('playAnswer is for rows that ask Pipedrive for something');
	}
};

/** The request of an item as the exchange takes it. */
export function apiRequest({ operation, request }: ItemWork): ApiRequest {
	const { method, path, query, body, repeat } = request;
	const isForm = operation.option.routing.request.headers !== undefined;
	return {
		method,
		path,
		query,
		body: Object.keys(body).length === 0 ? undefined : isForm ? formOf(body) : body,
		repeat,
		...(operation.listStyle !== undefined && { listStyle: operation.listStyle }),
	};
}

/** A body as a form. */
export function formOf(body: IDataObject): URLSearchParams {
	const texts = Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]);
	return new URLSearchParams(texts);
}

/** Sends the request of a row that answers a record, and says what there is to say about the answer. */
export async function sendForRecord(work: ItemWork): Promise<IDataObject> {
	const { data } = await work.exchange.send(apiRequest(work));
	const { answer } = work.operation;
	const within = answer.kind === 'record' ? answer.within : undefined;
	const record = (within === undefined ? data : (data as IDataObject)[within]) as IDataObject;
	for (const remarkOn of work.operation.remarks ?? []) {
		const remark = remarkOn(work.request.body, record);
		if (remark !== undefined) work.hint(remark);
	}
	return record;
}

/** Reads the record where the body has to fit to what it holds. */
async function fittedToRecord(work: ItemWork): Promise<ItemWork> {
	const { exchange, operation, request, read } = work;
	const isNeeded = operation.fittings?.some((one) => one.needsRecord(request.body, read)) ?? false;
	if (!isNeeded) return work;
	const { data } = await exchange.send({ method: 'GET', path: request.path });
	return { ...work, request: { ...request, body: fitToRecord(work, data as IDataObject) } };
}

/** The body of an item's request, fitted to the record as it is. */
export function fitToRecord(
	{
		operation,
		request,
		read,
		timezone,
	}: Pick<ItemWork, 'operation' | 'read' | 'request' | 'timezone'>,
	record: IDataObject,
): IDataObject {
	return (operation.fittings ?? [])
		.filter((fitting) => fitting.needsRecord(request.body, read))
		.reduce((body, fitting) => fitting.fit(body, record, { read, timezone }), request.body);
}

/**
 * Reads a record that was just written, as the answer of the write does not tell it.
 * @param done what has happened to it, e.g. 'was created'
 * @throws {ExchangeFailure} that says so, when it cannot be read
 */
export async function readRecordAgain(
	{ exchange, record }: ItemWork,
	id: string,
	done: string,
): Promise<IDataObject> {
	const path = `${collectionOf(record)}/${encodeURIComponent(id)}`;
	const outcome = await outcomeOf(async () => await exchange.send({ method: 'GET', path }));
	if (outcome.ok) return outcome.value.data as IDataObject;
	const { cause } = outcome;
	if (!(cause instanceof ExchangeFailure)) throw cause;
	throw new ExchangeFailure(`Record ${id} ${done} but could not be read: ${cause.message}`, {
		kind: cause.kind,
		httpCode: cause.httpCode,
		nextStep: `Do not repeat this item; read record ${id} instead.`,
		mayExist: true,
	});
}
