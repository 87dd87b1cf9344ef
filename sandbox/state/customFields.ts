import { createHash } from 'node:crypto';

/** The entities that have field definitions. */
export type FieldEntity = 'deal' | 'person' | 'organization' | 'product' | 'activity' | 'project';

/** The sixteen types in which Pipedrive lets a custom field be created. */
export const customFieldTypes = [
	'varchar',
	'text',
	'double',
	'phone',
	'date',
	'daterange',
	'time',
	'timerange',
	'set',
	'enum',
	'varchar_auto',
	'address',
	'monetary',
	'org',
	'people',
	'user',
] as const;

export type CustomFieldType = (typeof customFieldTypes)[number];

export interface FieldOption {
	id: number | string;
	label: string;
	color?: string | null;
}

export interface FieldDefinition {
	/** The number by which stored filters (a v1 resource) name the field. */
	number: number;
	field_name: string;
	field_code: string;
	description: string;
	field_type: string;
	options: FieldOption[] | null;
	is_custom_field: boolean;
	is_optional_response_field: boolean;
	/** What was set of its visibility and importance, by the name that `include_fields` has for it. */
	settings?: Readonly<Record<string, object>>;
}

/** A custom field value in its v2 shape (§ the shapes by type), null when empty. */
export type CustomFieldValue = null | string | number | number[] | Record<string, unknown>;

/** Every defined custom field of a record by its 40-character code. */
export type CustomFieldValues = Record<string, CustomFieldValue>;

/**
 * The 40-hex code of a custom field: deterministic, and different for another seed, as it is for
 * another account.
 */
export function customFieldCode(seed: number, entity: FieldEntity, type: string, name: string) {
	return createHash('sha1').update(`sandbox/${seed}/${entity}/${type}/${name}`).digest('hex');
}
