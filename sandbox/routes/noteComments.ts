import { sanitized } from '../rules/noteChanges.ts';
import { requireLiving } from '../rules/references.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { filledText, idPath, objectSchema, uuid } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { NoteCommentRecord } from '../state/attached.ts';
import { toMillisecondTime } from '../state/clock.ts';
import { byUuid, uuidOf } from '../state/uuid.ts';
import { offsetAnswer } from './listing.ts';

interface CommentPath extends IdPath {
	commentId: string;
}

interface CommentBody {
	content: string;
}

const path = '/notes/:id/comments';
const commentPath = { ...idPath, commentId: uuid };
const reading = ['deals:read', 'deals:full', 'contacts:read', 'contacts:full'];
const writing = ['deals:full', 'contacts:full'];
const bodySchema = objectSchema({ content: filledText }, ['content']);

function commentAnswer(account: Account) {
	return (comment: NoteCommentRecord) => ({
		uuid: comment.uuid,
		active_flag: !comment.is_deleted,
		add_time: toMillisecondTime(comment.add_time),
		update_time: toMillisecondTime(comment.update_time),
		content: comment.content,
		object_id: String(comment.note_id),
		object_type: 'note',
		user_id: comment.user_id,
		updater_id: comment.updater_id,
		company_id: account.company.id,
	});
}

/** The comments of a note, deleted ones left out. */
export function commentsOf(account: Account, noteId: number): NoteCommentRecord[] {
	return account.noteComments.all().filter((one) => one.note_id === noteId && !one.is_deleted);
}

function find(account: Account, { id, commentId }: CommentPath): NoteCommentRecord {
	requireLiving(account.notes.get(id), 'Note');
	const found = byUuid(account.noteComments, commentId);
	return requireLiving(found?.note_id === id ? found : undefined, 'Comment');
}

/** Comments under notes. */
export const noteCommentRoutes: Route[] = [
	route<OffsetQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path,
		cost: 20,
		scopes: reading,
		pathSchema: idPath,
		querySchema: offsetPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(account.notes.get(id), 'Note');
			return offsetAnswer(commentsOf(account, id), query, commentAnswer(account));
		},
	}),
	route<unknown, CommentBody, IdPath>({
		method: 'POST',
		version: 'v1',
		path,
		cost: 10,
		scopes: writing,
		pathSchema: idPath,
		bodySchema,
		handler: ({ context: { account, clock }, user, path: { id }, body }) => {
			requireLiving(account.notes.get(id), 'Note');
			const comment = account.noteComments.insert((number) => ({
				id: number,
				uuid: uuidOf('comment', number),
				note_id: id,
				content: sanitized(body.content),
				user_id: user.id,
				updater_id: null,
				add_time: clock.time(),
				update_time: clock.time(),
				is_deleted: false,
			}));
			return { data: commentAnswer(account)(comment) };
		},
	}),
	route<unknown, unknown, CommentPath>({
		method: 'GET',
		version: 'v1',
		path: `${path}/:commentId`,
		cost: 2,
		scopes: reading,
		pathSchema: commentPath,
		handler: ({ context: { account }, path: named }) => ({
			data: commentAnswer(account)(find(account, named)),
		}),
	}),
	route<unknown, CommentBody, CommentPath>({
		method: 'PUT',
		version: 'v1',
		path: `${path}/:commentId`,
		cost: 10,
		scopes: writing,
		pathSchema: commentPath,
		bodySchema,
		handler: ({ context: { account, clock }, user, path: named, body }) => {
			const comment = find(account, named);
			account.noteComments.change(comment, {
				content: sanitized(body.content),
				updater_id: user.id,
				update_time: clock.time(),
			});
			return { data: commentAnswer(account)(comment) };
		},
	}),
	route<unknown, unknown, CommentPath>({
		method: 'DELETE',
		version: 'v1',
		path: `${path}/:commentId`,
		cost: 6,
		scopes: writing,
		pathSchema: commentPath,
		handler: ({ context: { account }, path: named }) => {
			account.noteComments.change(find(account, named), { is_deleted: true });
			return { data: true };
		},
	}),
];
