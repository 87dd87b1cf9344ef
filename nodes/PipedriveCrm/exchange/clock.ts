import { sleep } from 'n8n-workflow';

/** Time as the exchange sees it; replaced in tests. */
export interface Clock {
	/** Milliseconds on a clock that never goes back. */
	now(): number;
	/** Resolves after that many milliseconds. */
	sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
	now: () => performance.now(),
	sleep: async (milliseconds) => await sleep(milliseconds),
};

/** Longest stretch that is slept in one go, so that a cancelled run ends soon. */
export const sliceMs = 200;

/**
 * Waits in slices, and stops early when the signal fires.
 * @param milliseconds how long to wait
 * @returns false when it was cut short
 */
export async function waitFor(
	clock: Clock,
	milliseconds: number,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	const end = clock.now() + milliseconds;
	for (;;) {
		if (signal?.aborted) return false;
		const left = end - clock.now();
		if (left <= 0) return true;
		await clock.sleep(Math.min(left, sliceMs));
	}
}
