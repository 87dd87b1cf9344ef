import { compare, type Comparison } from './compare';
import { type ObjectState, stateSince } from './pollState';
import {
	type ChangeSource,
	readChanges,
	readCreatedSince,
	readPresent,
	type Watch,
} from './readings';

/** Where to begin when nothing is known yet: with what happens from now on, or with all since a second. */
export type Start = 'now' | number;

/** One look at one kind of records. */
export interface PollOrder {
	watch: Watch;
	/** Of the last look; undefined for the first. */
	state: ObjectState | undefined;
	start: Start;
	/** Ids that were deleted before the first look, where an earlier one has already read them. */
	deletedBefore?: number[];
	/** How many changes are wanted at once. */
	atMost?: number;
}

/**
 * Looks what has changed, and tells the state to go on from. Nothing is kept here: who throws that state away gets
 * the same changes again.
 * @throws {ExchangeFailure}
 */
export async function pollObject(
	source: ChangeSource,
	{ watch, state, start, deletedBefore, atMost }: PollOrder,
): Promise<Comparison> {
	const { object } = watch;
	if (state !== undefined) {
		const known = whatIsWatched(state, watch);
		return compare(object, known, await readChanges(source, watch, known), atMost);
	}
	if (start === 'now') {
		const present = await readPresent(source, watch);
		const { next } = compare(object, present.state, present.readings);
		return { changes: [], next, hasMore: false, toldUntil: new Map() };
	}
	const from: ObjectState = { ...stateSince(start), deleted: deletedBefore };
	const readings = await readChanges(source, watch, from);
	const created = watch.creations ? await readCreatedSince(source, watch, start) : [];
	const updated = [...created, ...readings.updated];
	return compare(object, from, { ...readings, updated }, atMost);
}

/** What is not watched any more is forgotten: when it is watched again, it begins anew. */
function whatIsWatched(state: ObjectState, { creations, deletions }: Watch): ObjectState {
	const { floor, seen, ids, deleted } = state;
	return {
		floor,
		seen,
		...(creations && ids !== undefined ? { ids } : {}),
		...(deletions && deleted !== undefined ? { deleted } : {}),
	};
}
