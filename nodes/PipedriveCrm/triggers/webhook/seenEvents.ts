import { type Outcome, outcomeOf } from '../../exchange/outcome';

/** How long an event is remembered; Pipedrive's last retry comes about three minutes after the first delivery. */
const rememberedForMs = 3_600_000;
const mostRemembered = 50_000;

/**
 * Lets every event through once, in the memory of this process: what a restart forgets, or another process
 * of n8n gets, it does not know.
 */
export class SeenEvents {
	/** When an event was dealt with, oldest first. */
	private readonly done = new Map<string, number>();

	private readonly inWork = new Map<string, Promise<boolean>>();

	/** @param now milliseconds on a clock that never goes back */
	constructor(private readonly now: () => number = () => performance.now()) {}

	/**
	 * Does the work for an event, unless that has been done. A repeated delivery that comes before the first is
	 * answered waits for that, and takes over when it fails.
	 * @param isAnsweredWell false when n8n could not start the workflow with the result: then the event may come again
	 * @returns undefined when it has been done before
	 */
	async once<Result>(
		key: string,
		work: () => Promise<Result>,
		isAnsweredWell: Promise<boolean>,
	): Promise<Result | undefined> {
		for (;;) {
			const earlier = this.inWork.get(key);
			if (earlier === undefined) break;
			if (await earlier) return undefined;
		}
		this.forget();
		if (this.done.has(key)) return undefined;
		const working = outcomeOf(work);
		this.inWork.set(key, this.ended(key, working, isAnsweredWell));
		const outcome = await working;
		if (!outcome.ok) throw outcome.cause;
		return outcome.value;
	}

	/** Whether an event has been dealt with in the end, from the work to the answer. */
	private async ended(
		key: string,
		working: Promise<Outcome<unknown>>,
		isAnsweredWell: Promise<boolean>,
	): Promise<boolean> {
		const isDone = (await working).ok && (await isAnsweredWell);
		this.inWork.delete(key);
		if (isDone) this.done.set(key, this.now());
		return isDone;
	}

	private forget(): void {
		const oldest = this.now() - rememberedForMs;
		for (const [key, at] of this.done) {
			if (at > oldest && this.done.size < mostRemembered) break;
			this.done.delete(key);
		}
	}
}
