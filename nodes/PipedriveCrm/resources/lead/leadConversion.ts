import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playConversion } from '../../run/players/conversion';
import { conversion, conversionId, waitForCompletion } from '../conversions';
import { dealRecord } from '../deal/dealRecord';
import { pipelineLocator, stageLocator } from '../locators/account';
import { leadLocator } from '../locators/leads';
import { plainRecordOutput, recordOutput } from '../recordOutput';
import { inBody } from '../send';

const putInto: INodeProperties = {
	displayName: 'Put Into',
	name: 'putInto',
	type: 'options',
	noDataExpression: true,
	default: 'default',
	description: 'Where the deal begins',
	options: [
		{ name: 'Default Pipeline', value: 'default' },
		{ name: 'Pipeline', value: 'pipeline', description: 'The first stage of a pipeline' },
		{ name: 'Stage', value: 'stage' },
	],
};

const shownFor = (choice: string, locator: INodeProperties): INodeProperties => ({
	...inBody({ ...locator, required: true, description: 'Where the deal begins' }),
	displayOptions: { show: { putInto: [choice] } },
});

/** Pipedrive takes a stage or a pipeline; a stage that is given by name brings its pipeline along. */
function stageOrPipeline(body: IDataObject): IDataObject {
	const { stage_id: stage, pipeline_id: pipeline, ...rest } = body;
	if (stage !== undefined) return { ...rest, stage_id: stage };
	return pipeline === undefined ? rest : { ...rest, pipeline_id: pipeline };
}

export const convertToDeal: Operation = {
	option: {
		name: 'Convert to Deal',
		value: 'convertToDeal',
		action: 'Convert lead to deal',
		description:
			'Make a deal of a lead, with its notes, files and activities. The lead is deleted; this cannot be undone.',
		routing: {
			request: { method: 'POST', url: '=/api/v2/leads/{{$parameter.leadId}}/convert/deal' },
		},
	},
	fields: [
		leadLocator,
		putInto,
		shownFor('pipeline', pipelineLocator),
		shownFor('stage', stageLocator),
		...waitForCompletion,
		...recordOutput(),
	],
	record: dealRecord,
	answer: { kind: 'record' },
	repeat: 'never',
	shapeBody: stageOrPipeline,
	play: playConversion,
};

export const getLeadConversionStatus: Operation = {
	option: {
		name: 'Get Conversion Status',
		value: 'getConversionStatus',
		action: 'Get conversion status of lead',
		description: 'Retrieve how far the conversion to a deal has got',
		routing: {
			request: {
				method: 'GET',
				url: '=/api/v2/leads/{{$parameter.leadId}}/convert/status/{{$parameter.conversionId}}',
			},
		},
	},
	fields: [leadLocator, conversionId, ...plainRecordOutput()],
	record: conversion,
	answer: { kind: 'record' },
};
