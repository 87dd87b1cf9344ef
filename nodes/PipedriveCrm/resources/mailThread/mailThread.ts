import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { additionalFields } from '../collections';
import { attachedDeal, attachedLead } from '../locators/attached';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody, inQuery, numberFlags } from '../send';
import { addressesIn } from './mailAddresses';

const record: RecordShape = {
	marksRequired: false,
	flatten: (thread) => {
		const { from, to } = (thread.parties ?? {}) as IDataObject;
		return { ...thread, from: addressesIn(from), to: addressesIn(to) };
	},
	simple: [
		'id',
		'subject',
		'snippet',
		'from',
		'to',
		'folders',
		'message_count',
		'deal_id',
		'lead_id',
		'user_id',
		'read_flag',
		'archived_flag',
		'shared_flag',
		'has_attachments_flag',
		'last_message_timestamp',
	],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

export const mailThreadId: INodeProperties = {
	displayName: 'Mail Thread ID',
	name: 'mailThreadId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the thread, as Get Many answers it',
};

const updatableFields: INodeProperties[] = [
	inBody({
		displayName: 'Archived',
		name: 'archived_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the thread stands in the archive; only for threads of the inbox',
	}),
	attachedDeal,
	attachedLead,
	inBody({
		displayName: 'Read',
		name: 'read_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the thread has been read',
	}),
	inBody({
		displayName: 'Shared',
		name: 'shared_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the whole company can read it',
	}),
];

/** A thread or a call belongs to a deal or a lead, never to both. */
export function notOfDealAndLead({ body }: PreparedRequest): string | undefined {
	return body.deal_id !== undefined && body.lead_id !== undefined
		? "'Deal' and 'Lead' cannot stand together: give one of them"
		: undefined;
}

export const mailThread: Resource = {
	option: {
		name: 'Mail Thread',
		value: 'mailThread',
		description: 'E-mails that answer each other, in the mailbox of the user',
	},
	record,
	operations: [
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete mail thread',
				description: 'Delete a thread with its messages from Pipedrive',
				routing: {
					request: {
						method: 'DELETE',
						url: '=/api/v1/mailbox/mailThreads/{{$parameter.mailThreadId}}',
					},
				},
			},
			fields: [mailThreadId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get mail thread',
				description: 'Retrieve a thread, without the text of its messages',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/mailbox/mailThreads/{{$parameter.mailThreadId}}',
					},
				},
			},
			fields: [mailThreadId, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many mail threads',
				description: 'Retrieve the threads in a folder of the mailbox',
				routing: { request: { method: 'GET', url: '/api/v1/mailbox/mailThreads' } },
			},
			fields: [
				inQuery({
					displayName: 'Folder',
					name: 'folder',
					type: 'options',
					required: true,
					default: 'inbox',
					description: 'Where the threads stand',
					options: [
						{ name: 'Archive', value: 'archive' },
						{ name: 'Drafts', value: 'drafts' },
						{ name: 'Inbox', value: 'inbox' },
						{ name: 'Sent', value: 'sent' },
					],
				}),
				...returnAllOrLimit,
				...plainRecordOutput(),
			],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update mail thread',
				description: 'Attach a thread to a deal or lead, share, archive or mark it as read',
				routing: {
					request: {
						method: 'PUT',
						url: '=/api/v1/mailbox/mailThreads/{{$parameter.mailThreadId}}',
						headers: { 'content-type': 'application/x-www-form-urlencoded' },
					},
				},
			},
			fields: [mailThreadId, additionalFields(updatableFields), ...plainRecordOutput()],
			answer: { kind: 'record' },
			shapeBody: numberFlags('archived_flag', 'read_flag', 'shared_flag'),
			checks: [notOfDealAndLead],
		},
	],
};
