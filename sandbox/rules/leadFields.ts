import type { Account } from '../state/account.ts';
import type { FieldDefinition } from '../state/customFields.ts';

type BuiltIn = readonly [code: string, name: string, type: string];

/** Where the numbers of the leads' own fields start: far from those of other records. */
const firstNumber = 9_001;
const builtIns: readonly BuiltIn[] = [
	['id', 'ID', 'varchar'],
	['title', 'Title', 'varchar'],
	['owner_id', 'Owner', 'user'],
	['creator_id', 'Creator', 'user'],
	['label_ids', 'Labels', 'set'],
	['value', 'Value', 'monetary'],
	['person_id', 'Contact person', 'people'],
	['organization_id', 'Organization', 'org'],
	['source_name', 'Source', 'varchar'],
	['origin', 'Source origin', 'varchar'],
	['expected_close_date', 'Expected close date', 'date'],
	['next_activity_id', 'Next activity', 'activity'],
	['was_seen', 'Seen', 'boolean'],
	['is_archived', 'Archived', 'boolean'],
	['visible_to', 'Visible to', 'visible_to'],
	['add_time', 'Created at', 'date'],
	['update_time', 'Updated at', 'date'],
];

/** The fields of leads: their own, and the custom ones of deals. */
export function leadFields(account: Account): FieldDefinition[] {
	const own = builtIns.map(([field_code, field_name, field_type], index): FieldDefinition => ({
		number: firstNumber + index,
		field_name,
		field_code,
		description: '',
		field_type,
		options: null,
		is_custom_field: false,
		is_optional_response_field: false,
	}));
	return [...own, ...account.customFields('deal')];
}
