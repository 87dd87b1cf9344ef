import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { listFilters } from '../collections';
import { permissionSetLocator } from '../locators/people';
import { plainRecordOutput } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inQuery } from '../send';

const record: RecordShape = {
	marksRequired: false,
	simple: ['id', 'name', 'description', 'app', 'type', 'assignment_count', 'contents'],
	clearable: [],
	names: [],
	linked: [],
};

const assignment: RecordShape = {
	marksRequired: false,
	flatten: ({ name, ...row }) => ({ ...row, user_name: name }),
	simple: ['user_id', 'user_name', 'permission_set_id'],
	clearable: [],
	names: [],
	linked: [],
};

/** The parts of Pipedrive that have permissions of their own. */
export const app: INodeProperties = {
	displayName: 'App',
	name: 'app',
	type: 'options',
	default: 'sales',
	description: 'The part of Pipedrive that it is about',
	options: [
		{ name: 'Account Settings', value: 'account_settings' },
		{ name: 'Campaigns', value: 'campaigns' },
		{ name: 'Global', value: 'global' },
		{ name: 'Nova', value: 'nova' },
		{ name: 'Partnership', value: 'partnership' },
		{ name: 'Projects', value: 'projects' },
		{ name: 'Sales', value: 'sales' },
	],
};

export const permissionSet: Resource = {
	option: {
		name: 'Permission Set',
		value: 'permissionSet',
		description: 'What users may do in a part of Pipedrive; for admins',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get permission set',
				description: 'Retrieve a permission set with what it permits',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/permissionSets/{{$parameter.permissionSetId}}',
					},
				},
			},
			fields: [permissionSetLocator, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Assignments',
				value: 'getAssignments',
				action: 'Get assignments of permission set',
				description: 'Retrieve the users who have a permission set',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/permissionSets/{{$parameter.permissionSetId}}/assignments',
					},
				},
			},
			fields: [permissionSetLocator, ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
			record: assignment,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many permission sets',
				description: 'Retrieve a list of permission sets',
				routing: { request: { method: 'GET', url: '/api/v1/permissionSets' } },
			},
			fields: [...returnAllOrLimit, listFilters([inQuery(app)]), ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
	],
};
