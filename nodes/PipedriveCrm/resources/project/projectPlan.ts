import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Operation } from '../../run/operation';
import { additionalFields } from '../collections';
import { withLocalDue } from '../activity/activityFittings';
import { optional } from '../locators/byId';
import { activityLocator } from '../locators/activities';
import { phaseLocator, projectLocator, taskLocator } from '../locators/projects';
import { plainRecordOutput } from '../recordOutput';
import { wholeList } from '../returnAll';
import { inBody } from '../send';

/** A task or an activity in the plan of a project. */
const planItem: RecordShape = {
	marksRequired: false,
	simple: ['item_id', 'item_type', 'phase_id', 'group_id'],
	clearable: [],
	names: [{ id: 'phase_id', name: 'phase_name', from: 'phases' }],
	linked: [],
};

const group: RecordShape = {
	marksRequired: false,
	simple: ['id', 'name', 'order_nr'],
	clearable: [],
	names: [],
	linked: [],
};

/** An activity as version 1 answers it. */
const planActivity: RecordShape = {
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
		'user_id',
		'deal_id',
		'person_id',
		'org_id',
		'project_id',
		'marked_as_done_time',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

/** Where something stands in the plan. */
const place: INodeProperties = additionalFields([
	inBody({
		displayName: 'Group ID',
		name: 'group_id',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 1,
		description: 'The group of the plan, as Get Groups answers it',
	}),
	inBody({
		...optional(phaseLocator),
		name: 'phase_id',
		description: "A phase of the project's board",
	}),
]);

export const getActivities: Operation = {
	option: {
		name: 'Get Activities',
		value: 'getActivities',
		action: 'Get activities of project',
		description: 'Retrieve the activities of a project',
		routing: {
			request: { method: 'GET', url: '=/api/v1/projects/{{$parameter.projectId}}/activities' },
		},
	},
	fields: [projectLocator, ...plainRecordOutput()],
	answer: { kind: 'records', pages: wholeList },
	record: planActivity,
};

export const getGroups: Operation = {
	option: {
		name: 'Get Groups',
		value: 'getGroups',
		action: 'Get groups of project',
		description: 'Retrieve the groups into which the plan of a project is divided',
		routing: {
			request: { method: 'GET', url: '=/api/v1/projects/{{$parameter.projectId}}/groups' },
		},
	},
	fields: [projectLocator, ...plainRecordOutput()],
	answer: { kind: 'records', pages: wholeList },
	record: group,
};

export const getPlan: Operation = {
	option: {
		name: 'Get Plan',
		value: 'getPlan',
		action: 'Get plan of project',
		description: 'Retrieve in which phase and group the tasks and activities of a project stand',
		routing: {
			request: { method: 'GET', url: '=/api/v1/projects/{{$parameter.projectId}}/plan' },
		},
	},
	fields: [projectLocator, ...plainRecordOutput()],
	answer: { kind: 'records', pages: wholeList },
	record: planItem,
};

export const updatePlanActivity: Operation = {
	option: {
		name: 'Update Plan Activity',
		value: 'updatePlanActivity',
		action: 'Update activity in plan of project',
		description: 'Put an activity of a project into another phase or group of its plan',
		routing: {
			request: {
				method: 'PUT',
				url: '=/api/v1/projects/{{$parameter.projectId}}/plan/activities/{{$parameter.activityId}}',
			},
		},
	},
	fields: [projectLocator, activityLocator, place, ...plainRecordOutput()],
	answer: { kind: 'record' },
	record: planItem,
};

export const updatePlanTask: Operation = {
	option: {
		name: 'Update Plan Task',
		value: 'updatePlanTask',
		action: 'Update task in plan of project',
		description: 'Put a task of a project into another phase or group of its plan',
		routing: {
			request: {
				method: 'PUT',
				url: '=/api/v1/projects/{{$parameter.projectId}}/plan/tasks/{{$parameter.taskId}}',
			},
		},
	},
	fields: [projectLocator, taskLocator, place, ...plainRecordOutput()],
	answer: { kind: 'record' },
	record: planItem,
};
