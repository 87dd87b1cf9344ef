import { toV1Time } from '../state/clock.ts';
import type { FilterCondition, FilterRecord } from '../state/records.ts';

/** A stored filter as lists answer it: without its conditions. */
export function filterAnswer(filter: FilterRecord) {
	return {
		id: filter.id,
		name: filter.name,
		filter_code: null,
		is_editable: true,
		active_flag: !filter.is_deleted,
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

function groupAnswer(
	glue: 'and' | 'or',
	conditions: readonly FilterCondition[],
	withCodes: boolean,
) {
	return {
		glue,
		conditions: conditions.map(({ field_code, ...condition }) => ({
			...condition,
			json_value_flag: false,
			...(withCodes ? { field_code } : {}),
		})),
	};
}

/** A stored filter with its conditions. */
export function fullFilterAnswer(filter: FilterRecord, withCodes = false) {
	const conditions = [
		groupAnswer('and', filter.all, withCodes),
		groupAnswer('or', filter.any, withCodes),
	];
	return { ...filterAnswer(filter), conditions: { glue: 'and', conditions } };
}
