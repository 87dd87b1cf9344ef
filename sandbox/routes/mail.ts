import { requireLeadAndProject } from '../rules/links.ts';
import { requireLiving, requireReferences } from '../rules/references.ts';
import { badRequest } from '../server/apiError.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { flag, idPath, integer, objectSchema, oneOf, uuid } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import {
	mailFolders,
	type MailFolder,
	type MailMessageRecord,
	type MailThreadRecord,
} from '../state/mail.ts';
import { deleteRoute } from './deleteRoute.ts';
import { offsetAnswer } from './listing.ts';
import {
	foldersOf,
	messageAnswer,
	messagesOf,
	threadAnswer,
	threadMessageAnswer,
} from './mailAnswer.ts';
import { recordKinds, type RecordKind } from './recordKinds.ts';

interface ThreadBody {
	deal_id?: number;
	lead_id?: string;
	shared_flag?: 0 | 1;
	read_flag?: 0 | 1;
	archived_flag?: 0 | 1;
}

interface MessageListQuery extends OffsetQuery {
	include_body?: 0 | 1;
}

const reading = ['mail:read', 'mail:full'];
const writing = ['mail:full'];

function findThread(account: Account, id: number): MailThreadRecord {
	return requireLiving(account.mailThreads.get(id), 'Mail thread');
}

/** What a body makes of a thread. @throws ApiError 400 where a link cannot be */
function changesOf(account: Account, thread: MailThreadRecord, body: ThreadBody) {
	const { deal_id, lead_id, shared_flag, read_flag, archived_flag } = body;
	if (deal_id !== undefined && lead_id !== undefined) {
		throw badRequest('A mail thread cannot belong to a deal and a lead at the same time');
	}
	requireReferences(account, 'deal', { deal_id });
	requireLeadAndProject(account, { lead_id });
	const is = (written: 0 | 1 | undefined, before: boolean) =>
		written === undefined ? before : written === 1;
	return {
		deal_id: deal_id ?? (lead_id === undefined ? thread.deal_id : null),
		lead_id: lead_id ?? (deal_id === undefined ? thread.lead_id : null),
		is_shared: is(shared_flag, thread.is_shared),
		is_read: is(read_flag, thread.is_read),
		is_archived: is(archived_flag, thread.is_archived),
		version: thread.version + 1,
	};
}

/** Whether a message is about a record: through its thread's deal, or who sent or got it. */
function isAbout(
	{ linkKey }: RecordKind,
	id: number,
	thread: MailThreadRecord,
	message: MailMessageRecord,
): boolean {
	if (linkKey === 'deal_id') return thread.deal_id === id;
	const parties = [...message.from, ...message.to, ...message.cc];
	return parties.some(
		(one) => (linkKey === 'person_id' ? one.linked_person_id : one.linked_organization_id) === id,
	);
}

/** The mail about a record, newest first, each message with its thread. */
export function mailAbout(account: Account, kind: RecordKind, id: number) {
	return account.mailMessages
		.all()
		.flatMap((message) => {
			const thread = account.mailThreads.get(message.mail_thread_id);
			if (!thread || thread.is_deleted || !isAbout(kind, id, thread, message)) return [];
			return [{ id: message.id, thread, message }];
		})
		.sort((a, b) => b.message.message_time.localeCompare(a.message.message_time));
}

function mailOf(kind: RecordKind): Route {
	return route<MessageListQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: `${kind.path}/:id/mailMessages`,
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		querySchema: { include_body: flag, ...offsetPage(500) },
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(kind.find(account, id), kind.what);
			const present = messageAnswer(account, query.include_body === 1);
			return offsetAnswer(
				mailAbout(account, kind, id),
				query,
				({ thread, message }) => ({
					object: 'mailMessage',
					timestamp: toV1Time(message.message_time),
					data: { ...present(thread, message), company_id: account.company.id },
				}),
				'beside',
			);
		},
	});
}

/** Mail: threads, their messages, and the messages about a record. */
export const mailRoutes: Route[] = [
	route<OffsetQuery & { folder: MailFolder }>({
		method: 'GET',
		version: 'v1',
		path: '/mailbox/mailThreads',
		cost: 20,
		scopes: reading,
		querySchema: { folder: oneOf(mailFolders), ...offsetPage(500) },
		requiredQuery: ['folder'],
		handler: ({ context: { account }, user, query }) => {
			const threads = account.mailThreads
				.all()
				.filter((one) => !one.is_deleted && one.user_id === user.id)
				.filter((one) => foldersOf(account, one).includes(query.folder));
			// This list does not say where its page stands.
			return { data: offsetAnswer(threads, query, threadAnswer(account)).data };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/mailbox/mailThreads/:id',
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => ({
			data: threadAnswer(account)(findThread(account, path.id)),
		}),
	}),
	route<unknown, ThreadBody, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: '/mailbox/mailThreads/:id',
		cost: 10,
		scopes: writing,
		encoding: 'form',
		pathSchema: idPath,
		bodySchema: objectSchema({
			deal_id: integer,
			lead_id: uuid,
			shared_flag: flag,
			read_flag: flag,
			archived_flag: flag,
		}),
		handler: ({ context: { account, clock }, path, body }) => {
			const thread = findThread(account, path.id);
			const changes = changesOf(account, thread, body);
			account.mailThreads.change(thread, { ...changes, update_time: clock.time() });
			return { data: threadAnswer(account)(thread) };
		},
	}),
	deleteRoute({
		version: 'v1',
		path: '/mailbox/mailThreads/:id',
		cost: 6,
		scopes: writing,
		what: 'Mail thread',
		in: (account) => account.mailThreads,
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/mailbox/mailThreads/:id/mailMessages',
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		handler: ({ context: { account }, path }) => {
			const thread = findThread(account, path.id);
			return { data: messagesOf(account, thread).map(threadMessageAnswer(account, thread)) };
		},
	}),
	route<{ include_body?: 0 | 1 }, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/mailbox/mailMessages/:id',
		cost: 2,
		scopes: reading,
		pathSchema: idPath,
		querySchema: { include_body: flag },
		handler: ({ context: { account }, path, query }) => {
			const message = account.mailMessages.get(path.id);
			const thread = account.mailThreads.get(message?.mail_thread_id ?? 0);
			const living = requireLiving(thread, 'Mail message');
			return {
				beside: { statusCode: 2000, statusText: 'Success', service: 'email-api' },
				data: message && messageAnswer(account, query.include_body === 1)(living, message),
			};
		},
	}),
	...[recordKinds.deal, recordKinds.person, recordKinds.organization].map(mailOf),
];
