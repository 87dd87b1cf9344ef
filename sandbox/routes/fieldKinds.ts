import type { fieldSettings } from '../rules/fieldChanges.ts';
import { boolean, integer, objectSchema, text, type Schema } from '../server/schemas.ts';
import type { FieldEntity } from '../state/customFields.ts';

type Setting = (typeof fieldSettings)[number];

/** The fields of one kind of record: who may do what, and what can be set of them. */
export interface FieldKind {
	entity: FieldEntity;
	reading: readonly string[];
	/** Who may create and delete; undefined where the fields are what they are. */
	writing?: readonly string[];
	/** Who may change, also the options. */
	changing?: readonly string[];
	/** What `include_fields` can add to an answer. */
	extras: readonly Setting[];
	/** Bodies of what can be set, by name. */
	settings: Partial<Record<Setting, Schema>>;
}

const ids = { type: 'array', items: integer };
const open = (properties: Record<string, Schema>) => ({
	...objectSchema(properties),
	additionalProperties: true,
});
const visible = { add_visible_flag: boolean, details_visible_flag: boolean };
const important = open({ enabled: boolean, stage_ids: ids });
const required = open({ enabled: boolean });
const inDialog = objectSchema({ show: boolean, order: { type: ['integer', 'null'] } });
const all = ['ui_visibility', 'important_fields', 'required_fields'] as const;
const contacts = {
	reading: ['contacts:read', 'contacts:full', 'admin', 'contact-fields:full'],
	writing: ['admin', 'contact-fields:full'],
	changing: ['contacts:full', 'admin', 'contact-fields:full'],
	extras: all,
};

/** Every kind of record that has fields. */
export const fieldKinds: readonly FieldKind[] = [
	{
		entity: 'deal',
		reading: ['deals:read', 'deals:full', 'admin', 'deal-fields:full'],
		writing: ['admin', 'deal-fields:full'],
		changing: ['deals:full', 'admin', 'deal-fields:full'],
		extras: all,
		settings: {
			ui_visibility: open({
				...visible,
				projects_detail_visible_flag: boolean,
				show_in_pipelines: objectSchema({ show_in_all: boolean, pipeline_ids: ids }),
			}),
			important_fields: important,
			required_fields: open({
				enabled: boolean,
				stage_ids: ids,
				statuses: { type: 'object', additionalProperties: { type: 'array', items: text } },
			}),
		},
	},
	{
		entity: 'person',
		...contacts,
		settings: {
			ui_visibility: open({ ...visible, show_in_add_deal_dialog: inDialog }),
			important_fields: important,
			required_fields: required,
		},
	},
	{
		entity: 'organization',
		...contacts,
		settings: {
			ui_visibility: open({
				...visible,
				show_in_add_deal_dialog: inDialog,
				show_in_add_person_dialog: inDialog,
			}),
			important_fields: important,
			required_fields: required,
		},
	},
	{
		entity: 'product',
		reading: ['products:read', 'products:full', 'product-fields:full'],
		writing: ['products:full', 'product-fields:full'],
		changing: ['products:full', 'product-fields:full'],
		extras: ['ui_visibility'],
		settings: { ui_visibility: open(visible) },
	},
	{ entity: 'activity', reading: ['admin'], extras: ['ui_visibility'], settings: {} },
	{
		entity: 'project',
		reading: ['projects:read', 'projects:full', 'project-fields:full'],
		writing: ['project-fields:full'],
		changing: ['project-fields:full'],
		extras: [],
		settings: {
			ui_visibility: open(visible),
			important_fields: important,
			required_fields: required,
		},
	},
];
