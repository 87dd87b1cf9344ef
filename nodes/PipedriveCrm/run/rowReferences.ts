import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { outcomeOf } from '../exchange/outcome';
import type { Directory } from '../fields/directory';
import { FieldProblem } from '../fields/fieldProblem';
import type { NameFinder } from '../fields/findByName';
import { directoryOf, entryOf, isEmptyLocator } from './references';

/**
 * The rows of a list with several inputs each, where some of the inputs name records: with their ids instead.
 * @param inputs which of them do, as locators
 * @param rows one object per row; a record stands in it as a locator, an id, or a name
 * @throws {FieldProblem} when a name is unknown or names several, with the position of the row
 */
export async function rowsWithIds(
	inputs: INodeProperties[],
	rows: IDataObject[],
	finder: NameFinder,
): Promise<IDataObject[]> {
	const locators = inputs.flatMap((input) => {
		const directory = directoryOf(input);
		return directory === undefined ? [] : [{ input, directory }];
	});
	if (locators.length === 0) return rows;
	return await Promise.all(
		rows.map(async (row, index) => {
			const ids: IDataObject = {};
			for (const { input, directory } of locators) {
				if (isEmptyLocator(row[input.name])) continue;
				const outcome = await outcomeOf(async () => await idOf(directory, row[input.name], finder));
				if (!outcome.ok) throw inRow(outcome.cause, input, index);
				ids[input.name] = outcome.value;
			}
			return { ...row, ...ids };
		}),
	);
}

const wholeNumber = /^\s*[1-9]\d*\s*$/;

/** A text that is no number is a name, as the rows may come from an expression. */
async function idOf(
	directory: Directory,
	value: unknown,
	finder: NameFinder,
): Promise<number | string> {
	const isName = typeof value === 'string' && !wholeNumber.test(value);
	const locator = isName ? { __rl: true, mode: 'name', value } : value;
	const entry = await entryOf(
		directory,
		locator,
		finder,
		false,
		async (name) => await finder.byName(directory, name),
	);
	return entry.id;
}

function inRow(cause: unknown, { displayName, name }: INodeProperties, index: number): unknown {
	if (!(cause instanceof FieldProblem)) return cause;
	return new FieldProblem(cause.message, cause.nextStep, {
		name: `${displayName} ${index + 1}`,
		key: name,
	});
}
