import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playDownload, playUpload } from '../../run/players/files';
import { additionalFields } from '../collections';
import { ofRecord } from '../locators/attached';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import * as fields from './fileFields';
import { createRemoteFile, linkRemoteFile } from './remoteFiles';

const record: RecordShape = {
	collection: '/api/v1/files',
	marksRequired: false,
	simple: [
		'id',
		'name',
		'description',
		'file_size',
		'deal_id',
		'deal_name',
		'person_id',
		'person_name',
		'org_id',
		'org_name',
		'product_id',
		'activity_id',
		'lead_id',
		'project_id',
		'project_name',
		'user_id',
		'add_time',
		'update_time',
		'_result',
	],
	clearable: [],
	names: [],
	linked: [],
};

const fileId: INodeProperties = {
	displayName: 'File ID',
	name: 'fileId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the file, as Get Many answers it',
};

export const file: Resource = {
	option: {
		name: 'File',
		value: 'file',
		description:
			'A file attached to a deal, lead, person, organization, product, activity or project',
	},
	record,
	operations: [
		createRemoteFile,
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete file',
				description: 'Delete a file. Pipedrive keeps it for 30 days before it is gone for good.',
				routing: { request: { method: 'DELETE', url: '=/api/v1/files/{{$parameter.fileId}}' } },
			},
			fields: [fileId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Download',
				value: 'download',
				action: 'Download file',
				description: 'Retrieve a file with its content',
				routing: {
					request: { method: 'GET', url: '=/api/v1/files/{{$parameter.fileId}}/download' },
				},
			},
			fields: [fileId, fields.outputField, ...plainRecordOutput()],
			answer: { kind: 'record' },
			play: playDownload,
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get file',
				description: 'Retrieve what Pipedrive knows of a file, without its content',
				routing: { request: { method: 'GET', url: '=/api/v1/files/{{$parameter.fileId}}' } },
			},
			fields: [fileId, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many files',
				description: 'Retrieve a list of all files',
				routing: { request: { method: 'GET', url: '/api/v1/files' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput(fields.fileSort)],
			answer: { kind: 'records', pages: { style: 'offset', largest: 100 } },
		},
		{
			option: {
				name: 'Get Many of Record',
				value: 'getManyOfRecord',
				action: 'Get many files of record',
				description: 'Retrieve the files of a deal, person, organization or product',
				routing: {
					request: { method: 'GET', url: '=/api/v1/deals/{{$parameter.dealId}}/files' },
				},
			},
			fields: [
				...ofRecord((of) => `=/api/v1/${of}/files`),
				...returnAllOrLimit,
				...plainRecordOutput(fields.fileSort),
			],
			answer: { kind: 'records', pages: { style: 'offset', largest: 100 } },
		},
		linkRemoteFile,
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update file',
				description: 'Change the name or the description of a file',
				routing: {
					request: {
						method: 'PUT',
						url: '=/api/v1/files/{{$parameter.fileId}}',
						headers: { 'content-type': 'application/x-www-form-urlencoded' },
					},
				},
			},
			fields: [fileId, additionalFields(fields.updatableFileFields), ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Upload',
				value: 'upload',
				action: 'Upload file',
				description: 'Attach files of the input to a record',
				routing: { request: { method: 'POST', url: '/api/v1/files' } },
			},
			fields: [
				fields.inputField,
				...fields.attachTo,
				fields.ifSameNameExists,
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			play: playUpload,
		},
	],
};
