/** How some work ended, to be looked at instead of caught. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; cause: unknown };

/**
 * Does the work and tells how it ended. n8n lets nodes throw only its own errors from a catch clause;
 * what is to be decided about a typed failure is decided on its outcome.
 */
export async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
	try {
		return { ok: true, value: await work() };
	} catch (cause) {
		return { ok: false, cause };
	}
}

/** The same for work that is done at once. */
export function outcomeNow<Value>(work: () => Value): Outcome<Value> {
	try {
		return { ok: true, value: work() };
	} catch (cause) {
		return { ok: false, cause };
	}
}
