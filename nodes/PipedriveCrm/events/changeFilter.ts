import type { IDataObject } from 'n8n-workflow';
import { changedKeys, type RecordChange, stateBefore } from './recordChange';

/** Tells whether a record has a value. */
export type ValueTest = (record: IDataObject) => boolean;

/** A value on its way: what a field has to become, and what it has to have been. */
export interface ValueChange {
	/** The API's key of the field. */
	key: string;
	from?: ValueTest;
	to?: ValueTest;
}

/** What a user wants to hear of. Lists that are empty exclude nothing. */
export interface ChangeFilter {
	/** Values of the events that were chosen. */
	events: string[];
	toStageIds: unknown[];
	fromStageIds: unknown[];
	/** Whether a deal that is created in one of the stages counts as having moved there. */
	alsoCreatedInStage: boolean;
	pipelineIds: unknown[];
	ownerIds: unknown[];
	/** The API's keys of fields of which one has to have changed. */
	changedKeys: string[];
	/** Of these, one has to have happened. */
	valueChanges: ValueChange[];
	/** Changes that this user made through the API are left out. */
	ignoredUserId: number | undefined;
}

/** A filter that lets everything of these events through. */
export const unfiltered = (events: string[]): ChangeFilter => ({
	events,
	toStageIds: [],
	fromStageIds: [],
	alsoCreatedInStage: false,
	pipelineIds: [],
	ownerIds: [],
	changedKeys: [],
	valueChanges: [],
	ignoredUserId: undefined,
});

/**
 * Whether a change is one that the user wants to hear of.
 * @param happened values of everything that happened (`eventsOf`)
 */
export function isWanted(change: RecordChange, happened: string[], filter: ChangeFilter): boolean {
	const { current, userId, throughApi } = change;
	if (
		filter.ignoredUserId !== undefined &&
		userId === filter.ignoredUserId &&
		throughApi === true
	) {
		return false;
	}
	if (!allows(filter.ownerIds, current.owner_id)) return false;
	if (!allows(filter.pipelineIds, current.pipeline_id)) return false;
	if (!eventsFit(change, happened, filter)) return false;
	return change.action !== 'change' || fieldsFit(change, filter);
}

function eventsFit(change: RecordChange, happened: string[], filter: ChangeFilter): boolean {
	const { events, alsoCreatedInStage } = filter;
	if (events.some((event) => event !== 'stageChanged' && happened.includes(event))) return true;
	if (!events.includes('stageChanged')) return false;
	const { current } = change;
	if (happened.includes('created') && alsoCreatedInStage) {
		return allows(filter.toStageIds, current.stage_id);
	}
	return (
		happened.includes('stageChanged') &&
		allows(filter.toStageIds, current.stage_id) &&
		(filter.fromStageIds.length === 0 || allows(filter.fromStageIds, stateBefore(change)?.stage_id))
	);
}

function fieldsFit(change: RecordChange, filter: ChangeFilter): boolean {
	const { changedKeys: wanted, valueChanges } = filter;
	if (wanted.length === 0 && valueChanges.length === 0) return true;
	const before = stateBefore(change);
	const changed = changedKeys(change);
	if (before === undefined || changed === undefined) return false;
	if (wanted.length > 0 && !wanted.some((key) => changed.includes(key))) return false;
	return valueChanges.length === 0 || valueChanges.some((one) => hasHappened(one, before, change));

	function hasHappened(one: ValueChange, past: IDataObject, { current }: RecordChange): boolean {
		return (
			changed?.includes(one.key) === true &&
			(one.from?.(past) ?? true) &&
			(one.to?.(current) ?? true)
		);
	}
}

function allows(ids: unknown[], id: unknown): boolean {
	return ids.length === 0 || ids.some((allowed) => String(allowed) === String(id));
}
