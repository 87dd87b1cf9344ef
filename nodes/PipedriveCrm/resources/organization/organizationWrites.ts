import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playCreateOrUpdate } from '../../run/players/createOrUpdate';
import { additionalFields } from '../collections';
import { customFields } from '../customFields';
import { dataToSend, unknownKeys } from '../dataToSend';
import { choicesFitting, choicesMode } from '../fittings/choices';
import { organizationToWorkOn } from '../locators/records';
import { matchBy, matchingOptions } from '../matching';
import { unlinkedRecordOutput } from '../recordOutput';
import { clearingOptions } from '../writing';
import { addressFitting, changedOrganizationBody, newOrganizationBody } from './organizationBody';
import * as fields from './organizationFields';

const newOrganizationFields: INodeProperties[] = dataToSend([
	{ ...fields.name, required: true },
	fields.address,
	additionalFields(fields.additionalOrganizationFields),
	customFields,
]);

const changing: INodeProperties[] = [choicesMode, ...clearingOptions];

export const createOrganization: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create organization',
		description: 'Create a new organization',
		routing: { request: { method: 'POST', url: '/api/v2/organizations' } },
	},
	fields: [...newOrganizationFields, ...unlinkedRecordOutput(unknownKeys)],
	answer: { kind: 'record' },
	shapeBody: newOrganizationBody,
};

export const updateOrganization: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update organization',
		description: 'Change fields of an organization. What is not given stays as it is.',
		routing: {
			request: { method: 'PATCH', url: '=/api/v2/organizations/{{$parameter.organizationId}}' },
		},
	},
	fields: [
		organizationToWorkOn,
		...dataToSend([additionalFields(fields.updatableOrganizationFields), customFields]),
		...unlinkedRecordOutput(unknownKeys, ...changing),
	],
	answer: { kind: 'record' },
	shapeBody: changedOrganizationBody,
	fittings: [addressFitting, choicesFitting],
};

export const upsertOrganization: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update organization',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/api/v2/organizations' } },
	},
	fields: [
		matchBy('name'),
		...newOrganizationFields,
		...unlinkedRecordOutput(unknownKeys, ...changing, ...matchingOptions),
	],
	answer: { kind: 'record' },
	upsert: { create: createOrganization, update: updateOrganization, together: [] },
	play: playCreateOrUpdate,
};
