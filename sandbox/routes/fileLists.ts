import { requireLiving } from '../rules/references.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, sortOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { FileRecord } from '../state/attached.ts';
import { fileAnswer, fileAnswerWithoutProject } from './fileAnswer.ts';
import { offsetAnswer, sortRows } from './listing.ts';
import { recordKinds, type RecordKind } from './recordKinds.ts';

interface FileListQuery extends OffsetQuery {
	sort?: string;
}

const querySchema = {
	sort: sortOf(['id', 'update_time']),
	...offsetPage(100),
};
/** The keys that the files of a product have; those of other records have all. */
const keysOfProductFiles = [
	...['id', 'product_id', 'add_time', 'update_time', 'file_name', 'file_size', 'active_flag'],
	...['inline_flag', 'remote_location', 'remote_id', 's3_bucket', 'product_name', 'url'],
	...['name', 'description'],
];

/** The files of a record, deleted ones left out. */
export function filesOf(account: Account, key: RecordKind['linkKey'], id: number): FileRecord[] {
	return account.files.all().filter((file) => file[key] === id && !file.is_deleted);
}

/** A file as the list of a record shows it: without its project, and of a product's few keys. */
function listed(file: FileRecord, account: Account, entity: RecordKind['entity']) {
	const keys = fileAnswerWithoutProject(account)(file);
	if (entity !== 'product') return keys;
	return Object.fromEntries(
		Object.entries(keys).filter(([key]) => keysOfProductFiles.includes(key)),
	);
}

function listOf({ entity, path, scope, what, linkKey, find }: RecordKind): Route {
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
			const files = sortRows(filesOf(account, linkKey, id), query.sort);
			return offsetAnswer(files, query, (file) => listed(file, account, entity), 'beside');
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
			return offsetAnswer(sortRows(living, query.sort), query, fileAnswer(account));
		},
	}),
	...Object.values(recordKinds).map(listOf),
];
