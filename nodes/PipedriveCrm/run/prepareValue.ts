import type { IDataObject } from 'n8n-workflow';
import { outcomeOf } from '../exchange/outcome';
import type { Directory, Entry } from '../fields/directory';
import { FieldProblem, NotFoundProblem, shown } from '../fields/fieldProblem';
import type { NameFinder } from '../fields/findByName';
import { isBlank } from '../fields/values';
import type { FieldClearer } from './clearing';
import { InvalidItem } from './itemFailure';
import type { ReadValue, WritingChoices } from './itemValues';
import type { Reading } from './plan';
import { directoryOf, entryOf, idsOf, isEmptyLocator } from './references';
import { rowsWithIds } from './rowReferences';
import { idInPath, idList, rowsOf, textList, typedValue, wordInPath } from './values';

/** What a run knows of the account and the workflow, for turning parameters into a request. */
export interface Lookups {
	finder: NameFinder;
	/** Custom fields by name into custom fields by key. */
	customFields: (values: IDataObject, clearBlank: boolean) => Promise<IDataObject>;
	clearer: FieldClearer;
	/** Told of linked records that had to be created. */
	onCreate: (directory: Directory) => (entry: Entry) => void;
	/** Tells the user something about the run, once, in the output panel. */
	hint: (message: string) => void;
	/** IANA name of the workflow's zone. */
	timezone: string;
	/** Choices that this operation does not have: by key and value, what to do instead. */
	refuses?: Record<string, Record<string, string>>;
}

/** A value as the request takes it, and what comes along with it. */
export interface PreparedValue {
	value: IDataObject[string];
	implies?: IDataObject;
}

/**
 * Makes of a parameter's value what the API takes. Look-ups may read from the account.
 * @param given what the body holds already; of several records of a name the one is meant that fits to it
 * @returns undefined where nothing is to be sent
 * @throws {InvalidItem} when the value does not fit, or one that is needed is missing
 */
export async function prepareValue(
	read: ReadValue,
	choices: WritingChoices,
	lookups: Lookups,
	given: IDataObject = {},
): Promise<PreparedValue | undefined> {
	const { property, send } = read.reading;
	if (isEmpty(read)) {
		if (property.required === true) {
			throw new InvalidItem(
				`'${property.displayName}' is empty`,
				'Give it a value; this operation cannot do without.',
				property.name,
			);
		}
		if (!choices.clearBlank || send?.to !== 'body' || property.type === 'resourceMapper')
			return undefined;
		if (
			read.isFromKey === true &&
			!read.reading.isTextList &&
			!lookups.clearer.canClear(send.key)
		) {
			lookups.hint(
				`'${property.displayName}' cannot be emptied in Pipedrive; where it is blank, it was left as it is.`,
			);
			return undefined;
		}
	}
	const outcome = await outcomeOf(async () => await convert(read, choices, lookups, given));
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	if (!(cause instanceof FieldProblem)) throw cause;
	const { name = property.displayName, key = property.name } = cause.about ?? {};
	throw new InvalidItem(`'${name}' ${cause.message}`, cause.nextStep, key);
}

function isEmpty({ reading: { property }, value }: ReadValue): boolean {
	if (property.type === 'resourceLocator') return isEmptyLocator(value);
	return isBlank(value) || (property.type === 'fixedCollection' && isUntouched(value));
}

/** A list to which nothing was added. */
const isUntouched = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && Object.keys(value).length === 0;

async function convert(
	read: ReadValue,
	choices: WritingChoices,
	lookups: Lookups,
	given: IDataObject,
): Promise<PreparedValue | undefined> {
	const { reading, value } = read;
	const { property, send, isTextList, namesFrom } = reading;
	if (property.type === 'resourceMapper')
		return await convertCustomFields(value, choices.clearBlank, lookups);
	if (isTextList) {
		const texts = textList(value);
		return texts.length > 0 || choices.clearBlank ? { value: texts } : undefined;
	}
	if (send !== undefined && isEmpty(read)) return { value: lookups.clearer.byKey(send.key) };
	if (namesFrom !== undefined) return { value: await idsOf(namesFrom, value, lookups.finder) };
	if (isIdList(reading)) return { value: idsOfList(reading, value) };
	const isRows = property.type === 'json' && reading.rowLocators.length > 0;
	if (property.type === 'fixedCollection' || isRows)
		return { value: await rowsWithIds(reading.rowLocators, rowsOf(value), lookups.finder) };
	const directory = directoryOf(property);
	if (directory === undefined && send === undefined) {
		const isWord = property.typeOptions?.wordId === true;
		return { value: isWord ? wordInPath(value) : idInPath(value) };
	}
	if (directory === undefined) {
		refuseChoice(send?.key ?? '', value, lookups);
		return { value: typedValue(property, value, lookups.timezone) };
	}
	if (property.type === 'multiOptions')
		return { value: await idsOf(directory, value, lookups.finder) };
	return await convertLocator(reading, directory, value, choices, lookups, given);
}

/** Keys of the query that take several ids; one record of such a list is given by a locator. */
const isIdList = ({ property, send }: Reading): boolean =>
	property.type === 'string' && (send?.key === 'ids' || send?.key === 'deal_ids');

function idsOfList({ property }: Reading, value: unknown): number[] {
	const ids = idList(value);
	if (ids.length > 0 || property.required !== true) return ids;
	throw new FieldProblem('holds no ID', 'Give at least one; this operation cannot do without.');
}

/** Custom fields by their keys; undefined when none of them has a value. */
async function convertCustomFields(
	value: unknown,
	clearBlank: boolean,
	{ customFields }: Lookups,
): Promise<PreparedValue | undefined> {
	const written = await customFields(value as IDataObject, clearBlank);
	return Object.keys(written).length === 0 ? undefined : { value: written };
}

function refuseChoice(key: string, value: unknown, { refuses }: Lookups): void {
	const instead = refuses?.[key]?.[String(value).trim().toLowerCase()];
	if (instead !== undefined) throw new FieldProblem(`cannot become ${shown(value)} here`, instead);
}

async function convertLocator(
	{ property, send }: Reading,
	directory: Directory,
	value: unknown,
	choices: WritingChoices,
	lookups: Lookups,
	given: IDataObject,
): Promise<PreparedValue | undefined> {
	const isWritten = send?.to === 'body';
	const byName = async (name: string) =>
		isWritten && choices.ifNotFound === 'create' && directory.kind === 'searched'
			? await lookups.finder.byNameOrNew(directory, name, lookups.onCreate(directory))
			: await lookups.finder.byName(directory, name, ({ implies = {} }) =>
					Object.entries(implies).every(([key, implied]) => (given[key] ?? implied) === implied),
				);
	const outcome = await outcomeOf(
		async () => await entryOf(directory, value, lookups.finder, isWritten, byName),
	);
	if (outcome.ok) {
		const { id, implies } = outcome.value;
		return { value: id, ...(isWritten && { implies }) };
	}
	const { cause } = outcome;
	const mayBeEmpty = isWritten && choices.ifNotFound === 'leaveEmpty' && property.required !== true;
	if (mayBeEmpty && cause instanceof NotFoundProblem) return undefined;
	throw cause;
}
