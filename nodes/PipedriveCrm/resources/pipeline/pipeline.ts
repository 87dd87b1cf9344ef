import type { INodeProperties } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playStageStatistics } from '../../run/players/stageStatistics';
import type { PreparedRequest } from '../../run/prepare';
import { additionalFields, listFilters } from '../collections';
import { ownerLocator } from '../locators/account';
import { pipelineToWorkOn } from '../locators/setup';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody, inQuery } from '../send';
import { sorting } from '../sorting';

const record: RecordShape = {
	collection: '/api/v2/pipelines',
	marksRequired: false,
	page: 'pipeline',
	simple: ['id', 'name', 'order_nr', 'is_deal_probability_enabled', 'add_time', 'update_time'],
	clearable: [],
	names: [],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'is_deal_probability_enabled', name: 'Deal Probability Enabled', type: 'boolean' },
			{ key: 'name', name: 'Name', type: 'varchar' },
			{ key: 'order_nr', name: 'Position', type: 'int' },
		],
	},
};

const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Renewals',
	description: 'What people see',
});

const probability: INodeProperties = inBody({
	displayName: 'Deal Probability',
	name: 'is_deal_probability_enabled',
	type: 'boolean',
	default: true,
	description: 'Whether deals of this pipeline have a probability',
});

/** The days that statistics are about. */
const period: INodeProperties[] = [
	inQuery({
		displayName: 'Start Date',
		name: 'start_date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The first day that counts',
	}),
	inQuery({
		displayName: 'End Date',
		name: 'end_date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The last day that counts',
	}),
	listFilters([
		inQuery({
			...ownerLocator,
			displayName: 'User',
			name: 'user_id',
			description: 'Only deals of this user',
		}),
	]),
];

function endsAfterStart({ query }: PreparedRequest): string | undefined {
	return String(query.end_date) < String(query.start_date)
		? "'End Date' is before 'Start Date'"
		: undefined;
}

export const pipeline: Resource = {
	option: {
		name: 'Pipeline',
		value: 'pipeline',
		description: 'The stages that deals go through, and how they do',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create pipeline',
				description: 'Create a pipeline, without stages; needs an admin',
				routing: { request: { method: 'POST', url: '/api/v2/pipelines' } },
			},
			fields: [
				{ ...name, required: true },
				additionalFields([probability]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete pipeline',
				description: 'Delete a pipeline with its stages; needs an admin',
				routing: {
					request: { method: 'DELETE', url: '=/api/v2/pipelines/{{$parameter.pipelineId}}' },
				},
			},
			fields: [pipelineToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get pipeline',
				description: 'Retrieve a pipeline',
				routing: {
					request: { method: 'GET', url: '=/api/v2/pipelines/{{$parameter.pipelineId}}' },
				},
			},
			fields: [pipelineToWorkOn, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Conversion Statistics',
				value: 'getConversionStatistics',
				action: 'Get conversion statistics of pipeline',
				description: 'Retrieve how many percent of the deals went on from stage to stage',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/pipelines/{{$parameter.pipelineId}}/conversion_statistics',
					},
				},
			},
			fields: [pipelineToWorkOn, ...period, ...runOptions],
			answer: { kind: 'record' },
			checks: [endsAfterStart],
			play: playStageStatistics,
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many pipelines',
				description: 'Retrieve a list of all pipelines',
				routing: { request: { method: 'GET', url: '/api/v2/pipelines' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput(...sorting())],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
		{
			option: {
				name: 'Get Movement Statistics',
				value: 'getMovementStatistics',
				action: 'Get movement statistics of pipeline',
				description: 'Retrieve how many deals came, moved, were won and lost, and how old they are',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/pipelines/{{$parameter.pipelineId}}/movement_statistics',
					},
				},
			},
			fields: [pipelineToWorkOn, ...period, ...runOptions],
			answer: { kind: 'record' },
			checks: [endsAfterStart],
			play: playStageStatistics,
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update pipeline',
				description: 'Change a pipeline; needs an admin',
				routing: {
					request: { method: 'PATCH', url: '=/api/v2/pipelines/{{$parameter.pipelineId}}' },
				},
			},
			fields: [pipelineToWorkOn, additionalFields([probability, name]), ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
	],
};
