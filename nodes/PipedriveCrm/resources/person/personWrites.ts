import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { playCreateOrUpdate } from '../../run/players/createOrUpdate';
import { additionalFields } from '../collections';
import { customFields } from '../customFields';
import { dataToSend, unknownKeys } from '../dataToSend';
import { choicesFitting, choicesMode } from '../fittings/choices';
import { personToWorkOn } from '../locators/records';
import { matchBy, matchingOptions } from '../matching';
import { recordOutput } from '../recordOutput';
import { clearingOptions, ifNotFound } from '../writing';
import {
	contactTexts,
	oneKindOfName,
	shapeNewPerson,
	shapePerson,
	withOneKindOfName,
} from './personBody';
import { contactsFitting, contactsMode } from './personContacts';
import * as fields from './personFields';

const newPersonFields: INodeProperties[] = dataToSend([
	fields.name,
	fields.email,
	fields.phone,
	fields.organization,
	additionalFields(fields.additionalPersonFields),
	customFields,
]);

const changing: INodeProperties[] = [choicesMode, contactsMode, ...clearingOptions];

export const createPerson: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create person',
		description: 'Create a new person',
		routing: { request: { method: 'POST', url: '/api/v2/persons' } },
	},
	fields: [...newPersonFields, ...recordOutput(ifNotFound, unknownKeys)],
	answer: { kind: 'record' },
	textLists: contactTexts,
	shapeInput: withOneKindOfName,
	shapeBody: shapeNewPerson,
	checks: [oneKindOfName],
};

export const updatePerson: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update person',
		description: 'Change fields of a person. What is not given stays as it is.',
		routing: { request: { method: 'PATCH', url: '=/api/v2/persons/{{$parameter.personId}}' } },
	},
	fields: [
		personToWorkOn,
		...dataToSend([additionalFields(fields.updatablePersonFields), customFields]),
		...recordOutput(ifNotFound, unknownKeys, ...changing),
	],
	answer: { kind: 'record' },
	textLists: contactTexts,
	shapeInput: withOneKindOfName,
	shapeBody: shapePerson,
	fittings: [contactsFitting, choicesFitting],
	checks: [oneKindOfName],
};

export const upsertPerson: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update person',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/api/v2/persons' } },
	},
	fields: [
		matchBy('emails'),
		...newPersonFields,
		...recordOutput(ifNotFound, unknownKeys, ...changing, ...matchingOptions),
	],
	answer: { kind: 'record' },
	textLists: contactTexts,
	shapeInput: withOneKindOfName,
	upsert: { create: createPerson, update: updatePerson, together: [['first_name', 'last_name']] },
	play: playCreateOrUpdate,
};
