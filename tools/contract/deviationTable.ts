import type { Deviation } from './deviations.ts';

/** The deviations by what they are of, as `test/contract/deviations.json` has them. */
export type DeviationLists = Record<'requests' | 'answers' | 'contradictions', Deviation[]>;

const heading = '## Every difference from the description';

const head = ['| Why | Known from | In | Where |', '| --- | --- | --- | --- |'];

/** The lines of the table: every reason once, with where it is known from and all that differs for it. */
export function deviationTable(lists: DeviationLists): string[] {
	const places = new Map<string, { first: Deviation; of: string; where: string[] }>();
	for (const [of, deviations] of Object.entries(lists)) {
		for (const deviation of deviations) {
			const key = `${of} ${deviation.reason}`;
			const place = places.get(key) ?? { first: deviation, of, where: [] };
			place.where.push(`\`${deviation.operations}\`: ${deviation.keys.map(asCode).join(', ')}`);
			places.set(key, place);
		}
	}
	return [
		...head,
		...[...places.values()].map(
			({ first, of, where }) =>
				`| ${first.reason} | ${first.source} | ${of} | ${where.join('; ')} |`,
		),
	];
}

const asCode = (key: string): string => `\`${key}\``;

/** The page with this table behind its heading, which is the last one. */
export function withDeviationTable(page: string, lists: DeviationLists): string {
	const start = page.indexOf(heading);
	if (start === -1) throw new Error(`The page has no heading '${heading}'`);
	const end = page.indexOf('\n|', start);
	const text = page.slice(0, end === -1 ? page.length : end).trimEnd();
	return [text, '', ...deviationTable(lists), ''].join('\n');
}

/** The lines of the table in such a page, whatever the widths of its columns. */
export function linesBehindHeading(page: string): string[] {
	return page
		.slice(page.indexOf(heading))
		.split('\n')
		.filter((line) => line.startsWith('|'));
}
