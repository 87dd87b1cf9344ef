import type { Clock } from '../../exchange/clock';

/**
 * What is certain of Pipedrive's clock, without trusting that of n8n: a record that was changed at ten has been
 * seen a minute ago, so it is a minute past ten at least. The seconds that have passed are counted by a clock that
 * cannot be set, one per process.
 */
export class ServerTime {
	private offset = -Infinity;

	constructor(private readonly clock: Clock) {}

	/** @param changedAt when a record that was just read had been changed, in seconds since 1970 */
	observe(changedAt: number): void {
		this.offset = Math.max(this.offset, changedAt - this.passed());
	}

	/** The latest second that has certainly come; -Infinity as long as nothing was seen. */
	atLeast(): number {
		return Math.floor(this.offset + this.passed());
	}

	private passed(): number {
		return this.clock.now() / 1000;
	}
}

const shared = new Map<string, ServerTime>();

/** The time of an account, shared by all that read it with one credential in this process. */
export function serverTimeOf(credentialKey: string, clock: Clock): ServerTime {
	const known = shared.get(credentialKey);
	if (known !== undefined) return known;
	const made = new ServerTime(clock);
	shared.set(credentialKey, made);
	return made;
}
