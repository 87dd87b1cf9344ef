import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playCreateOrUpdate } from '../../run/players/createOrUpdate';
import { additionalFields } from '../collections';
import { dataToSend, unknownKeys } from '../dataToSend';
import { activityLocator } from '../locators/activities';
import { matchBy, matchingOptions } from '../matching';
import { linkedNames, plainRecordOutput } from '../recordOutput';
import { clearingOptions, ifNotFound } from '../writing';
import { changedActivityBody, newActivityBody } from './activityBody';
import * as fields from './activityFields';
import { dueFitting, participantsFitting } from './activityFittings';

const newActivityFields: INodeProperties[] = dataToSend([
	{ ...fields.subject, required: true },
	fields.type,
	fields.dueDate,
	fields.dueTime,
	fields.deal,
	fields.person,
	additionalFields(fields.additionalActivityFields),
]);

const changing: INodeProperties[] = [...clearingOptions];

export const createActivity: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create activity',
		description: 'Create a new activity',
		routing: { request: { method: 'POST', url: '/api/v2/activities' } },
	},
	fields: [...newActivityFields, ...plainRecordOutput(ifNotFound, linkedNames, unknownKeys)],
	answer: { kind: 'record' },
	textLists: ['participants'],
	shapeBody: newActivityBody,
};

export const updateActivity: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update activity',
		description: 'Change fields of an activity. What is not given stays as it is.',
		routing: { request: { method: 'PATCH', url: '=/api/v2/activities/{{$parameter.activityId}}' } },
	},
	fields: [
		activityLocator,
		...dataToSend([additionalFields(fields.updatableActivityFields)]),
		...plainRecordOutput(ifNotFound, linkedNames, unknownKeys, ...changing),
	],
	answer: { kind: 'record' },
	textLists: ['participants'],
	shapeBody: changedActivityBody,
	fittings: [dueFitting, participantsFitting],
};

export const upsertActivity: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update activity',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/api/v2/activities' } },
	},
	fields: [
		matchBy('subject'),
		...newActivityFields,
		...plainRecordOutput(ifNotFound, linkedNames, unknownKeys, ...changing, ...matchingOptions),
	],
	answer: { kind: 'record' },
	textLists: ['participants'],
	upsert: { create: createActivity, update: updateActivity, together: [['due_date', 'due_time']] },
	play: playCreateOrUpdate,
};
