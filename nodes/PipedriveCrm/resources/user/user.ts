import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { userLocator } from '../locators/people';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { roleAssignment } from '../role/roleAssignments';
import { numberFlags } from '../send';
import * as fields from './userFields';

const record: RecordShape = {
	collection: '/api/v1/users',
	marksRequired: false,
	simple: [
		'id',
		'name',
		'email',
		'phone',
		'active_flag',
		'is_you',
		'role_id',
		'default_currency',
		'locale',
		'timezone_name',
		'last_login',
		'created',
		'company_id',
		'company_name',
		'company_domain',
	],
	clearable: [],
	names: [],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'active_flag', name: 'Active', type: 'boolean' },
			{ key: 'default_currency', name: 'Default Currency', type: 'varchar' },
			{ key: 'email', name: 'Email', type: 'varchar' },
			{ key: 'locale', name: 'Locale', type: 'varchar' },
			{ key: 'name', name: 'Name', type: 'varchar' },
			{ key: 'phone', name: 'Phone', type: 'phone' },
			{ key: 'role_id', name: 'Role', type: 'int' },
			{ key: 'timezone_name', name: 'Time Zone', type: 'varchar' },
		],
	},
};

export const user: Resource = {
	option: {
		name: 'User',
		value: 'user',
		description: 'Somebody who works in the account',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create user',
				description:
					'Invite somebody into the account. This may add a seat to the plan, which costs money. For admins.',
				routing: { request: { method: 'POST', url: '/api/v1/users' } },
			},
			fields: [
				fields.email,
				additionalFields([fields.access, fields.active]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: fields.withoutBlankSets,
		},
		{
			option: {
				name: 'Find by Name',
				value: 'findByName',
				action: 'Find users by name',
				description: 'Find users by a part of the name or e-mail address. Costs 40 tokens.',
				routing: { request: { method: 'GET', url: '/api/v1/users/find' } },
			},
			fields: [...fields.searchTerm, ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
			shapeQuery: numberFlags('search_by_email'),
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get user',
				description: 'Retrieve a user',
				routing: { request: { method: 'GET', url: '=/api/v1/users/{{$parameter.userId}}' } },
			},
			fields: [userLocator, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Current',
				value: 'getCurrent',
				action: 'Get current user',
				description: 'Retrieve the user whom the credential speaks for, and the company',
				routing: { request: { method: 'GET', url: '/api/v1/users/me' } },
			},
			fields: [...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many users',
				description: 'Retrieve a list of users',
				routing: { request: { method: 'GET', url: '/api/v1/users' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Get Permissions',
				value: 'getPermissions',
				action: 'Get permissions of user',
				description: 'Retrieve what a user may do, as true or false for each permission',
				routing: {
					request: { method: 'GET', url: '=/api/v1/users/{{$parameter.userId}}/permissions' },
				},
			},
			fields: [userLocator, ...runOptions],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Role Assignments',
				value: 'getRoleAssignments',
				action: 'Get role assignments of user',
				description: 'Retrieve the roles that a user has',
				routing: {
					request: { method: 'GET', url: '=/api/v1/users/{{$parameter.userId}}/roleAssignments' },
				},
			},
			fields: [userLocator, ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
			record: roleAssignment,
		},
		{
			option: {
				name: 'Get Role Settings',
				value: 'getRoleSettings',
				action: 'Get role settings of user',
				description: 'Retrieve who may see by default what a user adds',
				routing: {
					request: { method: 'GET', url: '=/api/v1/users/{{$parameter.userId}}/roleSettings' },
				},
			},
			fields: [userLocator, ...runOptions],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update user',
				description: 'Activate or deactivate a user; the API changes nothing else. For admins.',
				routing: { request: { method: 'PUT', url: '=/api/v1/users/{{$parameter.userId}}' } },
			},
			fields: [userLocator, { ...fields.active, required: true }, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
	],
};
