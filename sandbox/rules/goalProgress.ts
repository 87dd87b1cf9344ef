import type { Account } from '../state/account.ts';
import type { GoalRecord } from '../state/administration.ts';
import type { ActivityRecord, DealRecord } from '../state/records.ts';

/** The days that count, both included. */
export interface Period {
	start: string;
	end: string;
}

function isWithin(time: string | null, { start, end }: Period): boolean {
	const day = time?.slice(0, 10);
	return day !== undefined && day >= start && day <= end;
}

function dealTime(name: GoalRecord['type']['name'], deal: DealRecord): string | null {
	if (name === 'deals_won') return deal.won_time;
	return name === 'deals_started' ? deal.add_time : deal.stage_change_time;
}

function countsFor({ assignee }: GoalRecord, ownerId: number): boolean {
	return assignee.type !== 'person' || assignee.id === ownerId;
}

function dealsOf(account: Account, goal: GoalRecord, period: Period): DealRecord[] {
	const { name, params } = goal.type;
	const { pipeline_id: pipelines = [], stage_id: stage } = params;
	return account.deals
		.all()
		.filter((deal) => !deal.is_deleted && countsFor(goal, deal.owner_id))
		.filter((deal) => pipelines.length === 0 || pipelines.includes(deal.pipeline_id))
		.filter((deal) => name !== 'deals_progressed' || !stage || deal.stage_id === stage)
		.filter((deal) => isWithin(dealTime(name, deal), period));
}

function activitiesOf(account: Account, goal: GoalRecord, period: Period): ActivityRecord[] {
	const { name, params } = goal.type;
	const types = (params.activity_type_id ?? []).map(
		(id) => account.activityTypes.get(id)?.key_string,
	);
	return account.activities
		.all()
		.filter((one) => !one.is_deleted && countsFor(goal, one.owner_id))
		.filter(({ type }) => types.length === 0 || types.includes(type))
		.filter((one) =>
			isWithin(name === 'activities_added' ? one.add_time : one.marked_as_done_time, period),
		);
}

/** How far a goal has got within a period: a number of records, or what deals are worth. */
export function progressOf(account: Account, goal: GoalRecord, period: Period): number {
	if (goal.type.name.startsWith('activities')) return activitiesOf(account, goal, period).length;
	const deals = dealsOf(account, goal, period);
	if (goal.expected_outcome.tracking_metric === 'quantity') return deals.length;
	return Math.round(deals.reduce((sum, deal) => sum + deal.value, 0));
}
