import { sleep } from 'n8n-workflow';

const longestBlockMilliseconds = 10;

/**
 * Lets one piece of busy work through at a time, and gives the event loop a turn when 10 ms have passed:
 * when ten answers arrive together, the ten next items are not built in one go, in which n8n would
 * answer nobody.
 */
export class Turnstile {
	private queue: Promise<unknown> = Promise.resolve();

	private lastTurn = performance.now();

	/** Runs the work when its turn has come. What it throws is thrown here. */
	async pass<Result>(work: () => Result): Promise<Result> {
		const turn = this.queue.then(async () => {
			if (performance.now() - this.lastTurn > longestBlockMilliseconds) {
				await sleep(0);
				this.lastTurn = performance.now();
			}
			return work();
		});
		this.queue = turn.catch(() => undefined);
		return await turn;
	}
}
