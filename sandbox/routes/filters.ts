import {
	conditionsSchema,
	storedConditions,
	type WrittenConditions,
} from '../rules/filterConditions.ts';
import { requireLiving } from '../rules/references.ts';
import { filterObjects, filterOperators } from '../rules/storedFilters.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { boolean, filledText, idList, idPath, objectSchema, oneOf } from '../server/schemas.ts';
import { customFieldTypes } from '../state/customFields.ts';
import type { FilterType } from '../state/records.ts';
import { deleteRoute } from './deleteRoute.ts';
import { filterAnswer, fullFilterAnswer } from './filterAnswer.ts';

interface CodesQuery {
	include_field_code?: boolean;
}

interface FilterBody {
	name?: string;
	conditions: WrittenConditions;
}

const filterTypes = Object.keys(filterObjects);
const reading = ['deals', 'activities', 'contacts'].flatMap((of) => [`${of}:read`, `${of}:full`]);
const writing = ['deals:full', 'activities:full', 'contacts:full'];
const querySchema = { include_field_code: boolean };
const words: Record<string, string> = {
	'=': 'is',
	'!=': 'is not',
	'<': 'is less than',
	'>': 'is more than',
	'<=': 'is less or equal to',
	'>=': 'is more or equal to',
	'IS NULL': 'is empty',
	'IS NOT NULL': 'is not empty',
	"LIKE '$%'": 'starts with',
	"LIKE '%$%'": 'contains',
	"NOT LIKE '%$%'": 'does not contain',
};

/** What conditions can be made of: the operators of every type of field. */
function helpers() {
	const operators = Object.fromEntries(filterOperators.map((one) => [one, words[one] ?? one]));
	const types = ['int', 'status', 'stage', 'visible_to', ...customFieldTypes];
	return {
		operators: Object.fromEntries(types.map((type) => [type, operators])),
		deprecated_operators: {},
		relative_dates: {},
		address_field_components: {
			street_number: 'House number',
			route: 'Street',
			locality: 'City',
			country: 'Country',
			postal_code: 'Postal code',
		},
	};
}

/** Stored filters. */
export const filterRoutes: Route[] = [
	route<{ type?: FilterType }>({
		method: 'GET',
		version: 'v1',
		path: '/filters',
		cost: 20,
		scopes: reading,
		querySchema: { type: oneOf(filterTypes) },
		handler: ({ context, query }) => ({
			data: context.account.filters
				.all()
				.filter((one) => !one.is_deleted)
				.filter(({ type }) => query.type === undefined || type === query.type)
				.map(filterAnswer),
		}),
	}),
	route({
		method: 'GET',
		version: 'v1',
		path: '/filters/helpers',
		cost: 20,
		scopes: reading,
		handler: () => ({ data: helpers() }),
	}),
	route<CodesQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/filters/:id',
		cost: 2,
		scopes: reading,
		pathSchema: idPath,
		querySchema,
		handler: ({ context, path, query }) => {
			const filter = requireLiving(context.account.filters.get(path.id), 'Filter');
			return { data: fullFilterAnswer(filter, query.include_field_code) };
		},
	}),
	route<CodesQuery, FilterBody & { name: string; type: FilterType }>({
		method: 'POST',
		version: 'v1',
		path: '/filters',
		cost: 10,
		scopes: writing,
		querySchema,
		bodySchema: objectSchema(
			{ name: filledText, conditions: conditionsSchema, type: oneOf(filterTypes) },
			['name', 'conditions', 'type'],
		),
		handler: ({ context: { account, clock }, user, query, body: { name, type, conditions } }) => {
			const stored = storedConditions(account, type, conditions);
			const filter = account.filters.insert((id) => ({
				id,
				name,
				type,
				user_id: user.id,
				is_deleted: false,
				add_time: clock.time(),
				update_time: null,
				...stored,
			}));
			return { data: fullFilterAnswer(filter, query.include_field_code) };
		},
	}),
	route<CodesQuery, FilterBody, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: '/filters/:id',
		cost: 10,
		scopes: writing,
		pathSchema: idPath,
		querySchema,
		bodySchema: objectSchema({ name: filledText, conditions: conditionsSchema }, ['conditions']),
		handler: ({ context: { account, clock }, path, query, body: { name, conditions } }) => {
			const filter = requireLiving(account.filters.get(path.id), 'Filter');
			account.filters.change(filter, {
				name: name ?? filter.name,
				...storedConditions(account, filter.type, conditions),
				update_time: clock.time(),
			});
			return { data: fullFilterAnswer(filter, query.include_field_code) };
		},
	}),
	deleteRoute({
		version: 'v1',
		path: '/filters/:id',
		cost: 6,
		scopes: writing,
		what: 'Filter',
		in: (account) => account.filters,
	}),
	route<{ ids: string }>({
		method: 'DELETE',
		version: 'v1',
		path: '/filters',
		cost: 10,
		scopes: writing,
		querySchema: { ids: idList },
		requiredQuery: ['ids'],
		handler: ({ context: { account }, query }) => {
			const wanted = query.ids.split(',').map(Number);
			const living = account.filters
				.all()
				.filter((one) => wanted.includes(one.id) && !one.is_deleted);
			for (const filter of living) account.filters.change(filter, { is_deleted: true });
			return { data: { id: living.map(({ id }) => id) } };
		},
	}),
];
