import type { INodeProperties } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playEnsureStage } from '../../run/players/ensureStage';
import { additionalFields, listFilters } from '../collections';
import { pipelineLocator } from '../locators/account';
import { stageToWorkOn } from '../locators/setup';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody, inQuery } from '../send';
import { sorting } from '../sorting';

const record: RecordShape = {
	collection: '/api/v2/stages',
	marksRequired: false,
	simple: [
		'id',
		'name',
		'pipeline_id',
		'order_nr',
		'deal_probability',
		'is_deal_rot_enabled',
		'days_to_rotten',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [{ id: 'pipeline_id', name: 'pipeline_name', from: 'pipelines' }],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'days_to_rotten', name: 'Days to Rotten', type: 'int' },
			{ key: 'deal_probability', name: 'Deal Probability', type: 'int' },
			{ key: 'is_deal_rot_enabled', name: 'Deals Can Rot', type: 'boolean' },
			{ key: 'name', name: 'Name', type: 'varchar' },
			{ key: 'pipeline_id', name: 'Pipeline', type: 'pipeline' },
			{ key: 'order_nr', name: 'Position', type: 'int' },
		],
	},
};

const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Proposal',
	description: 'What people see',
});

const pipelineOfStage: INodeProperties = inBody({
	...pipelineLocator,
	required: true,
	description: 'The pipeline that the stage is part of',
});

/** What a stage has beside its name and its pipeline. */
const settings: INodeProperties[] = [
	inBody({
		displayName: 'Days to Rotten',
		name: 'days_to_rotten',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 14,
		description: 'After how many days without a change a deal counts as rotten',
	}),
	inBody({
		displayName: 'Deal Probability',
		name: 'deal_probability',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
		default: 50,
		description: 'How many percent of the deals in this stage are won',
	}),
	inBody({
		displayName: 'Deals Can Rot',
		name: 'is_deal_rot_enabled',
		type: 'boolean',
		default: true,
		description: 'Whether deals in this stage can become rotten',
	}),
];

const newStage: INodeProperties[] = [
	{ ...name, required: true },
	pipelineOfStage,
	additionalFields(settings),
];

export const stage: Resource = {
	option: {
		name: 'Stage',
		value: 'stage',
		description: 'A step of a pipeline',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create stage',
				description: 'Add a stage at the end of a pipeline; needs an admin',
				routing: { request: { method: 'POST', url: '/api/v2/stages' } },
			},
			fields: [...newStage, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete stage',
				description: 'Delete a stage; needs an admin',
				routing: { request: { method: 'DELETE', url: '=/api/v2/stages/{{$parameter.stageId}}' } },
			},
			fields: [stageToWorkOn, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Ensure',
				value: 'ensure',
				action: 'Ensure that stage exists',
				description:
					'Create a stage where the pipeline has none of this name, or bring the one that is there to what is given; needs an admin',
				routing: { request: { method: 'POST', url: '/api/v2/stages' } },
			},
			fields: [...newStage, ...plainRecordOutput()],
			answer: { kind: 'record' },
			play: playEnsureStage,
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get stage',
				description: 'Retrieve a stage',
				routing: { request: { method: 'GET', url: '=/api/v2/stages/{{$parameter.stageId}}' } },
			},
			fields: [stageToWorkOn, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many stages',
				description: 'Retrieve the stages of a pipeline, or of all',
				routing: { request: { method: 'GET', url: '/api/v2/stages' } },
			},
			fields: [
				...returnAllOrLimit,
				listFilters([
					inQuery({ ...pipelineLocator, description: 'Only the stages of this pipeline' }),
				]),
				...plainRecordOutput(...sorting([{ name: 'Order', value: 'order_nr' }])),
			],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update stage',
				description: 'Change a stage; in another pipeline, its deals go with it. Needs an admin.',
				routing: { request: { method: 'PATCH', url: '=/api/v2/stages/{{$parameter.stageId}}' } },
			},
			fields: [
				stageToWorkOn,
				additionalFields([...settings, name, { ...pipelineOfStage, required: false }]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
		},
	],
};
