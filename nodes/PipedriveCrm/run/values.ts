import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { outcomeNow } from '../exchange/outcome';
import { FieldProblem, shown } from '../fields/fieldProblem';
import { toDate, toUtcTime } from '../fields/times';
import { isBlank, listOf, toNumber, toText } from '../fields/values';

/**
 * A parameter's value as the API takes it, by the type that the row declares for it. Locators and
 * lists that come from the account are not for here (references.ts).
 * @param timezone IANA name of the workflow's zone
 * @throws {FieldProblem} when the value does not fit
 */
export function typedValue(
	property: INodeProperties,
	value: unknown,
	timezone: string,
): IDataObject[string] {
	switch (property.type) {
		case 'number':
			return inRange(toNumber(value), property);
		case 'boolean':
			return toBoolean(value);
		case 'dateTime':
			return property.typeOptions?.dateOnly === true
				? toDate(value, timezone)
				: toUtcTime(value, timezone);
		case 'json':
			return toJson(value);
		case 'options':
			return property.options === undefined
				? toText(value)
				: oneOf(property.options as INodePropertyOptions[], value);
		case 'multiOptions':
			return listOf(value).map((element) =>
				oneOf(property.options as INodePropertyOptions[], element),
			) as string[];
		default:
			return toText(value);
	}
}

/**
 * The id of something that is known by its number alone, as a line of a deal.
 * @throws {FieldProblem} when it is no id
 */
export function idInPath(value: unknown): number {
	const id = String(value).trim();
	if (/^[1-9]\d*$/.test(id)) return Number(id);
	throw new FieldProblem(
		`takes an ID, a whole number, not ${shown(value)}`,
		'Give the ID as the list of these records answers it.',
	);
}

/**
 * The id of something whose ids are words of Pipedrive's making, as a call.
 * @throws {FieldProblem} when it is none
 */
export function wordInPath(value: unknown): string {
	const id = String(value).trim();
	if (/^[\w-]+$/.test(id)) return id;
	throw new FieldProblem(
		`takes an ID of letters, digits and hyphens, not ${shown(value)}`,
		'Give the ID as the list of these records answers it.',
	);
}

/**
 * The ids of a list filter: an array, or text with commas; each of them once.
 * @throws {FieldProblem} when one is no id
 */
export function idList(value: unknown): number[] {
	const ids = listOf(value);
	const wrong = ids.find((id) => !/^[1-9]\d*$/.test(String(id)));
	if (wrong !== undefined) {
		throw new FieldProblem(
			`takes IDs, whole numbers separated by commas, not ${shown(wrong)}`,
			'Correct the list, e.g. 12, 15, 18.',
		);
	}
	return [...new Set(ids.map(Number))];
}

/**
 * The texts of a list: an array, a single value, or text with commas. Entries as the API answers them, such as
 * `{ value, label, primary }`, are left as they are.
 */
export function textList(value: unknown): (string | IDataObject)[] {
	return listOf(value)
		.filter((element) => !isBlank(element))
		.map((element) => (typeof element === 'object' ? (element as IDataObject) : toText(element)));
}

/**
 * The rows of a list with several inputs each (n8n's fixedCollection), or the same as an array or as JSON, as the
 * API answers it.
 * @throws {FieldProblem} when it is none of them
 */
export function rowsOf(value: unknown): IDataObject[] {
	const given = typeof value === 'string' ? parsed(value) : value;
	const rows: unknown = Array.isArray(given)
		? given
		: Object.values((given ?? {}) as IDataObject).find(Array.isArray);
	if (Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)) {
		return rows as IDataObject[];
	}
	throw new FieldProblem(`takes a list, not ${shown(value)}`, 'Give the list as Get answers it.');
}

function parsed(text: string): unknown {
	const outcome = outcomeNow((): unknown => JSON.parse(text));
	return outcome.ok ? outcome.value : undefined;
}

/**
 * An object or a list, given as it is or as JSON.
 * @throws {FieldProblem} when it is neither
 */
export function toJson(value: unknown): IDataObject | IDataObject[] {
	const outcome = outcomeNow((): unknown =>
		typeof value === 'string' ? JSON.parse(value) : value,
	);
	if (outcome.ok && typeof outcome.value === 'object' && outcome.value !== null) {
		return outcome.value as IDataObject | IDataObject[];
	}
	const reason =
		outcome.ok || !(outcome.cause instanceof Error) ? '' : ` (${outcome.cause.message})`;
	throw new FieldProblem(
		`takes an object or a list as JSON, not ${shown(value)}`,
		`Correct the JSON${reason}.`,
	);
}

function inRange(value: number, { typeOptions }: INodeProperties): number {
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (numberPrecision === 0 && !Number.isInteger(value)) {
		throw new FieldProblem(`takes a whole number, not ${shown(value)}`, 'Round the value.');
	}
	if (value >= minValue && value <= maxValue) return value;
	const range =
		maxValue === Infinity ? `${minValue} or more` : `a number from ${minValue} to ${maxValue}`;
	throw new FieldProblem(`takes ${range}, not ${shown(value)}`, 'Correct the value.');
}

const yes = /^(?:true|yes|1)$/i;
const no = /^(?:false|no|0)$/i;

function toBoolean(value: unknown): boolean {
	const text = String(value).trim();
	if (yes.test(text)) return true;
	if (no.test(text)) return false;
	throw new FieldProblem(`takes true or false, not ${shown(value)}`, 'Correct the value.');
}

/** An option by its value, or by the name that the editor shows. */
function oneOf(options: INodePropertyOptions[], value: unknown): string | number | boolean {
	const wanted = String(value).trim().toLowerCase();
	const option =
		options.find((candidate) => candidate.value === value) ??
		options.find((candidate) =>
			[String(candidate.value), candidate.name].some((text) => text.toLowerCase() === wanted),
		);
	if (option !== undefined) return option.value;
	const allowed = options.map(({ name }) => name).join(', ');
	throw new FieldProblem(`has no choice ${shown(value)}`, `Choose one of: ${allowed}.`);
}
