import { validationFailed } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import type { Answer } from '../server/envelopes.ts';
import { route, type Route } from '../server/route.ts';
import {
	boolean,
	commaListOf,
	cursorPage,
	integer,
	oneOf,
	text,
	type PropertySchemas,
} from '../server/schemas.ts';
import type { SearchEntity } from '../search/documents.ts';
import type { Find } from '../search/searchIndex.ts';
import type { Account } from '../state/account.ts';
import {
	dealItem,
	leadItem,
	organizationFind,
	personItem,
	productItem,
	projectItem,
	type ItemQuery,
} from './searchItems.ts';

/** What every search can be asked, besides its page. */
export interface SearchQuery extends ItemQuery {
	term: string;
	fields?: string;
	exact_match?: boolean;
}

/** One of the searches: what it looks through, what it can be asked, and how it shows a find. */
export interface SearchRules {
	entity: SearchEntity;
	path: string;
	scope: string;
	fields: readonly string[];
	querySchema: PropertySchemas;
	/** The item of a find; undefined when the find does not fit the other parameters. */
	present(account: Account, find: Find, query: ItemQuery): object | undefined;
}

/** @throws ApiError 400 for a term of less than two characters, or none for an exact match */
export function requireTerm({
	term,
	exact_match = false,
}: Pick<SearchQuery, 'term' | 'exact_match'>): void {
	const least = exact_match ? 1 : 2;
	if (term.trim().length >= least) return;
	throw validationFailed([
		`term: This value is too short. It should have ${String(least)} characters or more.`,
	]);
}

/** A find as a search shows it. */
export interface Hit {
	id: number;
	score: number;
	item: object;
}

/**
 * What a search finds, in no particular order.
 * @throws ApiError 400 when the term is too short
 */
export function hitsOf(context: SandboxContext, rules: SearchRules, query: SearchQuery): Hit[] {
	requireTerm(query);
	return context.search
		.find(rules.entity, {
			term: query.term,
			fields: query.fields?.split(','),
			exact: query.exact_match ?? false,
		})
		.flatMap((find) => {
			const item = rules.present(context.account, find, query);
			return item ? [{ id: find.id, score: find.score, item }] : [];
		});
}

/** The items of an answer, the same in both versions. */
export function searchItems(hits: readonly Hit[]): { result_score: number; item: object }[] {
	return hits.map(({ score, item }) => ({ result_score: score, item }));
}

type PagedQuery = SearchQuery & Pick<PageQuery, 'limit' | 'cursor'>;

function search(context: SandboxContext, rules: SearchRules, query: PagedQuery): Answer {
	const hits = hitsOf(context, rules, query);
	const order = { sort_by: 'result_score', sort_direction: 'desc' } as const;
	const page = pageByCursor(hits, { ...query, ...order }, ({ score }) => score);
	return {
		data: { items: searchItems(page.rows) },
		additional: { next_cursor: page.nextCursor },
	};
}

function searchRoute(rules: SearchRules): Route {
	return route<PagedQuery>({
		method: 'GET',
		version: 'v2',
		path: rules.path,
		cost: 20,
		scopes: [`${rules.scope}:read`, `${rules.scope}:full`, 'search:read'],
		search: true,
		querySchema: {
			term: text,
			fields: commaListOf(rules.fields),
			exact_match: boolean,
			...rules.querySchema,
			...cursorPage(100),
		},
		requiredQuery: ['term'],
		handler: ({ context, query }) => search(context, rules, query),
	});
}

/** The searches of deals, persons, organizations and products. */
export const searches: readonly SearchRules[] = [
	{
		entity: 'deal',
		path: '/deals/search',
		scope: 'deals',
		fields: ['title', 'notes', 'custom_fields'],
		querySchema: {
			person_id: integer,
			organization_id: integer,
			status: oneOf(['open', 'won', 'lost']),
			include_fields: commaListOf(['deal.cc_email']),
		},
		present: dealItem,
	},
	{
		entity: 'person',
		path: '/persons/search',
		scope: 'contacts',
		fields: ['custom_fields', 'email', 'notes', 'phone', 'name'],
		querySchema: {
			organization_id: integer,
			include_fields: commaListOf(['person.picture']),
		},
		present: personItem,
	},
	{
		entity: 'organization',
		path: '/organizations/search',
		scope: 'contacts',
		fields: ['address', 'custom_fields', 'notes', 'name'],
		querySchema: {},
		present: organizationFind,
	},
	{
		entity: 'product',
		path: '/products/search',
		scope: 'products',
		fields: ['code', 'custom_fields', 'name'],
		querySchema: { include_fields: commaListOf(['product.price']) },
		present: productItem,
	},
];

const laterSearches: readonly SearchRules[] = [
	{
		entity: 'lead',
		path: '/leads/search',
		scope: 'leads',
		fields: ['custom_fields', 'notes', 'title'],
		querySchema: {
			person_id: integer,
			organization_id: integer,
			include_fields: commaListOf(['lead.was_seen']),
		},
		present: leadItem,
	},
	{
		entity: 'project',
		path: '/projects/search',
		scope: 'projects',
		fields: ['custom_fields', 'notes', 'title', 'description'],
		querySchema: { person_id: integer, organization_id: integer },
		present: projectItem,
	},
];

/** The searches as the API has them today. */
export const searchRoutes: Route[] = [...searches, ...laterSearches].map(searchRoute);
