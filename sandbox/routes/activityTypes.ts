import { route, type Route } from '../server/route.ts';

/** Reading activity types. */
export const activityTypeRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/activityTypes',
		cost: 20,
		scopes: ['activities:read', 'activities:full', 'admin'],
		handler: ({ context }) => ({ data: context.account.activityTypes.all() }),
	}),
];
