import assert from 'node:assert/strict';
import { idsOf, type Stage } from './stage.ts';

/** The answer of a search of v2. */
interface Hits {
	items: { item: { id: number } }[];
}

/** What the built-in node asks a search. */
export interface SearchTerms {
	term: string;
	fields: string[];
}

/** Every call of a search of v1 is one. */
const retired = 'This call has left the API; version 2 has it';

/**
 * Runs Search, which in the built-in node still asks the search of v1: it finds what the search of v2 finds,
 * costs 40 tokens, and is recorded as a violation.
 * @param list the path of the collection, e.g. `deals`
 */
export async function searchCheck(
	stage: Stage,
	resource: string,
	list: string,
	{ term, fields }: SearchTerms,
): Promise<void> {
	await stage.check(
		resource,
		'search',
		{ term, limit: 50, additionalFields: { fields } },
		async (got) => {
			const [sent] = (await stage.sandbox.requests()).filter(
				({ path }) => path === `/v1/${list}/search`,
			);
			assert.equal(sent?.tokens, 40);
			const query = `term=${encodeURIComponent(term)}&fields=${fields.join()}&limit=50`;
			const now = (await stage.data(`/api/v2/${list}/search?${query}`)) as Hits;
			const wanted = idsOf(now.items.map(({ item }) => item));
			assert.ok(wanted.length > 0, `nothing to be found for '${term}'`);
			assert.deepEqual(idsOf(got.map(({ json }) => json)), wanted);
		},
		{ violations: [retired] },
	);
}
