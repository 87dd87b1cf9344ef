import type {
	IDataObject,
	IHttpRequestMethods,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { ApiRequest, Repeat } from '../exchange/request';
import type { RecordShape } from '../fields/recordShape';
import type { PreparedRequest } from './prepare';
import type { Player } from './player';

/** What the editor lists under Operation, with the request that it stands for (n8n's `routing`). */
export interface OperationOption extends INodePropertyOptions {
	/** Text of the entry in the node panel, e.g. 'Create deal': sentence case, no article. */
	action: string;
	description: string;
	/** What `body` holds is sent for every item, e.g. `{ done: true }`. The body is JSON, unless the header says form. */
	routing: {
		request: {
			method: IHttpRequestMethods;
			url: string;
			body?: IDataObject;
			headers?: { 'content-type': 'application/x-www-form-urlencoded' };
		};
	};
}

/** How a list is read: v2 lists hand out a cursor, v1 lists count from an offset, some come whole. */
export interface Pages {
	style: 'cursor' | 'offset' | 'whole';
	/** The most records that this endpoint gives on one page. */
	largest: number;
	/** The rows in the data of an answer, where they stand under a key of their own. Pure. */
	rowsIn?: (data: unknown) => IDataObject[];
	/** A second list of the same kind, read after the first; undefined when the item does not want it. */
	also?: (read: (parameter: string) => unknown) => string | undefined;
	/** A list among these that lacks keys of the query; the node then checks them on the records. */
	narrower?: { path: string; lacks: string[] };
	/**
	 * Keys of the query that Pipedrive ignores beside a stored filter; the node then checks them on the
	 * records, which have the same keys unless `recordKeys` says otherwise.
	 */
	besideStoredFilter?: string[];
	/** Keys of the records, by the key of the query, where they differ, e.g. a list of ids. */
	recordKeys?: Record<string, string>;
}

/** What the node hands on for an answer. */
export type Answer =
	/** `within`: the key under which the record stands in the answer, where it is not the answer itself. */
	| { kind: 'record'; within?: string }
	/** The answer is of API v1 and named in its way: the record is read once more. */
	| { kind: 'recordReadAgain' }
	| { kind: 'records'; pages: Pages }
	| { kind: 'hits'; pages: Pages }
	/** Nothing is asked of Pipedrive: the node moves a mark of its own. */
	| { kind: 'mark' }
	| { kind: 'deleted' };

/** A row: all that there is to know of one operation. */
export interface Operation {
	option: OperationOption;
	fields: INodeProperties[];
	answer: Answer;
	/** What it answers, where that is something else than the records of the resource. */
	record?: RecordShape;
	/** Keys of the body that take several records, by ID or name: the directory of each. */
	nameLists?: Record<string, string>;
	/** Keys of the body that take several texts: an array, or text with commas. For `shapeBody`. */
	textLists?: string[];
	/** Inputs of the rows of a list that name records; the rows are sent with their ids. */
	rowLocators?: INodeProperties[];
	/** May the request be sent again after a failure? By method, unless said here. */
	repeat?: Repeat;
	/**
	 * Makes the body of what the parameters hold, where the API wants it in another form, e.g. a list of
	 * e-mail addresses. Pure; refuses with a FieldProblem that says which parameter it is about, or else in a
	 * whole sentence. The time zone is the IANA name of the workflow's.
	 */
	shapeBody?: (body: IDataObject, timezone: string) => IDataObject;
	/** How lists stand in the query (exchange/request.ts). */
	listStyle?: ApiRequest['listStyle'];
	/** Makes the query of what the parameters hold, where the API wants another form, e.g. 1 for true. Pure. */
	shapeQuery?: (query: IDataObject) => IDataObject;
	/** Brings what the keys of an input item gave into the form that parameters have, where the two differ. Pure. */
	shapeInput?: (body: IDataObject) => IDataObject;
	/** Choices that the API has and this operation does not: by key and value, what to do instead. */
	refuses?: Record<string, Record<string, string>>;
	/** Parts of the body that have to fit to what the record holds already; it is read first where one needs it. */
	fittings?: Fitting[];
	/** The rows of which one is played, for an operation that creates or updates. */
	upsert?: UpsertRows;
	/** What there is to say to the user about an answer, e.g. that Pipedrive kept another value. */
	remarks?: ((body: IDataObject, record: IDataObject) => string | undefined)[];
	/** A sentence for the user when the request is not to be sent as it stands, e.g. nothing to update. */
	checks?: ((request: PreparedRequest) => string | undefined)[];
	/** Plays an operation that one request cannot do. */
	play?: Player;
}

/** A part of a body that the API replaces as a whole, while the user means to change something in it. */
export interface Fitting {
	/** Whether the record has to be known for this body. */
	needsRecord: (body: IDataObject, read: ReadParameter) => boolean;
	/** The body with that part fitted to the record. Pure. */
	fit: (
		body: IDataObject,
		record: IDataObject,
		context: { read: ReadParameter; timezone: string },
	) => IDataObject;
}

/** Reads one of the node's own controls for the item, e.g. 'options.choicesMode'. */
export type ReadParameter = (parameter: string) => unknown;

/** The rows of which Create or Update plays one. */
export interface UpsertRows {
	create: Operation;
	update: Operation;
	/** Keys that the API wants together, though only one of them may have changed. */
	together: string[][];
}

/** One resource of the editor with its operations, in the order in which they are listed. */
export interface Resource {
	option: INodePropertyOptions;
	record: RecordShape;
	operations: Operation[];
}
