import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import type { AccountLists } from './accountLists';
import { administrationDirectories } from './administrationDirectories';
import { choiceDirectories } from './choiceDirectories';
import type { Directory, Entry, ListedDirectory, SearchedDirectory } from './directory';
import { idOf } from './recordIds';
import { salesDirectories } from './salesDirectories';
import { setupDirectories } from './setupDirectories';
import { projectDirectories } from './projectDirectories';

/**
 * Where names are looked up, by the name of the editor's list method, so that a locator declares in one
 * word (`searchListMethod`) both what its list offers and what its By Name mode understands.
 */
export const directories: Record<string, Directory> = {
	...administrationDirectories,
	...setupDirectories,
	...projectDirectories,
	...choiceDirectories,
	...salesDirectories,
};

/** All entries of a small list. With `newest`, what an earlier run left behind is read again. */
export async function entriesOf(
	directory: ListedDirectory,
	lists: AccountLists,
	newest = false,
): Promise<Entry[]> {
	const rows = await Promise.all(
		directory.paths.map(async (path) =>
			newest ? await lists.newestRows(path) : await lists.rows(path),
		),
	);
	const { within } = directory;
	if (within === undefined) return directory.entries(...rows);
	return directory.entries(...rows, await lists.rowsWithin(rows[0] ?? [], within, newest));
}

/**
 * What Pipedrive's search finds for a text, as entries; at most one page of 100.
 * @param exact whether the whole text has to be the same, apart from upper and lower case
 */
export async function searchEntries(
	directory: SearchedDirectory,
	exchange: Exchange,
	wanted: string,
	exact: boolean,
): Promise<Entry[]> {
	const query = {
		term: wanted,
		fields: directory.searchIn(wanted),
		exact_match: exact,
		limit: 100,
	};
	const { data } = await exchange.send({
		method: 'GET',
		path: directory.search ?? `${directory.collection}/search`,
		query,
	});
	return hitsOf(data).map((hit) => {
		const [name = '', ...aliases] = directory.textsOf(hit);
		return { id: idOf(hit), name, aliases };
	});
}

/** The records in the answer of a search, without their scores. */
export function hitsOf(data: unknown): IDataObject[] {
	const { items } = (data ?? {}) as { items?: { item: IDataObject }[] };
	return (items ?? []).map(({ item }) => item);
}
