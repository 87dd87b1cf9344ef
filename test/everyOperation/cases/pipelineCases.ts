import type { IDataObject } from 'n8n-workflow';
import { byId, byName } from '../../engine/nodeRun';
import type { ResourceCases, SetParameters } from '../operationCase';
import { made, ofItem } from './account';

const pipelines = '/api/v2/pipelines';
const pipeline = `${pipelines}/{id}`;

const pipelineSets: SetParameters = {
	name: { set: 'Resellers' },
	is_deal_probability_enabled: { set: false },
};

const leastPipeline = { path: pipelines, body: { name: 'Old' } };
const oldPipeline = made(leastPipeline.path, leastPipeline.body);

const period = { start_date: '2025-01-01', end_date: '2026-01-15' };
const ofPeriod = `start_date=${period.start_date}&end_date=${period.end_date}`;

/** The node puts the names of the stages beside their ids. */
const withoutStageNames = (record: IDataObject): IDataObject =>
	JSON.parse(JSON.stringify(record), (key, value: unknown) =>
		key.endsWith('stage_name') ? undefined : value,
	) as IDataObject;

export const pipelineCases: ResourceCases = {
	create: { sets: pipelineSets, read: pipeline, least: leastPipeline },
	update: {
		start: oldPipeline,
		parameters: { pipelineId: byName('Old') },
		sets: pipelineSets,
		read: pipeline,
	},
	delete: { start: oldPipeline, parameters: { pipelineId: ofItem() }, gone: pipeline },
	get: { parameters: { pipelineId: byName('Sales') }, answers: `${pipelines}/1` },
	getAll: { answers: pipelines },
	getConversionStatistics: {
		parameters: { pipelineId: byName('Sales'), ...period },
		answers: `/api/v1/pipelines/1/conversion_statistics?${ofPeriod}`,
		compared: withoutStageNames,
	},
	getMovementStatistics: {
		parameters: {
			pipelineId: byName('Sales'),
			...period,
			filters: { user_id: byName('Ana Silva') },
		},
		answers: `/api/v1/pipelines/1/movement_statistics?${ofPeriod}&user_id=103`,
		compared: withoutStageNames,
	},
};

const stages = '/api/v2/stages';
const stage = `${stages}/{id}`;

const stageSets: SetParameters = {
	name: { set: 'Trial' },
	pipeline_id: { set: byName('Partner Channel'), holds: { pipeline_id: 2 } },
	days_to_rotten: { set: 30 },
	deal_probability: { set: 45 },
	is_deal_rot_enabled: { set: true },
};

const leastStage = { path: stages, body: { name: 'Old', pipeline_id: 1 } };
const oldStage = made(leastStage.path, leastStage.body);

export const stageCases: ResourceCases = {
	create: { sets: stageSets, read: stage, least: leastStage },
	ensure: [
		{ sets: stageSets, read: stage, least: leastStage },
		{
			start: made(stages, { name: 'Trial', pipeline_id: 2 }),
			parameters: { name: 'trial', pipeline_id: byId(2) },
			check: async (account, { item, json }) => {
				expect(json[0]?.id).toBe(item.id);
				const named = (await account.list(`${stages}?pipeline_id=2`)).filter(
					({ name }) => name === 'Trial',
				);
				expect(named).toHaveLength(1);
			},
		},
	],
	update: { start: oldStage, parameters: { stageId: ofItem() }, sets: stageSets, read: stage },
	delete: { start: oldStage, parameters: { stageId: ofItem() }, gone: stage },
	get: { parameters: { stageId: byName('Negotiation') }, answers: `${stages}/5` },
	getAll: {
		parameters: { filters: { pipeline_id: byName('Partner Channel') } },
		answers: `${stages}?pipeline_id=2`,
	},
};
