import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { addressesIn } from '../mailThread/mailAddresses';
import { mailThreadId } from '../mailThread/mailThread';
import { plainRecordOutput } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inQuery, numberFlags } from '../send';

const record: RecordShape = {
	marksRequired: false,
	flatten: (message) => ({
		...message,
		from: addressesIn(message.from),
		to: addressesIn(message.to),
		cc: addressesIn(message.cc),
		bcc: addressesIn(message.bcc),
	}),
	simple: [
		'id',
		'mail_thread_id',
		'subject',
		'snippet',
		'body',
		'from',
		'to',
		'cc',
		'bcc',
		'message_time',
		'sent_flag',
		'draft_flag',
		'read_flag',
		'has_attachments_flag',
		'user_id',
	],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

export const mailMessage: Resource = {
	option: {
		name: 'Mail Message',
		value: 'mailMessage',
		description: 'An e-mail in the mailbox of the user',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get mail message',
				description: 'Retrieve an e-mail',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/mailbox/mailMessages/{{$parameter.mailMessageId}}',
					},
				},
			},
			fields: [
				{
					displayName: 'Mail Message ID',
					name: 'mailMessageId',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 42',
					description: 'The ID of the e-mail, as Get Many answers it',
				},
				inQuery({
					displayName: 'Include Body',
					name: 'include_body',
					type: 'boolean',
					default: true,
					description: 'Whether to retrieve the text of the e-mail too, which is HTML',
				}),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeQuery: numberFlags('include_body'),
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many mail messages',
				description: 'Retrieve the e-mails of a thread, without their text',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v1/mailbox/mailThreads/{{$parameter.mailThreadId}}/mailMessages',
					},
				},
			},
			fields: [
				{
					...mailThreadId,
					description: 'The ID of the thread, as Mail Thread → Get Many answers it',
				},
				...returnAllOrLimit,
				...plainRecordOutput(),
			],
			answer: { kind: 'records', pages: wholeList },
		},
	],
};
