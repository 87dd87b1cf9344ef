import { type Outcome, outcomeOf } from '../../exchange/outcome';

/** What took longer than there is time for. */
export class TooLate extends Error {
	constructor(milliseconds: number) {
		super(`Pipedrive took longer than ${milliseconds / 1000} seconds`);
		this.name = 'TooLate';
	}
}

/** How some work ended, or that it has not ended in time; it is not stopped by that. */
export async function within<Value>(
	milliseconds: number,
	work: () => Promise<Value>,
): Promise<Outcome<Value>> {
	const time = AbortSignal.timeout(milliseconds);
	const late = new Promise<Outcome<Value>>((resolve) => {
		time.addEventListener('abort', () => {
			resolve({ ok: false, cause: new TooLate(milliseconds) });
		});
	});
	return await Promise.race([outcomeOf(work), late]);
}
