import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { additionalConditions, conditionsMatch } from '../conditions';
import { dealLocator } from '../locators/records';
import { recordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { searchFields } from '../searchFields';
import { sorting } from '../sorting';
import { idsChoose, storedFilterBeside } from '../storedFilter';
import * as fields from './dealFields';
import {
	getDealEmailMessages,
	getDealFieldChanges,
	getDealPermittedUsers,
	getDealUpdates,
} from './dealHistory';
import {
	archivedDealsToo,
	dealFilters,
	dealFiltersOnRecords,
	dealIncludeFields,
	dealSearchFilters,
} from './dealLists';
import { dealRecord } from './dealRecord';
import {
	archiveDeal,
	convertToLead,
	getDealConversionStatus,
	unarchiveDeal,
} from './dealConversion';
import { mergeDeals } from './dealMerge';
import { getDealSummary, getDealTimeline } from './dealStatistics';
import { createDeal, updateDeal, upsertDeal } from './dealWrites';
import { confirmDealChanges, getDealChanges } from './dealChanges';

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
	record: dealRecord,
	operations: [
		archiveDeal,
		confirmDealChanges,
		convertToLead,
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
		getDealConversionStatus,
		getDealEmailMessages,
		getDealFieldChanges,
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
				additionalConditions,
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
		getDealPermittedUsers,
		getDealSummary,
		getDealTimeline,
		getDealUpdates,
		mergeDeals,
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
		unarchiveDeal,
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
