import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playCreateFilter, playDeleteFilters, playUpdateFilter } from '../../run/players/filters';
import { listFilters } from '../collections';
import { storedFilterToWorkOn } from '../locators/setup';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inQuery } from '../send';
import * as fields from './filterFields';

const record: RecordShape = {
	collection: '/api/v1/filters',
	marksRequired: false,
	simple: [
		'id',
		'name',
		'type',
		'user_id',
		'visible_to',
		'active_flag',
		'add_time',
		'update_time',
		'conditions',
	],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

const fieldCodes: INodeProperties = inQuery({
	displayName: 'Include Field Codes',
	name: 'include_field_code',
	type: 'boolean',
	default: true,
	description: 'Whether conditions tell the keys of their fields beside the numbers',
});

export const filter: Resource = {
	option: {
		name: 'Filter',
		value: 'filter',
		description: 'A filter that is stored in Pipedrive',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create filter',
				description: 'Store a filter. Fields by name cost 20 tokens more.',
				routing: { request: { method: 'POST', url: '/api/v1/filters' } },
			},
			fields: [
				{ ...fields.filterName, required: true },
				fields.typeOfNew,
				...fields.conditions,
				...plainRecordOutput(fieldCodes),
			],
			answer: { kind: 'record' },
			shapeBody: fields.newFilterBody,
			play: playCreateFilter,
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete filter',
				description: 'Delete a stored filter',
				routing: { request: { method: 'DELETE', url: '=/api/v1/filters/{{$parameter.filterId}}' } },
			},
			fields: [storedFilterToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Delete Many',
				value: 'deleteMany',
				action: 'Delete many filters',
				description: 'Delete several stored filters at once',
				routing: { request: { method: 'DELETE', url: '/api/v1/filters' } },
			},
			fields: [
				inQuery({
					displayName: 'IDs',
					name: 'ids',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 12, 15, 18',
					description: 'The filters to delete, by their IDs, separated by commas',
				}),
				...runOptions,
			],
			answer: { kind: 'deleted' },
			play: playDeleteFilters,
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get filter',
				description: 'Retrieve a stored filter with its conditions',
				routing: { request: { method: 'GET', url: '=/api/v1/filters/{{$parameter.filterId}}' } },
			},
			fields: [storedFilterToWorkOn, ...plainRecordOutput(fieldCodes)],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Helpers',
				value: 'getHelpers',
				action: 'Get helpers for filters',
				description: 'Retrieve the operators and values that conditions can have, by type of field',
				routing: { request: { method: 'GET', url: '/api/v1/filters/helpers' } },
			},
			fields: runOptions,
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many filters',
				description: 'Retrieve a list of stored filters, without their conditions',
				routing: { request: { method: 'GET', url: '/api/v1/filters' } },
			},
			fields: [...returnAllOrLimit, listFilters([fields.typeToList]), ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update filter',
				description: 'Change the name of a stored filter, or replace its conditions',
				routing: { request: { method: 'PUT', url: '=/api/v1/filters/{{$parameter.filterId}}' } },
			},
			fields: [
				storedFilterToWorkOn,
				fields.filterName,
				...fields.conditions,
				...plainRecordOutput(fieldCodes),
			],
			answer: { kind: 'record' },
			shapeBody: fields.changedFilterBody,
			play: playUpdateFilter,
		},
	],
};
