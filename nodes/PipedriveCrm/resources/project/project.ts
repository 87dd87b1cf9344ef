import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { projectLocator } from '../locators/projects';
import { permittedUser, permittedUsers } from '../permittedUsers';
import { plainRecordOutput, runOptions, unlinkedRecordOutput } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { searchFields } from '../searchFields';
import { projectInputNames } from './projectInputNames';
import { projectFilters, projectPages, projectSearchFilters } from './projectLists';
import {
	getActivities,
	getGroups,
	getPlan,
	updatePlanActivity,
	updatePlanTask,
} from './projectPlan';
import { createProject, updateProject } from './projectWrites';

const fields = '/api/v2/projectFields';

const record: RecordShape = {
	collection: '/api/v2/projects',
	fields,
	marksRequired: false,
	simple: [
		'id',
		'title',
		'status',
		'board_id',
		'phase_id',
		'owner_id',
		'start_date',
		'end_date',
		'deal_ids',
		'person_ids',
		'org_ids',
		'description',
		'health_status',
		'archive_time',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'deal_ids', name: 'Deals', empty: [] },
		{ key: 'description', name: 'Description', empty: '' },
		{ key: 'label_ids', name: 'Labels', empty: [] },
		{ key: 'org_ids', name: 'Organizations', empty: [] },
		{ key: 'person_ids', name: 'Persons', empty: [] },
	],
	names: [
		{ id: 'board_id', name: 'board_name', from: 'boards' },
		{ id: 'phase_id', name: 'phase_name', from: 'phases' },
		{ id: 'owner_id', name: 'owner_name', from: 'users' },
	],
	linked: [],
	inputNames: projectInputNames,
};

/** What one request changed, with values by the fields' keys. */
const change: RecordShape = {
	fields,
	marksRequired: false,
	simple: ['time', 'actor_user_id', 'change_source', 'old_values', 'new_values'],
	clearable: [],
	names: [{ id: 'actor_user_id', name: 'actor_user_name', from: 'users' }],
	valuesByField: ['old_values', 'new_values'],
	linked: [],
};

export const project: Resource = {
	option: {
		name: 'Project',
		value: 'project',
		description: 'Work that follows a deal, on its way through the phases of a board',
	},
	record,
	operations: [
		{
			option: {
				name: 'Archive',
				value: 'archive',
				action: 'Archive project',
				description: 'Put a project away. The API cannot bring it back; Pipedrive itself can.',
				routing: {
					request: { method: 'POST', url: '=/api/v2/projects/{{$parameter.projectId}}/archive' },
				},
			},
			fields: [projectLocator, ...unlinkedRecordOutput()],
			answer: { kind: 'record' },
			repeat: 'never',
		},
		createProject,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete project',
				description: 'Delete a project and its tasks',
				routing: {
					request: { method: 'DELETE', url: '=/api/v2/projects/{{$parameter.projectId}}' },
				},
			},
			fields: [projectLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get project',
				description: 'Retrieve a project with its custom fields',
				routing: { request: { method: 'GET', url: '=/api/v2/projects/{{$parameter.projectId}}' } },
			},
			fields: [projectLocator, ...unlinkedRecordOutput()],
			answer: { kind: 'record' },
		},
		getActivities,
		{
			option: {
				name: 'Get Field Changes',
				value: 'getFieldChanges',
				action: 'Get field changes of project',
				description: 'Retrieve what was changed in a project, when and by whom, newest first',
				routing: {
					request: { method: 'GET', url: '=/api/v2/projects/{{$parameter.projectId}}/changelog' },
				},
			},
			fields: [projectLocator, ...returnAllOrLimit, ...unlinkedRecordOutput()],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
			record: change,
		},
		getGroups,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many projects',
				description: 'Retrieve a list of projects, filtered',
				routing: { request: { method: 'GET', url: '/api/v2/projects' } },
			},
			fields: [...returnAllOrLimit, projectFilters, ...unlinkedRecordOutput()],
			answer: { kind: 'records', pages: projectPages },
		},
		{
			option: {
				name: 'Get Permitted Users',
				value: 'getPermittedUsers',
				action: 'Get permitted users of project',
				description: 'Retrieve the users who may see a project',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v2/projects/{{$parameter.projectId}}/permittedUsers',
					},
				},
			},
			fields: [projectLocator, ...plainRecordOutput()],
			answer: { kind: 'records', pages: permittedUsers },
			record: permittedUser,
		},
		getPlan,
		{
			option: {
				name: 'Search',
				value: 'search',
				action: 'Search projects',
				description:
					'Find projects by title, description, notes or custom fields. New projects show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/projects/search' } },
			},
			fields: [
				...searchFields,
				...returnAllOrLimit,
				projectSearchFilters,
				...unlinkedRecordOutput(),
			],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearch,
		},
		updateProject,
		updatePlanActivity,
		updatePlanTask,
	],
};
