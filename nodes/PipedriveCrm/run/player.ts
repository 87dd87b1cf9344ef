import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import type { AccountLists } from '../fields/accountLists';
import type { RecordShape } from '../fields/recordShape';
import type { ChangeMarks } from './changeMarks';
import type { ItemFiles } from './itemFiles';
import type { Operation, ReadParameter } from './operation';
import type { RecordMatching } from './recordMatching';
import type { PreparedRequest } from './prepare';
import type { RecordFilter } from './recordFilter';

/** What is at hand to play an operation for one item. */
export interface ItemWork {
	exchange: Exchange;
	/** The same for who compares records as the account answers them, with the lists that bring them into form. */
	account: { exchange: Exchange; lists: AccountLists };
	operation: Operation;
	record: RecordShape;
	request: PreparedRequest;
	/** Position of the item in the input, from 0. */
	itemIndex: number;
	/** What the item has under the key `id`, where its keys say what to send. */
	inputId: IDataObject[string];
	/** The files of the item, in n8n's words its binary data. */
	files: ItemFiles;
	/** Which records of a list are wanted; undefined when all are. */
	filter?: RecordFilter;
	/** IANA name of the workflow's time zone. */
	timezone: string;
	/** Finds the records that items stand for, for all items of the run together. */
	matching: RecordMatching;
	/** Reads one of the node's own controls for this item, e.g. 'limit'. */
	read: ReadParameter;
	/** What Get Changes has handed on so far, kept in n8n's static data. */
	marks: ChangeMarks;
	/** Tells the user something about the run, once, in the output panel. */
	hint: (message: string) => void;
}

/** What a row of several kinds is. */
export interface RowKind {
	/** What it is written by; undefined where it stands as it is. */
	shape: RecordShape | undefined;
	/** What stands before it, e.g. `{ type: 'deal' }`. */
	beside: IDataObject;
}

/** What came back for one item. */
export interface Played {
	/** As Pipedrive answered them. */
	rows: IDataObject[];
	/** Whether the rows are records, to be written by the record's shape, or stand as they are. */
	areRecords: boolean;
	/** What each row is, where they are records of several kinds; `areRecords` says nothing then. */
	kinds?: RowKind[];
	/** Files that go out with every row, by the field that they stand in. */
	binary?: IBinaryKeyData;
	/** What the node itself says about the item, e.g. `{ action: 'created' }`. */
	result?: IDataObject;
	/** The same for each row by itself. */
	results?: IDataObject[];
	/** Called when the whole run has gone well, and not before. */
	whenDone?: () => void;
}

/** Plays an operation for one item: sends what it takes, and hands back what came. */
export type Player = (work: ItemWork) => Promise<Played>;
