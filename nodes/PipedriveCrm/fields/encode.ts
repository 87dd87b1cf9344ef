import type { GenericValue, IDataObject } from 'n8n-workflow';
import type { CustomField } from './customFields';
import { directories } from './directories';
import { FieldProblem, shown } from './fieldProblem';
import type { NameFinder } from './findByName';
import { comparable, namesIn, nearest } from './names';
import { toDate, toTimeOfDay } from './times';
import { isBlank, listOf, toNumber, toText } from './values';

/** What encoding a value may need to ask. */
export interface EncodeContext {
	finder: NameFinder;
	/** IANA name of the workflow's zone, for days given as moments. */
	timezone: string;
	/** The currency of the user whose credential it is, for money given as a number alone. */
	ownCurrency: () => Promise<string>;
}

type Encoder = (
	field: CustomField,
	value: unknown,
	context: EncodeContext,
) => GenericValue | IDataObject | Promise<GenericValue | IDataObject>;

const longestText = 255;
const longestLongText = 65_000;

/** How a value of each type is written in API v2 (docs: "Custom fields", the value shapes). */
const encoders: Partial<Record<string, Encoder>> = {
	address: (_field, value) => (isRecord(value) ? value : { value: toText(value) }),
	date: (_field, value, { timezone }) => toDate(value, timezone),
	daterange: (_field, value, { timezone }) => {
		const [from, until] = rangeOf(value, 'a range of two days such as 2026-01-01 – 2026-01-31');
		return { value: toDate(from, timezone), until: toDate(until, timezone) };
	},
	double: (_field, value) => toNumber(value),
	enum: (field, value) => optionOf(field, value),
	int: (_field, value) => toNumber(value),
	monetary: async (_field, value, context) => await moneyOf(value, context),
	org: async (_field, value, { finder }) => await linkedId('searchOrganizations', value, finder),
	people: async (_field, value, { finder }) => await linkedId('searchPersons', value, finder),
	phone: (_field, value) => textUpTo(longestText, value),
	set: (field, value) => optionsIn(field, value),
	text: (_field, value) => textUpTo(longestLongText, value),
	time: (_field, value) => timeOf(value),
	timerange: (_field, value) => {
		const [from, until] = rangeOf(value, 'a range of two times such as 09:00 – 17:30');
		const zone = isRecord(value) ? zoneOf(value) : {};
		return { value: toTimeOfDay(from), until: toTimeOfDay(until), ...zone };
	},
	user: async (_field, value, { finder }) => await linkedId('searchUsers', value, finder),
	varchar: (_field, value) => textUpTo(longestText, value),
	varchar_auto: (_field, value) => textUpTo(longestText, value),
};

/**
 * Writes a value as API v2 wants it in a custom field. Options are taken by label or number, one or
 * several, users, persons and organizations by name or ID, days and moments in ISO 8601, money as a number,
 * as text with its currency, or as `{ value, currency }`.
 * @throws {FieldProblem} when the value does not fit; the message continues after the field's name
 * @throws {ExchangeFailure} when a look-up fails
 */
export async function encodeCustomValue(
	field: CustomField,
	value: unknown,
	context: EncodeContext,
): Promise<GenericValue | IDataObject> {
	const encode = encoders[field.type];
	if (encode !== undefined) return await encode(field, value, context);
	throw new FieldProblem(
		`is of the type ${field.type}, which cannot be written`,
		'Leave it out; Pipedrive fills it in by itself.',
	);
}

const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function textUpTo(longest: number, value: unknown): string {
	const text = toText(value);
	if (text.length <= longest) return text;
	throw new FieldProblem(
		`takes at most ${longest} characters, not ${text.length}`,
		'Shorten the text, or use a field for long texts.',
	);
}

/** An option by its label or its number; a label wins, as it is what people see. */
function optionOf({ options }: CustomField, value: unknown): number {
	const wanted = comparable(String(value));
	const labelled = options.filter(({ label }) => comparable(label) === wanted);
	const [first, second] = labelled;
	if (first !== undefined && second === undefined) return first.id;
	const numbered = options.find(({ id }) => String(id) === wanted);
	if (first === undefined && numbered !== undefined) return numbered.id;
	if (first !== undefined) {
		throw new FieldProblem(
			`has ${labelled.length} options labelled ${shown(value)}: ${labelled.map(({ id }) => id).join(', ')}`,
			'Give the number of the option.',
		);
	}
	const close = nearest(
		String(value),
		options.map(({ label }) => ({ name: label, texts: [label] })),
	);
	throw new FieldProblem(
		`has no option ${shown(value)}`,
		close.length > 0
			? `Did you mean ${close.map((label) => `'${label}'`).join(' or ')}?`
			: `Its options are: ${options.map(({ label }) => label).join(', ')}.`,
	);
}

/** Several options: an array, or text with commas; a label that has a comma itself is tried first. */
function optionsIn(field: CustomField, value: unknown): number[] {
	const whole = comparable(String(value));
	const isOneLabel = field.options.some(({ label }) => comparable(label) === whole);
	const labels = field.options.map(({ label }) => label);
	const several = typeof value === 'string' ? namesIn(value, labels) : listOf(value);
	const elements = isOneLabel ? [value] : several;
	return [...new Set(elements.map((element) => optionOf(field, element)))];
}

const moneyText =
	/^(?<before>[A-Za-z]{3})?\s*(?<amount>[+-]?[\d.]+(?:e[+-]?\d+)?)\s*(?<after>[A-Za-z]{3})?$/;

async function moneyOf(value: unknown, { ownCurrency }: EncodeContext): Promise<IDataObject> {
	if (isRecord(value)) {
		const amount = toNumber(value.value ?? value.amount);
		const currency = isBlank(value.currency) ? await ownCurrency() : toText(value.currency);
		return { value: amount, currency: currency.toUpperCase() };
	}
	const groups = moneyText.exec(String(value).trim())?.groups;
	const amount = toNumber(groups?.amount ?? value);
	const given = groups?.before ?? groups?.after;
	return { value: amount, currency: given?.toUpperCase() ?? (await ownCurrency()) };
}

async function linkedId(list: string, value: unknown, finder: NameFinder): Promise<number> {
	const given: unknown = isRecord(value) ? (value.id ?? value.value) : value;
	const text = toText(given).trim();
	if (/^[1-9]\d*$/.test(text)) return Number(text);
	const directory = directories[list];
	if (directory === undefined) throw new Error(`There is no directory ${list}`);
	return Number((await finder.byName(directory, text)).id);
}

function rangeOf(value: unknown, wanted: string): [unknown, unknown] {
	if (isRecord(value)) {
		const from = value.value ?? value.from ?? value.start;
		const until = value.until ?? value.to ?? value.end;
		if (!isBlank(from) && !isBlank(until)) return [from, until];
	}
	const parts: unknown[] = Array.isArray(value)
		? value
		: String(value).split(/\s+(?:–|-|to)\s+|\s*[–/]\s*|\.\./);
	const [from, until, more] = parts;
	if (!isBlank(from) && !isBlank(until) && more === undefined) return [from, until];
	throw new FieldProblem(`takes ${wanted}, not ${shown(value)}`, 'Give both ends of the range.');
}

function timeOf(value: unknown): IDataObject {
	return isRecord(value)
		? { value: toTimeOfDay(value.value), ...zoneOf(value) }
		: { value: toTimeOfDay(value) };
}

/** The zone of a time as Pipedrive answered it, or as it is given; it takes either form. */
function zoneOf({ timezone_id: id, timezone_name: name }: IDataObject): IDataObject {
	return {
		...(isBlank(id) ? {} : { timezone_id: id }),
		...(isBlank(name) ? {} : { timezone_name: name }),
	};
}
