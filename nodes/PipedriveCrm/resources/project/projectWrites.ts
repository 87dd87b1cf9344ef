import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../run/operation';
import { additionalFields } from '../collections';
import { customFields } from '../customFields';
import { dataToSend, unknownKeys } from '../dataToSend';
import { choicesMode, listsFitting } from '../fittings/choices';
import { projectLocator } from '../locators/projects';
import { unlinkedRecordOutput } from '../recordOutput';
import { clearingOptions } from '../writing';
import * as fields from './projectFields';

/** What given links and labels do to those that a project has. */
const listsMode: INodeProperties = {
	...choicesMode,
	displayName: 'Links, Labels and Multiple Options',
	description:
		'What given deals, persons, organizations, labels, and the options of custom fields that take several, do to those that the project has. Add and Remove read the project first, 1 more token.',
};

/** Deleting is no change of status here, though Pipedrive keeps it as one. */
const refuses = { status: { deleted: 'Use Project → Delete.' } };

export const createProject: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create project',
		description: 'Create a new project, also of a template',
		routing: { request: { method: 'POST', url: '/api/v2/projects' } },
	},
	fields: [
		...dataToSend([
			{ ...fields.title, required: true },
			fields.phase,
			fields.deals,
			fields.owner,
			additionalFields(fields.additionalProjectFields),
			customFields,
		]),
		...unlinkedRecordOutput(unknownKeys),
	],
	answer: { kind: 'record' },
	nameLists: fields.linkedRecords,
	refuses,
};

export const updateProject: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update project',
		description: 'Change fields of a project. What is not given stays as it is.',
		routing: { request: { method: 'PATCH', url: '=/api/v2/projects/{{$parameter.projectId}}' } },
	},
	fields: [
		projectLocator,
		...dataToSend([additionalFields(fields.updatableProjectFields), customFields]),
		...unlinkedRecordOutput(unknownKeys, listsMode, ...clearingOptions),
	],
	answer: { kind: 'record' },
	nameLists: fields.linkedRecords,
	refuses,
	fittings: [listsFitting(fields.projectLists)],
};
