import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playCreateOrUpdate } from '../../run/players/createOrUpdate';
import { additionalFields } from '../collections';
import { customFields } from '../customFields';
import { dataToSend, unknownKeys } from '../dataToSend';
import { choicesFitting, choicesMode } from '../fittings/choices';
import { dealLocator } from '../locators/records';
import { matchBy, matchingOptions } from '../matching';
import { recordOutput } from '../recordOutput';
import { clearingOptions, ifNotFound } from '../writing';
import { outcomeFitsStatus, valueOfProducts, withoutOtherOutcomes } from './dealBody';
import * as fields from './dealFields';

const newDealFields: INodeProperties[] = dataToSend([
	{ ...fields.title, required: true },
	fields.value,
	fields.currency,
	fields.stage,
	fields.person,
	fields.organization,
	additionalFields(fields.additionalDealFields),
	customFields,
]);

const changing: INodeProperties[] = [choicesMode, ...clearingOptions];

/** Deleting is no change of status here, though Pipedrive keeps it as one. */
const refuses = { status: { deleted: 'Use Deal → Delete.' } };

export const createDeal: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create deal',
		description: 'Create a new deal',
		routing: { request: { method: 'POST', url: '/api/v2/deals' } },
	},
	fields: [...newDealFields, ...recordOutput(ifNotFound, unknownKeys)],
	answer: { kind: 'record' },
	refuses,
	shapeInput: withoutOtherOutcomes,
	checks: [outcomeFitsStatus],
};

export const updateDeal: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update deal',
		description: 'Change fields of a deal. What is not given stays as it is.',
		routing: { request: { method: 'PATCH', url: '=/api/v2/deals/{{$parameter.dealId}}' } },
	},
	fields: [
		dealLocator,
		...dataToSend([additionalFields(fields.updatableDealFields), customFields]),
		...recordOutput(ifNotFound, unknownKeys, ...changing),
	],
	answer: { kind: 'record' },
	refuses,
	shapeInput: withoutOtherOutcomes,
	fittings: [choicesFitting],
	remarks: [valueOfProducts],
	checks: [outcomeFitsStatus],
};

export const upsertDeal: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update deal',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/api/v2/deals' } },
	},
	fields: [
		matchBy('title'),
		...newDealFields,
		...recordOutput(ifNotFound, unknownKeys, ...changing, ...matchingOptions),
	],
	answer: { kind: 'record' },
	refuses,
	shapeInput: withoutOtherOutcomes,
	upsert: { create: createDeal, update: updateDeal, together: [['stage_id', 'pipeline_id']] },
	play: playCreateOrUpdate,
};
