import { type Outcome, outcomeNow, outcomeOf } from '../exchange/outcome';
import type { AccountLists } from '../fields/accountLists';
import { allEntries } from '../fields/conditionChoices';
import {
	type ConditionField,
	conditionFieldNamed,
	conditionFieldsOf,
	noConditionNames,
} from '../fields/conditionFields';
import { type Condition, conditionOn, type Operator } from '../fields/conditions';
import { definitionsOf } from '../fields/definitions';
import { FieldProblem, NotFoundProblem } from '../fields/fieldProblem';
import type { RecordShape } from '../fields/recordShape';
import { InvalidItem } from './itemFailure';

/** A row of Additional Conditions, as the panel holds it. */
export interface ConditionRow {
	field?: string;
	operator?: Operator;
	value?: unknown;
}

/**
 * Makes conditions of the rows of Additional Conditions. What a list that an earlier run left behind does not
 * have is looked for in a new one before it is refused.
 * @throws {InvalidItem} when a field is unknown or has no place, or a value does not fit it
 * @throws {ExchangeFailure} when the account's fields cannot be read
 */
export async function conditionsOf(
	rows: ConditionRow[],
	shape: RecordShape,
	lists: AccountLists,
	timezone: string,
): Promise<Condition[]> {
	const outcome = await outcomeOf(
		async () => await compileAll(rows, shape, lists, timezone, false),
	);
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof ConditionProblem) || !cause.maybeNewer) throw cause;
	return await compileAll(rows, shape, lists, timezone, true);
}

/** What is wrong with a row, and whether it could be right by the newest lists of the account. */
class ConditionProblem extends InvalidItem {
	readonly maybeNewer: boolean;

	constructor(subject: string, problem: FieldProblem) {
		super(`'${subject}' ${problem.message}`, problem.nextStep, 'conditions');
		this.maybeNewer = problem instanceof NotFoundProblem;
	}
}

async function compileAll(
	rows: ConditionRow[],
	shape: RecordShape,
	lists: AccountLists,
	timezone: string,
	newest: boolean,
): Promise<Condition[]> {
	const { conditionNames: names = noConditionNames } = shape;
	const fields = conditionFieldsOf(await definitionsOf(shape, lists, newest), names);
	const context = {
		timezone,
		entries: async (list: string) => await allEntries(list, lists, newest),
	};
	const conditions: Condition[] = [];
	for (const { field: wanted = '', operator = 'is', value } of rows) {
		const named = outcomeNow(() => conditionFieldNamed(String(wanted), fields, names));
		const field: ConditionField = orProblem(named, 'Additional Conditions');
		const made = await outcomeOf(async () => await conditionOn(field, operator, value, context));
		conditions.push(orProblem(made, field.name));
	}
	return conditions;
}

function orProblem<Value>(outcome: Outcome<Value>, subject: string): Value {
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	throw cause instanceof FieldProblem ? new ConditionProblem(subject, cause) : cause;
}
