import type { SandboxContext } from '../server/context.ts';
import type { Answer } from '../server/envelopes.ts';
import { offsetPage, pageByOffset, type OffsetQuery } from '../server/offset.ts';
import { route, type Route } from '../server/route.ts';
import { boolean, commaListOf, text } from '../server/schemas.ts';
import { hitsOf, searches, searchItems, type SearchQuery, type SearchRules } from './searches.ts';

type RetiredQuery = SearchQuery & OffsetQuery;

function search(context: SandboxContext, rules: SearchRules, query: RetiredQuery): Answer {
	const hits = hitsOf(context, rules, query).sort((a, b) => b.score - a.score || b.id - a.id);
	const { rows, pagination } = pageByOffset(hits, query);
	return { data: { items: searchItems(rows) }, additional: { pagination } };
}

function retiredSearchRoute(rules: SearchRules): Route {
	return route<RetiredQuery>({
		method: 'GET',
		version: 'v1',
		path: rules.path,
		cost: 40,
		scopes: [`${rules.scope}:read`, `${rules.scope}:full`, 'search:read'],
		search: true,
		retired: true,
		querySchema: {
			term: text,
			fields: commaListOf(rules.fields),
			exact_match: boolean,
			...rules.querySchema,
			...offsetPage(500),
		},
		requiredQuery: ['term'],
		handler: ({ context, query }) => search(context, rules, query),
	});
}

/**
 * The four searches of v1. They left the API's description when v2 took their place and may still
 * answer, with the same finds at twice the cost and in pages by offset
 * (https://pipedrive.readme.io/docs/pipedrive-api-v2-migration-guide).
 */
export const retiredSearchRoutes: Route[] = searches.map(retiredSearchRoute);
