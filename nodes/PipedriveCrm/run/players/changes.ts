import { gatheredChanges } from '../../events/poll/gatheredChanges';
import { pollObject } from '../../events/poll/pollObject';
import { type ObjectState, secondsOf } from '../../events/poll/pollState';
import type { Watch } from '../../events/poll/readings';
import { serverTimeOf } from '../../events/poll/serverTime';
import type { RecordChange } from '../../events/recordChange';
import { isListed, watchedObjects } from '../../events/watchedObjects';
import { systemClock } from '../../exchange/clock';
import { outcomeNow } from '../../exchange/outcome';
import { FieldProblem } from '../../fields/fieldProblem';
import { collectionOf } from '../../fields/recordShape';
import { toUtcTime } from '../../fields/times';
import { isBlank, listOf } from '../../fields/values';
import type { ChangeMark } from '../changeMarks';
import { InvalidItem } from '../itemFailure';
import type { ItemWork, Played, Player } from '../player';

const nothing: Played = { rows: [], areRecords: false };

const results: Record<RecordChange['action'], string> = {
	create: 'created',
	change: 'updated',
	delete: 'deleted',
};

/**
 * Plays Get Changes: everything that was created, changed or deleted since the mark of the node. The mark moves when
 * the run has gone well, at once or when it is confirmed, and never in a run that was started by hand.
 */
export const playGetChanges: Player = async (work) => {
	const { account, marks, read, filter, record } = work;
	if (work.itemIndex > 0) {
		work.hint(
			'Get Changes has run once, for the first item; it would find nothing more for the others.',
		);
		return nothing;
	}
	const watch = watchOf(work);
	const mark = ownMark(work, watch);
	const since = mark?.since ?? firstSince(work);
	const { exchange, lists } = account;
	const { changes, next, hasMore } = await pollObject(
		{ exchange, serverTime: serverTimeOf(exchange.credentialKey, systemClock) },
		{
			watch,
			state: mark?.state,
			start: since,
			deletedBefore: mark?.deletedBefore,
			atMost: read('returnAll') === true ? Infinity : Number(read('limit')),
		},
	);
	if (hasMore) work.hint("'Limit' left changes for the next run; the oldest come first.");
	const found = await gatheredChanges(changes, record, lists);
	const records = found.map(({ current }) => current);
	const picked = new Set(filter === undefined ? records : await filter.pick(records, Infinity));
	const wanted = found.filter(({ current }) => picked.has(current));
	if (marks.isManual) {
		work.hint('A run that is started by hand does not move the mark: the same changes come again.');
	}
	return {
		rows: wanted.map(({ current }) => current),
		areRecords: true,
		results: wanted.map(({ action }) => ({ action: results[action] })),
		whenDone: () => {
			if (!marks.isManual) {
				const { state, deletedBefore = next.deleted } = mark ?? {};
				const before = { since, state, deletedBefore };
				marks.move(movedMark(work, watch, before, next, wanted.length));
			}
		},
	};
};

/** Plays Confirm Changes: what this execution was handed by Get Changes is not handed on again. */
export const playConfirmChanges: Player = async (work) => {
	const { marks, record } = work;
	if (work.itemIndex > 0) return nothing;
	const collection = collectionOf(record);
	const name = String(work.read('changesNode') ?? '').trim();
	const meant = marks.named(collection, name);
	const pending = meant.filter((mark) => mark.pending?.executionId === marks.executionId);
	const isConfirmed = meant.some(({ confirmedBy }) => confirmedBy === marks.executionId);
	if (marks.isManual) {
		work.hint('A run that is started by hand has no mark to move, so nothing was confirmed.');
	} else if (pending.length === 0 && !isConfirmed) {
		throw new InvalidItem(
			name === ''
				? 'There is nothing to confirm: no Get Changes of this kind waits for it in this execution'
				: `There is nothing to confirm: no Get Changes named '${name}' waits for it in this execution`,
			"Set 'Move Mark' of the Get Changes node to 'When Confirmed', and let it run before this node.",
			'changesNode',
		);
	}
	const confirmed = pending.reduce((sum, mark) => sum + (mark.pending?.count ?? 0), 0);
	return await Promise.resolve({
		rows: [{ confirmed }],
		areRecords: false,
		whenDone: () => {
			if (!marks.isManual) marks.confirm(collection, name);
		},
	});
};

function watchOf({ record, read, request, filter }: ItemWork): Watch {
	const collection = collectionOf(record);
	const object = watchedObjects.filter(isListed).find(({ list }) => list.collection === collection);
	if (object === undefined) throw new Error(`There are no changes of ${collection}`);
	const include = [...listOf(request.query.include_fields ?? []), ...(filter?.include ?? [])];
	const asked = [...new Set(include.map(String))];
	return {
		object,
		creations: true,
		deletions: object.list.listsDeletedBy !== undefined && read('deletedToo') === true,
		archived: object.list.archived !== undefined && read('options.archivedToo') === true,
		query: asked.length === 0 ? request.query : { ...request.query, include_fields: asked },
	};
}

/** The mark of the node; undefined where it is of another account. Ids that other filters found tell nothing. */
function ownMark({ exchange, marks }: ItemWork, watch: Watch): ChangeMark | undefined {
	const mark = marks.own();
	if (mark === undefined || mark.account !== exchange.accountOrigin) return undefined;
	if (mark.collection !== watch.object.list.collection) return undefined;
	if (mark.filters === JSON.stringify(watch.query)) return mark;
	return { ...mark, state: mark.state && { ...mark.state, ids: undefined } };
}

function movedMark(
	{ exchange, marks, read }: ItemWork,
	{ object, query }: Watch,
	before: Pick<ChangeMark, 'deletedBefore' | 'since' | 'state'>,
	next: ObjectState,
	count: number,
): ChangeMark {
	const moved = {
		name: marks.nodeName,
		collection: object.list.collection,
		account: exchange.accountOrigin,
		filters: JSON.stringify(query),
		since: before.since,
	};
	const { executionId } = marks;
	if (read('moveMark') !== 'whenConfirmed' || count === 0) {
		return { ...moved, state: next, confirmedBy: executionId };
	}
	return { ...moved, ...before, pending: { executionId, state: next, count } };
}

/** Where the first run begins, in seconds since 1970. */
function firstSince({ read, timezone }: ItemWork): number {
	const given = read('firstSince');
	if (isBlank(given)) {
		throw new InvalidItem(
			"'First Run Since' is empty",
			'Give the date from which the first run hands on changes.',
			'firstSince',
		);
	}
	const outcome = outcomeNow(() => secondsOf(toUtcTime(given, timezone)) ?? 0);
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	throw new InvalidItem(`'First Run Since' ${cause.message}`, cause.nextStep, 'firstSince');
}
