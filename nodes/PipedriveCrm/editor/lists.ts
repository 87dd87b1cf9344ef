import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { AccountLists } from '../fields/accountLists';
import type {
	Entry,
	ListedDirectory,
	PagedDirectory,
	SearchedDirectory,
} from '../fields/directory';
import { directories, entriesOf, searchEntries } from '../fields/directories';
import { idOf } from '../fields/recordIds';
import { withExchange } from './account';

type ListMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type OptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

const shortestSearch = 2;
const pageSize = 100;
const newestFirst = { sort_by: 'update_time', sort_direction: 'desc' };

/** Pages of records in the account, for the links that the editor shows beside a pick. */
const pageOf: Partial<Record<string, string>> = {
	searchDeals: 'deal',
	searchLeads: 'leads/inbox',
	searchOrganizations: 'organization',
	searchPersons: 'person',
	searchProducts: 'product',
	searchPipelines: 'pipeline',
};

/** Methods behind From List of the locators, by the names that the locators give. */
export const listSearch: Record<string, ListMethod> = Object.fromEntries(
	Object.entries(directories).map(([name, directory]): [string, ListMethod] => [
		name,
		directory.kind === 'listed' ? listWhole(name, directory) : searchRecords(name, directory),
	]),
);

/** Methods behind the dropdowns that are filled from the account. */
export const loadOptions: Record<string, OptionsMethod> = Object.fromEntries(
	Object.entries(directories).flatMap(([name, directory]): [string, OptionsMethod][] =>
		directory.kind === 'listed' ? [[name, optionsOf(directory)]] : [],
	),
);

function listWhole(name: string, directory: ListedDirectory): ListMethod {
	return async function (filter) {
		return await withExchange(this, async (exchange) => {
			const wanted = filter?.trim().toLowerCase() ?? '';
			const entries = await entriesOf(directory, new AccountLists(exchange));
			const matching = entries.filter((entry) =>
				[entry.name, ...entry.aliases].some((text) => text.toLowerCase().includes(wanted)),
			);
			return { results: matching.map((entry) => listItem(name, entry, exchange)) };
		});
	};
}

/** Without a search text the newest records, page by page; with one, what Pipedrive's search finds. */
function searchRecords(name: string, directory: PagedDirectory | SearchedDirectory): ListMethod {
	return async function (filter, paginationToken) {
		return await withExchange(this, async (exchange) => {
			const wanted = filter?.trim() ?? '';
			if (directory.kind === 'searched' && wanted.length >= shortestSearch) {
				const entries = await searchEntries(directory, exchange, wanted, false);
				return { results: entries.map((entry) => listItem(name, entry, exchange)) };
			}
			const isOffset = directory.collection.startsWith('/api/v1/');
			const { data, additionalData } = await exchange.send({
				method: 'GET',
				path: directory.collection,
				query: isOffset
					? { limit: pageSize, sort: 'update_time DESC', start: paginationToken }
					: {
							limit: pageSize,
							...(directory.isUnsorted ? {} : newestFirst),
							cursor: paginationToken,
						},
			});
			const rows = Array.isArray(data) ? data : [];
			const results = rows.map((row) => {
				const [text = ''] = directory.textsOf(row);
				return listItem(name, { id: idOf(row), name: text, aliases: [] }, exchange);
			});
			return { results, paginationToken: nextPage(additionalData) };
		});
	};
}

/** Where the next page begins: behind a cursor in API v2, at a number of rows in API v1. */
function nextPage(additional: IDataObject | undefined): string | undefined {
	const pagination = (additional?.pagination ?? additional) as IDataObject | undefined;
	const isLast = pagination?.more_items_in_collection === false;
	const next = additional?.next_cursor ?? (isLast ? undefined : pagination?.next_start);
	return next === undefined || next === null ? undefined : String(next);
}

function optionsOf(directory: ListedDirectory): OptionsMethod {
	return async function () {
		return await withExchange(this, async (exchange) => {
			const entries = await entriesOf(directory, new AccountLists(exchange));
			return entries.map(({ id, name }) => ({ name, value: id }));
		});
	};
}

function listItem(list: string, entry: Entry, exchange: Exchange): INodeListSearchItems {
	const page = pageOf[list];
	const { id, name } = entry;
	return page === undefined
		? { name, value: id }
		: { name, value: id, url: `${exchange.accountOrigin}/${page}/${id}` };
}
