import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { ExchangeFailure } from '../exchange/failure';
import { outcomeOf } from '../exchange/outcome';
import { idOf, type RecordId } from './recordIds';

/** A list of up to 100 ids costs 10 tokens, a single record 1. */
const idsPerList = 100;
const cheaperOneByOne = 10;

/** Collections whose lists cannot be asked for certain ids. */
const listsWithoutIds = new Set(['/api/v2/projects', '/api/v2/tasks']);

/**
 * Reads records of a v2 collection by their ids, at the least token cost; such as have UUIDs one by one, since
 * their list takes no ids. Records that are gone or not visible are missing in the answer.
 * @param collection e.g. '/api/v2/persons'
 */
export async function readByIds(
	exchange: Exchange,
	collection: string,
	ids: RecordId[],
): Promise<Map<RecordId, IDataObject>> {
	const distinct = [...new Set(ids)];
	const numbers = distinct.filter((id) => typeof id === 'number');
	const found = new Map<RecordId, IDataObject>();
	const keep = (row: IDataObject) => found.set(idOf(row), row);
	let rest = distinct;
	if (numbers.length > cheaperOneByOne && !listsWithoutIds.has(collection)) {
		for (let start = 0; start < numbers.length; start += idsPerList) {
			const query = { ids: numbers.slice(start, start + idsPerList), limit: idsPerList };
			const { data } = await exchange.send({ method: 'GET', path: collection, query });
			if (Array.isArray(data)) data.forEach(keep);
		}
		// Lists leave archived records out; what is still missing is asked for by itself.
		rest = distinct.filter((id) => !found.has(id));
	}
	const records = await Promise.all(
		rest.map(async (id) => await readOne(exchange, `${collection}/${id}`)),
	);
	for (const record of records) if (record !== undefined) keep(record);
	return found;
}

/** Reads one record; undefined when it is gone or not visible. */
export async function readOne(exchange: Exchange, path: string): Promise<IDataObject | undefined> {
	const outcome = await outcomeOf(async () => await exchange.send({ method: 'GET', path }));
	if (outcome.ok) return outcome.value.data as IDataObject;
	const { cause } = outcome;
	if (cause instanceof ExchangeFailure && cause.kind === 'notFound') return undefined;
	throw cause;
}
