import { changeNote, createNote, type NoteBody, type WrittenPins } from '../rules/noteChanges.ts';
import type { WrittenLinks } from '../rules/links.ts';
import { requireLiving, requireRecord } from '../rules/references.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	date,
	dateTime,
	filledText,
	flag,
	idPath,
	integer,
	objectSchema,
	sortOf,
	spacedDateTime,
	uuid,
} from '../server/schemas.ts';
import { pinFlags, type NoteRecord } from '../state/attached.ts';
import { formatTime } from '../state/clock.ts';
import { noteAnswer } from './noteAnswer.ts';
import { offsetAnswer, sortRows } from './listing.ts';

interface NoteListQuery extends OffsetQuery, WrittenLinks, WrittenPins {
	task_id?: number;
	user_id?: number;
	sort?: string;
	start_date?: string;
	end_date?: string;
	updated_since?: string;
}

const reading = ['deals:read', 'deals:full', 'contacts:read', 'contacts:full'];
const writing = ['deals:full', 'contacts:full'];
const linkKeys = {
	deal_id: integer,
	person_id: integer,
	org_id: integer,
	lead_id: uuid,
	project_id: integer,
	task_id: integer,
};
const pinKeys = Object.fromEntries(pinFlags.map((pin) => [pin, flag]));
const noteKeys = {
	content: filledText,
	...linkKeys,
	...pinKeys,
	user_id: integer,
	add_time: spacedDateTime,
};
const sortable = ['id', 'user_id', 'deal_id', 'person_id', 'org_id', 'content'];

function fits(note: NoteRecord, query: NoteListQuery): boolean {
	const links = [
		...(['deal_id', 'person_id', 'org_id', 'lead_id', 'project_id', 'task_id'] as const),
		'user_id',
	] as const;
	const { start_date: from = '', end_date: until = '9999', updated_since: since } = query;
	const day = note.add_time.slice(0, 10);
	return (
		!note.is_deleted &&
		links.every((key) => query[key] === undefined || note[key] === query[key]) &&
		pinFlags.every((pin) => query[pin] === undefined || note[pin] === (query[pin] === 1)) &&
		day >= from &&
		day <= until &&
		(since === undefined || note.update_time >= formatTime(Date.parse(since)))
	);
}

/** Notes; their comments are in noteComments.ts. */
export const noteRoutes: Route[] = [
	route<NoteListQuery>({
		method: 'GET',
		version: 'v1',
		path: '/notes',
		cost: 20,
		scopes: reading,
		querySchema: {
			...linkKeys,
			...pinKeys,
			user_id: integer,
			sort: sortOf([...sortable, 'add_time', 'update_time']),
			start_date: date,
			end_date: date,
			updated_since: dateTime,
			...offsetPage(500),
		},
		handler: ({ context: { account }, user, query }) => {
			const fitting = account.notes.all().filter((note) => fits(note, query));
			return offsetAnswer(sortRows(fitting, query.sort), query, noteAnswer(account, user));
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: '/notes/:id',
		cost: 2,
		scopes: reading,
		pathSchema: idPath,
		// A deleted note still answers, without its active flag.
		handler: ({ context: { account }, user, path }) => ({
			data: noteAnswer(account, user)(requireRecord(account.notes.get(path.id), 'Note')),
		}),
	}),
	route<unknown, NoteBody & { content: string }>({
		method: 'POST',
		version: 'v1',
		path: '/notes',
		cost: 10,
		scopes: writing,
		bodySchema: objectSchema(noteKeys, ['content']),
		handler: ({ context, user, body }) => ({
			data: noteAnswer(context.account, user)(createNote(context, user, body)),
		}),
	}),
	route<unknown, NoteBody, IdPath>({
		method: 'PUT',
		version: 'v1',
		path: '/notes/:id',
		cost: 10,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(noteKeys),
		handler: ({ context, user, path, body }) => {
			const note = requireLiving(context.account.notes.get(path.id), 'Note');
			changeNote(context, user, note, body);
			return { data: noteAnswer(context.account, user)(note) };
		},
	}),
	route<unknown, unknown, IdPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/notes/:id',
		cost: 6,
		scopes: writing,
		pathSchema: idPath,
		handler: ({ context: { account, clock }, path }) => {
			const note = requireLiving(account.notes.get(path.id), 'Note');
			account.notes.change(note, { is_deleted: true, update_time: clock.time() });
			return { data: true };
		},
	}),
];
