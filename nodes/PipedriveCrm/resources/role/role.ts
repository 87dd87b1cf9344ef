import type { IDataObject } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { roleLocator } from '../locators/people';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inQuery } from '../send';
import { roleAssignment } from './roleAssignments';

const record: RecordShape = {
	marksRequired: false,
	simple: [
		'id',
		'name',
		'parent_role_id',
		'level',
		'assignment_count',
		'sub_role_count',
		'active_flag',
	],
	clearable: [],
	names: [],
	linked: [],
};

/** A pipeline as the members of a role see it, or do not. */
const rolePipeline: RecordShape = {
	marksRequired: false,
	simple: ['pipeline_id', 'visible'],
	clearable: [],
	names: [{ id: 'pipeline_id', name: 'pipeline_name', from: 'pipelines' }],
	linked: [],
};

/** One row for each of the pipelines, which the API answers as a list of IDs. */
function pipelinesIn(data: unknown): IDataObject[] {
	const { pipeline_ids: ids = [], visible } = data as { pipeline_ids?: number[]; visible: boolean };
	return ids.map((id) => ({ pipeline_id: id, visible }));
}

export const role: Resource = {
	option: {
		name: 'Role',
		value: 'role',
		description: 'What its members see of deals, people and pipelines; for admins',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get role',
				description: 'Retrieve a role',
				routing: { request: { method: 'GET', url: '=/api/v1/roles/{{$parameter.roleId}}' } },
			},
			fields: [roleLocator, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Assignments',
				value: 'getAssignments',
				action: 'Get assignments of role',
				description: 'Retrieve the users who have a role',
				routing: {
					request: { method: 'GET', url: '=/api/v1/roles/{{$parameter.roleId}}/assignments' },
				},
			},
			fields: [roleLocator, ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
			record: roleAssignment,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many roles',
				description: 'Retrieve a list of roles',
				routing: { request: { method: 'GET', url: '/api/v1/roles' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
		},
		{
			option: {
				name: 'Get Pipelines',
				value: 'getPipelines',
				action: 'Get pipelines of role',
				description: 'Retrieve the pipelines that the members of a role see, or do not see',
				routing: {
					request: { method: 'GET', url: '=/api/v1/roles/{{$parameter.roleId}}/pipelines' },
				},
			},
			fields: [
				roleLocator,
				inQuery({
					displayName: 'Visible',
					name: 'visible',
					type: 'boolean',
					default: true,
					description: 'Whether to retrieve the visible pipelines, or else the hidden ones',
				}),
				...plainRecordOutput(),
			],
			answer: { kind: 'records', pages: { ...wholeList, rowsIn: pipelinesIn } },
			record: rolePipeline,
		},
		{
			option: {
				name: 'Get Settings',
				value: 'getSettings',
				action: 'Get settings of role',
				description: 'Retrieve who may see by default what the members of a role add',
				routing: {
					request: { method: 'GET', url: '=/api/v1/roles/{{$parameter.roleId}}/settings' },
				},
			},
			fields: [roleLocator, ...runOptions],
			answer: { kind: 'record' },
		},
	],
};
