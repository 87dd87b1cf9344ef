import type { IDataObject } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';

const onlyWith: Record<string, string[]> = {
	close_time: ['won', 'lost'],
	lost_reason: ['lost'],
	lost_time: ['lost'],
	won_time: ['won'],
};

/**
 * What belongs to another status than the one that is sent; Pipedrive would refuse the whole deal. A new
 * deal is open unless it is said otherwise; of a deal that is there, only the account knows.
 */
export function outcomeFitsStatus({ method, body, labels }: PreparedRequest): string | undefined {
	const sent = body.status ?? (method === 'POST' ? 'open' : undefined);
	if (typeof sent !== 'string') return undefined;
	const stray = Object.keys(onlyWith).find(
		(key) => body[key] !== undefined && onlyWith[key]?.includes(sent) === false,
	);
	if (stray === undefined) return undefined;
	const needed = onlyWith[stray]?.join(' or ') ?? '';
	return `'${labels.get(stray) ?? stray}' is only for a deal with the status ${needed}, and this one is ${sent}`;
}

/**
 * Of the keys of an item, as Get answers a deal, those that belong to another status than the one beside them are
 * left out: a deal that was opened again still has a reason why it was lost.
 */
export function withoutOtherOutcomes(body: IDataObject): IDataObject {
	const { status } = body;
	if (typeof status !== 'string') return body;
	return Object.fromEntries(
		Object.entries(body).filter(([key]) => onlyWith[key]?.includes(status) !== false),
	);
}

/** Pipedrive keeps the sum of its products as the value of a deal that has some. */
export function valueOfProducts(body: IDataObject, record: IDataObject): string | undefined {
	if (typeof body.value !== 'number' || body.value === record.value) return undefined;
	return `Deal ${String(record.id)} keeps the value ${String(record.value)}: Pipedrive takes the sum of the products that it has.`;
}
