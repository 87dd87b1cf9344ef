import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestJson } from '../../../sandbox/client/startSandbox';
import type { TestAccount } from '../../engine/useSandbox';
import type { Seen } from '../operationCase';

/** Creates something by the API itself, and gives what it answers. */
export async function create(
	{ sandbox }: TestAccount,
	path: string,
	body?: IDataObject,
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

/**
 * Reads a record with its custom fields by their names, and their options by labels. What a field of a lead has in
 * keys of its own, as a currency, stands behind its name.
 */
export const withFieldNames =
	(kind: string, path: string) =>
	async (account: TestAccount, { id }: Seen): Promise<IDataObject> => {
		const record = await account.read(path.replace('{id}', String(id)));
		const fields = await account.list(`/api/v2/${kind}Fields?limit=500`);
		const named: IDataObject = {};
		for (const [key, value] of Object.entries((record.custom_fields ?? record) as IDataObject)) {
			const [code = '', part] = key.split('_');
			const field = fields.find(({ field_code: one }) => one === code);
			if (field === undefined) continue;
			const name = String(field.field_name);
			if (part === undefined) named[name] = labelled(value, field) as string;
			else named[`${name} ${part}`] = value;
		}
		return { ...record, custom_fields: named };
	};

function labelled(value: unknown, { options }: IDataObject): unknown {
	if (!Array.isArray(options) || options.length === 0) return value;
	const labels = new Map((options as IDataObject[]).map(({ id, label }) => [String(id), label]));
	if (Array.isArray(value)) return value.map((id) => labels.get(String(id)));
	return labels.get(String(value)) ?? value;
}

/** Records that a search of the API finds, with their scores beside their fields as the node hands them on. */
export const hitsOf =
	(path: string) =>
	async (account: TestAccount): Promise<unknown> => {
		const { items } = await account.read(path);
		return (items as IDataObject[]).map(({ item, result_score }) => ({
			...(item as IDataObject),
			result_score,
		}));
	};

/** A list of plain ids, each in an item of its own. */
export const idsIn =
	(path: string, key: string) =>
	async (account: TestAccount): Promise<unknown> =>
		((await account.list(path)) as unknown[]).map((id) => ({ [key]: id }));

/** Reads as another user, who sees what is his own. */
export const asUser =
	(name: string, path: string) =>
	async ({ sandbox }: TestAccount, { id }: Seen): Promise<IDataObject> => {
		const { body } = await sandbox.control('GET', '/account');
		const users = body.users as { name: string; apiToken: string }[];
		const token = users.find((user) => user.name === name)?.apiToken ?? '';
		const url = sandbox.url + path.replace('{id}', String(id));
		return (await requestJson('GET', url, { 'x-api-token': token })).body.data as IDataObject;
	};

/** A record of version 1 without the custom fields that stand beside its own. */
export const withoutCustomFields = (record: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(record).filter(([key]) => !/^[0-9a-f]{40}/.test(key) && key !== 'custom_fields'),
	);
