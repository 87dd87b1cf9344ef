import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import type { TestAccount } from '../engine/useSandbox';

/** What a case knows: the keys of its input item, and of what the operation answered where it has run. */
export type Seen = IDataObject;

/**
 * How something is read by the API itself, beside the node: a path whose `{key}` are taken from what the
 * case knows, or a function.
 */
export type Reading = string | ((account: TestAccount, seen: Seen) => Promise<unknown>);

/** A parameter as a user sets it, and what of the record shows it. */
export interface SetParameter {
	set: INodeParameters[string];
	/** Part of the record afterwards; the same value under the name of the parameter if left out. */
	holds?: IDataObject | ((seen: Seen) => IDataObject);
}

/** Parameters by their names, of the panel and of its collections alike. */
export type SetParameters = Record<string, SetParameter>;

/** What every case has. */
interface Played {
	/** Makes by the API what the operation needs; what it gives is the input item, for expressions. */
	start?: (account: TestAccount) => Promise<IDataObject>;
	/** What is set beside that which is read back: which record is meant, and how. */
	parameters?: INodeParameters;
	/** The files of the item. */
	files?: IBinaryKeyData;
}

/** An operation that writes: every parameter that it sends shows in the record afterwards, and did not before. */
export interface WriteCase extends Played {
	sets: SetParameters;
	/** The record that is written. */
	read: Reading;
	/** What the operation does by itself. */
	becomes?: IDataObject | ((seen: Seen) => IDataObject);
	/** For what is created: a record with as little as the API takes, which is not to look the same. */
	least?: { path: string; body: IDataObject | ((seen: Seen) => IDataObject) };
	/** Parameters that say how, and are no part of the record; each with the reason. */
	controls?: Record<string, string>;
}

/** An operation that reads: it answers what the API answers, with nothing left out or added. */
export interface ReadCase extends Played {
	answers: Reading;
	/** What is compared of a record, where the node brings some of it into another form. */
	compared?: (record: IDataObject) => IDataObject;
}

/** An operation after which a record is gone. */
export interface GoneCase extends Played {
	/** Where the record was. */
	gone: string;
	/** What the node answers; that it deleted the `id` of the item if left out. */
	answered?: (seen: Seen) => IDataObject;
}

/** What came of an operation, for cases that look at it in their own way. */
export interface Outcome {
	/** The input item. */
	item: IDataObject;
	json: IDataObject[];
	items: INodeExecutionData[];
	/** What the node sent, forms as they went. */
	sent: { method: string; body: string }[];
}

/** Any other effect. */
export interface CheckedCase extends Played {
	/** Read before, for `check` to compare. */
	before?: Reading;
	check: (account: TestAccount, outcome: Outcome, before: unknown) => Promise<void>;
	controls?: Record<string, string>;
}

/** An operation that another node has to go before, or that is more than one run. */
export interface StagedCase {
	play: (account: TestAccount, credential: ICredentialDataDecryptedObject) => Promise<void>;
}

export type OperationCase = WriteCase | ReadCase | GoneCase | CheckedCase | StagedCase;

/** The cases of a resource, by operation; several where parameters exclude each other. */
export type ResourceCases = Record<string, OperationCase | OperationCase[]>;

/** The cases of one operation. */
export const casesOf = (cases: ResourceCases, operation: string): OperationCase[] =>
	[cases[operation] ?? []].flat();
