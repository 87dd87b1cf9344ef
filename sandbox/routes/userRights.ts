import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath } from '../server/schemas.ts';
import { assignmentAnswer, roleOf, roleSettings } from './roleAnswer.ts';
import { offsetAnswer } from './listing.ts';
import { requireUser } from './users.ts';

const scopes = ['users:read'];

/** What regular users may do; admins may do all of it. */
const permissions = {
	can_add_custom_fields: false,
	can_add_products: true,
	can_add_prospects_as_leads: true,
	can_bulk_edit_items: true,
	can_change_visibility_of_items: true,
	can_convert_deals_to_leads: true,
	can_create_own_workflow: true,
	can_delete_activities: true,
	can_delete_custom_fields: false,
	can_delete_deals: true,
	can_edit_custom_fields: false,
	can_edit_deals_closed_date: true,
	can_edit_products: true,
	can_edit_shared_filters: false,
	can_export_data_from_lists: true,
	can_follow_other_users: true,
	can_merge_deals: true,
	can_merge_organizations: true,
	can_merge_people: true,
	can_modify_labels: true,
	can_see_company_wide_statistics: true,
	can_see_deals_list_summary: true,
	can_see_hidden_items_names: false,
	can_see_other_users: true,
	can_see_other_users_statistics: true,
	can_see_security_dashboard: false,
	can_share_filters: true,
	can_share_insights: true,
	can_use_api: true,
	can_use_email_tracking: true,
	can_use_import: true,
};

/** What a user may do, by himself and by his role. */
export const userRightRoutes: Route[] = [
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/users/:id/permissions',
		cost: 10,
		scopes,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const { is_admin } = requireUser(account, path.id);
			const may = Object.entries(permissions).map(([name, all]) => [name, is_admin || all]);
			return { data: Object.fromEntries(may) };
		},
	}),
	route<OffsetQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/users/:id/roleAssignments',
		cost: 10,
		scopes,
		pathSchema: idPath,
		querySchema: offsetPage(500),
		handler: ({ context: { account }, path, query }) => {
			const user = requireUser(account, path.id);
			return offsetAnswer([user], query, assignmentAnswer(roleOf(account, user)));
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/users/:id/roleSettings',
		cost: 10,
		scopes,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			requireUser(account, path.id);
			return { data: roleSettings };
		},
	}),
];
