import { requireLiving } from '../rules/references.ts';
import { offsetPage, pageByOffset, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, oneOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { FileRecord } from '../state/attached.ts';
import { fileAnswer } from './fileAnswer.ts';

interface FileListQuery extends OffsetQuery {
	sort?: string;
}

/** A kind of record whose files can be listed. */
interface Owner {
	path: string;
	scope: string;
	what: string;
	key: 'deal_id' | 'person_id' | 'org_id' | 'product_id';
	find: (account: Account, id: number) => { is_deleted: boolean } | undefined;
	/** The keys that the answer has here; all of them when left out. */
	keys?: string[];
}

const querySchema = {
	sort: oneOf(['id', 'update_time'].flatMap((key) => [key, `${key} ASC`, `${key} DESC`])),
	...offsetPage(100),
};
const owners: Owner[] = [
	{
		path: '/deals',
		scope: 'deals',
		what: 'Deal',
		key: 'deal_id',
		find: (account, id) => account.deals.get(id),
	},
	{
		path: '/persons',
		scope: 'contacts',
		what: 'Person',
		key: 'person_id',
		find: (account, id) => account.persons.get(id),
	},
	{
		path: '/organizations',
		scope: 'contacts',
		what: 'Organization',
		key: 'org_id',
		find: (account, id) => account.organizations.get(id),
	},
	{
		path: '/products',
		scope: 'products',
		what: 'Product',
		key: 'product_id',
		find: (account, id) => account.products.get(id),
		keys: [
			...['id', 'product_id', 'add_time', 'update_time', 'file_name', 'file_size', 'active_flag'],
			...['inline_flag', 'remote_location', 'remote_id', 's3_bucket', 'product_name', 'url'],
			...['name', 'description'],
		],
	},
];

/** The files of a record, deleted ones left out. */
export function filesOf(account: Account, key: Owner['key'], id: number): FileRecord[] {
	return account.files.all().filter((file) => file[key] === id && !file.is_deleted);
}

function page(files: readonly FileRecord[], query: FileListQuery) {
	const [field, direction] = (query.sort ?? 'id').split(' ');
	const key = (file: FileRecord) => (field === 'update_time' ? file.update_time : '');
	const rows = [...files].sort((a, b) => {
		const byKey = key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id;
		return direction === 'DESC' ? -byKey : byKey;
	});
	return pageByOffset(rows, query);
}

function onlyKeys(record: Record<string, unknown>, keys: string[] | undefined) {
	if (!keys) return record;
	return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

function listOf({ path, scope, what, key, find, keys }: Owner): Route {
	return route<FileListQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: `${path}/:id/files`,
		cost: 20,
		scopes: [`${scope}:read`, `${scope}:full`],
		pathSchema: idPath,
		querySchema,
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(find(account, id), what);
			const { rows, place } = page(filesOf(account, key, id), query);
			const data = rows.map(fileAnswer(account)).map((file) => onlyKeys(file, keys));
			return { data, additional: { ...place } };
		},
	});
}

/** Lists of files: of the account, and of a record. */
export const fileListRoutes: Route[] = [
	route<FileListQuery>({
		method: 'GET',
		version: 'v1',
		path: '/files',
		cost: 20,
		scopes: ['deals', 'activities', 'contacts'].flatMap((of) => [`${of}:read`, `${of}:full`]),
		querySchema,
		handler: ({ context: { account }, query }) => {
			const living = account.files.all().filter((file) => !file.is_deleted);
			const { rows, pagination } = page(living, query);
			return { data: rows.map(fileAnswer(account)), additional: { pagination } };
		},
	}),
	...owners.map(listOf),
];
