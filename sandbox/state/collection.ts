/**
 * A table of records with integer ids, in id order. Records are replaced in place by their owner;
 * nothing is ever taken out (the API's deletes are soft).
 */
export class Collection<T extends { id: number }> {
	readonly #rows: T[] = [];
	readonly #byId = new Map<number, T>();
	readonly #firstId: number;

	constructor(firstId = 1) {
		this.#firstId = firstId;
	}

	/** Adds the record that `build` makes of the next free id, and returns it. */
	insert(build: (id: number) => T): T {
		const record = build((this.#rows.at(-1)?.id ?? this.#firstId - 1) + 1);
		this.#rows.push(record);
		this.#byId.set(record.id, record);
		return record;
	}

	/** The record with this id, whatever its state. */
	get(id: number): T | undefined {
		return this.#byId.get(id);
	}

	/** Every record in id order; not to be changed by the caller. */
	all(): readonly T[] {
		return this.#rows;
	}
}
