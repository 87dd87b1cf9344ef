import type { IDataObject, INodeParameterResourceLocator, INodeProperties } from 'n8n-workflow';
import type { Directory, Entry } from '../fields/directory';
import { directories } from '../fields/directories';
import { FieldProblem, shown } from '../fields/fieldProblem';
import type { NameFinder } from '../fields/findByName';
import { isUuid } from '../fields/recordIds';
import { listOf } from '../fields/values';

const wholeNumber = /^\s*[1-9]\d*\s*$/;

/**
 * The directory in which the names of a locator or of a loaded dropdown are looked up.
 * @returns undefined for a parameter that takes no names of the account
 */
export function directoryOf(property: INodeProperties): Directory | undefined {
	const list = property.modes?.find(({ type }) => type === 'list');
	const method = list?.typeOptions?.searchListMethod ?? property.typeOptions?.loadOptionsMethod;
	return typeof method === 'string' ? directories[method] : undefined;
}

/** Whether a locator has been left empty: added and untouched, or its value blank. */
export function isEmptyLocator(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	const inner = (value as INodeParameterResourceLocator | null | undefined)?.value;
	return inner === undefined || inner === null || String(inner).trim() === '';
}

/**
 * What a locator points to: its id, and what comes along with it.
 * @param value as n8n reads it: `{ mode, value }`, or the extracted id in the mode By URL
 * @param withImplied whether it is wanted what comes along, for which the entry has to be known
 * @param byName looks a name up
 * @throws {FieldProblem} when it is no id, or its name is unknown or names several
 */
export async function entryOf(
	directory: Directory,
	value: unknown,
	finder: NameFinder,
	withImplied: boolean,
	byName: (name: string) => Promise<Entry>,
): Promise<Entry> {
	const locator =
		typeof value === 'object' && value !== null
			? (value as INodeParameterResourceLocator)
			: { mode: 'recordId', value: value as string };
	const given = String(locator.value);
	const code = directory.kind === 'listed' ? directory.asCode?.(given) : undefined;
	if (code !== undefined) return { id: code, name: '', aliases: [] };
	if (locator.mode === 'name') return await byName(given);
	if (directory.kind === 'listed' && directory.idsAreWords === true) {
		return { id: given.trim(), name: '', aliases: [] };
	}
	const areUuids = hasUuids(directory);
	const isId = areUuids ? isUuid(given) : wholeNumber.test(given);
	// The editor's AI button leaves a locator of a collection at From List, and models give names.
	if (locator.mode === 'list' && !isId) return await byName(given);
	if (isId && areUuids) return { id: given.trim().toLowerCase(), name: '', aliases: [] };
	if (!isId) {
		throw new FieldProblem(
			`takes the ID of ${withArticle(directory.noun)}, a ${areUuids ? 'UUID' : 'whole number'}, not ${shown(given)}`,
			directory.kind === 'paged'
				? 'Choose it from the list, or give its ID.'
				: 'Choose it from the list, give its ID, or switch to By Name.',
		);
	}
	const id = Number(given);
	const bringsMore = withImplied && directory.kind === 'listed' && directory.bringsMore === true;
	return bringsMore ? await finder.byId(directory, id) : { id, name: '', aliases: [] };
}

/** Whether the entries of a directory have UUIDs as ids. */
export const hasUuids = (directory: Directory | undefined): boolean =>
	directory !== undefined && 'idsAreUuids' in directory && directory.idsAreUuids === true;

const withArticle = (noun: string) => `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;

/**
 * The ids of a multiple choice whose options come from the account, given as ids, names, or both.
 * @throws {FieldProblem} when one is unknown
 */
export async function idsOf(
	directory: Directory,
	value: unknown,
	finder: NameFinder,
): Promise<IDataObject[string]> {
	const elements =
		typeof value === 'string' ? await finder.namesIn(directory, value) : listOf(value);
	const entries = await Promise.all(
		elements.map(
			async (element) =>
				idIn(directory, element) ?? (await finder.byName(directory, String(element))).id,
		),
	);
	return entries as number[];
}

/** The id that is given; undefined for what has to be a name. */
function idIn(directory: Directory, given: unknown): number | string | undefined {
	if (hasUuids(directory)) return isUuid(given) ? given.trim().toLowerCase() : undefined;
	return wholeNumber.test(String(given)) ? Number(given) : undefined;
}
