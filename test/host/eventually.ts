import { setTimeout as pause } from 'node:timers/promises';

const askAgainMs = 250;

/** How long something that n8n does in its own time is waited for. */
export interface Patience {
	signal: AbortSignal;
	/** Seconds; generous, since a busy machine is no failure. */
	seconds?: number;
}

/**
 * Asks until there is an answer. n8n registers triggers and finishes executions some time after it has answered.
 * @param what is waited for, for the message
 * @param ask undefined or false means: not yet
 * @throws when there is none in time
 */
export async function eventually<Answer>(
	what: string,
	ask: () => Promise<Answer | undefined | false>,
	{ signal, seconds = 120 }: Patience,
): Promise<Answer> {
	const until = Date.now() + seconds * 1000;
	while (Date.now() < until) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		await pause(askAgainMs, undefined, { signal });
	}
	throw new Error(`Not within ${String(seconds)} s: ${what}`);
}
