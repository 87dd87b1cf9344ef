import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Operation } from '../../run/operation';
import { listFilters } from '../collections';
import {
	currencyLocator,
	dealDateFieldLocator,
	ownerLocator,
	pipelineLocator,
	stageLocator,
	storedFilterLocator,
} from '../locators/account';
import { plainRecordOutput } from '../recordOutput';
import { wholeList } from '../returnAll';
import { inQuery, numberFlags } from '../send';
import { storedFilterBeside } from '../storedFilter';

/** What deals are worth together. */

const plain = { marksRequired: false, clearable: [], names: [], linked: [] };

const rowsOf = (value: unknown): IDataObject => (value ?? {}) as IDataObject;

/** Of what is told of each currency, one key. */
const ofEach = (value: unknown, key: string): IDataObject =>
	Object.fromEntries(
		Object.entries(rowsOf(value)).map(([currency, told]) => [currency, rowsOf(told)[key]]),
	) as IDataObject;

const summary: RecordShape = {
	...plain,
	flatten: (told) => ({
		...told,
		counts: ofEach(told.values_total, 'count'),
		values: ofEach(told.values_total, 'value'),
		weighted_values: ofEach(told.weighted_values_total, 'value'),
	}),
	simple: [
		'total_count',
		'total_currency_converted_value',
		'total_weighted_currency_converted_value',
		'counts',
		'values',
		'weighted_values',
	],
};

const period: RecordShape = {
	...plain,
	flatten: ({ totals, deals, ...told }) => ({
		...told,
		...rowsOf(totals),
		deals: ((deals ?? []) as IDataObject[]).map(({ id, title, value, currency, status }) => ({
			id,
			title,
			value,
			currency,
			status,
		})),
	}),
	simple: [
		'period_start',
		'period_end',
		'count',
		'values',
		'weighted_values',
		'open_count',
		'open_values',
		'won_count',
		'won_values',
		'converted_value',
		'deals',
	],
};

const storedFilter: INodeProperties = inQuery({
	...storedFilterLocator('searchDealFilters'),
	description: 'A filter that was saved in Pipedrive, instead of the other filters',
});

const owner: INodeProperties = inQuery({ ...ownerLocator, name: 'user_id' });

const sums = 'a sum cannot be narrowed afterwards';

/** Pipedrive ignores these beside a stored filter. */
const aloneIsStoredFilter = storedFilterBeside({
	user_id: sums,
	pipeline_id: sums,
	stage_id: sums,
	status: sums,
});

export const getDealSummary: Operation = {
	option: {
		name: 'Get Summary',
		value: 'getSummary',
		action: 'Get summary of deals',
		description: 'Retrieve how many deals there are and what they are worth, by currency',
		routing: { request: { method: 'GET', url: '/api/v1/deals/summary' } },
	},
	fields: [
		listFilters([
			owner,
			inQuery(pipelineLocator),
			inQuery(stageLocator),
			inQuery({
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'open',
				description: 'Left out, open, won and lost deals count',
				options: [
					{ name: 'Lost', value: 'lost' },
					{ name: 'Open', value: 'open' },
					{ name: 'Won', value: 'won' },
				],
			}),
			storedFilter,
		]),
		...plainRecordOutput(),
	],
	answer: { kind: 'record' },
	record: summary,
	checks: [aloneIsStoredFilter],
};

export const getDealTimeline: Operation = {
	option: {
		name: 'Get Timeline',
		value: 'getTimeline',
		action: 'Get timeline of deals',
		description: 'Retrieve open and won deals by periods of time, with what they are worth',
		routing: { request: { method: 'GET', url: '/api/v1/deals/timeline' } },
	},
	fields: [
		inQuery({
			displayName: 'Start Date',
			name: 'start_date',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			description: 'The first day of the first period',
		}),
		inQuery({
			displayName: 'Interval',
			name: 'interval',
			type: 'options',
			default: 'month',
			description: 'How long a period is',
			options: [
				{ name: 'Day', value: 'day' },
				{ name: 'Month', value: 'month' },
				{ name: 'Quarter', value: 'quarter' },
				{ name: 'Week', value: 'week' },
			],
		}),
		inQuery({
			displayName: 'Number of Intervals',
			name: 'amount',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 3,
			description: 'How many periods to answer, one behind the other',
		}),
		inQuery({ ...dealDateFieldLocator, required: true }),
		listFilters([owner, inQuery(pipelineLocator), storedFilter]),
		...plainRecordOutput(
			inQuery({
				...currencyLocator,
				displayName: 'Convert Totals To',
				name: 'totals_convert_currency',
				description: 'A currency in which to answer the totals as well',
			}),
			inQuery({
				displayName: 'Exclude Deals',
				name: 'exclude_deals',
				type: 'boolean',
				default: true,
				description: 'Whether to answer the totals alone, without the deals',
			}),
		),
	],
	answer: { kind: 'records', pages: wholeList },
	record: period,
	shapeQuery: numberFlags('exclude_deals'),
	checks: [aloneIsStoredFilter],
};
