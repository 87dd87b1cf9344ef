import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import { pinFlags, type Links, type NoteRecord, type PinFlags } from '../state/attached.ts';
import type { UserRecord } from '../state/records.ts';
import { linksOf, requireLeadAndProject, type WrittenLinks } from './links.ts';
import { requireReferences } from './references.ts';

export type WrittenPins = Partial<Record<keyof PinFlags, 0 | 1>>;

/** The body of a note's create and update; its schema has been checked. */
export interface NoteBody extends WrittenLinks, WrittenPins {
	content?: string;
	task_id?: number;
	user_id?: number;
	add_time?: string;
}

type LinkKey = keyof Links | 'task_id';

const linkOfPin: Record<keyof PinFlags, LinkKey> = {
	pinned_to_lead_flag: 'lead_id',
	pinned_to_deal_flag: 'deal_id',
	pinned_to_person_flag: 'person_id',
	pinned_to_organization_flag: 'org_id',
	pinned_to_project_flag: 'project_id',
	pinned_to_task_flag: 'task_id',
};
/** What a note can hang on, in the order in which the API's sentence names it. */
const linkKeys = ['lead_id', 'deal_id', 'person_id', 'org_id', 'project_id', 'task_id'] as const;
const largestNote = 100_000;

/** The server keeps what cannot do harm. */
export function sanitized(html: string): string {
	return html.replace(/<(script|style|iframe)\b.*?<\/\1>/gis, '').replace(/\son\w+="[^"]*"/gi, '');
}

function requireRules(
	account: Account,
	user: UserRecord,
	body: NoteBody,
	links: Readonly<Record<LinkKey, string | number | null>>,
): void {
	const { user_id, content = '', task_id } = body;
	if (content.length > largestNote) throw badRequest('The content of the note is too long');
	if (linkKeys.every((key) => links[key] === null)) {
		throw badRequest(`At least one of ${linkKeys.join(', ')} is required`);
	}
	if (task_id !== undefined && account.tasks.get(task_id)?.is_deleted !== false) {
		throw badRequest('Task not found');
	}
	for (const pin of pinFlags) {
		if (body[pin] === 1 && links[linkOfPin[pin]] === null) {
			throw badRequest(`${pin} needs ${linkOfPin[pin]}`);
		}
	}
	if (user_id === undefined || user_id === user.id) return;
	if (!user.is_admin) throw badRequest('Only admins can set user_id');
	if (!account.users.get(user_id)) throw badRequest('User not found');
}

function pinsOf(body: NoteBody, before: PinFlags | undefined): PinFlags {
	const is = (pin: keyof PinFlags) =>
		body[pin] === undefined ? (before?.[pin] ?? false) : body[pin] === 1;
	return {
		pinned_to_lead_flag: is('pinned_to_lead_flag'),
		pinned_to_deal_flag: is('pinned_to_deal_flag'),
		pinned_to_person_flag: is('pinned_to_person_flag'),
		pinned_to_organization_flag: is('pinned_to_organization_flag'),
		pinned_to_project_flag: is('pinned_to_project_flag'),
		pinned_to_task_flag: is('pinned_to_task_flag'),
	};
}

/** Makes a note of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createNote(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: NoteBody & { content: string },
): NoteRecord {
	const links = { ...linksOf(account, body), task_id: body.task_id ?? null };
	requireRules(account, user, body, links);
	const given = body.add_time;
	return account.notes.insert((id) => ({
		id,
		content: sanitized(body.content),
		user_id: body.user_id ?? user.id,
		last_update_user_id: null,
		...links,
		...pinsOf(body, undefined),
		add_time: given === undefined ? clock.time() : `${given.replace(' ', 'T')}Z`,
		update_time: clock.time(),
		is_deleted: false,
	}));
}

/** Changes a note by a checked body. @throws ApiError 400 where the body breaks a rule */
export function changeNote(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	note: NoteRecord,
	body: NoteBody,
): void {
	requireReferences(account, 'deal', body);
	requireLeadAndProject(account, body);
	const links = {
		lead_id: body.lead_id ?? note.lead_id,
		deal_id: body.deal_id ?? note.deal_id,
		person_id: body.person_id ?? note.person_id,
		org_id: body.org_id ?? note.org_id,
		project_id: body.project_id ?? note.project_id,
		task_id: body.task_id ?? note.task_id,
	};
	requireRules(account, user, body, links);
	const { content, add_time: given } = body;
	account.notes.change(note, {
		...links,
		...pinsOf(body, note),
		content: content === undefined ? note.content : sanitized(content),
		user_id: body.user_id ?? note.user_id,
		add_time: given === undefined ? note.add_time : `${given.replace(' ', 'T')}Z`,
		last_update_user_id: user.id,
		update_time: clock.time(),
	});
}
