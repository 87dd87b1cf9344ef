import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestAccount } from '../../engine/useSandbox';
import type { Seen } from '../operationCase';

/** Creates something by the API itself, and gives what it answers. */
export async function create(
	{ sandbox }: TestAccount,
	path: string,
	body: IDataObject = {},
): Promise<IDataObject> {
	const { status, text, body: answer } = await sandbox.call('POST', path, body);
	if (status >= 300) throw new Error(`POST ${path}: ${status} ${text}`);
	return answer.data as IDataObject;
}

/** A start: a record of this body, of which only the id is known to the node. */
export const made =
	(path: string, body: IDataObject) =>
	async (account: TestAccount): Promise<IDataObject> => ({
		id: (await create(account, path, body)).id,
	});

/** Changes something by the API itself. */
export async function change(
	{ sandbox }: TestAccount,
	method: 'PATCH' | 'PUT',
	path: string,
	body: IDataObject,
): Promise<void> {
	const { status, text } = await sandbox.call(method, path, body);
	if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
}

/** Reads the row of a list that has the id of the record. */
export const rowOf =
	(path: string, key = 'id') =>
	async (account: TestAccount, seen: Seen): Promise<IDataObject> => {
		const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(seen[name]));
		const row = (await account.list(filled)).find((one) => one[key] === seen[key]);
		if (row === undefined) throw new Error(`${filled} has no row with ${String(seen[key])}`);
		return row;
	};

/** Parameter for the record that the item names by its `id`, or by another key. */
export const ofItem = (key = 'id'): INodeParameters => ({
	__rl: true,
	mode: 'recordId',
	value: `={{ $json.${key} }}`,
});

/** What the editor saves when custom fields are filled in. */
export const mapped = (value: IDataObject): INodeParameters =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }) as never;

interface Definition {
	field_code: string;
	field_name: string;
	options?: { id: number; label: string }[] | null;
}

/** Reads a record with its custom fields by their names, and their options by labels. */
export const withFieldNames =
	(kind: string, path: string) =>
	async (account: TestAccount, { id }: Seen): Promise<IDataObject> => {
		const record = await account.read(path.replace('{id}', String(id)));
		const fields = await account.list(`/api/v2/${kind}Fields?limit=500`);
		const values = (record.custom_fields ?? record) as IDataObject;
		const byName = (fields as unknown as Definition[]).map((field): [string, unknown] => [
			field.field_name,
			labelled(values[field.field_code], field),
		]);
		return { ...record, custom_fields: Object.fromEntries(byName) as IDataObject };
	};

function labelled(value: unknown, { options }: Definition): unknown {
	if (options === undefined || options === null || options.length === 0) return value;
	const labelOf = (id: unknown) => options.find((one) => String(one.id) === String(id))?.label;
	if (Array.isArray(value)) return value.map(labelOf);
	return typeof value === 'number' ? labelOf(value) : value;
}
