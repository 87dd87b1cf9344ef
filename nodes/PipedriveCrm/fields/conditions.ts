import type { IDataObject } from 'n8n-workflow';
import { choicesIn } from './conditionChoices';
import type { ConditionField } from './conditionFields';
import { type Compare, type ConditionContext, type Kind, kindOf } from './conditionKinds';
import { valuesIn } from './conditionValues';
import { FieldProblem, shown } from './fieldProblem';
import { comparable } from './names';
import { isBlank } from './values';

const sizes = {
	atLeast: (sign: number) => sign >= 0,
	atMost: (sign: number) => sign <= 0,
	isLess: (sign: number) => sign < 0,
	isMore: (sign: number) => sign > 0,
};

export type Operator =
	| keyof typeof sizes
	| 'contains'
	| 'doesNotContain'
	| 'is'
	| 'isEmpty'
	| 'isNot'
	| 'isNotEmpty'
	| 'isOneOf';

/** A condition on one field, ready to be checked on many records. */
export interface Condition {
	field: ConditionField;
	operator: Operator;
	matches: (record: IDataObject) => boolean;
	/** How a value stands to what is wanted, for operators by size, and for Is on days and moments. */
	compare?: Compare;
}

/**
 * Makes a condition, to be checked while a list is read. Of a list of values one has to meet it, and none for
 * Is Not and Does Not Contain.
 * @param wanted what to compare with; choices by name or number, moments in ISO 8601
 * @throws {FieldProblem} when the value does not fit the field; the message continues after the field's name
 * @throws {ExchangeFailure} when the choices of a field cannot be read
 */
export async function conditionOn(
	field: ConditionField,
	operator: Operator,
	wanted: unknown,
	context: ConditionContext,
): Promise<Condition> {
	if (operator === 'isEmpty' || operator === 'isNotEmpty') {
		const isEmpty = operator === 'isEmpty';
		const matches = (record: IDataObject) => (filledCount(record, field) === 0) === isEmpty;
		return { field, operator, matches };
	}
	if (isBlank(wanted)) {
		throw new FieldProblem(
			'is compared with nothing',
			"Give a value, or choose 'is empty' or 'is not empty'.",
		);
	}
	const test = await testOf(field, operator, wanted, context);
	const isNone = operator === 'isNot' || operator === 'doesNotContain';
	return {
		field,
		operator,
		matches: (record) => valuesIn(record, field).some(test.fits) !== isNone,
		compare: test.compare,
	};
}

/** How many values there are; an activity without a due time is due all day, which counts as none. */
function filledCount(record: IDataObject, field: ConditionField): number {
	const values = valuesIn(record, field);
	if (field.type !== 'due_day' && field.type !== 'due_time') return values.length;
	const key = field.type === 'due_day' ? 'due_date' : 'due_time';
	return values.filter((activity) => !isBlank((activity as IDataObject)[key])).length;
}

interface Test {
	fits: (value: unknown) => boolean;
	compare?: Compare;
}

async function testOf(
	field: ConditionField,
	operator: Exclude<Operator, 'isEmpty' | 'isNotEmpty'>,
	wanted: unknown,
	context: ConditionContext,
): Promise<Test> {
	const kind = kindOf(field);
	switch (operator) {
		case 'atLeast':
		case 'atMost':
		case 'isLess':
		case 'isMore':
			return bySize(kind.compare?.(wanted, field, context), sizes[operator]);
		case 'contains':
		case 'doesNotContain':
			return await byText(kind, wanted, field, context);
		case 'isOneOf': {
			const all = choicesIn(wanted, field).map(
				async (one) => await kind.equals(one, field, context),
			);
			const tests = await Promise.all(all);
			return { fits: (value) => tests.some((fits) => fits(value)) };
		}
		case 'is':
		case 'isNot': {
			const fits = await kind.equals(wanted, field, context);
			const isOrdered = operator === 'is' && sortedTypes.has(field.type);
			return { fits, compare: isOrdered ? kind.compare?.(wanted, field, context) : undefined };
		}
		default:
			throw new FieldProblem(
				`has no operator ${shown(operator)}`,
				'Choose the operator from the list.',
			);
	}
}

function bySize(compare: Compare | undefined, meets: (sign: number) => boolean): Test {
	if (compare === undefined) {
		throw new FieldProblem(
			'has no more and no less',
			"Choose the operator 'Is', 'Is Not' or 'Contains' instead.",
		);
	}
	const fits = (value: unknown) => {
		const sign = compare(value);
		return sign !== undefined && meets(sign);
	};
	return { fits, compare };
}

async function byText(
	{ textsOf: textsFor = asTheyAre, textFrom = String }: Kind,
	wanted: unknown,
	field: ConditionField,
	context: ConditionContext,
): Promise<Test> {
	const sought = comparable(textFrom(wanted));
	const textsOf = await textsFor(field, context);
	return { fits: (value) => textsOf(value).some((text) => comparable(text).includes(sought)) };
}

/** Types of the fields that lists are sorted by. */
const sortedTypes = new Set(['date', 'due_day', 'time_stamp']);

const asTheyAre = () => (value: unknown) => [String(value)];
