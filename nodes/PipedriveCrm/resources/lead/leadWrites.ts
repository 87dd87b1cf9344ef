import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playCreateOrUpdate } from '../../run/players/createOrUpdate';
import { additionalFields } from '../collections';
import { customFields } from '../customFields';
import { dataToSend, unknownKeys } from '../dataToSend';
import { choicesFitting, choicesMode } from '../fittings/choices';
import { leadLocator } from '../locators/leads';
import { matchBy, matchingOptions } from '../matching';
import { recordOutput } from '../recordOutput';
import { clearingOptions, ifNotFound } from '../writing';
import {
	changedLeadBody,
	isAboutSomebody,
	newLeadBody,
	valueFitting,
	valueIsWhole,
} from './leadBody';
import * as fields from './leadFields';

const newLeadFields: INodeProperties[] = dataToSend([
	{ ...fields.title, required: true },
	fields.person,
	fields.organization,
	additionalFields(fields.additionalLeadFields),
	customFields,
]);

const changing: INodeProperties[] = [choicesMode, ...clearingOptions];

export const createLead: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create lead',
		description: 'Create a new lead of a person or an organization',
		routing: { request: { method: 'POST', url: '/api/v1/leads' } },
	},
	fields: [...newLeadFields, ...recordOutput(ifNotFound, unknownKeys)],
	answer: { kind: 'record' },
	shapeBody: newLeadBody,
	checks: [isAboutSomebody, valueIsWhole],
};

export const updateLead: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update lead',
		description: 'Change fields of a lead. What is not given stays as it is.',
		routing: { request: { method: 'PATCH', url: '=/api/v1/leads/{{$parameter.leadId}}' } },
	},
	fields: [
		leadLocator,
		...dataToSend([additionalFields(fields.updatableLeadFields), customFields]),
		...recordOutput(ifNotFound, unknownKeys, ...changing),
	],
	answer: { kind: 'record' },
	shapeBody: changedLeadBody,
	fittings: [valueFitting, choicesFitting],
};

export const upsertLead: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update lead',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/api/v1/leads' } },
	},
	fields: [
		matchBy('title'),
		...newLeadFields,
		...recordOutput(ifNotFound, unknownKeys, ...changing, ...matchingOptions),
	],
	answer: { kind: 'record' },
	upsert: { create: createLead, update: updateLead, together: [] },
	play: playCreateOrUpdate,
};
