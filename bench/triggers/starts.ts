import { EventEmitter, once } from 'node:events';
import type { IDataObject } from 'n8n-workflow';

const patienceMs = 60_000;

/** When workflows started, by the clock of this process. */
export class Starts {
	/** The first start for each deal; a repeated delivery is no start of its own. */
	private readonly times = new Map<number, number>();

	private readonly events = new EventEmitter();

	/** @param item with which the workflow starts: our trigger's, or the delivery as the built-in one hands it on */
	note(item: IDataObject | undefined): void {
		const delivered = item?.data as IDataObject | undefined;
		const id = Number(item?.id ?? delivered?.id);
		if (!this.times.has(id)) this.times.set(id, performance.now());
		this.events.emit('start');
	}

	/** Forgets all starts. */
	clear(): void {
		this.times.clear();
	}

	/**
	 * Waits until the workflow has started for every one of these deals.
	 * @returns milliseconds from `moment` to each start
	 * @throws when nothing starts for a minute
	 */
	async delaysOf(ids: number[], moment: number): Promise<number[]> {
		while (!ids.every((id) => this.times.has(id))) {
			await once(this.events, 'start', { signal: AbortSignal.timeout(patienceMs) });
		}
		return ids.map((id) => (this.times.get(id) ?? NaN) - moment);
	}
}
