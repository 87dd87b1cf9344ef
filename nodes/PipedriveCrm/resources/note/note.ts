import type { IDataObject } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { attachedDeal, attachedOrganization, attachedPerson } from '../locators/attached';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import * as fields from './noteFields';

const nested = (value: unknown, key: string): IDataObject[string] =>
	((value as IDataObject | null | undefined)?.[key] as string | undefined) ?? null;

const record: RecordShape = {
	collection: '/api/v1/notes',
	marksRequired: false,
	flatten: (note) => ({
		...note,
		deal_title: nested(note.deal, 'title'),
		person_name: nested(note.person, 'name'),
		org_name: nested(note.organization, 'name'),
		project_title: nested(note.project, 'title'),
		user_name: nested(note.user, 'name'),
	}),
	simple: [
		'id',
		'content',
		'deal_id',
		'deal_title',
		'person_id',
		'person_name',
		'org_id',
		'org_name',
		'lead_id',
		'project_id',
		'project_title',
		'task_id',
		'user_id',
		'user_name',
		'active_flag',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'content', name: 'Content', type: 'varchar' },
			{ key: 'deal_id', name: 'Deal', type: 'deal' },
			{ key: 'lead_id', name: 'Lead', type: 'varchar' },
			{ key: 'org_id', name: 'Organization', type: 'org' },
			{ key: 'person_id', name: 'Person', type: 'people' },
			{ key: 'project_id', name: 'Project', type: 'project' },
			{ key: 'task_id', name: 'Task', type: 'int' },
			{ key: 'user_id', name: 'Author', type: 'user' },
			{ key: 'active_flag', name: 'Active', type: 'boolean' },
		],
	},
};

export const note: Resource = {
	option: {
		name: 'Note',
		value: 'note',
		description: 'A text attached to a deal, lead, person, organization, project or task',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create note',
				description:
					'Attach a note to a deal, a person, an organization, a project, a task, or several of them',
				routing: { request: { method: 'POST', url: '/api/v1/notes' } },
			},
			fields: [
				{ ...fields.content, required: true },
				attachedDeal,
				attachedPerson,
				attachedOrganization,
				additionalFields(fields.additionalNoteFields),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: fields.noteBody,
			checks: [fields.hangsOnSomething],
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete note',
				description: 'Delete a note. Get still answers it, as no longer active.',
				routing: { request: { method: 'DELETE', url: '=/api/v1/notes/{{$parameter.noteId}}' } },
			},
			fields: [fields.noteId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get note',
				description: 'Retrieve a note',
				routing: { request: { method: 'GET', url: '=/api/v1/notes/{{$parameter.noteId}}' } },
			},
			fields: [fields.noteId, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many notes',
				description: 'Retrieve a list of notes, filtered and sorted',
				routing: { request: { method: 'GET', url: '/api/v1/notes' } },
			},
			fields: [...returnAllOrLimit, fields.noteFilters, ...plainRecordOutput(fields.noteSort)],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
			shapeQuery: fields.pinsAsNumbers,
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update note',
				description: 'Change a note. What is not given stays as it is.',
				routing: { request: { method: 'PUT', url: '=/api/v1/notes/{{$parameter.noteId}}' } },
			},
			fields: [fields.noteId, additionalFields(fields.updatableNoteFields), ...plainRecordOutput()],
			answer: { kind: 'record' },
			shapeBody: fields.noteBody,
		},
	],
};
