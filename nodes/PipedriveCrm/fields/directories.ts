import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import type { AccountLists } from './accountLists';
import { administrationDirectories } from './administrationDirectories';
import { idOf as recordIdOf } from './recordIds';
import { setupDirectories } from './setupDirectories';
import { projectDirectories } from './projectDirectories';

/** Something that a locator or a dropdown can pick. */
export interface Entry {
	id: number | string;
	name: string;
	/** Further texts by which it is found, e.g. the e-mail address of a user. */
	aliases: string[];
	/** What picking it brings along in the body, e.g. the pipeline of a stage. */
	implies?: IDataObject;
}

/** A small list of the account that is read as a whole. */
export interface ListedDirectory {
	kind: 'listed';
	/** In a sentence, e.g. 'stage'. */
	noun: string;
	paths: string[];
	/** Lists that hang on the rows of the first of `paths`, e.g. the phases of a board; they come last, as one. */
	within?: (row: IDataObject) => string;
	/** The entries, from the rows of `paths` in their order. */
	entries: (...lists: IDataObject[][]) => Entry[];
	/** Whether an entry has to be known to use it, since it brings more along (`Entry.implies`). */
	bringsMore?: true;
	/** A text that can be sent without looking it up, as it is to be sent. */
	asCode?: (text: string) => string | undefined;
	/** Whether the ids are words, such as the 'call' of an activity type, and not numbers. */
	idsAreWords?: true;
	/** Whether the ids are UUIDs, and not numbers. */
	idsAreUuids?: true;
}

/** Records, of which there may be too many to read: they are searched. */
export interface SearchedDirectory {
	kind: 'searched';
	noun: string;
	/** Collection whose `/search` is asked, unless there is a path for that. */
	collection: string;
	/** Path of the search, where it is not the collection's own. */
	search?: string;
	/** Whether the ids are UUIDs, and not numbers. */
	idsAreUuids?: true;
	/** Whether its list cannot be sorted. */
	isUnsorted?: true;
	/** Where to look for this text. */
	searchIn: (text: string) => string;
	/** The body that creates a record of this name, where a name is enough for one. */
	bodyFor?: (text: string) => IDataObject;
	/** The texts of a search hit that have to equal what was looked for. */
	textsOf: (hit: IDataObject) => string[];
}

/** Records that cannot be searched: the editor lists the newest, and they are given by ID. */
export interface PagedDirectory {
	kind: 'paged';
	noun: string;
	/** Collection of API v2. */
	collection: string;
	/** Whether its list cannot be sorted; the editor then shows the oldest first. */
	isUnsorted?: true;
	/** What the editor shows of a record, the first of the texts. */
	textsOf: (record: IDataObject) => string[];
}

export type Directory = ListedDirectory | PagedDirectory | SearchedDirectory;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (row: IDataObject): number => Number(row.id);

const notDeleted = (row: IDataObject) => row.is_deleted !== true;

/** The options of one field, from a list of fields: v2 gives their key as `field_code`, v1 as `key`. */
const optionsOf =
	(fieldCode: string) =>
	(fields: IDataObject[]): Entry[] => {
		const definition = fields.find((field) => (field.field_code ?? field.key) === fieldCode);
		const options = Array.isArray(definition?.options) ? (definition.options as IDataObject[]) : [];
		return options.map((option) => ({ id: idOf(option), name: text(option.label), aliases: [] }));
	};

const labelsIn = (path: string): ListedDirectory => ({
	kind: 'listed',
	noun: 'label',
	paths: [path],
	entries: optionsOf('label_ids'),
});

/** @param type as the API names the kinds of stored filters */
const storedFilters = (
	type: 'activity' | 'deals' | 'leads' | 'org' | 'people' | 'products' | 'projects',
): ListedDirectory => ({
	kind: 'listed',
	noun: 'stored filter',
	paths: [`/api/v1/filters?type=${type}`],
	entries: (filters) =>
		filters
			.filter((row) => row.active_flag !== false)
			.map((row) => ({ id: idOf(row), name: text(row.name), aliases: [] })),
});

const leadLabels: ListedDirectory = {
	kind: 'listed',
	noun: 'lead label',
	paths: ['/api/v1/leadLabels'],
	entries: (labels) =>
		labels.map((row) => ({ id: text(row.id), name: text(row.name), aliases: [] })),
	idsAreUuids: true,
};

function stageEntries(stages: IDataObject[], pipelines: IDataObject[]): Entry[] {
	const names = new Map(pipelines.map((pipeline) => [pipeline.id, text(pipeline.name)]));
	return stages.filter(notDeleted).map((stage) => {
		const name = text(stage.name);
		const pipeline = names.get(stage.pipeline_id) ?? '';
		return {
			id: idOf(stage),
			name: `${name} ‹ ${pipeline}`,
			aliases: [name, `${pipeline} › ${name}`],
			implies: { pipeline_id: stage.pipeline_id },
		};
	});
}

/**
 * Where names are looked up, by the name of the editor's list method, so that a locator declares in one
 * word (`searchListMethod`) both what its list offers and what its By Name mode understands.
 */
export const directories: Record<string, Directory> = {
	...administrationDirectories,
	...setupDirectories,
	...projectDirectories,
	searchActivities: {
		kind: 'paged',
		noun: 'activity',
		collection: '/api/v2/activities',
		textsOf: (activity) => [
			[activity.subject, activity.due_date].map(text).filter(Boolean).join(' – '),
		],
	},
	// The list of API v2 wants the scope admin; this one is satisfied with activities:read.
	searchActivityPriorities: {
		kind: 'listed',
		noun: 'priority',
		paths: ['/api/v1/activityFields'],
		entries: optionsOf('priority'),
	},
	searchActivityTypes: {
		kind: 'listed',
		noun: 'activity type',
		paths: ['/api/v1/activityTypes'],
		entries: (types) =>
			types
				.filter((row) => row.active_flag !== false)
				.map((row) => ({
					id: text(row.key_string),
					name: text(row.name),
					aliases: [text(row.key_string)],
				})),
		idsAreWords: true,
	},
	searchDealDateFields: {
		kind: 'listed',
		noun: 'date field',
		paths: ['/api/v2/dealFields'],
		entries: (fields) =>
			fields
				.filter((row) => row.field_type === 'date')
				.map((row) => ({
					id: text(row.field_code),
					name: text(row.field_name),
					aliases: [text(row.field_code)],
				})),
		idsAreWords: true,
	},
	searchActivityTypeNumbers: {
		kind: 'listed',
		noun: 'activity type',
		paths: ['/api/v1/activityTypes'],
		entries: (types) =>
			types.map((row) => ({
				id: idOf(row),
				name: text(row.name),
				aliases: [text(row.key_string)],
			})),
	},
	searchDeals: {
		kind: 'searched',
		noun: 'deal',
		collection: '/api/v2/deals',
		searchIn: () => 'title',
		textsOf: (hit) => [text(hit.title)],
	},
	searchLeadLabels: leadLabels,
	searchLeads: {
		kind: 'searched',
		noun: 'lead',
		collection: '/api/v1/leads',
		search: '/api/v2/leads/search',
		idsAreUuids: true,
		searchIn: () => 'title',
		textsOf: (hit) => [text(hit.title)],
	},
	searchOrganizations: {
		kind: 'searched',
		noun: 'organization',
		collection: '/api/v2/organizations',
		searchIn: () => 'name',
		bodyFor: (name) => ({ name }),
		textsOf: (hit) => [text(hit.name)],
	},
	searchPersons: {
		kind: 'searched',
		noun: 'person',
		collection: '/api/v2/persons',
		searchIn: (wanted) => (wanted.includes('@') ? 'email' : 'name'),
		bodyFor: (wanted) =>
			wanted.includes('@')
				? { name: wanted, emails: [{ value: wanted, primary: true }] }
				: { name: wanted },
		textsOf: (hit) => [text(hit.name), ...(Array.isArray(hit.emails) ? hit.emails.map(text) : [])],
	},
	searchProductCategories: {
		kind: 'listed',
		noun: 'category',
		paths: ['/api/v2/productFields'],
		entries: optionsOf('category'),
	},
	searchProducts: {
		kind: 'searched',
		noun: 'product',
		collection: '/api/v2/products',
		searchIn: () => 'code,name',
		// Pipedrive answers a code of digits alone as a number.
		textsOf: (hit) => [text(hit.name), ...(hit.code == null ? [] : [String(hit.code)])],
	},
	searchPipelines: {
		kind: 'listed',
		noun: 'pipeline',
		paths: ['/api/v2/pipelines'],
		entries: (pipelines) =>
			pipelines
				.filter(notDeleted)
				.map((row) => ({ id: idOf(row), name: text(row.name), aliases: [] })),
	},
	searchStages: {
		kind: 'listed',
		noun: 'stage',
		paths: ['/api/v2/stages', '/api/v2/pipelines'],
		entries: stageEntries,
		bringsMore: true,
	},
	searchUsers: {
		kind: 'listed',
		noun: 'user',
		paths: ['/api/v1/users'],
		entries: (users) =>
			users
				.filter((row) => row.active_flag !== false)
				.map((row) => ({ id: idOf(row), name: text(row.name), aliases: [text(row.email)] })),
	},
	searchCurrencies: {
		kind: 'listed',
		noun: 'currency',
		paths: ['/api/v1/currencies'],
		entries: (currencies) =>
			currencies
				.filter((row) => row.active_flag !== false)
				.map((row) => ({
					id: text(row.code),
					name: `${text(row.code)} – ${text(row.name)}`,
					aliases: [text(row.code), text(row.name)],
				})),
		asCode: (wanted) =>
			/^\s*[a-z]{3}\s*$/i.test(wanted) ? wanted.trim().toUpperCase() : undefined,
	},
	searchIndustries: {
		kind: 'listed',
		noun: 'industry',
		paths: ['/api/v2/organizationFields'],
		entries: optionsOf('industry'),
	},
	searchActivityFilters: storedFilters('activity'),
	searchDealFilters: storedFilters('deals'),
	searchLeadFilters: storedFilters('leads'),
	searchOrganizationFilters: storedFilters('org'),
	searchPersonFilters: storedFilters('people'),
	searchProductFilters: storedFilters('products'),
	searchProjectFilters: storedFilters('projects'),
	getDealLabels: labelsIn('/api/v2/dealFields'),
	getLeadLabels: leadLabels,
	getOrganizationLabels: labelsIn('/api/v2/organizationFields'),
	getPersonLabels: labelsIn('/api/v2/personFields'),
	getProjectLabels: labelsIn('/api/v2/projectFields'),
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
		return { id: recordIdOf(hit), name, aliases };
	});
}

/** The records in the answer of a search, without their scores. */
export function hitsOf(data: unknown): IDataObject[] {
	const { items } = (data ?? {}) as { items?: { item: IDataObject }[] };
	return (items ?? []).map(({ item }) => item);
}
