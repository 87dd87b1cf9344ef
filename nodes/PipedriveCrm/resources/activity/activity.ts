import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalConditions, conditionsMatch } from '../conditions';
import { activityLocator } from '../locators/activities';
import { linkedNames, plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { idsChoose, storedFilterBeside } from '../storedFilter';
import { activityConditionNames } from './activityConditionNames';
import {
	activityFilters,
	activityFiltersOnRecords,
	activityIncludeFields,
	activitySort,
} from './activityLists';
import { withLocalDue } from './activityFittings';
import { activityInputNames } from './activityInputNames';
import { createActivity, updateActivity, upsertActivity } from './activityWrites';
import { confirmActivityChanges, getActivityChanges } from './activityChanges';

const record: RecordShape = {
	collection: '/api/v2/activities',
	marksRequired: false,
	flatten: withLocalDue,
	simple: [
		'id',
		'subject',
		'type',
		'due_date',
		'due_time',
		'duration',
		'done',
		'owner_id',
		'deal_id',
		'lead_id',
		'person_id',
		'org_id',
		'project_id',
		'note',
		'marked_as_done_time',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'due_time', name: 'Due Time', empty: '' },
		{ key: 'note', name: 'Note', empty: '' },
		{ key: 'person_id', name: 'Person', empty: null },
		{ key: 'public_description', name: 'Public Description', empty: '' },
	],
	names: [{ id: 'owner_id', name: 'owner_name', from: 'users' }],
	linked: [
		{ id: 'deal_id', name: 'deal_title', collection: '/api/v2/deals', calledBy: 'title' },
		{ id: 'person_id', name: 'person_name', collection: '/api/v2/persons' },
		{ id: 'org_id', name: 'org_name', collection: '/api/v2/organizations' },
		{
			id: 'project_id',
			name: 'project_title',
			collection: '/api/v2/projects',
			calledBy: 'title',
		},
	],
	inputNames: activityInputNames,
	matchable: [{ key: 'subject', name: 'Subject', kind: 'text' }],
	conditionNames: activityConditionNames,
};

export const activity: Resource = {
	option: {
		name: 'Activity',
		value: 'activity',
		description: 'A call, meeting, task or the like, to do or done',
	},
	record,
	operations: [
		confirmActivityChanges,
		createActivity,
		upsertActivity,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete activity',
				description:
					'Delete an activity. Pipedrive keeps it for 30 days before it is gone for good.',
				routing: {
					request: { method: 'DELETE', url: '=/api/v2/activities/{{$parameter.activityId}}' },
				},
			},
			fields: [activityLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get activity',
				description: 'Retrieve an activity',
				routing: {
					request: { method: 'GET', url: '=/api/v2/activities/{{$parameter.activityId}}' },
				},
			},
			fields: [activityLocator, ...plainRecordOutput(linkedNames, activityIncludeFields)],
			answer: { kind: 'record' },
		},
		getActivityChanges,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many activities',
				description: 'Retrieve a list of activities, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v2/activities' } },
			},
			fields: [
				...returnAllOrLimit,
				activityFilters,
				additionalConditions,
				...plainRecordOutput(conditionsMatch, linkedNames, activityIncludeFields, ...activitySort),
			],
			answer: {
				kind: 'records',
				pages: {
					style: 'cursor',
					largest: 500,
					besideStoredFilter: activityFiltersOnRecords,
				},
			},
			checks: [storedFilterBeside(idsChoose)],
		},
		{
			option: {
				name: 'Mark as Done',
				value: 'markAsDone',
				action: 'Mark activity as done',
				description: 'Check an activity off',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/activities/{{$parameter.activityId}}',
						body: { done: true },
					},
				},
			},
			fields: [activityLocator, ...plainRecordOutput(linkedNames)],
			answer: { kind: 'record' },
		},
		updateActivity,
	],
};
