import type { AccountLists } from './accountLists';
import type { ConditionField } from './conditionFields';
import type { ConditionContext } from './conditionKinds';
import type { Entry } from './directory';
import { directories } from './directories';
import { NotFoundProblem, shown } from './fieldProblem';
import { comparable, nearest } from './names';
import { listOf } from './values';

/** The list of the account that holds the choices of a type, and what one of them is called. */
export const choiceTypes: Partial<Record<string, { list: string; noun: string }>> = {
	activity_type: { list: 'searchActivityTypes', noun: 'activity type' },
	lead_label: { list: 'getLeadLabels', noun: 'lead label' },
	pipeline: { list: 'searchPipelines', noun: 'pipeline' },
	priority: { list: 'searchActivityPriorities', noun: 'priority' },
	stage: { list: 'searchStages', noun: 'stage' },
	user: { list: 'searchUsers', noun: 'user' },
};

/** Whether the values of a field are choices with names: options of the field, or entries of a list. */
export const isChoice = ({ type, options }: ConditionField): boolean =>
	type in choiceTypes || (options.length > 0 && type !== 'varchar_options');

/**
 * The entries of a small list, also those that were switched off or deleted: old records still have them.
 * @param newest whether what an earlier run left behind is read again
 */
export async function allEntries(
	list: string,
	lists: AccountLists,
	newest: boolean,
): Promise<Entry[]> {
	const directory = directories[list];
	if (directory?.kind !== 'listed') throw new Error(`There is no list ${list}`);
	const rows = await Promise.all(
		directory.paths.map(async (path) =>
			newest ? await lists.newestRows(path) : await lists.rows(path),
		),
	);
	return directory.entries(
		...rows.map((all) => all.map((row) => ({ ...row, active_flag: true, is_deleted: false }))),
	);
}

/** The choices of a field: its own options, or the entries of the account's list. */
async function choicesOf(field: ConditionField, { entries }: ConditionContext): Promise<Entry[]> {
	const type = choiceTypes[field.type];
	return type === undefined || field.options.length > 0 ? field.options : await entries(type.list);
}

const isNumber = (text: string) => /^\d+$/.test(text);

/**
 * Whether a value is the choice that is wanted, given by its name, one of its other names, or its number. A name
 * that several choices have means any of them.
 * @throws {NotFoundProblem} when there is no such choice, with the nearest ones
 */
export async function oneOfChoices(
	wanted: unknown,
	field: ConditionField,
	context: ConditionContext,
): Promise<(value: unknown) => boolean> {
	const text = comparable(String(wanted));
	// A number needs no list of the account, unless it can be the label of an option.
	if (isNumber(text) && field.options.length === 0) return (value) => String(value) === text;
	const choices = await choicesOf(field, context);
	const named = choices.filter((entry) => textsOf(entry).some((one) => comparable(one) === text));
	const ids = new Set(
		named.length > 0
			? named.map(({ id }) => String(id))
			: choices.map(({ id }) => String(id)).filter((id) => comparable(id) === text),
	);
	// The number of an option that was deleted stays in the records that had it.
	if (ids.size === 0 && isNumber(text)) ids.add(text);
	if (ids.size === 0) throw unknownChoice(wanted, field, choices);
	return (value) => ids.has(String(value));
}

const textsOf = ({ name, aliases }: Entry) => [name, ...aliases];

function unknownChoice(
	wanted: unknown,
	{ type }: ConditionField,
	choices: Entry[],
): NotFoundProblem {
	const close = nearest(
		String(wanted),
		choices.map((entry) => ({ name: entry.name, texts: textsOf(entry) })),
	);
	const listed = choices.slice(0, 10).map(({ name }) => name);
	const more = choices.length > listed.length ? ' and more' : '';
	return new NotFoundProblem(
		`has no ${choiceTypes[type]?.noun ?? 'option'} ${shown(wanted)}`,
		close.length > 0
			? `Did you mean ${close.map((name) => `'${name}'`).join(' or ')}?`
			: `There are: ${listed.join(', ')}${more}.`,
	);
}

/** The names of a choice, by its value; its number where it has none. */
export async function choiceTextsOf(
	field: ConditionField,
	context: ConditionContext,
): Promise<(value: unknown) => string[]> {
	const choices = await choicesOf(field, context);
	const byId = new Map(choices.map((entry) => [String(entry.id), textsOf(entry)]));
	return (value) => byId.get(String(value)) ?? [String(value)];
}

/** Several choices: an array, or text with commas; a label may have commas itself. */
export function choicesIn(wanted: unknown, { options }: ConditionField): unknown[] {
	if (typeof wanted !== 'string') return listOf(wanted);
	const labels = new Set(options.map(({ name }) => comparable(name)));
	const parts = wanted.split(',');
	const choices: string[] = [];
	for (let start = 0; start < parts.length;) {
		let end = parts.length;
		const joined = () => parts.slice(start, end).join(',');
		while (end > start + 1 && !labels.has(comparable(joined()))) end--;
		choices.push(joined().trim());
		start = end;
	}
	return choices.filter((one) => one !== '');
}
