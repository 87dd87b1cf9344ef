import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { additionalConditions, conditionsMatch } from '../conditions';
import { personToWorkOn } from '../locators/records';
import { recordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { searchFields } from '../searchFields';
import { sorting } from '../sorting';
import { idsChoose, storedFilterBeside } from '../storedFilter';
import { personConditionNames } from './personConditionNames';
import {
	getPersonEmailMessages,
	getPersonFieldChanges,
	getPersonPermittedUsers,
	getPersonUpdates,
} from './personHistory';
import { personInputNames } from './personInputNames';
import { mergePersons } from './personMerge';
import { personFilters, personIncludeFields, personSearchFilters } from './personLists';
import { deletePersonPicture, getPersonPicture, uploadPersonPicture } from './personPicture';
import { getPersonProducts } from './personProducts';
import { createPerson, updatePerson, upsertPerson } from './personWrites';
import { confirmPersonChanges, getPersonChanges } from './personChanges';

const record: RecordShape = {
	collection: '/api/v2/persons',
	fields: '/api/v2/personFields',
	marksRequired: true,
	page: 'person',
	simple: [
		'id',
		'name',
		'first_name',
		'last_name',
		'emails',
		'phones',
		'job_title',
		'org_id',
		'owner_id',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'emails', name: 'Emails', empty: [] },
		{ key: 'label_ids', name: 'Labels', empty: [] },
		{ key: 'org_id', name: 'Organization', empty: null },
		{ key: 'phones', name: 'Phones', empty: [] },
	],
	names: [{ id: 'owner_id', name: 'owner_name', from: 'users' }],
	primaries: [
		{ list: 'emails', name: 'email' },
		{ list: 'phones', name: 'phone' },
	],
	linked: [{ id: 'org_id', name: 'org_name', collection: '/api/v2/organizations' }],
	inputNames: personInputNames,
	matchable: [
		{ key: 'emails', name: 'Email', kind: 'email', searchIn: 'email' },
		{ key: 'name', name: 'Name', kind: 'text', searchIn: 'name' },
		{ key: 'phones', name: 'Phone', kind: 'phone' },
	],
	conditionNames: personConditionNames,
};

export const person: Resource = {
	option: {
		name: 'Person',
		value: 'person',
		description: 'A human being with e-mail addresses and phone numbers, often at an organization',
	},
	record,
	operations: [
		confirmPersonChanges,
		createPerson,
		upsertPerson,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete person',
				description: 'Delete a person. Pipedrive keeps it for 30 days before it is gone for good.',
				routing: { request: { method: 'DELETE', url: '=/api/v2/persons/{{$parameter.personId}}' } },
			},
			fields: [personToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		deletePersonPicture,
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get person',
				description: 'Retrieve a person with its custom fields',
				routing: { request: { method: 'GET', url: '=/api/v2/persons/{{$parameter.personId}}' } },
			},
			fields: [personToWorkOn, ...recordOutput(personIncludeFields)],
			answer: { kind: 'record' },
		},
		getPersonChanges,
		getPersonEmailMessages,
		getPersonFieldChanges,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many persons',
				description: 'Retrieve a list of persons, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v2/persons' } },
			},
			fields: [
				...returnAllOrLimit,
				personFilters,
				additionalConditions,
				...recordOutput(conditionsMatch, personIncludeFields, ...sorting()),
			],
			answer: {
				kind: 'records',
				pages: { style: 'cursor', largest: 500, besideStoredFilter: ['owner_id', 'org_id'] },
			},
			checks: [storedFilterBeside({ ...idsChoose, deal_id: 'a person does not tell its deals' })],
		},
		getPersonPermittedUsers,
		getPersonPicture,
		getPersonProducts,
		getPersonUpdates,
		mergePersons,
		{
			option: {
				name: 'Search',
				value: 'search',
				action: 'Search persons',
				description:
					'Find persons by name, e-mail, phone, notes or custom fields. New persons show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/persons/search' } },
			},
			fields: [...searchFields, ...returnAllOrLimit, personSearchFilters, ...recordOutput()],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearch,
		},
		updatePerson,
		uploadPersonPicture,
	],
};
