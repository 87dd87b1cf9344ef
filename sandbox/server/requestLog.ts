import type { AuthKind } from './authentication.ts';

/** One request as the log tells it. Secrets (tokens, OAuth forms) are not in it. */
export interface LoggedRequest {
	seq: number;
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: unknown;
	/** Null while the request is in work, and for a connection that was cut before the answer. */
	status: number | null;
	tokens: number;
	auth: AuthKind | null;
	/** Milliseconds from arrival to answer, simulated latency included. */
	ms: number | null;
}

/** Entries kept; the oldest go first. */
const capacity = 50_000;

/** What arrived, in order of arrival. */
export class RequestLog {
	#entries: LoggedRequest[] = [];
	#lastSeq = 0;

	/** Writes a new request down; the caller fills in how it ended. */
	begin(method: string, path: string): LoggedRequest {
		this.#lastSeq += 1;
		const entry: LoggedRequest = {
			seq: this.#lastSeq,
			method,
			path,
			query: {},
			body: null,
			status: null,
			tokens: 0,
			auth: null,
			ms: null,
		};
		this.#entries.push(entry);
		if (this.#entries.length > capacity * 1.1) {
			this.#entries.splice(0, this.#entries.length - capacity);
		}
		return entry;
	}

	/** The requests after a sequence number. */
	since(seq: number): LoggedRequest[] {
		return this.#entries.filter((entry) => entry.seq > seq);
	}

	/** Empties the log; sequence numbers go on. */
	clear(): void {
		this.#entries = [];
	}
}
