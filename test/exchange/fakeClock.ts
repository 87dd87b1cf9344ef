import type { Clock } from '../../nodes/PipedriveCrm/exchange/clock';

interface Sleeper {
	at: number;
	order: number;
	wake(): void;
}

/**
 * A clock that jumps from one awaited moment to the next as soon as nothing else is left to do, so
 * that minutes of pacing pass in milliseconds.
 */
export class FakeClock implements Clock {
	private time = 0;

	private order = 0;

	private sleepers: Sleeper[] = [];

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number): Promise<void> {
		await new Promise<void>((wake) => {
			this.order += 1;
			this.sleepers.push({ at: this.time + milliseconds, order: this.order, wake });
		});
	}

	/** Calls back at a moment; for what happens in the world meanwhile. */
	at(milliseconds: number, act: () => void): void {
		this.order += 1;
		this.sleepers.push({ at: milliseconds, order: this.order, wake: act });
	}

	/** Plays time until the work is done, and hands back what it came to. */
	async play<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const done = (): void => {
			isDone = true;
		};
		work.then(done, done);
		for (;;) {
			await allMicrotasks();
			if (isDone) return await work;
			const next = this.earliest();
			if (next === undefined) throw new Error('Nothing left to wait for, but the work is not done');
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
	}

	private earliest(): Sleeper | undefined {
		let first: Sleeper | undefined;
		for (const sleeper of this.sleepers) {
			if (
				first === undefined ||
				sleeper.at < first.at ||
				(sleeper.at === first.at && sleeper.order < first.order)
			) {
				first = sleeper;
			}
		}
		this.sleepers = this.sleepers.filter((sleeper) => sleeper !== first);
		return first;
	}
}

async function allMicrotasks(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
