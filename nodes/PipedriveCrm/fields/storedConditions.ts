import type { IDataObject } from 'n8n-workflow';
import type { AccountLists } from './accountLists';
import { FieldProblem, shown } from './fieldProblem';
import { comparable, nearest } from './names';
import { isBlank } from './values';

/** Conditions of a filter as they are given: row by row, or in the API's own form. */
export interface GivenConditions {
	allOf?: unknown;
	anyOf?: unknown;
	conditions?: unknown;
}

const mostConditions = 16;

/** Whichever parameter they came in. */
const about = { name: 'Conditions', key: 'conditions' };

/** What conditions are about, by the list that a filter is for. */
const objects: Record<string, string> = {
	activity: 'activity',
	deals: 'deal',
	leads: 'lead',
	org: 'organization',
	people: 'person',
	products: 'product',
	projects: 'project',
};

/** Lists that tell the numbers of fields; only version 1 of the API does. */
const fieldLists: Record<string, string> = {
	activity: '/api/v1/activityFields',
	deal: '/api/v1/dealFields?limit=500',
	lead: '/api/v1/leadFields?limit=500',
	organization: '/api/v1/organizationFields?limit=500',
	person: '/api/v1/personFields?limit=500',
	product: '/api/v1/productFields?limit=500',
};

/** A condition before its field is looked up. */
interface GivenCondition {
	object: string;
	/** Name, key or number. */
	field: string;
	row: IDataObject;
}

/**
 * Reads conditions without asking the account for anything.
 * @param type of the filter, in the API's word, e.g. 'people'
 * @returns those that all have to hold, and those of which one has to; undefined when there are none
 * @throws {FieldProblem} when they are not conditions, or too many
 */
export function readConditions(
	type: string,
	given: GivenConditions,
): [GivenCondition[], GivenCondition[]] | undefined {
	const [allOf, anyOf] = rowsIn(given);
	const count = allOf.length + anyOf.length;
	if (count === 0 && given.conditions === undefined) return undefined;
	if (count > mostConditions) {
		throw new FieldProblem(
			`are ${count}, and a filter takes ${mostConditions} at most`,
			'Leave some out, or make two filters.',
			about,
		);
	}
	const read = (row: IDataObject) => readCondition(type, row);
	return [allOf.map(read), anyOf.map(read)];
}

/**
 * Conditions in the form that the API wants: one group of which all hold, and one of which one holds.
 * @param type of the filter, in the API's word, e.g. 'people'
 * @returns undefined when there are none
 * @throws {FieldProblem} when they are not conditions, too many, or about a field that does not exist
 */
export async function conditionGroups(
	type: string,
	given: GivenConditions,
	lists: AccountLists,
): Promise<IDataObject | undefined> {
	const read = readConditions(type, given);
	if (read === undefined) return undefined;
	const [allOf, anyOf] = read;
	const written = async (conditions: GivenCondition[]) =>
		await Promise.all(conditions.map(async (condition) => await conditionOf(condition, lists)));
	return {
		glue: 'and',
		conditions: [
			{ glue: 'and', conditions: await written(allOf) },
			{ glue: 'or', conditions: await written(anyOf) },
		],
	};
}

function rowsIn({ allOf, anyOf, conditions }: GivenConditions): [IDataObject[], IDataObject[]] {
	if (conditions === undefined) return [listed(allOf ?? []), listed(anyOf ?? [])];
	const rows = Array.isArray(conditions) ? conditions : (conditions as IDataObject).conditions;
	const groups = listed(rows);
	if (groups.every((row) => row.glue === undefined)) return [groups, []];
	const [all, any, ...more] = groups;
	if (all?.glue !== 'and' || (any && any.glue !== 'or') || more.length > 0) {
		throw new FieldProblem(
			"take two groups, the first with the glue 'and', the second with 'or'",
			'Give them as Filter › Get answers them, or a plain list of conditions that all hold.',
			about,
		);
	}
	return [listed(all.conditions), listed(any?.conditions ?? [])];
}

function listed(value: unknown): IDataObject[] {
	if (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null)) {
		return value as IDataObject[];
	}
	throw new FieldProblem(
		`take a list of conditions, not ${shown(value)}`,
		'Give them as Filter › Get answers them, or a plain list of conditions that all hold.',
		about,
	);
}

function readCondition(type: string, row: IDataObject): GivenCondition {
	const object = isBlank(row.object) ? (objects[type] ?? type) : String(row.object);
	const name = row.field_id ?? row.field;
	if (isBlank(name)) {
		throw new FieldProblem(
			'have a row without a field',
			'Give its name, its key, or its number.',
			about,
		);
	}
	const field = String(name).trim();
	if (fieldLists[object] === undefined && !isNumber(field)) {
		throw new FieldProblem(
			`name the field ${shown(field)}, and fields of ${object}s have only numbers here`,
			'Give its number, as Filter › Get answers it for a filter made in Pipedrive.',
			about,
		);
	}
	return { object, field, row };
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

async function conditionOf(
	{ object, field: wanted, row }: GivenCondition,
	lists: AccountLists,
): Promise<IDataObject> {
	const field = isNumber(wanted) ? { id: wanted } : await fieldNamed(wanted, object, lists);
	return {
		object,
		field_id: String(field.id),
		operator: isBlank(row.operator) ? '=' : row.operator,
		value: isBlank(row.value) ? null : valueFor(field, String(row.value)),
		extra_value: isBlank(row.extra_value) ? null : row.extra_value,
	};
}

async function fieldNamed(
	wanted: string,
	object: string,
	lists: AccountLists,
): Promise<IDataObject> {
	const path = fieldLists[object] ?? '';
	for (const newest of [false, true]) {
		const found = named(newest ? await lists.newestRows(path) : await lists.rows(path), wanted);
		if (found.length > 1) throw severalOf(wanted, found);
		if (found[0] !== undefined) return found[0];
	}
	throw unknownField(wanted, object, await lists.rows(path));
}

function named(fields: IDataObject[], wanted: string): IDataObject[] {
	const byKey = fields.filter(({ key }) => key === wanted);
	if (byKey.length > 0) return byKey;
	return fields.filter(({ name }) => comparable(String(name)) === comparable(wanted));
}

function severalOf(wanted: string, fields: IDataObject[]): FieldProblem {
	const numbers = fields.map(({ id, key }) => `${String(id)} (${String(key)})`).join(', ');
	return new FieldProblem(
		`name ${shown(wanted)}, which ${fields.length} fields are called: ${numbers}`,
		'Give the key or the number of one of them.',
	);
}

function unknownField(wanted: string, object: string, fields: IDataObject[]): FieldProblem {
	const names = fields.map(({ name }) => ({ name: String(name), texts: [String(name)] }));
	const close = nearest(wanted, names).map((name) => `'${name}'`);
	return new FieldProblem(
		`name the field ${shown(wanted)}, which a ${object} does not have`,
		close.length > 0
			? `Did you mean ${close.join(' or ')}?`
			: 'Field › Get Many lists the fields that there are.',
	);
}

/** The number of an option that is given by its label; anything else as it is. */
function valueFor(field: IDataObject, given: string): string {
	const options = (field.options ?? []) as { id: number | string; label: string }[];
	const option = options.find(({ label }) => comparable(label) === comparable(given));
	return option === undefined ? given : String(option.id);
}
