import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { taskLocator } from '../locators/projects';
import { linkedNames, plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { clearingOptions } from '../writing';
import * as fields from './taskFields';

const record: RecordShape = {
	collection: '/api/v2/tasks',
	marksRequired: false,
	simple: [
		'id',
		'title',
		'project_id',
		'parent_task_id',
		'is_done',
		'is_milestone',
		'due_date',
		'start_date',
		'assignee_ids',
		'priority',
		'description',
		'creator_id',
		'marked_as_done_time',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'assignee_ids', name: 'Assignees', empty: [] },
		{ key: 'description', name: 'Description', empty: null },
		{ key: 'due_date', name: 'Due Date', empty: null },
		{ key: 'parent_task_id', name: 'Parent Task', empty: null },
		{ key: 'priority', name: 'Priority', empty: null },
		{ key: 'start_date', name: 'Start Date', empty: null },
	],
	names: [
		{ id: 'assignee_ids', name: 'assignee_names', from: 'users' },
		{ id: 'creator_id', name: 'creator_name', from: 'users' },
	],
	linked: [
		{
			id: 'project_id',
			name: 'project_title',
			collection: '/api/v2/projects',
			calledBy: 'title',
		},
	],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'assignee_ids', name: 'Assignees', type: 'user' },
			{ key: 'description', name: 'Description', type: 'varchar' },
			{ key: 'is_done', name: 'Done', type: 'boolean' },
			{ key: 'due_date', name: 'Due Date', type: 'date' },
			{ key: 'is_milestone', name: 'Milestone', type: 'boolean' },
			{ key: 'parent_task_id', name: 'Parent Task', type: 'int' },
			{ key: 'priority', name: 'Priority', type: 'int' },
			{ key: 'project_id', name: 'Project', type: 'project' },
			{ key: 'start_date', name: 'Start Date', type: 'date' },
			{ key: 'title', name: 'Title', type: 'varchar' },
		],
	},
};

export const task: Resource = {
	option: {
		name: 'Task',
		value: 'task',
		description: 'Something to do in a project',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create task',
				description: 'Create a new task in a project',
				routing: { request: { method: 'POST', url: '/api/v2/tasks' } },
			},
			fields: [
				{ ...fields.title, required: true },
				fields.project,
				fields.assignees,
				fields.dueDate,
				additionalFields(fields.additionalTaskFields),
				...plainRecordOutput(linkedNames),
			],
			answer: { kind: 'record' },
			shapeBody: fields.taskBody,
			checks: [fields.taskFits],
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete task',
				description: 'Delete a task and its subtasks',
				routing: { request: { method: 'DELETE', url: '=/api/v2/tasks/{{$parameter.taskId}}' } },
			},
			fields: [taskLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get task',
				description: 'Retrieve a task',
				routing: { request: { method: 'GET', url: '=/api/v2/tasks/{{$parameter.taskId}}' } },
			},
			fields: [taskLocator, ...plainRecordOutput(linkedNames)],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many tasks',
				description: 'Retrieve a list of tasks, filtered',
				routing: { request: { method: 'GET', url: '/api/v2/tasks' } },
			},
			fields: [...returnAllOrLimit, fields.taskFilters, ...plainRecordOutput(linkedNames)],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
		{
			option: {
				name: 'Mark as Done',
				value: 'markAsDone',
				action: 'Mark task as done',
				description: 'Check a task off',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v2/tasks/{{$parameter.taskId}}',
						body: { done: 1 },
					},
				},
			},
			fields: [taskLocator, ...plainRecordOutput(linkedNames)],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update task',
				description: 'Change fields of a task. What is not given stays as it is.',
				routing: { request: { method: 'PATCH', url: '=/api/v2/tasks/{{$parameter.taskId}}' } },
			},
			fields: [
				taskLocator,
				additionalFields(fields.updatableTaskFields),
				...plainRecordOutput(linkedNames, ...clearingOptions),
			],
			answer: { kind: 'record' },
			shapeBody: fields.taskBody,
			checks: [fields.taskFits],
		},
	],
};
