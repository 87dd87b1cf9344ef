import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { noteId } from '../note/noteFields';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	marksRequired: false,
	flatten: (comment) => ({ ...comment, note_id: Number(comment.object_id) }),
	simple: ['uuid', 'content', 'note_id', 'user_id', 'add_time', 'update_time', 'active_flag'],
	clearable: [],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
	linked: [],
};

const commentId: INodeProperties = {
	displayName: 'Comment ID',
	name: 'commentId',
	type: 'string',
	typeOptions: { wordId: true },
	required: true,
	default: '',
	placeholder: 'e.g. 46c3b0e1-db35-59ca-1828-4817378dff71',
	description: 'The UUID of the comment, as Get Many answers it',
};

const content: INodeProperties = inBody({
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. Done',
	description: 'The text of the comment, plain or as HTML',
});

const url = '=/api/v1/notes/{{$parameter.noteId}}/comments';
const urlOfOne = `${url}/{{$parameter.commentId}}`;

export const noteComment: Resource = {
	option: {
		name: 'Note Comment',
		value: 'noteComment',
		description: 'What somebody wrote under a note',
	},
	record,
	operations: [
		{
			option: {
				name: 'Add',
				value: 'add',
				action: 'Add comment to note',
				description: 'Write a comment under a note',
				routing: { request: { method: 'POST', url } },
			},
			fields: [noteId, content, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete comment of note',
				description: 'Delete a comment',
				routing: { request: { method: 'DELETE', url: urlOfOne } },
			},
			fields: [noteId, commentId, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get comment of note',
				description: 'Retrieve a comment',
				routing: { request: { method: 'GET', url: urlOfOne } },
			},
			fields: [noteId, commentId, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many comments of note',
				description: 'Retrieve the comments under a note',
				routing: { request: { method: 'GET', url } },
			},
			fields: [noteId, ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'offset', largest: 500 } },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update comment of note',
				description: 'Write another text into a comment',
				routing: { request: { method: 'PUT', url: urlOfOne } },
			},
			fields: [noteId, commentId, content, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
	],
};
