import { converted } from '../rules/exchangeRates.ts';
import { storedFilterTest } from '../rules/storedFilters.ts';
import { badRequest } from '../server/apiError.ts';
import { route, type Route } from '../server/route.ts';
import { date, filledText, flag, integer, oneOf, text } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { DealRecord, DealStatus } from '../state/records.ts';
import { dealV1Answer, formatMoney, weightedValue } from './dealV1Answer.ts';

interface SummaryQuery {
	status?: DealStatus;
	filter_id?: number;
	user_id?: number;
	pipeline_id?: number;
	stage_id?: number;
}

interface TimelineQuery {
	start_date: string;
	interval: keyof typeof months | 'day' | 'week';
	amount: number;
	field_key: string;
	user_id?: number;
	pipeline_id?: number;
	filter_id?: number;
	exclude_deals?: 0 | 1;
	totals_convert_currency?: string;
}

const scopes = ['deals:read', 'deals:full'];
const months = { month: 1, quarter: 3 };

/** The deals that statistics are about: neither deleted nor archived. */
function fitting(account: Account, query: SummaryQuery): DealRecord[] {
	const { filter_id, user_id, status, pipeline_id, stage_id } = query;
	const chosen =
		filter_id === undefined ? () => true : storedFilterTest(account, 'deals', filter_id);
	return account.deals
		.all()
		.filter((deal) => !deal.is_deleted && !deal.is_archived && chosen(deal))
		.filter((deal) => user_id === undefined || deal.owner_id === user_id)
		.filter((deal) => status === undefined || deal.status === status)
		.filter((deal) => pipeline_id === undefined || deal.pipeline_id === pipeline_id)
		.filter((deal) => stage_id === undefined || deal.stage_id === stage_id);
}

function sum(deals: readonly DealRecord[], of: (deal: DealRecord) => number): number {
	return Math.round(deals.reduce((total, deal) => total + of(deal), 0) * 100) / 100;
}

function byCurrency(deals: readonly DealRecord[]): [string, DealRecord[]][] {
	const codes = [...new Set(deals.map(({ currency }) => currency))].sort();
	return codes.map((code) => [code, deals.filter(({ currency }) => currency === code)]);
}

function summary(account: Account, deals: readonly DealRecord[], currency: string) {
	const worth = (deal: DealRecord) => converted(deal.value, deal.currency, currency);
	const weighted = (deal: DealRecord) =>
		converted(weightedValue(account, deal), deal.currency, currency);
	const inCurrency = (amount: number) => formatMoney(account, amount, currency);
	const values = byCurrency(deals).map(([code, of]) => {
		const value = sum(of, (deal) => deal.value);
		return [
			code,
			{
				value,
				count: of.length,
				value_converted: sum(of, worth),
				value_formatted: formatMoney(account, value, code),
				value_converted_formatted: inCurrency(sum(of, worth)),
			},
		] as const;
	});
	const weightedValues = byCurrency(deals).map(([code, of]) => {
		const value = sum(of, (deal) => weightedValue(account, deal));
		return [
			code,
			{ value, count: of.length, value_formatted: formatMoney(account, value, code) },
		] as const;
	});
	return {
		values_total: Object.fromEntries(values),
		weighted_values_total: Object.fromEntries(weightedValues),
		total_count: deals.length,
		total_currency_converted_value: sum(deals, worth),
		total_weighted_currency_converted_value: sum(deals, weighted),
		total_currency_converted_value_formatted: inCurrency(sum(deals, worth)),
		total_weighted_currency_converted_value_formatted: inCurrency(sum(deals, weighted)),
	};
}

/** The first day of the nth period from a day on. */
function periodStart(start: string, interval: TimelineQuery['interval'], index: number): Date {
	const day = new Date(`${start}T00:00:00Z`);
	if (interval === 'day' || interval === 'week') {
		day.setUTCDate(day.getUTCDate() + index * (interval === 'day' ? 1 : 7));
	} else {
		day.setUTCMonth(day.getUTCMonth() + index * months[interval]);
	}
	return day;
}

function dateOf(deal: DealRecord, key: string): string | null {
	const own = key in deal ? Reflect.get(deal, key) : deal.custom_fields[key];
	return typeof own === 'string' ? own.slice(0, 10) : null;
}

function totals(account: Account, deals: readonly DealRecord[], convertTo: string | undefined) {
	const values = (of: readonly DealRecord[], worth: (deal: DealRecord) => number) =>
		Object.fromEntries(byCurrency(of).map(([code, own]) => [code, sum(own, worth)]));
	const value = (deal: DealRecord) => deal.value;
	const weighted = (deal: DealRecord) => weightedValue(account, deal);
	const open = deals.filter((deal) => deal.status === 'open');
	const won = deals.filter((deal) => deal.status === 'won');
	return {
		count: deals.length,
		values: values(deals, value),
		weighted_values: values(deals, weighted),
		open_count: open.length,
		open_values: values(open, value),
		weighted_open_values: values(open, weighted),
		won_count: won.length,
		won_values: values(won, value),
		...(convertTo !== undefined && {
			converted_value: sum(deals, (deal) => converted(deal.value, deal.currency, convertTo)),
		}),
	};
}

function timeline(account: Account, query: TimelineQuery, currency: string) {
	const { start_date, interval, amount, field_key, totals_convert_currency: convert } = query;
	const field = account.field('deal', field_key);
	if (field?.field_type !== 'date')
		throw badRequest(`field_key '${field_key}' is not a date field`);
	const deals = fitting(account, {
		...(query.filter_id !== undefined && { filter_id: query.filter_id }),
		...(query.user_id !== undefined && { user_id: query.user_id }),
		...(query.pipeline_id !== undefined && { pipeline_id: query.pipeline_id }),
	}).filter((deal) => deal.status !== 'lost');
	const day = (time: Date) => time.toISOString().slice(0, 10);
	return Array.from({ length: amount }, (_, index) => {
		const from = day(periodStart(start_date, interval, index));
		const next = periodStart(start_date, interval, index + 1);
		const until = day(new Date(next.getTime() - 1));
		const within = deals.filter((deal) => {
			const at = dateOf(deal, field_key);
			return at !== null && at >= from && at <= until;
		});
		return {
			period_start: `${from} 00:00:00`,
			period_end: `${until} 23:59:59`,
			deals: query.exclude_deals === 1 ? [] : within.map((deal) => dealV1Answer(account, deal)),
			totals: totals(account, within, convert === 'default_currency' ? currency : convert),
		};
	});
}

/** What deals are worth together, and over time. */
export const dealStatisticRoutes: Route[] = [
	route<SummaryQuery>({
		method: 'GET',
		version: 'v1',
		path: '/deals/summary',
		cost: 40,
		scopes,
		querySchema: {
			status: oneOf(['open', 'won', 'lost']),
			filter_id: integer,
			user_id: integer,
			pipeline_id: integer,
			stage_id: integer,
		},
		handler: ({ context: { account }, user, query }) => ({
			data: summary(account, fitting(account, query), user.default_currency),
		}),
	}),
	route<TimelineQuery>({
		method: 'GET',
		version: 'v1',
		path: '/deals/timeline',
		cost: 20,
		scopes,
		querySchema: {
			start_date: date,
			interval: oneOf(['day', 'week', 'month', 'quarter']),
			amount: { type: 'integer', minimum: 1, maximum: 100 },
			field_key: filledText,
			user_id: integer,
			pipeline_id: integer,
			filter_id: integer,
			exclude_deals: flag,
			totals_convert_currency: text,
		},
		requiredQuery: ['start_date', 'interval', 'amount', 'field_key'],
		handler: ({ context: { account }, user, query }) => ({
			data: timeline(account, query, user.default_currency),
		}),
	}),
];
