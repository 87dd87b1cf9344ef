import { EventEmitter, once } from 'node:events';

const patienceMs = 60_000;

/** When the workflow started, by the clock of this process. */
export class Starts {
	private readonly times: number[] = [];

	private readonly events = new EventEmitter();

	note(): void {
		this.times.push(performance.now());
		this.events.emit('start');
	}

	/** @throws when nothing starts for a minute */
	async untilNumbering(count: number): Promise<void> {
		while (this.times.length < count) {
			await once(this.events, 'start', { signal: AbortSignal.timeout(patienceMs) });
		}
	}

	/** Milliseconds from a moment to so many starts from one on. */
	since(moment: number, from: number, count: number): number[] {
		return this.times.slice(from, from + count).map((time) => time - moment);
	}
}
