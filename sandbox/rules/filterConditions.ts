import { badRequest } from '../server/apiError.ts';
import { objectSchema, oneOf, text, type Schema } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { FieldDefinition } from '../state/customFields.ts';
import type { FilterCondition, FilterRecord, FilterType } from '../state/records.ts';
import { leadFields } from './leadFields.ts';
import { filterObjects, filterOperators, type FilterObject } from './storedFilters.ts';

interface WrittenCondition {
	object: string;
	field_id: string | number;
	operator: string;
	value?: string | number | null;
	extra_value?: string | number | null;
}

/** Conditions as they are written: two groups, of which the first must hold as a whole. */
export interface WrittenConditions {
	glue: 'and';
	conditions: { glue: 'and' | 'or'; conditions: WrittenCondition[] }[];
}

const mostConditions = 16;
const textOrNumber = { type: ['string', 'number', 'null'] };
const condition = objectSchema(
	{
		object: text,
		field_id: { type: ['string', 'number'] },
		operator: text,
		value: textOrNumber,
		extra_value: textOrNumber,
	},
	['object', 'field_id', 'operator'],
);
const group = objectSchema(
	{ glue: oneOf(['and', 'or']), conditions: { type: 'array', items: condition } },
	['glue', 'conditions'],
);

/** The schema of conditions in a body. */
export const conditionsSchema: Schema = objectSchema(
	{ glue: oneOf(['and']), conditions: { type: 'array', items: group } },
	['glue', 'conditions'],
);

/** On whose conditions a list can be filtered, beside its own. */
const linkedObjects: readonly FilterObject[] = ['person', 'organization'];

function isFilterObject(word: string): word is FilterObject {
	return Object.values(filterObjects).some((object) => object === word);
}

/** The fields that conditions on an object can be about. */
export function filterableFields(account: Account, object: FilterObject): FieldDefinition[] {
	return object === 'lead' ? leadFields(account) : account.fields[object];
}

function conditionOf(
	account: Account,
	type: FilterType,
	written: WrittenCondition,
): FilterCondition {
	const { object, operator, value = null, extra_value = null } = written;
	const own = filterObjects[type];
	if (!isFilterObject(object) || (object !== own && !linkedObjects.includes(object))) {
		throw badRequest(`Filter conditions of type '${type}' cannot be about '${object}'`);
	}
	const number = Number(written.field_id);
	const field = filterableFields(account, object).find((one) => one.number === number);
	if (!field) throw badRequest(`Field ${String(written.field_id)} of '${object}' does not exist`);
	if (!filterOperators.includes(operator)) throw badRequest(`Operator '${operator}' is not valid`);
	return {
		object,
		field_id: String(field.number),
		field_code: field.field_code,
		operator,
		value: value === null ? null : String(value),
		extra_value: extra_value === null ? null : String(extra_value),
	};
}

/**
 * The conditions of a filter as they are stored.
 * @throws ApiError 400 for another structure, too many of them, or one that cannot be
 */
export function storedConditions(
	account: Account,
	type: FilterType,
	{ conditions: groups }: WrittenConditions,
): Pick<FilterRecord, 'all' | 'any'> {
	const [first, second, ...more] = groups;
	if (first?.glue !== 'and' || second?.glue !== 'or' || more.length > 0) {
		throw badRequest("Conditions must hold exactly two groups, the first 'and', the second 'or'");
	}
	if (first.conditions.length + second.conditions.length > mostConditions) {
		throw badRequest(`A filter can have ${String(mostConditions)} conditions at most`);
	}
	const stored = (list: readonly WrittenCondition[]) =>
		list.map((one) => conditionOf(account, type, one));
	return { all: stored(first.conditions), any: stored(second.conditions) };
}
