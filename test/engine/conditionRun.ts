import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type NodeRun, runNode } from './nodeRun';
import type { TestAccount } from './useSandbox';

/** A row of Additional Conditions. */
export interface Row {
	field: string;
	operator: string;
	value?: unknown;
}

/** What a test adds to a list with conditions. */
export interface More {
	parameters?: IDataObject;
	options?: IDataObject;
	timezone?: string;
}

/** Plays Get Many of a resource with conditions; all of them have to be met, unless the options say other. */
export async function getWhere(
	account: TestAccount,
	resource: string,
	condition: Row[],
	{ parameters = {}, options = {}, timezone }: More = {},
): Promise<NodeRun> {
	const all: IDataObject = {
		resource,
		operation: 'getAll',
		returnAll: true,
		conditions: { condition: condition as unknown[] as IDataObject[] },
		simple: false,
		options,
		...parameters,
	};
	return await runNode(account.sandbox, {
		onError: 'continueRegularOutput',
		parameters: all as INodeParameters,
		timezone,
	});
}

/** All that a list of API v2 has, as it answers it. */
export async function everyRow(account: TestAccount, path: string): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	let cursor: string | undefined | null = '';
	while (typeof cursor === 'string') {
		const place = cursor === '' ? '' : `&cursor=${cursor}`;
		const question = path.includes('?') ? '&' : '?';
		const { body } = await account.sandbox.call('GET', `${path}${question}limit=500${place}`);
		rows.push(...(body.data as IDataObject[]));
		cursor = body.additional_data?.next_cursor;
	}
	return rows;
}

export const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);

/** A custom field of the account, by the name that people see. */
export async function customField(
	account: TestAccount,
	path: string,
	name: string,
): Promise<{ key: string; option: (label: string) => unknown }> {
	const fields = await account.list(`${path}?limit=500`);
	const field = fields.find(({ field_name: one }) => one === name);
	if (field === undefined) throw new Error(`There is no field ${name}`);
	const options = (field.options ?? []) as IDataObject[];
	return {
		key: String(field.field_code),
		option: (wanted) => options.find(({ label }) => label === wanted)?.id,
	};
}

/** Whether a condition finds what plain comparison finds in the whole list, and something at all. */
export async function expectFound(
	account: TestAccount,
	resource: string,
	path: string,
	condition: Row[],
	matches: (row: IDataObject) => boolean,
	more: More = {},
): Promise<void> {
	const expected = (await everyRow(account, path)).filter(matches);
	const { json } = await getWhere(account, resource, condition, more);
	expect(json[0]?.error).toBeUndefined();
	expect(expected.length).toBeGreaterThan(0);
	expect(idsOf(json)).toEqual(idsOf(expected));
}
