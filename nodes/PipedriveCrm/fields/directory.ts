import type { IDataObject } from 'n8n-workflow';

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
