import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../exchange/exchange';
import { outcomeOf } from '../exchange/outcome';
import type { AccountLists } from './accountLists';
import type { Directory, Entry, SearchedDirectory } from './directory';
import { entriesOf, searchEntries } from './directories';
import { FieldProblem, NotFoundProblem, shown } from './fieldProblem';
import { comparable, namesIn, nearest } from './names';

const longestList = 10;

/** What a look-up brought: the entries of that name, and all that there are where they are few. */
interface Found {
	matches: Entry[];
	all: Entry[];
}

/** Turns names into entries of the account; one look-up per distinct name and run. */
export class NameFinder {
	private readonly found = new Map<string, Promise<Found>>();

	private readonly created = new Map<string, Promise<Entry>>();

	constructor(
		private readonly exchange: Exchange,
		private readonly lists: AccountLists,
	) {}

	/**
	 * The one entry that has this name.
	 * @param fits tells of several entries of this name which can be meant, e.g. the stage of one pipeline
	 * @throws {FieldProblem} when no entry has it (with the nearest ones) or several have (with their ids)
	 * @throws {ExchangeFailure} when the account cannot be asked
	 */
	async byName(
		directory: Directory,
		name: string,
		fits: (entry: Entry) => boolean = () => true,
	): Promise<Entry> {
		const key = `${directory.noun} ${comparable(name)}`;
		const search = this.found.get(key) ?? this.search(directory, name);
		this.found.set(key, search);
		const { matches, all } = await search;
		const fitting = matches.filter(fits);
		return onlyOne(directory.noun, name, fitting.length > 0 ? fitting : matches, all);
	}

	/**
	 * The one record that has this name, or a new one of it. Items of a run that use the same name share it.
	 * @param onCreate told of the record that was created
	 * @throws {FieldProblem} when several records have the name
	 * @throws {ExchangeFailure} when the account cannot be asked, or refuses the record
	 */
	async byNameOrNew(
		directory: SearchedDirectory,
		name: string,
		onCreate: (entry: Entry) => void,
	): Promise<Entry> {
		const outcome = await outcomeOf(async () => await this.byName(directory, name));
		if (outcome.ok) return outcome.value;
		if (!(outcome.cause instanceof NotFoundProblem)) throw outcome.cause;
		const key = `${directory.noun} ${comparable(name)}`;
		const known = this.created.get(key);
		if (known !== undefined) return await known;
		const creating = this.create(directory, name.trim());
		this.created.set(key, creating);
		const entry = await creating;
		onCreate(entry);
		return entry;
	}

	/**
	 * The names in a text with commas, where the names of entries may have commas themselves.
	 * @throws {ExchangeFailure} when the account cannot be asked
	 */
	async namesIn(directory: Directory, text: string): Promise<string[]> {
		const isListed = directory.kind === 'listed' && text.includes(',');
		const entries = isListed ? await entriesOf(directory, this.lists) : [];
		return namesIn(
			text,
			entries.map(({ name }) => name),
		);
	}

	/**
	 * The entry of a small list that has this id.
	 * @throws {FieldProblem} when there is none
	 */
	async byId(directory: Directory, id: number | string): Promise<Entry> {
		if (directory.kind !== 'listed') return { id, name: '', aliases: [] };
		for (const newest of [false, true]) {
			const entries = await entriesOf(directory, this.lists, newest);
			const entry = entries.find((candidate) => String(candidate.id) === String(id));
			if (entry !== undefined) return entry;
		}
		throw new FieldProblem(
			`has no ${directory.noun} with the ID ${shown(id)}`,
			'Choose it from the list, or check the ID; it may have been deleted.',
		);
	}

	private async create(directory: SearchedDirectory, name: string): Promise<Entry> {
		const body = directory.bodyFor?.(name);
		if (body === undefined) throw notFound(directory.noun, name, []);
		const { data } = await this.exchange.send({ method: 'POST', path: directory.collection, body });
		return { id: Number((data as IDataObject).id), name, aliases: [] };
	}

	private async search(directory: Directory, name: string): Promise<Found> {
		if (directory.kind === 'paged') {
			throw new FieldProblem(
				`takes an ID, not the name ${shown(name)}`,
				'Choose it from the list, or give its ID; Pipedrive has no search for such records.',
			);
		}
		const wanted = comparable(name);
		const named = (entries: Entry[]) =>
			entries.filter((entry) =>
				[entry.name, ...entry.aliases].some((text) => comparable(text) === wanted),
			);
		if (directory.kind === 'searched') {
			const entries = await searchEntries(directory, this.exchange, name.trim(), true);
			return { matches: named(entries), all: [] };
		}
		const entries = await entriesOf(directory, this.lists);
		const matches = named(entries);
		if (matches.length > 0) return { matches, all: entries };
		const newest = await entriesOf(directory, this.lists, true);
		return { matches: named(newest), all: newest };
	}
}

function onlyOne(noun: string, name: string, matches: Entry[], all: Entry[]): Entry {
	const [first, second] = matches;
	if (first !== undefined && second === undefined) return first;
	if (first === undefined) throw notFound(noun, name, all);
	const listed = matches
		.slice(0, longestList)
		.map((entry) => `${entry.id} (${entry.name})`)
		.join(', ');
	const more = matches.length > longestList ? ' and more' : '';
	throw new FieldProblem(
		`has ${matches.length} ${noun}s named ${shown(name)}: ${listed}${more}`,
		'Choose one From List, or give its ID.',
	);
}

function notFound(noun: string, name: string, all: Entry[]): FieldProblem {
	const close = nearest(
		name,
		all.map((entry) => ({ name: entry.name, texts: [entry.name, ...entry.aliases] })),
	);
	const hint =
		close.length > 0
			? `Did you mean ${close.map((candidate) => `'${candidate}'`).join(' or ')}?`
			: `Check the spelling, or give the ID; a ${noun} made a moment ago is found with a delay.`;
	return new NotFoundProblem(`has no ${noun} named ${shown(name)}`, hint);
}
