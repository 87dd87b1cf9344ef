import { createHash } from 'node:crypto';

import { progressOf } from '../rules/goalProgress.ts';
import { requireLiving } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import type { Answer } from '../server/envelopes.ts';
import { route, type KeyPath, type Route } from '../server/route.ts';
import {
	date,
	filledText,
	integer,
	integers,
	nullableDate,
	number,
	objectSchema,
	oneOf,
	text,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { goalTypes, type GoalRecord } from '../state/administration.ts';
import { goalQuery, goalTest, type GoalQuery } from './goalSearch.ts';

type GoalBody = Pick<
	GoalRecord,
	'type' | 'assignee' | 'interval' | 'duration' | 'expected_outcome'
> & { title?: string };

const reading = ['goals:read', 'goals:full'];
const writing = ['goals:full'];
const goalKeys = {
	title: filledText,
	assignee: objectSchema({ id: integer, type: oneOf(['person', 'company', 'team']) }, [
		'id',
		'type',
	]),
	type: objectSchema(
		{
			name: oneOf(goalTypes),
			params: objectSchema({
				pipeline_id: integers,
				stage_id: integer,
				activity_type_id: integers,
			}),
		},
		['name', 'params'],
	),
	expected_outcome: objectSchema(
		{ target: number, tracking_metric: oneOf(['quantity', 'sum']), currency_id: integer },
		['target', 'tracking_metric'],
	),
	duration: objectSchema({ start: date, end: nullableDate }, ['start']),
	interval: oneOf(['weekly', 'monthly', 'quarterly', 'yearly']),
};

/** Goals belong to a service of their own, which adds its status to the envelope. */
function serviceAnswer(data?: object): Answer {
	const beside = { statusCode: 20_000, statusText: 'OK', service: 'statistics-goals-api' };
	return data === undefined ? { beside } : { beside, data };
}

function goalAnswer(goal: GoalRecord) {
	return {
		id: goal.key,
		owner_id: goal.owner_id,
		title: goal.title,
		type: goal.type,
		assignee: goal.assignee,
		interval: goal.interval,
		duration: goal.duration,
		expected_outcome: goal.expected_outcome,
		is_active: goal.is_active,
		report_ids: [goal.reportKey],
	};
}

function find(account: Account, key: string): GoalRecord {
	const found = account.goals.all().find((goal) => goal.key === key);
	return requireLiving(found, 'Goal');
}

function keyOf(word: string, id: number): string {
	return createHash('md5')
		.update(`${word}/${String(id)}`)
		.digest('hex');
}

function requireRules(account: Account, body: Partial<GoalBody>): void {
	const { type, assignee, duration, expected_outcome } = body;
	if (assignee?.type === 'person' && !account.users.get(assignee.id)) {
		throw badRequest('Assignee not found');
	}
	for (const id of type?.params.pipeline_id ?? []) {
		if (account.pipelines.get(id)?.is_deleted !== false) throw badRequest('Pipeline not found');
	}
	for (const id of type?.params.activity_type_id ?? []) {
		if (!account.activityTypes.get(id)) throw badRequest('Activity type not found');
	}
	if (expected_outcome?.tracking_metric === 'sum') {
		if (type?.name.startsWith('activities')) throw badRequest('Activities have no sum');
		if (!account.currencies.get(expected_outcome.currency_id ?? 0)) {
			throw badRequest('expected_outcome.currency_id is required for the tracking metric sum');
		}
	}
	if (duration?.end && duration.end < duration.start) {
		throw badRequest('duration.end must not be before duration.start');
	}
}

/** Makes a goal's record out of a checked body. */
export function insertGoal(account: Account, ownerId: number, body: GoalBody): GoalRecord {
	const { title = 'Goal', duration, ...rest } = body;
	return account.goals.insert((id) => ({
		id,
		key: keyOf('goal', id),
		reportKey: keyOf('report', id),
		owner_id: ownerId,
		title,
		...rest,
		duration: { start: duration.start, end: duration.end ?? null },
		is_active: true,
		is_deleted: false,
	}));
}

/** Goals and how far they have got. */
export const goalRoutes: Route[] = [
	route<unknown, GoalBody>({
		method: 'POST',
		version: 'v1',
		path: '/goals',
		cost: 10,
		scopes: writing,
		bodySchema: objectSchema(goalKeys, [
			'assignee',
			'type',
			'expected_outcome',
			'duration',
			'interval',
		]),
		handler: ({ context: { account }, user, body }) => {
			requireRules(account, body);
			return serviceAnswer({ goal: goalAnswer(insertGoal(account, user.id, body)) });
		},
	}),
	route<GoalQuery>({
		method: 'GET',
		version: 'v1',
		path: '/goals/find',
		cost: 20,
		scopes: reading,
		querySchema: goalQuery,
		handler: ({ context: { account }, user, query }) =>
			serviceAnswer({
				goals: account.goals.all().filter(goalTest(query, user)).map(goalAnswer),
			}),
	}),
	route<unknown, Partial<GoalBody>, KeyPath>({
		method: 'PUT',
		version: 'v1',
		path: '/goals/:id',
		cost: 10,
		scopes: writing,
		pathSchema: { id: text },
		bodySchema: objectSchema(goalKeys),
		handler: ({ context: { account }, path, body }) => {
			const goal = find(account, path.id);
			requireRules(account, { type: goal.type, ...body });
			account.goals.change(goal, body);
			return serviceAnswer({ goal: goalAnswer(goal) });
		},
	}),
	route<unknown, unknown, KeyPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/goals/:id',
		cost: 6,
		scopes: writing,
		pathSchema: { id: text },
		handler: ({ context: { account }, path }) => {
			account.goals.change(find(account, path.id), { is_deleted: true });
			return serviceAnswer();
		},
	}),
	route<{ 'period.start': string; 'period.end': string }, unknown, KeyPath>({
		method: 'GET',
		version: 'v1',
		path: '/goals/:id/results',
		cost: 20,
		scopes: reading,
		pathSchema: { id: text },
		querySchema: { 'period.start': date, 'period.end': date },
		requiredQuery: ['period.start', 'period.end'],
		handler: ({ context: { account }, path, query }) => {
			const goal = find(account, path.id);
			const period = { start: query['period.start'], end: query['period.end'] };
			if (period.start < goal.duration.start) {
				throw badRequest('The period must not begin before the goal does');
			}
			return serviceAnswer({ goal: goalAnswer(goal), progress: progressOf(account, goal, period) });
		},
	}),
];
