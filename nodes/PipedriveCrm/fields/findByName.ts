import type { Exchange } from '../exchange/exchange';
import type { AccountLists } from './accountLists';
import type { Directory, Entry } from './directories';
import { entriesOf, searchEntries } from './directories';
import { FieldProblem, shown } from './fieldProblem';

/** Text as names are compared: case, outer and doubled spaces and the look of arrows do not count. */
function comparable(name: string): string {
	return name
		.normalize('NFC')
		.toLowerCase()
		.replace(/\s*[›>]\s*/g, '>')
		.replace(/\s*[‹<]\s*/g, '<')
		.replace(/\s+/g, ' ')
		.trim();
}

const longestList = 10;

/** Turns names into entries of the account; one look-up per distinct name and run. */
export class NameFinder {
	private readonly found = new Map<string, Promise<Entry>>();

	constructor(
		private readonly exchange: Exchange,
		private readonly lists: AccountLists,
	) {}

	/**
	 * The one entry that has this name.
	 * @throws {FieldProblem} when no entry has it (with the nearest ones) or several have (with their ids)
	 * @throws {ExchangeFailure} when the account cannot be asked
	 */
	async byName(directory: Directory, name: string): Promise<Entry> {
		const key = `${directory.noun} ${comparable(name)}`;
		const known = this.found.get(key);
		if (known !== undefined) return await known;
		const search = this.search(directory, name);
		this.found.set(key, search);
		return await search;
	}

	/**
	 * The entry of a small list that has this id.
	 * @throws {FieldProblem} when there is none
	 */
	async byId(directory: Directory, id: number | string): Promise<Entry> {
		if (directory.kind === 'searched') return { id, name: '', aliases: [] };
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

	private async search(directory: Directory, name: string): Promise<Entry> {
		const wanted = comparable(name);
		const named = (entries: Entry[]) =>
			entries.filter((entry) =>
				[entry.name, ...entry.aliases].some((text) => comparable(text) === wanted),
			);
		if (directory.kind === 'searched') {
			const entries = await searchEntries(directory, this.exchange, name.trim(), true);
			return onlyOne(directory.noun, name, named(entries), []);
		}
		const entries = await entriesOf(directory, this.lists);
		const matches = named(entries);
		if (matches.length > 0) return onlyOne(directory.noun, name, matches, entries);
		const newest = await entriesOf(directory, this.lists, true);
		return onlyOne(directory.noun, name, named(newest), newest);
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
	const nearest = nearestNames(name, all);
	const hint =
		nearest.length > 0
			? `Did you mean ${nearest.map((candidate) => `'${candidate}'`).join(' or ')}?`
			: `Check the spelling, or give the ID; a ${noun} made a moment ago is found with a delay.`;
	return new FieldProblem(`has no ${noun} named ${shown(name)}`, hint);
}

/** The names that differ least from what was given; for a short list all of them are worth naming. */
function nearestNames(name: string, entries: Entry[]): string[] {
	const wanted = comparable(name).slice(0, 100);
	return entries
		.map((entry) => ({
			name: entry.name,
			distance: Math.min(
				...[entry.name, ...entry.aliases].map((text) => editDistance(comparable(text), wanted)),
			),
		}))
		.filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, 3)
		.map((candidate) => candidate.name);
}

/** Levenshtein distance: how many letters to add, drop or change. */
function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
