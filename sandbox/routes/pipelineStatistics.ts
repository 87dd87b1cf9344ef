import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { date, idPath, integer } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { DealRecord } from '../state/records.ts';
import { formatMoney } from './dealV1Answer.ts';

interface StatisticsQuery {
	start_date: string;
	end_date: string;
	user_id?: number;
}

const dayMs = 86_400_000;
const rules = {
	method: 'GET',
	version: 'v1',
	cost: 40,
	scopes: ['deals:read', 'deals:full'],
	pathSchema: idPath,
	querySchema: { start_date: date, end_date: date, user_id: integer },
	requiredQuery: ['start_date', 'end_date'],
} as const;

function dealsOf(account: Account, pipelineId: number, { user_id }: StatisticsQuery): DealRecord[] {
	requireLiving(account.pipelines.get(pipelineId), 'Pipeline');
	return account.deals
		.all()
		.filter((deal) => deal.pipeline_id === pipelineId && !deal.is_deleted)
		.filter((deal) => user_id === undefined || deal.owner_id === user_id);
}

function within({ start_date, end_date }: StatisticsQuery): (time: string | null) => boolean {
	if (end_date < start_date) throw badRequest('end_date must not be before start_date');
	return (time) => {
		const day = time?.slice(0, 10);
		return day !== undefined && day >= start_date && day <= end_date;
	};
}

function percent(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 100);
}

/** From stage to stage: how many of the deals that reached the one have reached the other. */
function conversions(account: Account, pipelineId: number, query: StatisticsQuery) {
	const isWithin = within(query);
	const deals = dealsOf(account, pipelineId, query).filter((deal) => isWithin(deal.add_time));
	const stages = account.stagesOf(pipelineId);
	const order = (deal: DealRecord) => account.stages.get(deal.stage_id)?.order_nr ?? 0;
	const reached = (stageOrder: number) =>
		deals.filter((deal) => deal.status === 'won' || order(deal) >= stageOrder).length;
	const stage_conversions = stages.slice(0, -1).flatMap((stage, index) => {
		const next = stages[index + 1];
		if (!next) return [];
		const conversion_rate = percent(reached(next.order_nr), reached(stage.order_nr));
		return [{ from_stage_id: stage.id, to_stage_id: next.id, conversion_rate }];
	});
	const count = (status: string) => deals.filter((deal) => deal.status === status).length;
	return {
		stage_conversions,
		won_conversion: percent(count('won'), deals.length),
		lost_conversion: percent(count('lost'), deals.length),
	};
}

function group(account: Account, deals: readonly DealRecord[]) {
	const values: Record<string, number> = {};
	for (const { currency, value } of deals) {
		values[currency] = Math.round((values[currency] ?? 0) + value);
	}
	return {
		count: deals.length,
		deals_ids: deals.map(({ id }) => id),
		values,
		formatted_values: Object.fromEntries(
			Object.entries(values).map(([code, value]) => [code, formatMoney(account, value, code)]),
		),
	};
}

function average(numbers: readonly number[]): number {
	if (numbers.length === 0) return 0;
	return Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
}

function movements(account: Account, pipelineId: number, query: StatisticsQuery) {
	const isWithin = within(query);
	const deals = dealsOf(account, pipelineId, query);
	const now = account.clock.now();
	const open = deals.filter((deal) => deal.status === 'open');
	const age = (deal: DealRecord) =>
		(now - Date.parse(deal.stage_change_time ?? deal.add_time)) / dayMs;
	const byStage = account.stagesOf(pipelineId).map((stage) => ({
		stage_id: stage.id,
		value: average(open.filter((deal) => deal.stage_id === stage.id).map(age)),
	}));
	return {
		movements_between_stages: {
			count: deals.filter((deal) => isWithin(deal.stage_change_time)).length,
		},
		new_deals: group(
			account,
			deals.filter((deal) => isWithin(deal.add_time)),
		),
		deals_left_open: group(
			account,
			open.filter((deal) => deal.add_time.slice(0, 10) <= query.end_date),
		),
		won_deals: group(
			account,
			deals.filter((deal) => isWithin(deal.won_time)),
		),
		lost_deals: group(
			account,
			deals.filter((deal) => isWithin(deal.lost_time)),
		),
		average_age_in_days: { across_all_stages: average(open.map(age)), by_stages: byStage },
	};
}

/** How deals move through a pipeline. */
export const pipelineStatisticRoutes: Route[] = [
	route<StatisticsQuery, unknown, IdPath>({
		...rules,
		path: '/pipelines/:id/conversion_statistics',
		handler: ({ context: { account }, path, query }) => ({
			data: conversions(account, path.id, query),
		}),
	}),
	route<StatisticsQuery, unknown, IdPath>({
		...rules,
		path: '/pipelines/:id/movement_statistics',
		handler: ({ context: { account }, path, query }) => ({
			data: movements(account, path.id, query),
		}),
	}),
];
