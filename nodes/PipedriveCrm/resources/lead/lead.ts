import type { Resource } from '../../run/operation';
import { playSearch } from '../../run/players/search';
import { additionalConditions, conditionsMatch } from '../conditions';
import { leadLocator } from '../locators/leads';
import { permittedUserPages } from '../histories/historyLists';
import { permittedUser } from '../histories/historyShapes';
import { plainRecordOutput, recordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { searchFields } from '../searchFields';
import { confirmLeadChanges, getLeadChanges } from './leadChanges';
import { convertToDeal, getLeadConversionStatus } from './leadConversion';
import * as lists from './leadLists';
import { leadRecord } from './leadRecord';
import { createLead, updateLead, upsertLead } from './leadWrites';

export const lead: Resource = {
	option: {
		name: 'Lead',
		value: 'lead',
		description: 'Somebody who may buy, before there is a deal',
	},
	record: leadRecord,
	operations: [
		{
			option: {
				name: 'Archive',
				value: 'archive',
				action: 'Archive lead',
				description: 'Put a lead into the archive, out of the lists',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v1/leads/{{$parameter.leadId}}',
						body: { is_archived: true },
					},
				},
			},
			fields: [leadLocator, ...recordOutput()],
			answer: { kind: 'record' },
		},
		confirmLeadChanges,
		convertToDeal,
		createLead,
		upsertLead,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete lead',
				description: 'Delete a lead',
				routing: { request: { method: 'DELETE', url: '=/api/v1/leads/{{$parameter.leadId}}' } },
			},
			fields: [leadLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get lead',
				description: 'Retrieve a lead with its custom fields',
				routing: { request: { method: 'GET', url: '=/api/v1/leads/{{$parameter.leadId}}' } },
			},
			fields: [leadLocator, ...recordOutput()],
			answer: { kind: 'record' },
		},
		getLeadChanges,
		getLeadConversionStatus,
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many leads',
				description: 'Retrieve a list of leads, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v1/leads' } },
			},
			fields: [
				...returnAllOrLimit,
				lists.leadFilters,
				{
					...additionalConditions,
					description:
						'Conditions on any field, custom ones too. The node compares while it reads the list, at 20 tokens for every 500 leads read; Limit counts matches. Narrow the list with filters first.',
				},
				...recordOutput(conditionsMatch, lists.leadSort),
			],
			answer: {
				kind: 'records',
				pages: {
					style: 'offset',
					largest: 500,
					also: lists.archivedLeadsToo,
					besideStoredFilter: lists.leadFiltersOnRecords,
					narrower: { path: lists.archivedLeads, lacks: ['updated_since'] },
				},
			},
		},
		{
			option: {
				name: 'Get Permitted Users',
				value: 'getPermittedUsers',
				action: 'Get permitted users of lead',
				description: 'Retrieve the users who may see a lead',
				routing: {
					request: { method: 'GET', url: '=/api/v1/leads/{{$parameter.leadId}}/permittedUsers' },
				},
			},
			fields: [leadLocator, ...plainRecordOutput()],
			record: permittedUser,
			answer: { kind: 'records', pages: permittedUserPages },
		},
		{
			option: {
				name: 'Search',
				value: 'search',
				action: 'Search leads',
				description:
					'Find leads by title, notes or custom fields, archived ones too. New leads show up with a delay.',
				routing: { request: { method: 'GET', url: '/api/v2/leads/search' } },
			},
			fields: [
				...searchFields.map((field) =>
					field.name === 'loadFullRecords'
						? {
								...field,
								description:
									'Whether to read the leads that were found, with all their fields. Costs 2 tokens for each.',
							}
						: field,
				),
				...returnAllOrLimit,
				lists.leadSearchFilters,
				...recordOutput(),
			],
			answer: { kind: 'hits', pages: { style: 'cursor', largest: 100 } },
			play: playSearch,
		},
		{
			option: {
				name: 'Unarchive',
				value: 'unarchive',
				action: 'Unarchive lead',
				description: 'Take a lead out of the archive',
				routing: {
					request: {
						method: 'PATCH',
						url: '=/api/v1/leads/{{$parameter.leadId}}',
						body: { is_archived: false },
					},
				},
			},
			fields: [leadLocator, ...recordOutput()],
			answer: { kind: 'record' },
		},
		updateLead,
	],
};
