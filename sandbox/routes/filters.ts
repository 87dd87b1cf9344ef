import { requireRecord } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { boolean, idPath, oneOf } from '../server/schemas.ts';
import { toV1Time } from '../state/clock.ts';
import type { FilterCondition, FilterRecord, FilterType } from '../state/records.ts';

const filterTypes: readonly FilterType[] = [
	'deals',
	'leads',
	'org',
	'people',
	'products',
	'activity',
	'projects',
];
const reading = ['deals', 'activities', 'contacts'].flatMap((of) => [`${of}:read`, `${of}:full`]);

function filterAnswer(filter: FilterRecord) {
	return {
		id: filter.id,
		name: filter.name,
		filter_code: null,
		is_editable: true,
		active_flag: true,
		type: filter.type,
		temporary_flag: null,
		user_id: filter.user_id,
		add_time: toV1Time(filter.add_time),
		update_time: toV1Time(filter.update_time),
		visible_to: '7',
		last_used_time: null,
		custom_view_id: null,
	};
}

function groupAnswer(glue: 'and' | 'or', conditions: FilterCondition[], withCodes: boolean) {
	return {
		glue,
		conditions: conditions.map(({ field_code, ...condition }) => ({
			...condition,
			json_value_flag: false,
			...(withCodes ? { field_code } : {}),
		})),
	};
}

/** Reading stored filters. */
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
				.filter(({ type }) => query.type === undefined || type === query.type)
				.map(filterAnswer),
		}),
	}),
	route<{ include_field_code?: boolean }, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/filters/:id',
		cost: 2,
		scopes: reading,
		pathSchema: idPath,
		querySchema: { include_field_code: boolean },
		handler: ({ context, path, query }) => {
			const filter = requireRecord(context.account.filters.get(path.id), 'Filter');
			const withCodes = query.include_field_code ?? false;
			const conditions = [
				groupAnswer('and', filter.all, withCodes),
				groupAnswer('or', filter.any, withCodes),
			];
			return { data: { ...filterAnswer(filter), conditions: { glue: 'and', conditions } } };
		},
	}),
];
