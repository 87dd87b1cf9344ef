import { route, type Route } from '../server/route.ts';

/** The fields of activities as API v1 answers them: for apps without the scope that API v2 wants. */
export const activityFieldV1Routes: Route[] = [
	route({
		method: 'GET',
		version: 'v1',
		path: '/activityFields',
		cost: 20,
		scopes: ['activities:read', 'activities:full'],
		handler: ({ context: { account } }) => ({
			data: account.fields.activity.map((field, index) => ({
				id: field.number,
				key: field.field_code,
				name: field.field_name,
				order_nr: index + 1,
				field_type: field.field_type,
				active_flag: true,
				edit_flag: field.is_custom_field,
				bulk_edit_allowed: true,
				mandatory_flag: ['subject', 'type', 'owner_id'].includes(field.field_code),
				options: field.options,
			})),
			additional: { start: 0, limit: 100, more_items_in_collection: false },
		}),
	}),
];
