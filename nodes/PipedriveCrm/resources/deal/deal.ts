import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { additionalConditions, conditionsMatch } from '../conditions';
import { dealLocator } from '../locators/records';
import { recordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { searchFields } from '../searchFields';
import { sorting } from '../sorting';
import { idsChoose, storedFilterBeside } from '../storedFilter';
import { dealConditionNames } from './dealConditionNames';
import * as fields from './dealFields';
import { dealInputNames } from './dealInputNames';
import {
	archivedDealsToo,
	dealFilters,
	dealFiltersOnRecords,
	dealIncludeFields,
	dealSearchFilters,
} from './dealLists';
import { createDeal, updateDeal, upsertDeal } from './dealWrites';
import { confirmDealChanges, getDealChanges } from './dealChanges';

const record: RecordShape = {
	collection: '/api/v2/deals',
	fields: '/api/v2/dealFields',
	marksRequired: true,
	page: 'deal',
	simple: [
		'id',
		'title',
		'value',
		'currency',
		'status',
		'stage_name',
		'pipeline_name',
		'owner_name',
		'label_names',
		'expected_close_date',
		'person_id',
		'org_id',
		'stage_id',
		'pipeline_id',
		'owner_id',
		'probability',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'label_ids', name: 'Labels', empty: [] },
		{ key: 'lost_reason', name: 'Lost Reason', empty: null },
		{ key: 'org_id', name: 'Organization', empty: null },
		{ key: 'person_id', name: 'Person', empty: null },
		{ key: 'probability', name: 'Probability', empty: null },
	],
	names: [
		{ id: 'stage_id', name: 'stage_name', from: 'stages' },
		{ id: 'pipeline_id', name: 'pipeline_name', from: 'pipelines' },
		{ id: 'owner_id', name: 'owner_name', from: 'users' },
	],
	linked: [
		{ id: 'person_id', name: 'person_name', collection: '/api/v2/persons' },
		{ id: 'org_id', name: 'org_name', collection: '/api/v2/organizations' },
	],
	inputNames: dealInputNames,
	matchable: [{ key: 'title', name: 'Title', kind: 'text', searchIn: 'title' }],
	conditionNames: dealConditionNames,
};

const only = (field: INodeProperties, status: string): INodeProperties => ({
	...field,
	displayOptions: { show: { status: [status] } },
});

export const deal: Resource = {
	option: {
		name: 'Deal',
		value: 'deal',
		description: 'A chance to sell, on its way through the stages of a pipeline',
	},
	record,
	operations: [
		confirmDealChanges,
		createDeal,
		upsertDeal,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete deal',
				description: 'Delete a deal. Pipedrive keeps it for 30 days before it is gone for good.',
				routing: { request: { method: 'DELETE', url: '=/api/v2/deals/{{$parameter.dealId}}' } },
			},
			fields: [dealLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Duplicate',
				value: 'duplicate',
				action: 'Duplicate deal',
				description: 'Create a copy of a deal',
				routing: {
					request: { method: 'POST', url: '=/api/v1/deals/{{$parameter.dealId}}/duplicate' },
				},
			},
			fields: [dealLocator, ...recordOutput()],
			answer: { kind: 'recordReadAgain' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get deal',
				description: 'Retrieve a deal with its custom fields',
				routing: { request: { method: 'GET', url: '=/api/v2/deals/{{$parameter.dealId}}' } },
			},
			fields: [dealLocator, ...recordOutput(dealIncludeFields)],
			answer: { kind: 'record' },
		},
		getDealChanges,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many deals',
				description: 'Retrieve a list of deals, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v2/deals' } },
			},
			fields: [
				...returnAllOrLimit,
				dealFilters,
				additionalConditions('getDealConditionFields'),
				...recordOutput(conditionsMatch, dealIncludeFields, ...sorting()),
			],
			answer: {
				kind: 'records',
				pages: {
					style: 'cursor',
					largest: 500,
					also: archivedDealsToo,
					besideStoredFilter: dealFiltersOnRecords,
				},
			},
			checks: [storedFilterBeside(idsChoose)],
		},
		{
			option: {
				name: 'Move to Stage',
				value: 'moveToStage',
				action: 'Move deal to stage',
				description: 'Put a deal into another stage, also of another pipeline',
				routing: { request: { method: 'PATCH', url: '=/api/v2/deals/{{$parameter.dealId}}' } },
			},
			fields: [dealLocator, { ...fields.stage, required: true }, ...recordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Search',
				value: 'search',
				action: 'Search deals',
				description: 'Find deals by title, notes or custom fields. New deals show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/deals/search' } },
			},
			fields: [...searchFields, ...returnAllOrLimit, dealSearchFilters, ...recordOutput()],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearch,
		},
		updateDeal,
		{
			option: {
				name: 'Update Probability',
				value: 'updateProbability',
				action: 'Update probability of deal',
				description: 'Set the chance to win a deal',
				routing: { request: { method: 'PATCH', url: '=/api/v2/deals/{{$parameter.dealId}}' } },
			},
			fields: [
				dealLocator,
				{ ...fields.probability, required: true, default: 50 },
				...recordOutput(),
			],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Update Status',
				value: 'updateStatus',
				action: 'Update status of deal',
				description: 'Mark a deal as won or lost, or open it again',
				routing: { request: { method: 'PATCH', url: '=/api/v2/deals/{{$parameter.dealId}}' } },
			},
			fields: [
				dealLocator,
				{ ...fields.status, required: true, default: 'won' },
				only(fields.lostReason, 'lost'),
				only(fields.lostTime, 'lost'),
				only(fields.wonTime, 'won'),
				...recordOutput(),
			],
			answer: { kind: 'record' },
		},
	],
};
