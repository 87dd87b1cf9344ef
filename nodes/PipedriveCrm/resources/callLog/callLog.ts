import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { playAttachRecording } from '../../run/players/attachRecording';
import { additionalFields } from '../collections';
import { notOfDealAndLead } from '../mailThread/mailThread';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import * as fields from './callLogFields';

const record: RecordShape = {
	collection: '/api/v1/callLogs',
	marksRequired: false,
	simple: [
		'id',
		'subject',
		'outcome',
		'start_time',
		'end_time',
		'duration',
		'from_phone_number',
		'to_phone_number',
		'person_id',
		'org_id',
		'deal_id',
		'lead_id',
		'note',
		'has_recording',
		'user_id',
	],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

export const callLog: Resource = {
	option: {
		name: 'Call Log',
		value: 'callLog',
		description: 'A call that was made; everybody sees their own. With OAuth, for phone apps.',
	},
	record,
	operations: [
		{
			option: {
				name: 'Attach Recording',
				value: 'attachRecording',
				action: 'Attach recording to call log',
				description: 'Add the recording of a call, an audio file of the input',
				routing: {
					request: { method: 'POST', url: '=/api/v1/callLogs/{{$parameter.callLogId}}/recordings' },
				},
			},
			fields: [fields.callLogId, fields.inputField, ...plainRecordOutput()],
			answer: { kind: 'record' },
			play: playAttachRecording,
		},
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create call log',
				description: 'Log a call, in the past or just made',
				routing: { request: { method: 'POST', url: '/api/v1/callLogs' } },
			},
			fields: [
				fields.toPhoneNumber,
				fields.outcome,
				fields.startTime,
				fields.endTime,
				additionalFields(fields.additionalCallFields),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: fields.callBody,
			checks: [notOfDealAndLead, fields.endsAfterStart],
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete call log',
				description: 'Delete a call with its recording; the activity that it made stays',
				routing: {
					request: { method: 'DELETE', url: '=/api/v1/callLogs/{{$parameter.callLogId}}' },
				},
			},
			fields: [fields.callLogId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get call log',
				description: 'Retrieve one of your own calls',
				routing: { request: { method: 'GET', url: '=/api/v1/callLogs/{{$parameter.callLogId}}' } },
			},
			fields: [fields.callLogId, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many call logs',
				description: 'Retrieve your own calls',
				routing: { request: { method: 'GET', url: '/api/v1/callLogs' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'offset', largest: 50 } },
		},
	],
};
