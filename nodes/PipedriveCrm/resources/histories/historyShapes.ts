import type { IDataObject } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';

/** What histories of deals, persons and organizations answer, which API v1 writes alike for all of them. */

const plain = { marksRequired: false, clearable: [], linked: [] };

const keysOf = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null ? (value as IDataObject) : {};

/** The id of what API v1 gives as an id here, and as an object there. */
export const idOf = (value: unknown): IDataObject[string] =>
	typeof value === 'object' && value !== null
		? ((keysOf(value).value ?? keysOf(value).id ?? null) as IDataObject[string])
		: (value as IDataObject[string]);

/**
 * A change of one field.
 * @param fields path of the list of the account's fields, which tells their names
 */
export const fieldChange = (fields: string): RecordShape => ({
	...plain,
	fields,
	simple: [
		'field_key',
		'old_value',
		'new_value',
		'time',
		'actor_user_id',
		'change_source',
		'is_bulk_update_flag',
	],
	names: [
		{ id: 'field_key', name: 'field_name', from: 'ownFields' },
		{ id: 'actor_user_id', name: 'actor_user_name', from: 'users' },
	],
});

const titleOf = (data: IDataObject): IDataObject[string] =>
	data.subject ?? data.title ?? data.name ?? data.file_name ?? null;

/**
 * Something that happened to a record: a change, an activity, a note and so on, each with the keys of its kind.
 * @param fields path of the list of the account's fields, which tells their names
 */
export const update = (fields: string): RecordShape => ({
	...plain,
	fields,
	flatten: ({ object, timestamp, data }) => {
		const of = keysOf(data);
		const told = ['field_key', 'old_value', 'new_value', 'content', 'snippet', 'action'];
		return {
			object: object as string,
			timestamp: timestamp as string,
			id: of.id ?? null,
			title: titleOf(of),
			...Object.fromEntries(told.filter((key) => key in of).map((key) => [key, of[key]])),
			user_id: idOf(of.user_id ?? of.actor_user_id ?? null),
		};
	},
	simple: [
		'object',
		'timestamp',
		'id',
		'title',
		'field_key',
		'old_value',
		'new_value',
		'content',
		'snippet',
		'action',
		'user_id',
	],
	names: [
		{ id: 'field_key', name: 'field_name', from: 'ownFields' },
		{ id: 'user_id', name: 'user_name', from: 'users' },
	],
});

const addresses = (parties: unknown): string[] =>
	(Array.isArray(parties) ? parties : []).map((party) => String(keysOf(party).email_address));

/** An e-mail message of a record; API v1 wraps it with the time. */
export const emailMessage: RecordShape = {
	...plain,
	flatten: (row) => {
		const message = keysOf(row.data ?? row);
		return {
			...message,
			from: addresses(message.from),
			to: addresses(message.to),
			cc: addresses(message.cc),
		};
	},
	simple: [
		'id',
		'mail_thread_id',
		'subject',
		'from',
		'to',
		'cc',
		'snippet',
		'body',
		'message_time',
		'sent_flag',
		'read_flag',
		'user_id',
	],
	names: [],
};

/** A user who may see a record. */
export const permittedUser: RecordShape = {
	...plain,
	simple: ['user_id'],
	names: [{ id: 'user_id', name: 'user_name', from: 'users' }],
};
