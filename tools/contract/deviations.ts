import type { Problem } from './checkShape.ts';
import type { Difference } from './checkExchange.ts';

/** A known way in which answers differ from the API's description, with the reason. */
export interface Deviation {
	/** Beginning of the operations' names: `/api/v2/deals`, or with a method `GET /api/v2/deals`. */
	operations: string;
	/** Keys below `data`, list marks left out: `won_time`, `items.item.owner`. */
	keys: string[];
	problem: Problem;
	reason: string;
	/** Where it is known from, e.g. 'example of the description'. */
	source: string;
}

/** What is left of differences when the known deviations are taken off. */
export interface Explained {
	unexplained: Difference[];
	/** Keys of deviations that none of the differences shows: they no longer occur. */
	unused: string[];
}

/** Sorts differences into known deviations and others. */
export function explain(differences: Difference[], deviations: Deviation[]): Explained {
	const used = new Set<string>();
	const unexplained = differences.filter((difference) => {
		const fitting = deviations.filter((deviation) => fits(difference, deviation));
		for (const deviation of fitting) used.add(labelOf(deviation, keyOf(difference.at)));
		return fitting.length === 0;
	});
	const labels = deviations.flatMap((deviation) =>
		deviation.keys.map((key) => labelOf(deviation, key)),
	);
	return { unexplained, unused: labels.filter((label) => !used.has(label)) };
}

function fits(difference: Difference, deviation: Deviation): boolean {
	const { operation, at, problem } = difference;
	const path = operation.slice(operation.indexOf('/'));
	return (
		problem === deviation.problem &&
		(path.startsWith(deviation.operations) || operation.startsWith(deviation.operations)) &&
		deviation.keys.includes(keyOf(at))
	);
}

function keyOf(at: string): string {
	return at.replaceAll('[]', '').replace(/^data\./, '');
}

function labelOf({ operations, problem }: Deviation, key: string): string {
	return `${operations}: ${key} (${problem})`;
}
