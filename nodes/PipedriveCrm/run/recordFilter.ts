import type { IDataObject } from 'n8n-workflow';
import { outcomeNow } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import {
	type Condition,
	type ConditionField,
	conditionOn,
	type Operator,
	unknownConditionField,
} from '../fields/conditions';
import { FieldProblem } from '../fields/fieldProblem';
import { comparable, nearest } from '../fields/names';
import type { RecordShape } from '../fields/recordShape';
import { InvalidItem } from './itemFailure';

/** A row of Additional Conditions, as the panel holds it. */
interface ConditionRow {
	field?: string;
	operator?: Operator;
	value?: unknown;
}

/**
 * Makes the filter of Additional Conditions for one item.
 * @param read reads one of the node's parameters for the item
 * @returns undefined when there are no conditions
 * @throws {InvalidItem} when a field is unknown, or a value does not fit it
 */
export async function recordFilterFor(
	read: (parameter: string) => unknown,
	shape: RecordShape,
	lists: AccountLists,
	timezone: string,
): Promise<Condition | undefined> {
	const rows = (read('conditions.condition') ?? []) as ConditionRow[];
	if (rows.length === 0 || shape.fields === undefined) return undefined;
	const fields = conditionFieldsOf(await lists.rows(shape.fields));
	const conditions = rows.map((row) => compile(row, fields, timezone));
	return read('options.conditionsMatch') === 'any'
		? (record) => conditions.some((condition) => condition(record))
		: (record) => conditions.every((condition) => condition(record));
}

/** The fields of a resource that conditions can be about, standard and custom. */
export function conditionFieldsOf(definitions: IDataObject[]): ConditionField[] {
	return definitions.map((definition) => ({
		key: String(definition.field_code),
		name: String(definition.field_name),
		isCustom: definition.is_custom_field === true,
		type: String(definition.field_type),
		labels: new Map(
			(Array.isArray(definition.options) ? (definition.options as IDataObject[]) : []).map(
				({ id, label }) => [String(id), String(label)],
			),
		),
	}));
}

function compile(row: ConditionRow, fields: ConditionField[], timezone: string): Condition {
	const wanted = String(row.field ?? '').trim();
	const outcome = outcomeNow(() => {
		const field = fieldNamed(wanted, fields);
		return conditionOn(field, row.operator ?? 'is', row.value, timezone);
	});
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	const field = fields.find(({ key }) => key === wanted);
	const name = cause.message.startsWith('has no field')
		? 'Additional Conditions'
		: (field?.name ?? wanted);
	throw new InvalidItem(`'${name}' ${cause.message}`, cause.nextStep, 'conditions');
}

function fieldNamed(wanted: string, fields: ConditionField[]): ConditionField {
	const name = comparable(wanted);
	const [root = '', ...parts] = wanted.split('.');
	const whole = fields.find(({ key }) => key === root);
	if (whole !== undefined && parts.length > 0) {
		return { ...whole, key: wanted, type: 'text', labels: new Map() };
	}
	const found =
		fields.find(({ key }) => key === wanted) ??
		fields.find((field) => comparable(field.name) === name);
	if (found !== undefined) return found;
	const candidates = fields.map((field) => ({ name: field.name, texts: [field.name, field.key] }));
	throw unknownConditionField(wanted, nearest(wanted, candidates));
}
