import type { IDataObject } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { playGoalWrite } from '../../run/players/goals';
import { additionalFields } from '../collections';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { goalBody, groupsAreWhole } from './goalBody';
import * as fields from './goalFields';
import { goalFilters, periodEnd, periodStart } from './goalFilters';

/** Results hold the goal beside its progress. */
function flatGoal(record: IDataObject): IDataObject {
	const { goal = record, progress } = record as { goal?: IDataObject; progress?: number };
	const {
		type,
		assignee,
		expected_outcome: outcome,
		duration,
	} = goal as Record<string, IDataObject>;
	return {
		...goal,
		type_name: type?.name,
		...(type?.params as IDataObject | undefined),
		assignee_type: assignee?.type,
		assignee_id: assignee?.id,
		...outcome,
		...duration,
		...(progress !== undefined && { progress }),
	};
}

const record: RecordShape = {
	marksRequired: false,
	flatten: flatGoal,
	simple: [
		'id',
		'title',
		'progress',
		'type_name',
		'pipeline_id',
		'stage_id',
		'activity_type_id',
		'assignee_type',
		'assignee_id',
		'target',
		'tracking_metric',
		'interval',
		'start',
		'end',
		'is_active',
	],
	clearable: [],
	names: [{ id: 'assignee_id', name: 'assignee_name', from: 'users' }],
	linked: [],
};

/** Half a period means nothing to the API. */
function periodIsWhole({ query }: PreparedRequest): string | undefined {
	const [first, last] = [query['period.start'], query['period.end']];
	if ((first === undefined) !== (last === undefined)) {
		return "'Period Start' and 'Period End' go together";
	}
	return String(last ?? '') < String(first ?? '')
		? "'Period End' lies before 'Period Start'"
		: undefined;
}

export const goal: Resource = {
	option: {
		name: 'Goal',
		value: 'goal',
		description: 'How many deals or activities are to be reached in a time',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create goal',
				description: 'Set a goal for a user, a team or the company',
				routing: { request: { method: 'POST', url: '/api/v1/goals' } },
			},
			fields: [
				{ ...fields.title, required: true },
				{ ...fields.typeName, required: true },
				{ ...fields.assigneeType, required: true },
				fields.assignee,
				{ ...fields.target, required: true },
				{ ...fields.trackingMetric, required: true },
				{ ...fields.interval, required: true },
				{ ...fields.start, required: true },
				additionalFields(fields.additionalGoalFields),
				...plainRecordOutput(),
			],
			answer: { kind: 'record', within: 'goal' },
			shapeBody: goalBody,
			checks: [groupsAreWhole],
			play: playGoalWrite,
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete goal',
				description: 'Delete a goal. It cannot be brought back.',
				routing: { request: { method: 'DELETE', url: '=/api/v1/goals/{{$parameter.goalId}}' } },
			},
			fields: [fields.goalLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Find',
				value: 'find',
				action: 'Find goals',
				description: 'Find goals; without filters, your own active ones',
				routing: { request: { method: 'GET', url: '/api/v1/goals/find' } },
			},
			fields: [...returnAllOrLimit, goalFilters, ...plainRecordOutput()],
			answer: {
				kind: 'records',
				pages: {
					...wholeList,
					rowsIn: (data) => (data as { goals?: IDataObject[] } | undefined)?.goals ?? [],
				},
			},
			checks: [periodIsWhole],
		},
		{
			option: {
				name: 'Get Results',
				value: 'getResults',
				action: 'Get results of goal',
				description: 'Retrieve how far a goal has got within a period',
				routing: {
					request: { method: 'GET', url: '=/api/v1/goals/{{$parameter.goalId}}/results' },
				},
			},
			fields: [
				fields.goalLocator,
				{ ...periodStart, required: true },
				{ ...periodEnd, required: true },
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			checks: [periodIsWhole],
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update goal',
				description: 'Change a goal. What is not given stays as it is.',
				routing: { request: { method: 'PUT', url: '=/api/v1/goals/{{$parameter.goalId}}' } },
			},
			fields: [
				fields.goalLocator,
				additionalFields(fields.updatableGoalFields),
				...plainRecordOutput(),
			],
			answer: { kind: 'record', within: 'goal' },
			shapeBody: goalBody,
			checks: [groupsAreWhole],
			play: playGoalWrite,
		},
	],
};
