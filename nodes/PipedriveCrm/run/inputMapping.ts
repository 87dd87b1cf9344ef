import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AccountLists } from '../fields/accountLists';
import { definitionsOf } from '../fields/definitions';
import { bareName } from '../fields/inputNames';
import type { FieldProblem } from '../fields/fieldProblem';
import type { RecordShape } from '../fields/recordShape';
import { isBlank, listOf } from '../fields/values';
import { InvalidItem } from './itemFailure';
import { InputKeys, type KeyMeaning } from './inputKeys';
import type { ReadValue } from './itemValues';
import type { Reading } from './plan';
import { isUuid } from '../fields/recordIds';
import { directoryOf, hasUuids } from './references';

/** What the keys of one item came to. */
export interface MappedItem {
	values: ReadValue[];
	/** The value of the key that names the record's ID. */
	id: IDataObject[string];
	/** Keys with a value that could not be written, and why. */
	problems: { key: string; problem: FieldProblem }[];
	/** Keys that Pipedrive keeps by itself, with what there is to say about them. */
	readOnly: Map<string, string>;
}

/** A value on its way to a parameter. */
interface Source {
	key: string;
	value: unknown;
	label?: string;
}

/** Where the keys of an item have been put. */
interface PlacedKeys {
	sources: Map<Reading, Source[]>;
	/** By the key of the custom field. */
	custom: Map<string, Source[]>;
	problems: MappedItem['problems'];
	readOnly: MappedItem['readOnly'];
	id: IDataObject[string];
}

/** Turns the keys of input items into values of parameters: Data to Send, Auto-Map Input Data. */
export class InputMapping {
	private constructor(
		private readonly keys: InputKeys,
		private readonly inputs: Reading[],
		private readonly resource: string,
	) {}

	/**
	 * Learns what the keys of all items stand for. The account's fields are read for it; anew, when a key is
	 * unknown to a list that an earlier run left behind.
	 */
	static async open(
		items: IDataObject[],
		known: { resource: string; inputs: Reading[]; shape: RecordShape; ignored: string[] },
		lists: AccountLists,
	): Promise<InputMapping> {
		const { shape } = known;
		const keysFor = (definitions: IDataObject[]) => new InputKeys({ ...known, definitions });
		const distinct = [...new Set(items.flatMap((item) => Object.keys(item)))];
		const hasProblem = (keys: InputKeys) =>
			distinct.some((key) => keys.meaningOf(key).kind === 'problem');
		let keys = keysFor(await definitionsOf(shape, lists));
		if (hasProblem(keys)) keys = keysFor(await definitionsOf(shape, lists, true));
		return new InputMapping(keys, known.inputs, known.resource);
	}

	/** What the keys of an item come to. @throws {InvalidItem} when two keys give one field different values */
	map(item: IDataObject): MappedItem {
		const { sources, custom, problems, readOnly, id } = this.placed(item);
		const values = [...sources].map(([input, given]): ReadValue => {
			const value = adapted(input, this.valueOf(input, given));
			return { reading: input, value, isFromKey: true };
		});
		const all = [...values, ...this.customFields(custom)];
		return { values: [...all, ...this.missing(all)], id, problems, readOnly };
	}

	private placed(item: IDataObject): PlacedKeys {
		const placed: PlacedKeys = {
			sources: new Map(),
			custom: new Map(),
			problems: [],
			readOnly: new Map(),
			id: undefined,
		};
		for (const [key, value] of Object.entries(item)) {
			this.place(key, value, this.keys.meaningOf(key), placed);
		}
		return placed;
	}

	/** The keys of an item that have a value and no place, without looking at the values otherwise. */
	problemsOf(item: IDataObject): MappedItem['problems'] {
		const { problems } = this.placed(item);
		return problems;
	}

	/** The sentence for a key that cannot be written. */
	sentence({ message }: FieldProblem): string {
		return `${this.resource} ${message}`;
	}

	private place(key: string, value: unknown, meaning: KeyMeaning, into: PlacedKeys): void {
		switch (meaning.kind) {
			case 'parameter':
				for (const [input, source] of this.parts(meaning.input, { key, value, ...meaning })) {
					into.sources.set(input, [...(into.sources.get(input) ?? []), source]);
				}
				return;
			case 'customField': {
				const { key: code } = meaning.field;
				into.custom.set(code, [...(into.custom.get(code) ?? []), { key, value }]);
				return;
			}
			case 'customFields':
				for (const [name, inner] of Object.entries((value ?? {}) as IDataObject)) {
					this.place(name, inner, this.keys.customMeaningOf(name), into);
				}
				return;
			case 'readOnly':
				if (this.isId(key)) into.id = value as IDataObject[string];
				into.readOnly.set(key, meaning.remark?.reason ?? '');
				return;
			case 'problem':
				if (isNothing(value) || textOf(value) === String(meaning.holdsAnyway)) return;
				into.problems.push({ key, problem: meaning.problem });
				return;
			case 'ignored':
		}
	}

	/** The ID stands under the API's key, or in a column of an export ('Deal - ID'). */
	private isId(key: string): boolean {
		return ['id', bareName(`${this.resource} id`)].includes(bareName(key));
	}

	/** An object such as an address goes into the parameters of its parts. */
	private parts(input: Reading, source: Source): [Reading, Source][] {
		const [whole, part] = input.send?.key.split('.') ?? [];
		const { value } = source;
		if (part === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
			return [[input, source]];
		}
		return this.inputs.flatMap((candidate): [Reading, Source][] => {
			const [outer, inner = ''] = candidate.send?.key.split('.') ?? [];
			if (outer !== whole || !(inner in value)) return [];
			return [[candidate, { key: `${source.key}.${inner}`, value: (value as IDataObject)[inner] }]];
		});
	}

	/** One value of all that keys give for a parameter. */
	private valueOf(input: Reading, given: Source[]): unknown {
		const [first, ...more] = given.filter(({ value }) => !isBlank(value));
		if (first === undefined) return given[0]?.value;
		if (input.isTextList) return joined([first, ...more]);
		const other = more.find(({ value }) => textOf(value) !== textOf(first.value));
		if (other !== undefined) throw differ(first.key, other.key);
		return first.value;
	}

	private customFields(custom: Map<string, Source[]>): ReadValue[] {
		const reading = this.inputs.find(({ property }) => property.type === 'resourceMapper');
		if (reading === undefined || custom.size === 0) return [];
		const value = [...custom].map(([key, given]) => [key, this.valueOf(reading, given)]);
		return [{ reading, value: Object.fromEntries(value), isFromKey: true }];
	}

	/** What the operation cannot do without, as the editor would ask for it. */
	private missing(values: ReadValue[]): ReadValue[] {
		const given = new Set(values.map(({ reading }) => reading));
		return this.inputs
			.filter((input) => input.property.required === true && !given.has(input))
			.map((reading) => ({ reading, value: '', isFromKey: true }));
	}
}

const isNothing = (value: unknown): boolean =>
	isBlank(value) || (isObject(value) && Object.keys(value).length === 0);

const textOf = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value).trim();

function differ(one: string, other: string): InvalidItem {
	return new InvalidItem(
		`'${one}' and '${other}' stand for one field and hold different values`,
		"Remove one of them, or name it in 'Inputs to Ignore'.",
		one,
	);
}

/** Entries of a list from several keys: those of columns such as 'Email - Work' and 'Email - Home' together. */
function joined(sources: Source[]): unknown[] {
	const lists = sources.map(({ key, value, label }) => ({
		key,
		isLabelled: label !== undefined,
		entries: listOf(value).map((entry) =>
			label === undefined || typeof entry === 'object' ? entry : { value: entry, label },
		),
	}));
	const labelled = lists.filter(({ isLabelled }) => isLabelled);
	const [longest, ...others] = lists
		.filter(({ isLabelled }) => !isLabelled)
		.sort((a, b) => b.entries.length - a.entries.length || objects(b) - objects(a));
	if (longest === undefined) return labelled.flatMap(({ entries }) => entries);
	const known = new Set(longest.entries.map(entryText));
	const stray = others.find(
		({ entries }) => !entries.every((entry) => known.has(entryText(entry))),
	);
	if (stray !== undefined) throw differ(longest.key, stray.key);
	return [...longest.entries, ...labelled.flatMap(({ entries }) => entries)];
}

const objects = ({ entries }: { entries: unknown[] }): number =>
	entries.filter((entry) => typeof entry === 'object').length;

const entryText = (entry: unknown): string =>
	bareName(String(typeof entry === 'object' ? (entry as IDataObject | null)?.value : entry));

/** A value as the panel would hold it: locators have a mode, texts are no objects. */
function adapted({ property, isTextList }: Reading, value: unknown): unknown {
	if (property.type === 'resourceLocator') return locatorOf(value, property);
	const isText = property.type === 'string' && !isTextList;
	return isText && isObject(value) && typeof value.value === 'string' ? value.value : value;
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record may be given by its number, by its name, or as the API answers it: `{ id, name }`, `{ value, name }`. */
function locatorOf(value: unknown, property: INodeProperties): IDataObject {
	const given = isObject(value) && !('mode' in value) ? (value.id ?? value.value) : value;
	if (isObject(given)) return given;
	const text = isBlank(given) ? '' : String(given).trim();
	const directory = directoryOf(property);
	const idsAreWords = directory?.kind === 'listed' && directory.idsAreWords === true;
	const isId = hasUuids(directory) ? isUuid(text) : /^\d+$/.test(text) && !idsAreWords;
	return { mode: isId ? 'recordId' : 'name', value: text };
}
