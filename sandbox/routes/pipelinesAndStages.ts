import { requireLiving } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { cursorPage, idPath, integer, sorting } from '../server/schemas.ts';
import { listAnswer, ownKey } from './listing.ts';

const reading = ['deals:read', 'deals:full', 'admin'];

/** Reading pipelines and their stages. */
export const pipelineAndStageRoutes: Route[] = [
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
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/pipelines/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context, path }) => ({
			data: requireLiving(context.account.pipelines.get(path.id), 'Pipeline'),
		}),
	}),
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
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/stages/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context, path }) => ({
			data: requireLiving(context.account.stages.get(path.id), 'Stage'),
		}),
	}),
];
