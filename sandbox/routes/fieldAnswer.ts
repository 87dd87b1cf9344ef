import type { FieldDefinition, FieldEntity } from '../state/customFields.ts';

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

function extraOf(entity: FieldEntity, field: FieldDefinition, extra: string): object {
	const ofDeals = entity === 'deal';
	const usual = {
		important_fields: { enabled: false, stage_ids: [] },
		required_fields: {
			enabled: false,
			...(ofDeals ? { stage_ids: [], statuses: {} } : {}),
		},
		ui_visibility: {
			add_visible_flag: true,
			details_visible_flag: true,
			...(ofDeals ? { show_in_pipelines: { show_in_all: true, pipeline_ids: [] } } : {}),
		},
	};
	const [, value = {}] = Object.entries(usual).find(([key]) => key === extra) ?? [];
	return { ...value, ...field.settings?.[extra] };
}

/** Makes the function that answers fields; `includeFields` names keys that are answered on request. */
export function fieldAnswer(entity: FieldEntity, includeFields?: string) {
	const extras = includeFields?.split(',') ?? [];
	return (field: FieldDefinition) => ({
		field_name: field.field_name,
		field_code: field.field_code,
		...(entity === 'deal' ? { description: field.description } : {}),
		field_type: field.field_type,
		options: field.options,
		subfields: subfieldsOf(field),
		is_custom_field: field.is_custom_field,
		is_optional_response_field: field.is_optional_response_field,
		...Object.fromEntries(extras.map((extra) => [extra, extraOf(entity, field, extra)])),
	});
}
