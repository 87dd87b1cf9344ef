/** Text as names are compared: case, outer and doubled spaces and the look of arrows do not count. */
export function comparable(name: string): string {
	return name
		.normalize('NFC')
		.toLowerCase()
		.replace(/\s*[›>]\s*/g, '>')
		.replace(/\s*[‹<]\s*/g, '<')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * The names in a text with commas. A name that has a comma itself is recognized by being known.
 * @param known names as the account has them
 */
export function namesIn(text: string, known: string[]): string[] {
	const found: string[] = [];
	let rest = text;
	for (const name of known.filter((one) => one.includes(','))) {
		const at = rest.toLowerCase().indexOf(name.toLowerCase());
		if (at === -1) continue;
		found.push(name);
		rest = rest.slice(0, at) + rest.slice(at + name.length);
	}
	const others = rest.split(',').map((part) => part.trim());
	return [...found, ...others.filter((part) => part !== '')];
}

/**
 * The names that differ least from what was given, at most three, none that is far off.
 * @param candidates each with the texts by which it goes
 */
export function nearest(given: string, candidates: { name: string; texts: string[] }[]): string[] {
	const wanted = comparable(given).slice(0, 100);
	return candidates
		.map(({ name, texts }) => ({
			name,
			distance: Math.min(...texts.map((text) => editDistance(comparable(text), wanted))),
		}))
		.filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, 3)
		.map(({ name }) => name);
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
