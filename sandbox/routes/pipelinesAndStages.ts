import { reattach } from '../rules/attachments.ts';
import { requireLiving } from '../rules/references.ts';
import { badRequest, requireAdmin } from '../server/apiError.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	cursorPage,
	filledText,
	idPath,
	integer,
	objectSchema,
	sorting,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { PipelineRecord, StageRecord } from '../state/records.ts';
import { deleteRoute } from './deleteRoute.ts';
import { getRoute } from './getRoute.ts';
import { listAnswer, ownKey } from './listing.ts';

type PipelineBody = Partial<Pick<PipelineRecord, 'name' | 'is_deal_probability_enabled'>>;
type StageBody = Partial<
	Pick<
		StageRecord,
		'name' | 'pipeline_id' | 'deal_probability' | 'is_deal_rot_enabled' | 'days_to_rotten'
	>
>;

const reading = ['deals:read', 'deals:full', 'admin'];
const writing = ['admin'];
const pipelineKeys = { name: filledText, is_deal_probability_enabled: boolean };
const stageKeys = {
	name: filledText,
	pipeline_id: integer,
	deal_probability: { type: 'integer', minimum: 0, maximum: 100 },
	is_deal_rot_enabled: boolean,
	days_to_rotten: { type: 'integer', minimum: 1 },
};

function requirePipeline(account: Account, id: number): void {
	if (account.pipelines.get(id)?.is_deleted !== false) throw badRequest('Pipeline not found');
}

/** Pipelines. */
export const pipelineRoutes: Route[] = [
	route<PageQuery>({
		method: 'GET',
		version: 'v2',
		path: '/pipelines',
		cost: 5,
		scopes: reading,
		querySchema: { ...sorting(['id', 'update_time', 'add_time']), ...cursorPage(500) },
		handler: ({ context, query }) => {
			const living = context.account.pipelines.all().filter((one) => !one.is_deleted);
			return listAnswer(pageByCursor(living, query, ownKey), (pipeline) => pipeline);
		},
	}),
	getRoute({
		version: 'v2',
		path: '/pipelines/:id',
		cost: 1,
		scopes: reading,
		what: 'Pipeline',
		in: (account) => account.pipelines,
		present: () => (pipeline) => pipeline,
	}),
	route<unknown, PipelineBody & { name: string }>({
		method: 'POST',
		version: 'v2',
		path: '/pipelines',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema(pipelineKeys, ['name']),
		handler: ({ context: { account, clock }, user, body }) => {
			requireAdmin(user);
			const pipeline = account.pipelines.insert((id) => ({
				id,
				order_nr: account.pipelines.all().filter((one) => !one.is_deleted).length,
				is_deleted: false,
				is_deal_probability_enabled: true,
				add_time: clock.time(),
				update_time: clock.time(),
				...body,
			}));
			return { data: pipeline };
		},
	}),
	route<unknown, PipelineBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/pipelines/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(pipelineKeys),
		handler: ({ context: { account, clock }, user, path, body }) => {
			requireAdmin(user);
			const pipeline = requireLiving(account.pipelines.get(path.id), 'Pipeline');
			account.pipelines.change(pipeline, { ...body, update_time: clock.time() });
			return { data: pipeline };
		},
	}),
	deleteRoute({
		path: '/pipelines/:id',
		scopes: writing,
		what: 'Pipeline',
		in: (account) => account.pipelines,
		allow: requireAdmin,
		after: ({ account }, id) => {
			for (const stage of account.stagesOf(id)) account.stages.change(stage, { is_deleted: true });
		},
	}),
];

/** Stages of pipelines. */
export const stageRoutes: Route[] = [
	route<PageQuery & { pipeline_id?: number }>({
		method: 'GET',
		version: 'v2',
		path: '/stages',
		cost: 5,
		scopes: reading,
		querySchema: {
			pipeline_id: integer,
			...sorting(['id', 'update_time', 'add_time', 'order_nr']),
			...cursorPage(500),
		},
		handler: ({ context, query }) => {
			const { pipeline_id: pipeline } = query;
			const fitting = context.account.stages
				.all()
				.filter((one) => !one.is_deleted)
				.filter((one) => pipeline === undefined || one.pipeline_id === pipeline);
			return listAnswer(pageByCursor(fitting, query, ownKey), (stage) => stage);
		},
	}),
	getRoute({
		version: 'v2',
		path: '/stages/:id',
		cost: 1,
		scopes: reading,
		what: 'Stage',
		in: (account) => account.stages,
		present: () => (stage) => stage,
	}),
	route<unknown, StageBody & { name: string; pipeline_id: number }>({
		method: 'POST',
		version: 'v2',
		path: '/stages',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema(stageKeys, ['name', 'pipeline_id']),
		handler: ({ context: { account, clock }, user, body }) => {
			requireAdmin(user);
			requirePipeline(account, body.pipeline_id);
			const stage = account.stages.insert((id) => ({
				id,
				order_nr: account.stagesOf(body.pipeline_id).length,
				is_deleted: false,
				deal_probability: 100,
				is_deal_rot_enabled: false,
				days_to_rotten: null,
				add_time: clock.time(),
				update_time: clock.time(),
				...body,
			}));
			return { data: stage };
		},
	}),
	route<unknown, StageBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/stages/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(stageKeys),
		handler: ({ context: { account, clock }, user, path, body }) => {
			requireAdmin(user);
			const stage = requireLiving(account.stages.get(path.id), 'Stage');
			const { pipeline_id = stage.pipeline_id } = body;
			requirePipeline(account, pipeline_id);
			if (pipeline_id !== stage.pipeline_id) {
				reattach(account.deals, 'stage_id', stage.id, { pipeline_id });
			}
			account.stages.change(stage, { ...body, update_time: clock.time() });
			return { data: stage };
		},
	}),
	deleteRoute({
		path: '/stages/:id',
		scopes: writing,
		what: 'Stage',
		in: (account) => account.stages,
		allow: requireAdmin,
	}),
];
