import { route, type Route } from '../server/route.ts';

/** How the user has set Pipedrive up, and what is connected to it. */
export const accountSettingRoutes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/userSettings',
		cost: 2,
		scopes: ['base'],
		handler: () => ({
			data: {
				marketplace_team: false,
				list_limit: 100,
				beta_app: false,
				prevent_salesphone_callto_override: false,
				file_upload_destination: 's3',
				callto_link_syntax: 'callto:[number]',
				autofill_deal_expected_close_date: false,
				person_duplicate_condition: 'name && (org_id || email || phone)',
			},
		}),
	}),
	route({
		method: 'GET',
		version: 'v1',
		path: '/userConnections',
		cost: 20,
		scopes: ['base'],
		handler: ({ user }) => ({ data: { google: `google-${String(user.id)}` } }),
	}),
];
