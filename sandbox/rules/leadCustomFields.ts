import { validationFailed } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type { CustomFieldValues, FieldDefinition } from '../state/customFields.ts';
import type { UserRecord } from '../state/records.ts';
import { writeCustomFields } from './customFieldWrite.ts';

type Body = Readonly<Record<string, unknown>>;

/** A key of a lead's body that is about a custom field: the code, and the part that it sets. */
const customKey = /^([0-9a-f]{40})(?:_(\w+))?$/;

function asNumber(value: unknown): unknown {
	return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}

/** The written value of a field in the shape of version 2, which the rules are about. */
function inV2Shape(field: FieldDefinition, body: Body): unknown {
	const { field_code: code, field_type: type } = field;
	const value = body[code];
	if (value === null || value === '') return null;
	const part = (name: string) => body[`${code}_${name}`];
	switch (type) {
		case 'enum':
			return asNumber(value);
		case 'set': {
			const ids: unknown[] = Array.isArray(value) ? value : String(value).split(',');
			return ids.map(asNumber);
		}
		case 'monetary':
			return { value, ...(part('currency') !== undefined && { currency: part('currency') }) };
		case 'daterange':
			return { value, until: part('until') };
		case 'time':
			return { value, timezone_id: part('timezone_id') ?? null };
		case 'timerange':
			return { value, until: part('until'), timezone_id: part('timezone_id') ?? null };
		case 'address':
			return { value };
		default:
			return value;
	}
}

/**
 * The custom fields of a lead after a write: leads take those of deals, at the root of the body and
 * in the flat shapes of version 1.
 * @throws ApiError 400 naming keys of no field, and values that do not fit
 */
export function writeLeadFields(
	account: Account,
	user: UserRecord,
	before: CustomFieldValues | undefined,
	body: Body,
): CustomFieldValues {
	const codes = Object.keys(body).flatMap((key) => customKey.exec(key)?.[1] ?? []);
	const written: Record<string, unknown> = {};
	for (const code of new Set(codes)) {
		const field = account.field('deal', code);
		if (!field) throw validationFailed([`${code}: Parameter '${code}' is not allowed`]);
		if (!(code in body)) throw validationFailed([`${code}: Parameter '${code}' is required`]);
		written[code] = inV2Shape(field, body);
	}
	return writeCustomFields(account, user, 'deal', before, written);
}
