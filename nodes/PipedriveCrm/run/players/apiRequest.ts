import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { outcomeNow } from '../../exchange/outcome';
import type { ApiRequest } from '../../exchange/request';
import { AccountLists } from '../../fields/accountLists';
import { customFieldsOf } from '../../fields/customFields';
import { decodeRecord } from '../../fields/decode';
import { FieldProblem } from '../../fields/fieldProblem';
import { isBlank } from '../../fields/values';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Player } from '../player';
import { ownPath } from '../ownPath';
import { toJson } from '../values';
import { formOf } from './answers';
import { readLists } from './lists';

/** Plays a request of the user's own, on any path of the account's API. A list gives its rows one by one. */
export const playApiRequest: Player = async (work) => {
	const request = requestOf(work);
	const style = request.method === 'GET' ? work.read('pageStyle') : 'none';
	const rows =
		style === 'cursor' || style === 'offset'
			? await readLists(work, request, { style, largest: pageSize(work) })
			: await sendOnce(work, request);
	if (work.read('decode') !== true) return { rows, areRecords: false };
	return { rows: await withNames(work, request, rows), areRecords: false };
};

const pageSize = ({ read }: ItemWork): number => Number(read('options.pageSize') ?? 100);

function requestOf({ read }: ItemWork): ApiRequest {
	const method = read('method') as IHttpRequestMethods;
	const { path, query } = ownPath(read('path'));
	const { parameter = [] } = (read('query') ?? {}) as { parameter?: IDataObject[] };
	for (const { name, value } of parameter) {
		if (!isBlank(name) && !isBlank(value)) query[String(name).trim()] = value;
	}
	return { method, path, query, body: bodyOf(method, read), repeat: repeatOf(method) };
}

/** Nobody knows what sending it again would do, but for reading, and for deleting what is gone already. */
const repeatOf = (method: IHttpRequestMethods): ApiRequest['repeat'] =>
	method === 'GET' || method === 'DELETE' ? 'safe' : 'ifNotDone';

function bodyOf(method: IHttpRequestMethods, read: ItemWork['read']): ApiRequest['body'] {
	const given = read('body');
	if (method === 'GET' || isBlank(given)) return undefined;
	const outcome = outcomeNow(() => toJson(given));
	if (!outcome.ok) {
		const { cause } = outcome;
		if (!(cause instanceof FieldProblem)) throw cause;
		throw new InvalidItem(`'Body' ${cause.message}`, cause.nextStep, 'body');
	}
	const body = outcome.value;
	if (Object.keys(body).length === 0) return undefined;
	if (read('options.asForm') !== true) return body;
	if (!Array.isArray(body)) return formOf(body);
	throw new InvalidItem(
		"'Body' takes an object where it is sent as a form, not a list",
		"Give an object, or take away the option 'Send Body as Form'.",
		'body',
	);
}

async function sendOnce(work: ItemWork, request: ApiRequest): Promise<IDataObject[]> {
	const { data, additionalData, body } = await work.exchange.send(request);
	if (request.method !== 'GET') new AccountLists(work.exchange).forget(request.path);
	if (hasMore(additionalData)) {
		work.hint(
			"Pipedrive has more than this answer holds: choose in 'Pages' how to read on, and switch on 'Return All'.",
		);
	}
	const rows: unknown[] = Array.isArray(data) ? data : [data ?? body];
	return rows.map((row) =>
		typeof row === 'object' && row !== null ? (row as IDataObject) : { data: row as string },
	);
}

function hasMore(additional: IDataObject | undefined): boolean {
	const pagination = (additional?.pagination ?? additional) as IDataObject | undefined;
	return !isBlank(additional?.next_cursor) || pagination?.more_items_in_collection === true;
}

/** Lists of fields, by the collection of the path. */
const fieldLists: Record<string, string> = {
	deals: '/api/v2/dealFields',
	organizations: '/api/v2/organizationFields',
	persons: '/api/v2/personFields',
	products: '/api/v2/productFields',
	projects: '/api/v2/projectFields',
};

async function withNames(
	{ exchange, record, timezone }: ItemWork,
	{ path }: ApiRequest,
	rows: IDataObject[],
): Promise<IDataObject[]> {
	const fields = fieldLists[/^\/api\/v2\/([a-z]+)/.exec(path)?.[1] ?? ''];
	if (fields === undefined || !rows.some(hasCustomFields)) return rows;
	const definitions = await new AccountLists(exchange).rows(fields);
	const context = {
		customFields: new Map(customFieldsOf(definitions).map((field) => [field.key, field])),
		labels: new Map<unknown, string>(),
		names: new Map<string, Map<string, string>>(),
		accountOrigin: exchange.accountOrigin,
		timezone,
	};
	return rows.map((row) =>
		hasCustomFields(row)
			? decodeRecord(record, row, { simple: false, customFields: 'byName', extraKeys: [] }, context)
			: row,
	);
}

/** Searches answer the texts of custom fields as a list, which has no names. */
const hasCustomFields = ({ custom_fields: custom }: IDataObject): boolean =>
	typeof custom === 'object' && custom !== null && !Array.isArray(custom);
