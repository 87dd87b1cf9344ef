import { requireRecord } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type Route } from '../server/route.ts';
import { commaListOf, cursorPage, text } from '../server/schemas.ts';
import type { FieldDefinition, FieldEntity } from '../state/customFields.ts';
import { listAnswer } from './listing.ts';

interface FieldQuery {
	include_fields?: string;
}

interface FieldRules {
	entity: FieldEntity;
	scopes: readonly string[];
	/** What `include_fields` can add. */
	extras: readonly string[];
}

/** Parts of composite types, as `[suffix, name, type]`. */
const subfields: Record<string, readonly [code: string, name: string, type: string][]> = {
	monetary: [
		['value', 'Amount', 'double'],
		['currency', 'Currency', 'varchar'],
	],
	daterange: [
		['value', 'Start date', 'date'],
		['until', 'End date', 'date'],
	],
	timerange: [
		['value', 'Start time', 'time'],
		['until', 'End time', 'time'],
		['timezone_id', 'Time zone', 'int'],
	],
	time: [
		['value', 'Time', 'time'],
		['timezone_id', 'Time zone', 'int'],
	],
	address: [
		['street_number', 'House number', 'varchar'],
		['route', 'Street', 'varchar'],
		['locality', 'City', 'varchar'],
		['admin_area_level_1', 'State', 'varchar'],
		['country', 'Country', 'varchar'],
		['postal_code', 'Postal code', 'varchar'],
	],
};

function subfieldsOf({ field_type, field_name }: FieldDefinition) {
	return (
		subfields[field_type]?.map(([code, name, type]) => ({
			field_code: code,
			field_name: `${name} of ${field_name}`,
			field_type: type,
		})) ?? null
	);
}

function extraOf(entity: FieldEntity, extra: string): object {
	const ofDeals = entity === 'deal';
	if (extra === 'important_fields') return { enabled: false, stage_ids: [] };
	if (extra === 'required_fields') {
		return { enabled: false, stage_ids: [], ...(ofDeals ? { statuses: {} } : {}) };
	}
	return {
		add_visible_flag: true,
		details_visible_flag: true,
		...(ofDeals ? { show_in_pipelines: { show_in_all: true, pipeline_ids: [] } } : {}),
	};
}

function fieldAnswer(entity: FieldEntity, query: FieldQuery) {
	const extras = query.include_fields?.split(',') ?? [];
	return (field: FieldDefinition) => ({
		field_name: field.field_name,
		field_code: field.field_code,
		...(entity === 'deal' ? { description: field.description } : {}),
		field_type: field.field_type,
		options: field.options,
		subfields: subfieldsOf(field),
		is_custom_field: field.is_custom_field,
		is_optional_response_field: field.is_optional_response_field,
		...Object.fromEntries(extras.map((extra) => [extra, extraOf(entity, extra)])),
	});
}

function fieldRoutes({ entity, scopes, extras }: FieldRules): Route[] {
	const includeFields = { include_fields: commaListOf(extras) };
	return [
		route<FieldQuery & PageQuery>({
			method: 'GET',
			version: 'v2',
			path: `/${entity}Fields`,
			cost: 10,
			scopes,
			querySchema: { ...includeFields, ...cursorPage(500) },
			handler: ({ context, query }) => {
				const rows = context.account.fields[entity].map((field) => ({ id: field.number, field }));
				const present = fieldAnswer(entity, query);
				const page = pageByCursor(rows, query, ({ id }) => id);
				return listAnswer(page, ({ field }) => present(field));
			},
		}),
		route<FieldQuery, unknown, { field_code: string }>({
			method: 'GET',
			version: 'v2',
			path: `/${entity}Fields/:field_code`,
			cost: 1,
			scopes,
			pathSchema: { field_code: text },
			querySchema: includeFields,
			handler: ({ context, path, query }) => {
				const field = requireRecord(context.account.field(entity, path.field_code), 'Field');
				return { data: fieldAnswer(entity, query)(field) };
			},
		}),
	];
}

const all = ['ui_visibility', 'important_fields', 'required_fields'];
const contacts = ['contacts:read', 'contacts:full', 'admin', 'contact-fields:full'];

/** Reading field definitions. */
export const fieldDefinitionRoutes: Route[] = [
	...fieldRoutes({
		entity: 'deal',
		scopes: ['deals:read', 'deals:full', 'admin', 'deal-fields:full'],
		extras: all,
	}),
	...fieldRoutes({ entity: 'person', scopes: contacts, extras: all }),
	...fieldRoutes({ entity: 'organization', scopes: contacts, extras: all }),
	...fieldRoutes({
		entity: 'product',
		scopes: ['products:read', 'products:full', 'product-fields:full'],
		extras: ['ui_visibility'],
	}),
	...fieldRoutes({ entity: 'activity', scopes: ['admin'], extras: ['ui_visibility'] }),
];
