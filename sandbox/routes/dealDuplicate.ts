import { requireLiving } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath } from '../server/schemas.ts';
import { dealV1Answer } from './dealV1Answer.ts';

/** Duplicating a deal, which only v1 can do. */
export const dealDuplicateRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'POST',
		version: 'v1',
		path: '/deals/:id/duplicate',
		cost: 10,
		scopes: ['deals:full'],
		pathSchema: idPath,
		handler: ({ context, user, path }) => {
			const original = requireLiving(context.account.deals.get(path.id), 'Deal');
			const copy = context.account.deals.insert((id) => ({
				...structuredClone(original),
				id,
				creator_user_id: user.id,
				add_time: context.clock.time(),
				update_time: null,
				stage_change_time: null,
				status: 'open',
				close_time: null,
				won_time: null,
				first_won_time: null,
				lost_time: null,
				lost_reason: null,
				is_archived: false,
				archive_time: null,
				origin: 'API',
				source_lead_id: null,
			}));
			return { data: dealV1Answer(context.account, copy) };
		},
	}),
];
