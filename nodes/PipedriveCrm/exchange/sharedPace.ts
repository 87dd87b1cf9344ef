import type { Clock } from './clock';
import { Pace } from './pace';
import type { PlannedRate } from './plans';

/** One per credential and process: all nodes and executions share Pipedrive's limit. */
const paces = new WeakMap<Clock, Map<string, Pace>>();

/**
 * The pace that everybody who uses a credential shares.
 * @param credentialKey names credential and account
 * @param planned the rate that the credential asks for now
 * @param clock the time that the pace is kept in
 */
export function sharedPace(credentialKey: string, planned: PlannedRate, clock: Clock): Pace {
	const known = paces.get(clock) ?? new Map<string, Pace>();
	paces.set(clock, known);
	const pace = known.get(credentialKey) ?? new Pace(planned, clock);
	known.set(credentialKey, pace);
	pace.plan(planned);
	return pace;
}
