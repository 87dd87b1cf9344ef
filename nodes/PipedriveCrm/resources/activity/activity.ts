import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { activityLocator } from '../locators/activities';
import { linkedNames, plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { storedFilterStandsAlone } from '../storedFilter';
import { clearingOptions, ifNotFound } from '../writing';
import { changedActivityBody, newActivityBody } from './activityBody';
import * as fields from './activityFields';
import { activityFilters, activityIncludeFields, activitySort } from './activityLists';
import { playActivityUpdate } from './activityUpdate';

const record: RecordShape = {
	collection: '/api/v2/activities',
	marksRequired: false,
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
		'person_id',
		'org_id',
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
	],
};

export const activity: Resource = {
	option: {
		name: 'Activity',
		value: 'activity',
		description: 'A call, meeting, task or the like, to do or done',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create activity',
				description: 'Create a new activity',
				routing: { request: { method: 'POST', url: '/api/v2/activities' } },
			},
			fields: [
				{ ...fields.subject, required: true },
				fields.type,
				fields.dueDate,
				fields.dueTime,
				fields.deal,
				fields.person,
				{
					displayName: 'Additional Fields',
					name: 'additionalFields',
					type: 'collection',
					placeholder: 'Add field',
					default: {},
					options: fields.additionalActivityFields,
				},
				...plainRecordOutput(ifNotFound, linkedNames),
			],
			answer: { kind: 'record' },
			shapeBody: newActivityBody,
		},
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
				...plainRecordOutput(linkedNames, activityIncludeFields, ...activitySort),
			],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
			checks: [storedFilterStandsAlone],
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
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update activity',
				description: 'Change fields of an activity. What is not given stays as it is.',
				routing: {
					request: { method: 'PATCH', url: '=/api/v2/activities/{{$parameter.activityId}}' },
				},
			},
			fields: [
				activityLocator,
				{
					displayName: 'Update Fields',
					name: 'updateFields',
					type: 'collection',
					placeholder: 'Add field',
					default: {},
					options: fields.updatableActivityFields,
				},
				...plainRecordOutput(
					ifNotFound,
					linkedNames,
					...clearingOptions('getActivityClearableFields'),
				),
			],
			answer: { kind: 'record' },
			shapeBody: changedActivityBody,
			play: playActivityUpdate,
		},
	],
};
