import type { Sandbox, SandboxAnswer } from '../../sandbox/client/startSandbox';

/** A record as the API answers it; a test looks into the keys it is about. */
export interface ApiRecord {
	id: number;
	custom_fields: Record<string, unknown>;
	[key: string]: unknown;
}

function isApiRecord(value: unknown): value is ApiRecord {
	return typeof value === 'object' && value !== null;
}

function dataOf(answer: SandboxAnswer): unknown {
	if (answer.status >= 400) throw new Error(`${String(answer.status)} ${answer.text}`);
	return answer.body.data;
}

/** The record of an answer. @throws when the answer is a refusal */
export function recordOf(answer: SandboxAnswer): ApiRecord {
	const data = dataOf(answer);
	if (!isApiRecord(data)) throw new Error(`No record in ${answer.text}`);
	return data;
}

/** The records of a list's answer. @throws when the answer is a refusal */
export function recordsOf(answer: SandboxAnswer): ApiRecord[] {
	const data = dataOf(answer);
	if (!Array.isArray(data)) throw new Error(`No list in ${answer.text}`);
	return data.filter(isApiRecord);
}

/** The items of a search's answer. @throws when the answer is a refusal */
export function itemsOf(answer: SandboxAnswer): ApiRecord[] {
	const { items } = recordOf(answer);
	if (!Array.isArray(items)) throw new Error(`No items in ${answer.text}`);
	return items.map((entry: { item: ApiRecord }) => entry.item);
}

/** Every row of a v2 list, read page by page; `path` carries its other query keys. */
export async function readAll(
	sandbox: Sandbox,
	path: string,
	limit: number,
	read: (answer: SandboxAnswer) => ApiRecord[] = recordsOf,
): Promise<{ rows: ApiRecord[]; pageSizes: number[] }> {
	const rows: ApiRecord[] = [];
	const pageSizes: number[] = [];
	let cursor: string | null | undefined;
	do {
		const url = new URL(path, sandbox.url);
		url.searchParams.set('limit', String(limit));
		if (cursor) url.searchParams.set('cursor', cursor);
		const answer = await sandbox.call('GET', url.pathname + url.search);
		const page = read(answer);
		rows.push(...page);
		pageSizes.push(page.length);
		cursor = answer.body.additional_data?.next_cursor;
	} while (cursor);
	return { rows, pageSizes };
}

/** The code of an entity's custom field, by name and type. */
export async function fieldCode(
	sandbox: Sandbox,
	entity: string,
	type: string,
	name?: string,
): Promise<string> {
	const fields = recordsOf(await sandbox.call('GET', `/api/v2/${entity}Fields?limit=500`));
	const field = fields.find(
		(one) =>
			one['is_custom_field'] === true &&
			one['field_type'] === type &&
			(name === undefined || one['field_name'] === name),
	);
	if (!field) throw new Error(`${entity} has no custom field of type ${type}`);
	return String(field['field_code']);
}
