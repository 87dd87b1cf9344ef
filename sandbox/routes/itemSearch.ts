import type { SandboxContext } from '../server/context.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type Route } from '../server/route.ts';
import { boolean, commaListOf, cursorPage, filledText, oneOf, text } from '../server/schemas.ts';
import type { SearchEntity } from '../search/documents.ts';
import type { Find } from '../search/searchIndex.ts';
import type { Account } from '../state/account.ts';
import { listAnswer } from './listing.ts';
import {
	dealItem,
	leadItem,
	organizationFind,
	personItem,
	productItem,
	projectItem,
	type ItemQuery,
} from './searchItems.ts';
import { requireTerm } from './searches.ts';

interface ItemSearchQuery extends PageQuery {
	term: string;
	item_types?: string;
	fields?: string;
	search_for_related_items?: boolean;
	exact_match?: boolean;
	include_fields?: string;
}

interface FieldSearchQuery extends PageQuery {
	term: string;
	entity_type: SearchEntity;
	match?: 'exact' | 'beginning' | 'middle';
	field: string;
}

type Present = (account: Account, find: Find, query: ItemQuery) => object | undefined;

/** One item that was found; its number is unique among all kinds of items. */
interface Found {
	id: number;
	score: number;
	item: object;
}

const mostRelated = 100;
const presenters: Record<SearchEntity, Present> = {
	deal: dealItem,
	person: personItem,
	organization: organizationFind,
	product: productItem,
	lead: leadItem,
	project: projectItem,
};
const entities: readonly SearchEntity[] = [
	'deal',
	'person',
	'organization',
	'product',
	'lead',
	'project',
];
const itemTypes = [...entities, 'file', 'mail_attachment'];
const fields = [
	...['address', 'code', 'custom_fields', 'email', 'name', 'notes', 'phone', 'title'],
	'description',
];

function numbered(id: number, type: string): number {
	return id * itemTypes.length + itemTypes.indexOf(type);
}

function filesFound(
	account: Account,
	{ term, fields: parts, exact_match }: ItemSearchQuery,
): Found[] {
	if (parts !== undefined && !parts.split(',').includes('name')) return [];
	const wanted = term.trim().toLowerCase();
	return account.files
		.all()
		.filter((file) => !file.is_deleted)
		.filter(({ name }) =>
			exact_match ? name.toLowerCase() === wanted : name.toLowerCase().includes(wanted),
		)
		.map((file) => ({
			id: numbered(file.id, 'file'),
			score: 0.4,
			item: {
				id: file.id,
				type: 'file',
				name: file.name,
				url: `/files/${String(file.id)}/download`,
			},
		}));
}

function found({ account, search }: SandboxContext, query: ItemSearchQuery): Found[] {
	const types = query.item_types?.split(',') ?? itemTypes;
	const term = {
		term: query.term,
		fields: query.fields?.split(','),
		exact: query.exact_match ?? false,
	};
	const records = entities
		.filter((entity) => types.includes(entity))
		.flatMap((entity) =>
			search.find(entity, term).flatMap((find) => {
				const { include_fields } = query;
				const wanted = include_fields === undefined ? {} : { include_fields };
				const item = presenters[entity](account, find, wanted);
				return item ? [{ id: numbered(find.id, entity), score: find.score, item }] : [];
			}),
		);
	return [...records, ...(types.includes('file') ? filesFound(account, query) : [])];
}

/** Deals, leads and persons of the persons and organizations that were found. */
function related(account: Account, rows: readonly Found[]): object[] {
	const ids = (type: string) =>
		rows
			.map(({ item }) => item)
			.flatMap((item) => ('type' in item && item.type === type && 'id' in item ? [item.id] : []));
	const [persons, organizations] = [ids('person'), ids('organization')];
	const of = (entity: SearchEntity, records: readonly { id: number; is_deleted: boolean }[]) =>
		records
			.filter((record) => !record.is_deleted)
			.flatMap(
				({ id }) =>
					presenters[entity](account, { id, score: 0, matchedCustomFields: [] }, {}) ?? [],
			);
	const deals = account.deals
		.all()
		.filter((one) => persons.includes(one.person_id) || organizations.includes(one.org_id));
	const leads = account.leads
		.all()
		.filter(
			(one) => persons.includes(one.person_id) || organizations.includes(one.organization_id),
		);
	const people = account.persons.all().filter((one) => organizations.includes(one.org_id));
	const items = [...of('deal', deals), ...of('lead', leads), ...of('person', people)];
	return items.slice(0, mostRelated).map((item) => ({ result_score: 0, item }));
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	if (typeof value !== 'object' || value === null || !('value' in value)) return undefined;
	return textOf(value.value);
}

/** The records of a kind by their field's text; upper and lower case are not the same. */
function byField({ account }: SandboxContext, query: FieldSearchQuery) {
	const { entity_type, field, term, match = 'exact' } = query;
	const collections = {
		deal: account.deals,
		person: account.persons,
		organization: account.organizations,
		product: account.products,
		lead: account.leads,
		project: account.projects,
	};
	const fits = (value: string) =>
		match === 'exact'
			? value === term
			: match === 'beginning'
				? value.startsWith(term)
				: value.includes(term);
	return collections[entity_type].all().flatMap((record) => {
		if (record.is_deleted) return [];
		const own: unknown = Reflect.get(record, field) ?? record.custom_fields[field];
		const value = textOf(own);
		if (value === undefined || !fits(value)) return [];
		return [
			{
				id: record.id,
				answer: {
					id: 'uuid' in record ? record.uuid : record.id,
					name: 'title' in record ? record.title : record.name,
				},
			},
		];
	});
}

/** Searching everything, and searching one field. */
export const itemSearchRoutes: Route[] = [
	route<ItemSearchQuery>({
		method: 'GET',
		version: 'v2',
		path: '/itemSearch',
		cost: 20,
		scopes: ['search:read'],
		search: true,
		querySchema: {
			term: text,
			item_types: commaListOf(itemTypes),
			fields: commaListOf(fields),
			search_for_related_items: boolean,
			exact_match: boolean,
			include_fields: commaListOf(['deal.cc_email', 'person.picture', 'product.price']),
			...cursorPage(100),
		},
		requiredQuery: ['term'],
		handler: ({ context, query }) => {
			requireTerm(query);
			const order = { sort_by: 'result_score', sort_direction: 'desc' } as const;
			const page = pageByCursor(
				found(context, query),
				{ ...query, ...order },
				({ score }) => score,
			);
			return {
				data: {
					items: page.rows.map(({ score, item }) => ({ result_score: score, item })),
					related_items: query.search_for_related_items ? related(context.account, page.rows) : [],
				},
				additional: { next_cursor: page.nextCursor },
			};
		},
	}),
	route<FieldSearchQuery>({
		method: 'GET',
		version: 'v2',
		path: '/itemSearch/field',
		cost: 20,
		scopes: ['search:read'],
		search: true,
		querySchema: {
			term: text,
			entity_type: oneOf(entities),
			match: oneOf(['exact', 'beginning', 'middle']),
			field: filledText,
			...cursorPage(500),
		},
		requiredQuery: ['term', 'entity_type', 'field'],
		handler: ({ context, query }) => {
			requireTerm({ term: query.term, exact_match: (query.match ?? 'exact') === 'exact' });
			const page = pageByCursor(byField(context, query), query, ({ id }) => id);
			return listAnswer(page, ({ answer }) => answer);
		},
	}),
];
