import { leadFields } from '../rules/leadFields.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type Route } from '../server/route.ts';
import type { FieldDefinition } from '../state/customFields.ts';
import { without } from '../state/without.ts';
import { fieldKinds } from './fieldKinds.ts';
import { offsetAnswer } from './listing.ts';

type NoteField = readonly [key: string, name: string, type: string, isMandatory?: boolean];

/** Where the numbers of the notes' fields start. */
const firstNoteField = 9_101;
const noteFields: readonly NoteField[] = [
	['id', 'ID', 'int'],
	['content', 'Content', 'text', true],
	['user_id', 'Author', 'user'],
	['lead_id', 'Lead', 'lead'],
	['deal_id', 'Deal', 'deal'],
	['person_id', 'Contact person', 'people'],
	['org_id', 'Organization', 'org'],
	['project_id', 'Project', 'project'],
	['add_time', 'Created at', 'date'],
	['update_time', 'Updated at', 'date'],
];

/** The keys that every v1 list of fields has. */
function fieldKeys(field: FieldDefinition) {
	return {
		id: field.number,
		key: field.field_code,
		name: field.field_name,
		field_type: field.field_type,
		active_flag: true,
		edit_flag: field.is_custom_field,
		bulk_edit_allowed: true,
	};
}

/** A field of a list that tells all that v1 knows. */
function longFieldAnswer(fields: readonly FieldDefinition[]) {
	return (field: FieldDefinition) => ({
		...fieldKeys(field),
		order_nr: fields.indexOf(field) + 1,
		index_visible_flag: true,
		details_visible_flag: true,
		add_visible_flag: field.field_code === 'title',
		important_flag: false,
		searchable_flag: ['varchar', 'text'].includes(field.field_type),
		filtering_allowed: true,
		sortable_flag: true,
		mandatory_flag: field.field_code === 'title',
		...(field.options && { options: field.options }),
	});
}

/** Lists that API v2 has too; filters want the numbers that only these tell. */
const twins = (['deal', 'organization', 'person', 'product'] as const).map((entity) =>
	route<OffsetQuery>({
		method: 'GET',
		version: 'v1',
		path: `/${entity}Fields`,
		cost: 20,
		scopes: fieldKinds.find((kind) => kind.entity === entity)?.reading ?? [],
		querySchema: offsetPage(500),
		handler: ({ context: { account }, query }) => {
			const fields = account.fields[entity];
			const present = longFieldAnswer(fields);
			const ofProduct = (field: FieldDefinition) =>
				without(present(field), 'index_visible_flag', 'details_visible_flag');
			return offsetAnswer(fields, query, entity === 'product' ? ofProduct : present, 'beside');
		},
	}),
);

/** Lists of fields as API v1 answers them. */
export const fieldV1Routes: Route[] = [
	...twins,
	route({
		method: 'GET',
		version: 'v1',
		path: '/activityFields',
		cost: 20,
		// For apps without the scope that API v2 wants.
		scopes: ['activities:read', 'activities:full'],
		handler: ({ context: { account } }) => ({
			data: account.fields.activity.map((field, index) => ({
				...fieldKeys(field),
				order_nr: index + 1,
				mandatory_flag: ['subject', 'type', 'owner_id'].includes(field.field_code),
				options: field.options,
			})),
			additional: { start: 0, limit: 100, more_items_in_collection: false },
		}),
	}),
	route<OffsetQuery>({
		method: 'GET',
		version: 'v1',
		path: '/leadFields',
		cost: 20,
		scopes: ['leads:read', 'leads:full', 'admin'],
		querySchema: offsetPage(500),
		handler: ({ context: { account }, query }) => {
			const fields = leadFields(account);
			return offsetAnswer(fields, query, longFieldAnswer(fields), 'beside');
		},
	}),
	route({
		method: 'GET',
		version: 'v1',
		path: '/noteFields',
		cost: 20,
		scopes: ['deals:read', 'deals:full', 'contacts:read', 'contacts:full'],
		handler: () => ({
			data: noteFields.map(([key, name, field_type, isMandatory], index) => ({
				id: firstNoteField + index,
				key,
				name,
				field_type,
				active_flag: true,
				edit_flag: false,
				bulk_edit_allowed: false,
				mandatory_flag: isMandatory ?? false,
			})),
			additional: { start: 0, limit: 100, more_items_in_collection: false },
		}),
	}),
];
