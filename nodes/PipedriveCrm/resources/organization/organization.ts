import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { additionalConditions, conditionsMatch } from '../conditions';
import { organizationToWorkOn } from '../locators/records';
import { runOptions, unlinkedRecordOutput } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { searchFields } from '../searchFields';
import { sorting } from '../sorting';
import { idsChoose, storedFilterBeside } from '../storedFilter';
import { organizationConditionNames } from './organizationConditionNames';
import {
	organizationFilters,
	organizationIncludeFields,
	organizationSearchFilters,
} from './organizationLists';
import {
	getOrganizationEmailMessages,
	getOrganizationFieldChanges,
	getOrganizationPermittedUsers,
	getOrganizationUpdates,
} from './organizationHistory';
import { organizationInputNames } from './organizationInputNames';
import { mergeOrganizations } from './organizationMerge';
import { createOrganization, updateOrganization, upsertOrganization } from './organizationWrites';
import { confirmOrganizationChanges, getOrganizationChanges } from './organizationChanges';

const record: RecordShape = {
	collection: '/api/v2/organizations',
	fields: '/api/v2/organizationFields',
	marksRequired: true,
	page: 'organization',
	simple: [
		'id',
		'name',
		'address',
		'website',
		'linkedin',
		'industry',
		'annual_revenue',
		'employee_count',
		'owner_id',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'address', name: 'Address', empty: null },
		{ key: 'annual_revenue', name: 'Annual Revenue', empty: null },
		{ key: 'employee_count', name: 'Employee Count', empty: null },
		{ key: 'industry', name: 'Industry', empty: null },
		{ key: 'label_ids', name: 'Labels', empty: [] },
		{ key: 'linkedin', name: 'LinkedIn', empty: null },
		{ key: 'website', name: 'Website', empty: null },
	],
	names: [{ id: 'owner_id', name: 'owner_name', from: 'users' }],
	linked: [],
	inputNames: organizationInputNames,
	matchable: [{ key: 'name', name: 'Name', kind: 'text', searchIn: 'name' }],
	conditionNames: organizationConditionNames,
};

export const organization: Resource = {
	option: {
		name: 'Organization',
		value: 'organization',
		description: 'A company or another body that persons belong to and deals are made with',
	},
	record,
	operations: [
		confirmOrganizationChanges,
		createOrganization,
		upsertOrganization,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete organization',
				description:
					'Delete an organization. Pipedrive keeps it for 30 days before it is gone for good.',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v2/organizations/{{$parameter.organizationId}}',
					},
				},
			},
			fields: [organizationToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get organization',
				description: 'Retrieve an organization with its custom fields',
				routing: {
					request: { method: 'GET', url: '=/api/v2/organizations/{{$parameter.organizationId}}' },
				},
			},
			fields: [organizationToWorkOn, ...unlinkedRecordOutput(organizationIncludeFields)],
			answer: { kind: 'record' },
		},
		getOrganizationChanges,
		getOrganizationEmailMessages,
		getOrganizationFieldChanges,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many organizations',
				description: 'Retrieve a list of organizations, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v2/organizations' } },
			},
			fields: [
				...returnAllOrLimit,
				organizationFilters,
				additionalConditions,
				...unlinkedRecordOutput(conditionsMatch, organizationIncludeFields, ...sorting()),
			],
			answer: {
				kind: 'records',
				pages: { style: 'cursor', largest: 500, besideStoredFilter: ['owner_id'] },
			},
			checks: [storedFilterBeside(idsChoose)],
		},
		getOrganizationPermittedUsers,
		getOrganizationUpdates,
		mergeOrganizations,
		{
			option: {
				name: 'Search',
				value: 'search',
				action: 'Search organizations',
				description:
					'Find organizations by name, address, notes or custom fields. New organizations show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/organizations/search' } },
			},
			fields: [
				...searchFields,
				...returnAllOrLimit,
				organizationSearchFilters,
				...unlinkedRecordOutput(),
			],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearch,
		},
		updateOrganization,
	],
};
