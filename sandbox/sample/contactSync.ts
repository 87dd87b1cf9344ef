import type { Account } from '../state/account.ts';

/** What contact sync adds to persons, as `[code, name, type]`. */
const fields: [code: string, name: string, type: string][] = [
	['notes', 'Notes', 'text'],
	['im', 'Instant messenger', 'varchar'],
	['birthday', 'Birthday', 'date'],
	['job_title', 'Job title', 'varchar'],
	['postal_address', 'Postal address', 'address'],
];

/** Numbers behind those of all other fields, which stay what they are without contact sync. */
const firstNumber = 12_901;

/** Lets persons have the fields that come with a connected address book. */
export function addContactSync(account: Account): void {
	account.hasContactSync = true;
	fields.forEach(([field_code, field_name, field_type], index) => {
		account.fields.person.push({
			number: firstNumber + index,
			field_name,
			field_code,
			description: '',
			field_type,
			options: null,
			is_custom_field: false,
			is_optional_response_field: false,
		});
	});
}
