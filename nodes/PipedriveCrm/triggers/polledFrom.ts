import { createHash } from 'crypto';

/** Milliseconds; longer than n8n lets a poll take, 45 seconds, so that it has saved by then or never will. */
const rememberedForMs = 60_000;

/**
 * The states from which polls of this process have handed on changes. With durable cursors n8n reads the state of a
 * poll before it begins it, and with several poll times it may have read it before the poll before has saved its own.
 */
export class PolledFrom {
	/** When a poll from a state has handed on changes, oldest first. */
	private readonly moments = new Map<string, number>();

	/** @param now milliseconds on a clock that never goes back */
	constructor(private readonly now: () => number = () => performance.now()) {}

	/** Whether a poll from that state would hand the same changes on again. */
	has(trigger: string, state: unknown): boolean {
		const oldest = this.now() - rememberedForMs;
		for (const [key, at] of this.moments) {
			if (at > oldest) break;
			this.moments.delete(key);
		}
		return this.moments.has(keyOf(trigger, state));
	}

	/** Remembers that a poll from a state has handed on changes. @param trigger which node of which workflow */
	add(trigger: string, state: unknown): void {
		this.moments.set(keyOf(trigger, state), this.now());
	}
}

function keyOf(trigger: string, state: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify([trigger, state ?? null]))
		.digest('base64url');
}
