/**
 * Hears of every write to a collection.
 * @param record as it is from now on
 * @param before a copy of what it was; undefined when it is new
 */
export type WriteListener<T> = (record: T, before: T | undefined) => void;

/**
 * A table of records with integer ids, in id order. Records change by `change` alone, so that whoever
 * follows the collection hears of all that is written; nothing is ever taken out (the API's deletes
 * are soft).
 */
export class Collection<T extends { id: number }> {
	readonly #rows: T[] = [];
	readonly #byId = new Map<number, T>();
	readonly #firstId: number;
	readonly #listeners: WriteListener<T>[] = [];

	constructor(firstId = 1) {
		this.#firstId = firstId;
	}

	/** Adds the record that `build` makes of the next free id, and returns it. */
	insert(build: (id: number) => T): T {
		const record = build((this.#rows.at(-1)?.id ?? this.#firstId - 1) + 1);
		this.#rows.push(record);
		this.#byId.set(record.id, record);
		this.#tell(record, undefined);
		return record;
	}

	/**
	 * Changes a record of this collection, in place.
	 * @param changes keys and their new values; values are replaced whole, never changed within
	 * @throws when the record is of another collection
	 */
	change(record: T, changes: Partial<T>): void {
		if (this.#byId.get(record.id) !== record) {
			throw new Error(`Record ${String(record.id)} is not of this collection`);
		}
		const before = { ...record };
		Object.assign(record, changes);
		this.#tell(record, before);
	}

	/** The record with this id, whatever its state. */
	get(id: number): T | undefined {
		return this.#byId.get(id);
	}

	/** Every record in id order; not to be changed by the caller. */
	all(): readonly T[] {
		return this.#rows;
	}

	/** Lets a listener hear of every write from now on. */
	onWrite(listener: WriteListener<T>): void {
		this.#listeners.push(listener);
	}

	#tell(record: T, before: T | undefined): void {
		for (const listener of this.#listeners) listener(record, before);
	}
}
