import type { Collection } from './collection.ts';
import type { DealProductRow, InstallmentRecord, NoteRecord } from './attached.ts';
import type { LeadRecord } from './leads.ts';
import type { BoardRecord, PhaseRecord, ProjectRecord, TaskRecord } from './projects.ts';
import type {
	ActivityRecord,
	DealRecord,
	OrganizationRecord,
	PersonRecord,
	PipelineRecord,
	ProductRecord,
	StageRecord,
	UserRecord,
} from './records.ts';

/** The records whose changes are told, by the word that webhooks have for them. */
export interface FollowedRecords {
	activity: ActivityRecord;
	board: BoardRecord;
	deal: DealRecord;
	deal_installment: InstallmentRecord;
	deal_product: DealProductRow;
	lead: LeadRecord;
	note: NoteRecord;
	organization: OrganizationRecord;
	person: PersonRecord;
	phase: PhaseRecord;
	pipeline: PipelineRecord;
	product: ProductRecord;
	project: ProjectRecord;
	stage: StageRecord;
	task: TaskRecord;
	user: UserRecord;
}

export type FollowedEntity = keyof FollowedRecords;

/** Who writes, and how. */
export interface Author {
	userId: number;
	/** `app`: somebody in Pipedrive's own pages; `api`: a client of the API. */
	source: 'app' | 'api';
	/** Common to all that one request changes. */
	correlationId: string;
	isBulkEdit: boolean;
}

/** What one request made of one record, the record's kind aside. */
interface RecordStates<T> {
	id: number;
	action: 'create' | 'change' | 'delete';
	/** Undefined when the record is new. */
	before: T | undefined;
	after: T;
	/** The record that this one became part of. */
	mergedTo?: number;
	/** The record that became part of this one. */
	mergedFrom?: number;
}

/** What one request made of one record. */
export type RecordChange = {
	[Entity in FollowedEntity]: { entity: Entity } & RecordStates<FollowedRecords[Entity]>;
}[FollowedEntity];

export type ChangeListener = (changes: readonly RecordChange[], author: Author) => void;

/** A write that is not told yet; `change` tells what has become of the record by then. */
interface OpenWrite {
	change(): RecordChange | undefined;
}

type Merges = Map<string, { mergedTo?: number; mergedFrom?: number }>;

function keyOf(entity: FollowedEntity, id: number): string {
	return `${entity} ${String(id)}`;
}

function isDeleted(record: object | undefined): boolean {
	return record !== undefined && 'is_deleted' in record && record.is_deleted === true;
}

/** What happened to a record; undefined when it came and went within one request. */
function actionOf(before: object | undefined, after: object): RecordChange['action'] | undefined {
	if (!before) return isDeleted(after) ? undefined : 'create';
	return isDeleted(after) && !isDeleted(before) ? 'delete' : 'change';
}

/**
 * Follows the writes to the account's collections and tells them as changes, one per record and
 * request, when the request is done. Writes outside of a request (the sample data) are not told.
 */
export class ChangeFeed {
	readonly #listeners: ChangeListener[] = [];
	#open: Map<string, OpenWrite> | undefined;
	#merges: Merges = new Map();

	/**
	 * Follows a collection.
	 * @param entity what webhooks call its records
	 * @param named puts that word on a change
	 */
	follow<T extends { id: number }>(
		entity: FollowedEntity,
		collection: Collection<T>,
		named: (states: RecordStates<T>) => RecordChange,
	): void {
		collection.onWrite((record, before) => {
			const key = keyOf(entity, record.id);
			if (!this.#open || this.#open.has(key)) return;
			this.#open.set(key, {
				change: () => {
					const action = actionOf(before, record);
					return action && named({ id: record.id, action, before, after: { ...record } });
				},
			});
		});
	}

	/** Lets a listener hear of every change from now on. */
	subscribe(listener: ChangeListener): void {
		this.#listeners.push(listener);
	}

	/** Says, within a request, that the deletion of one record is its merge into another. */
	noteMerge(entity: FollowedEntity, from: number, to: number): void {
		this.#merges.set(keyOf(entity, from), { mergedTo: to });
		this.#merges.set(keyOf(entity, to), { mergedFrom: from });
	}

	/** Does the work of one request, and tells what it changed; also when it fails half way. */
	during<Result>(author: Author, work: () => Result): Result {
		if (this.#open) throw new Error('One request cannot be part of another');
		const open = new Map<string, OpenWrite>();
		this.#open = open;
		try {
			return work();
		} finally {
			const merges = this.#merges;
			this.#open = undefined;
			this.#merges = new Map();
			this.#tell(open, merges, author);
		}
	}

	#tell(open: ReadonlyMap<string, OpenWrite>, merges: Merges, author: Author): void {
		const changes = [...open].flatMap(([key, write]) => {
			const change = write.change();
			return change ? [{ ...change, ...merges.get(key) }] : [];
		});
		if (changes.length === 0) return;
		for (const listener of this.#listeners) listener(changes, author);
	}
}
