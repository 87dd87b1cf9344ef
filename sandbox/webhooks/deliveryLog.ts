/** One attempt to deliver an event, and what became of it. */
export interface LoggedDelivery {
	seq: number;
	webhookId: number;
	/** The `meta.id` of the payload. */
	eventId: string;
	action: string;
	object: string;
	entityId: string;
	/** From 1 to 4. */
	attempt: number;
	outcome: 'under way' | 'delivered' | 'failed' | 'dropped' | 'held' | 'banned' | 'webhook removed';
	/** Status of the answer; null where there was none. */
	status: number | null;
	/** Why there was no answer. */
	reason: string | null;
}

/** Entries kept; the oldest go first. */
const capacity = 50_000;

/** Every attempt to deliver, in the order in which they began. */
export class DeliveryLog {
	#entries: LoggedDelivery[] = [];
	#lastSeq = 0;

	/** Writes an attempt down; the caller fills in how it ended. */
	add(attempt: Omit<LoggedDelivery, 'seq' | 'status' | 'reason'>): LoggedDelivery {
		this.#lastSeq += 1;
		const entry = { seq: this.#lastSeq, ...attempt, status: null, reason: null };
		this.#entries.push(entry);
		if (this.#entries.length > capacity * 1.1) {
			this.#entries.splice(0, this.#entries.length - capacity);
		}
		return entry;
	}

	/** The attempts after a sequence number. */
	since(seq: number): LoggedDelivery[] {
		return this.#entries.filter((entry) => entry.seq > seq);
	}
}
