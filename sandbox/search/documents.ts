import type { Account } from '../state/account.ts';
import type { CustomFieldValue, CustomFieldValues } from '../state/customFields.ts';
import type { LeadRecord } from '../state/leads.ts';
import type { ProjectRecord } from '../state/projects.ts';
import type {
	DealRecord,
	OrganizationRecord,
	PersonRecord,
	ProductRecord,
} from '../state/records.ts';

export type SearchEntity = 'deal' | 'person' | 'organization' | 'product' | 'lead' | 'project';
export type SearchableRecord =
	DealRecord | PersonRecord | OrganizationRecord | ProductRecord | LeadRecord | ProjectRecord;

/** The texts of a record by the name that the `fields` parameter of a search gives them. */
export type SearchDocument = Record<string, string[]>;

const searchableTypes = [
	'address',
	'varchar',
	'text',
	'varchar_auto',
	'double',
	'monetary',
	'phone',
];

function textOf(value: CustomFieldValue): string | undefined {
	if (value === null || Array.isArray(value)) return undefined;
	if (typeof value !== 'object') return String(value);
	const inner = value['value'];
	return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : undefined;
}

function customTexts(account: Account, entity: SearchEntity, values: CustomFieldValues): string[] {
	return account
		.customFields(entity === 'lead' ? 'deal' : entity)
		.filter((field) => searchableTypes.includes(field.field_type))
		.flatMap((field) => textOf(values[field.field_code] ?? null) || []);
}

function ownTexts(record: SearchableRecord): SearchDocument {
	if ('board_id' in record) {
		return { title: [record.title], description: record.description ? [record.description] : [] };
	}
	if ('title' in record) return { title: [record.title] };
	if ('emails' in record) {
		return {
			name: [record.name],
			email: record.emails.map(({ value }) => value),
			phone: record.phones.map(({ value }) => value),
		};
	}
	if ('prices' in record) {
		return { name: [record.name], code: record.code === null ? [] : [record.code] };
	}
	const address = record.address?.value;
	return { name: [record.name], address: address ? [address] : [] };
}

/** What search knows of a record; undefined when it knows nothing of it (deleted). */
export function documentOf(
	account: Account,
	entity: SearchEntity,
	record: SearchableRecord,
): SearchDocument | undefined {
	if (record.is_deleted) return undefined;
	return {
		...ownTexts(record),
		custom_fields: customTexts(account, entity, record.custom_fields),
	};
}
