/** What is under way, by whatever the work is done on. */
const underWay = new WeakMap<object, Promise<unknown>>();

/**
 * Does one piece of work after the other, in the order in which they are asked for: what looks whether
 * something is there, and makes it where it is not, would else make it twice.
 * @param on what the work is done on, e.g. the exchange of a run
 */
export async function oneAtATime<Result>(on: object, work: () => Promise<Result>): Promise<Result> {
	const before = underWay.get(on) ?? Promise.resolve();
	const mine = before.then(work);
	// What becomes of the work is for its own item to tell; the next one only waits for its end.
	underWay.set(
		on,
		mine.catch(() => undefined),
	);
	return await mine;
}
