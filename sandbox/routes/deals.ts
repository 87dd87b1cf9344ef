import { isGone, requireVisible } from '../rules/references.ts';
import type { SandboxContext } from '../server/context.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	commaListOf,
	cursorPage,
	customFieldKeys,
	idList,
	idPath,
	integer,
	sorting,
	updatedBetween,
} from '../server/schemas.ts';
import type { DealRecord } from '../state/records.ts';
import { dealAnswer, dealExtras, type DealAnswerQuery } from './dealAnswer.ts';
import { listAnswer, listPage, ownKey, type ListQuery } from './listing.ts';

interface DealListQuery extends ListQuery, DealAnswerQuery {
	owner_id?: number;
	person_id?: number;
	org_id?: number;
	pipeline_id?: number;
	stage_id?: number;
	status?: string;
}

const reading = ['deals:read', 'deals:full'];
const withLabels = { include_option_labels: boolean, include_labels: boolean };
const answerKeys = {
	include_fields: commaListOf(Object.keys(dealExtras)),
	custom_fields: customFieldKeys,
};
const listKeys = {
	filter_id: integer,
	ids: idList,
	owner_id: integer,
	person_id: integer,
	org_id: integer,
	pipeline_id: integer,
	stage_id: integer,
	status: commaListOf(['open', 'won', 'lost', 'deleted']),
	...updatedBetween,
	...sorting(['id', 'update_time', 'add_time']),
	...answerKeys,
	...cursorPage(500),
};

function linksFit(deal: DealRecord, query: DealListQuery): boolean {
	const keys = ['owner_id', 'person_id', 'org_id', 'pipeline_id', 'stage_id'] as const;
	return keys.every((key) => query[key] === undefined || deal[key] === query[key]);
}

function statusFits(
	context: SandboxContext,
	deal: DealRecord,
	status: string | undefined,
): boolean {
	const wanted = status?.split(',');
	if (!deal.is_deleted) return !wanted || wanted.includes(deal.status);
	return (wanted?.includes('deleted') ?? false) && !isGone(deal, context.clock);
}

function list(context: SandboxContext, query: DealListQuery, archived: boolean) {
	const page = listPage(context, context.account.deals.all(), query, {
		filterType: 'deals',
		always: (deal) => deal.is_archived === archived,
		overruled: (deal) => linksFit(deal, query) && statusFits(context, deal, query.status),
		keyOf: ownKey,
	});
	return listAnswer(page, dealAnswer(context.account, query));
}

/** Reading deals. */
export const dealRoutes: Route[] = [
	route<DealListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/deals',
		cost: 10,
		scopes: reading,
		querySchema: { ...listKeys, ...withLabels },
		handler: ({ context, query }) => list(context, query, false),
	}),
	route<DealListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/deals/archived',
		cost: 20,
		scopes: reading,
		querySchema: listKeys,
		handler: ({ context, query }) => list(context, query, true),
	}),
	route<DealAnswerQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/deals/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		querySchema: { ...answerKeys, ...withLabels },
		handler: ({ context, path, query }) => {
			const found = context.account.deals.get(path.id);
			const deal = requireVisible(found, 'Deal', context.clock);
			return { data: dealAnswer(context.account, query)(deal) };
		},
	}),
];
