import type { IDataObject } from 'n8n-workflow';
import { type ChangeFilter, isWanted } from '../events/changeFilter';
import { ends, eventsOf } from '../events/eventsOf';
import { changeTime, idOf } from '../events/poll/pollState';
import { isoSeconds, orderedBy } from '../events/poll/changeLists';
import type { Watch } from '../events/poll/readings';
import type { RecordChange } from '../events/recordChange';
import type { Exchange } from '../exchange/exchange';

const recordsLookedAt = 100;

/**
 * A recent record as a change of the kind that is waited for, for trying a workflow out: the latest one that the
 * filters let through, or else the latest one.
 * @returns undefined when the account has no such records
 * @throws {ExchangeFailure}
 */
export async function sampleChange(
	exchange: Exchange,
	{ object, deletions }: Watch,
	filter: ChangeFilter,
): Promise<RecordChange | undefined> {
	const onlyDeletions = deletions && filter.events.every((event) => event === 'deleted');
	const { collection: path, listsDeletedBy } = object.list;
	const { data } = await exchange.send({
		method: 'GET',
		path,
		query: {
			...(onlyDeletions ? listsDeletedBy : {}),
			...orderedBy({ path }, 'update_time', 'desc'),
			limit: recordsLookedAt,
		},
	});
	const records = Array.isArray(data) ? (data as IDataObject[]) : [];
	const chosen = object.events.filter(({ value }) => filter.events.includes(value));
	const candidates = records.map((current): RecordChange => {
		const told = chosen.filter((kind) => kind.action === undefined && ends(kind, current));
		const isCreation = told.length === 0 && filter.events.includes('created');
		return {
			action: onlyDeletions ? 'delete' : isCreation ? 'create' : 'change',
			object: object.value,
			id: idOf(current),
			current,
			previous: null,
			told: told.map(({ value }) => value),
			userId: null,
			throughApi: null,
			at: onlyDeletions ? null : isoSeconds(changeTime(current)),
		};
	});
	const aboutNow = { ...filter, changedKeys: [], valueChanges: [], fromStageIds: [] };
	return (
		candidates.find((change) => isWanted(change, eventsOf(change, object.events), aboutNow)) ??
		candidates[0]
	);
}
