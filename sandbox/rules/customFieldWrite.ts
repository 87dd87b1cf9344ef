import { validationFailed } from '../server/apiError.ts';
import { isCalendarDate, isTimeOfDay } from '../server/validation.ts';
import type { Account } from '../state/account.ts';
import type {
	CustomFieldType,
	CustomFieldValue,
	CustomFieldValues,
	FieldDefinition,
	FieldEntity,
} from '../state/customFields.ts';
import type { UserRecord } from '../state/records.ts';

/** What a written value is judged by. */
interface WriteContext {
	account: Account;
	user: UserRecord;
	field: FieldDefinition;
}

/** A stored value, or the API's sentence about what was written instead. */
type Verdict = { value: CustomFieldValue } | { problem: string };
type Writer = (input: unknown, context: WriteContext) => Verdict;

const kinds: Record<CustomFieldType, string> = {
	varchar: 'text',
	varchar_auto: 'autocomplete',
	text: 'large text',
	double: 'numerical',
	phone: 'phone',
	date: 'date',
	daterange: 'date range',
	time: 'time',
	timerange: 'time range',
	set: 'multiple option',
	enum: 'single option',
	address: 'address',
	monetary: 'monetary',
	org: 'organization',
	people: 'person',
	user: 'user',
};

function expected(type: string, { field }: WriteContext): Verdict {
	const kind = isCreatable(field.field_type) ? kinds[field.field_type] : field.field_type;
	return {
		problem: `custom_fields: Expected '${type}' as value for ${kind} custom field '${field.field_code}'`,
	};
}

function wrong(what: string, { field }: WriteContext): Verdict {
	return { problem: `custom_fields.${field.field_code}: ${what}` };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownKey(input: Record<string, unknown>, known: readonly string[]): string | undefined {
	return Object.keys(input).find((key) => !known.includes(key));
}

function shortText(most: number): Writer {
	return (input, context) => {
		if (typeof input !== 'string') return expected('string', context);
		if (input.length > most) {
			return wrong(
				`This value is too long. It should have ${String(most)} characters or less.`,
				context,
			);
		}
		return { value: input === '' ? null : input };
	};
}

function reference(exists: (account: Account, id: number) => boolean): Writer {
	return (input, context) => {
		if (typeof input !== 'number' || !Number.isInteger(input)) return expected('number', context);
		if (!exists(context.account, input)) return wrong(`Id ${String(input)} was not found`, context);
		return { value: input };
	};
}

function isOptionOf(field: FieldDefinition, id: unknown): id is number {
	return field.options?.some((option) => option.id === id) ?? false;
}

const writeEnum: Writer = (input, context) => {
	if (typeof input !== 'number') return expected('number', context);
	if (!isOptionOf(context.field, input)) {
		return wrong(`Option ${String(input)} does not exist`, context);
	}
	return { value: input };
};

const writeSet: Writer = (input, context) => {
	if (!Array.isArray(input) || input.length === 0) return expected('array', context);
	const ids: unknown[] = input;
	const stray = ids.find((id) => !isOptionOf(context.field, id));
	if (stray !== undefined) {
		return typeof stray === 'number'
			? wrong(`Option ${String(stray)} does not exist`, context)
			: expected('array of numbers', context);
	}
	return { value: [...new Set(ids.map(Number))].sort((a, b) => a - b) };
};

const writeDouble: Writer = (input, context) =>
	typeof input === 'number' ? { value: input } : expected('number', context);

const writeDate: Writer = (input, context) => {
	if (typeof input !== 'string') return expected('string', context);
	return isCalendarDate(input)
		? { value: input }
		: wrong('This value is not a valid date.', context);
};

const writeDateRange: Writer = (input, context) => {
	if (!isPlainObject(input) || unknownKey(input, ['value', 'until'])) {
		return expected('object', context);
	}
	const { value, until } = input;
	const areDates = [value, until].every((day) => typeof day === 'string' && isCalendarDate(day));
	return areDates ? { value: { value, until } } : wrong('This value is not a valid date.', context);
};

function isTimezone(name: unknown): boolean {
	try {
		return typeof name === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

function wholeSeconds(time: unknown): string {
	return String(time).length === 5 ? `${String(time)}:00` : String(time);
}

function timeWriter(parts: readonly ('value' | 'until')[]): Writer {
	return (input, context) => {
		const known = [...parts, 'timezone_id', 'timezone_name'];
		if (!isPlainObject(input) || unknownKey(input, known)) return expected('object', context);
		const { timezone_id = null, timezone_name = null } = input;
		if (parts.some((part) => !isTimeOfDay(input[part]))) {
			return wrong('This value is not a valid time.', context);
		}
		if (timezone_name !== null && !isTimezone(timezone_name)) {
			return wrong('timezone_name is not a time zone', context);
		}
		if (timezone_id !== null && !Number.isInteger(timezone_id)) {
			return wrong('timezone_id is not a time zone', context);
		}
		const times = Object.fromEntries(parts.map((part) => [part, wholeSeconds(input[part])]));
		return { value: { ...times, timezone_id, timezone_name } };
	};
}

const writeMonetary: Writer = (input, context) => {
	if (!isPlainObject(input) || unknownKey(input, ['value', 'currency'])) {
		return expected('object', context);
	}
	const { value, currency = context.user.default_currency } = input;
	if (typeof value !== 'number') return expected('object', context);
	if (!context.account.currencies.all().some(({ code }) => code === currency)) {
		return wrong('The currency is not known', context);
	}
	return { value: { value, currency } };
};

const addressParts = [
	'street_number',
	'route',
	'sublocality',
	'locality',
	'admin_area_level_1',
	'admin_area_level_2',
	'country',
	'postal_code',
	'formatted_address',
] as const;

const writeAddress: Writer = (input, context) => {
	if (!isPlainObject(input) || unknownKey(input, ['value', 'subpremise', ...addressParts])) {
		return expected('object', context);
	}
	const isText = (part: unknown) => part === undefined || part === null || typeof part === 'string';
	if (typeof input['value'] !== 'string' || !Object.values(input).every(isText)) {
		return expected('object', context);
	}
	const parts = Object.fromEntries(addressParts.map((part) => [part, input[part] ?? null]));
	return { value: { value: input['value'], ...parts } };
};

const writers: Record<CustomFieldType, Writer> = {
	varchar: shortText(255),
	varchar_auto: shortText(255),
	phone: shortText(255),
	text: shortText(65_535),
	double: writeDouble,
	date: writeDate,
	daterange: writeDateRange,
	time: timeWriter(['value']),
	timerange: timeWriter(['value', 'until']),
	set: writeSet,
	enum: writeEnum,
	address: writeAddress,
	monetary: writeMonetary,
	org: reference((account, id) => account.organizations.get(id)?.is_deleted === false),
	people: reference((account, id) => account.persons.get(id)?.is_deleted === false),
	user: reference((account, id) => account.users.get(id) !== undefined),
};

function isCreatable(type: string): type is CustomFieldType {
	return type in writers;
}

function judge(input: unknown, context: WriteContext): Verdict {
	if (input === null) return { value: null };
	const { field_type: type } = context.field;
	return isCreatable(type)
		? writers[type](input, context)
		: wrong('The field is read-only', context);
}

/**
 * The custom fields of a record after a write: named ones change (null clears), others stay.
 * @param before values of the record so far; undefined for a new one
 * @throws ApiError 400 naming every unknown key and every value that does not fit its field
 */
export function writeCustomFields(
	account: Account,
	user: UserRecord,
	entity: FieldEntity,
	before: CustomFieldValues | undefined,
	input: Record<string, unknown> = {},
): CustomFieldValues {
	const fields = account.customFields(entity);
	const values = before ?? Object.fromEntries(fields.map((field) => [field.field_code, null]));
	const after: CustomFieldValues = { ...values };
	const problems: string[] = [];
	for (const [key, written] of Object.entries(input)) {
		const field = fields.find((candidate) => candidate.field_code === key);
		const verdict: Verdict = field
			? judge(written, { account, user, field })
			: { problem: `custom_fields: Unknown key '${key}'` };
		if ('problem' in verdict) problems.push(verdict.problem);
		else after[key] = verdict.value;
	}
	if (problems.length > 0) throw validationFailed(problems);
	return after;
}
