import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox, SandboxUsage } from '../../../sandbox/client/startSandbox.ts';

const everyMs = 100;

/** What came in while something ran. */
export interface Traffic {
	/** Requests that were answered otherwise than 429. */
	accepted: number;
	rateLimited: number;
	/** From the first request to the last. */
	seconds: number;
}

/** Watches the sandbox's counters while something runs, from its first request to its last. */
export async function trafficDuring(sandbox: Sandbox, run: () => Promise<void>): Promise<Traffic> {
	const before = await sandbox.usage();
	const marks: { at: number; usage: SandboxUsage }[] = [];
	const ended = new AbortController();
	const running = run().finally(() => {
		ended.abort();
	});
	while (!ended.signal.aborted) {
		const usage = await sandbox.usage();
		if (usage.requests > (marks.at(-1)?.usage ?? before).requests) {
			marks.push({ at: Date.now(), usage });
		}
		await pause(everyMs);
	}
	await running;
	const last = marks.at(-1);
	const requests = (last?.usage.requests ?? 0) - before.requests;
	const rateLimited = (last?.usage.rateLimited ?? 0) - before.rateLimited;
	const seconds = ((last?.at ?? 0) - (marks[0]?.at ?? 0)) / 1000;
	return { accepted: requests - rateLimited, rateLimited, seconds };
}
