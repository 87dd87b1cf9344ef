import { validationFailed } from '../server/apiError.ts';
import {
	boolean,
	date,
	idsOfQuery,
	integer,
	number,
	oneOf,
	text,
	type PropertySchemas,
} from '../server/schemas.ts';
import { idsInQuery } from '../server/validation.ts';
import { goalTypes, type GoalRecord } from '../state/administration.ts';
import type { UserRecord } from '../state/records.ts';

/** What goals can be searched by; the dots name keys within keys. */
export interface GoalQuery {
	'type.name'?: string;
	title?: string;
	is_active?: boolean;
	'assignee.id'?: number;
	'assignee.type'?: string;
	'expected_outcome.target'?: number;
	'expected_outcome.tracking_metric'?: string;
	'expected_outcome.currency_id'?: number;
	'type.params.pipeline_id'?: unknown;
	'type.params.stage_id'?: number;
	'type.params.activity_type_id'?: unknown;
	'period.start'?: string;
	'period.end'?: string;
}

export const goalQuery: PropertySchemas = {
	'type.name': oneOf(goalTypes),
	title: text,
	is_active: boolean,
	'assignee.id': integer,
	'assignee.type': oneOf(['person', 'company', 'team']),
	'expected_outcome.target': number,
	'expected_outcome.tracking_metric': oneOf(['quantity', 'sum']),
	'expected_outcome.currency_id': integer,
	'type.params.pipeline_id': idsOfQuery,
	'type.params.stage_id': integer,
	'type.params.activity_type_id': idsOfQuery,
	'period.start': date,
	'period.end': date,
};

function is<T>(wanted: T | undefined, actual: T | undefined): boolean {
	return wanted === undefined || wanted === actual;
}

function hasAny(wanted: unknown, actual: readonly number[] = []): boolean {
	return wanted === undefined || idsInQuery(wanted).some((id) => actual.includes(id));
}

/**
 * The test that a search for goals makes: without criteria only the user's own, always only the
 * active ones unless it says otherwise.
 * @throws ApiError 400 for half a period
 */
export function goalTest(query: GoalQuery, user: UserRecord): (goal: GoalRecord) => boolean {
	const { 'period.start': start, 'period.end': end, is_active = true } = query;
	if ((start === undefined) !== (end === undefined)) {
		throw validationFailed(["period: 'period.start' and 'period.end' must be set together"]);
	}
	const anybody = Object.keys(query).some((key) => key !== 'is_active');
	return (goal) =>
		!goal.is_deleted &&
		goal.is_active === is_active &&
		(anybody || goal.owner_id === user.id) &&
		is(query['type.name'], goal.type.name) &&
		goal.title.toLowerCase().includes((query.title ?? '').toLowerCase()) &&
		is(query['assignee.id'], goal.assignee.id) &&
		is(query['assignee.type'], goal.assignee.type) &&
		is(query['expected_outcome.target'], goal.expected_outcome.target) &&
		is(query['expected_outcome.tracking_metric'], goal.expected_outcome.tracking_metric) &&
		is(query['expected_outcome.currency_id'], goal.expected_outcome.currency_id) &&
		is(query['type.params.stage_id'], goal.type.params.stage_id) &&
		hasAny(query['type.params.pipeline_id'], goal.type.params.pipeline_id) &&
		hasAny(query['type.params.activity_type_id'], goal.type.params.activity_type_id) &&
		(start === undefined || goal.duration.end === null || goal.duration.end >= start) &&
		(end === undefined || goal.duration.start <= end);
}
