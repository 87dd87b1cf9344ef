import type { IDataObject } from 'n8n-workflow';
import type { ConditionNames } from './conditionFields';
import type { InputNames } from './inputNames';

/**
 * Lists of the account that turn an id into a name. The options of a field of the record itself are `ownOptions`,
 * the fields themselves, by their keys, `ownFields`.
 */
export type NamedBy = 'boards' | 'phases' | 'pipelines' | 'stages' | 'users';

/** What the API takes for nothing, by the kind of the field. */
export type Empty = '' | null | never[];

/** What the node knows of the records of one resource, beside their custom fields. */
export interface RecordShape {
	/** Path of the collection in API v2, e.g. '/api/v2/deals'; none for what only exists on another record. */
	collection?: string;
	/** Path of the search, where it is not the collection's own. */
	search?: string;
	/** Whether their ids are UUIDs and not numbers. */
	idsAreUuids?: true;
	/** Path of the list of field definitions, e.g. '/api/v2/dealFields'; none for records without custom fields. */
	fields?: string;
	/**
	 * Whether that list is of another kind of records, whose custom fields these share. They are records of API v1,
	 * which keeps such values at the root of a record (fields/flatRecords.ts).
	 */
	sharesCustomFields?: true;
	/** Path of the list of labels, where they are not options of a field. */
	labels?: string;
	/** Whether that list tells on request which fields the account requires. */
	marksRequired: boolean;
	/**
	 * The word in the address of a record's page, e.g. 'deal' in https://acme.pipedrive.com/deal/42; none for
	 * records that have no page of their own.
	 */
	page?: string;
	/**
	 * Brings a record into the form that people read before Simplify picks its keys: onto one level, where API v1
	 * nests others in it, and into the time zone of the workflow, where a time has no zone of its own.
	 */
	flatten?: (record: IDataObject, timezone: string) => IDataObject;
	/** The keys that Simplify keeps, in this order; names that are not among them follow their ids. */
	simple: string[];
	/** Standard fields that the API can empty: key, name in the editor, what to send for empty. */
	clearable: { key: string; name: string; empty: Empty }[];
	/** Ids, or lists of them, that get a name beside them: key of the id, key of the name, where the names are. */
	names: { id: string; name: string; from: NamedBy | 'ownFields' | 'ownOptions' }[];
	/** Keys of objects that hold values of any fields by their keys, e.g. what a change was from. */
	valuesByField?: string[];
	/** Lists of which the primary value stands beside them: key of the list, key of the value. */
	primaries?: { list: string; name: string }[];
	/**
	 * Ids of other records that get a name on request: key of the id, key of the name, their collection, and
	 * where they are not called by their `name`, the key that they are called by.
	 */
	linked: { id: string; name: string; collection: string; calledBy?: string }[];
	/** What conditions on these records know beside the account's list of fields. */
	conditionNames?: ConditionNames;
	/** What keys of incoming items may be called; none for records that are not written from them. */
	inputNames?: InputNames;
	/** Standard fields by which Create or Update can find a record. */
	matchable?: MatchableField[];
}

/** A standard field by which a record can be found. */
export interface MatchableField {
	/** The API's key in a record, e.g. 'emails'. */
	key: string;
	/** As the editor shows it. */
	name: string;
	/** What values are compared by: e-mail addresses, the digits of phone numbers, or text. */
	kind: 'email' | 'phone' | 'text';
	/** The word of Pipedrive's search for this field, where the search finds whole values exactly. */
	searchIn?: string;
}

/** Where records are searched for. */
export function searchPathOf(shape: RecordShape): string {
	return shape.search ?? `${collectionOf(shape)}/search`;
}

/** The collection of records that have one. @throws {Error} for others: that is a slip in the row */
export function collectionOf({ collection }: RecordShape): string {
	if (collection === undefined) throw new Error('These records have no collection of their own');
	return collection;
}
