import { linksOf, type WrittenLinks } from '../rules/links.ts';
import { badRequest } from '../server/apiError.ts';
import { offsetPage, pageByOffset, type OffsetQuery } from '../server/offset.ts';
import { route, type Route } from '../server/route.ts';
import { date, dateTime, filledText, integer, objectSchema, oneOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { pinFlags, type Links, type NoteRecord } from '../state/attached.ts';
import { formatTime, toV1Time } from '../state/clock.ts';
import type { UserRecord } from '../state/records.ts';
import { ownKey } from './listing.ts';

type WrittenPins = Partial<Record<(typeof pinFlags)[number], 0 | 1>>;

interface NoteBody extends WrittenLinks, WrittenPins {
	content: string;
	user_id?: number;
	add_time?: string;
}

interface NoteListQuery extends OffsetQuery, WrittenLinks, WrittenPins {
	user_id?: number;
	sort?: string;
	start_date?: string;
	end_date?: string;
	updated_since?: string;
}

const linkKeys = { deal_id: integer, person_id: integer, org_id: integer };
const pinKeys = Object.fromEntries(pinFlags.map((flag) => [flag, oneOf([0, 1])]));
const linkOfPin: Record<(typeof pinFlags)[number], keyof Links> = {
	pinned_to_deal_flag: 'deal_id',
	pinned_to_person_flag: 'person_id',
	pinned_to_organization_flag: 'org_id',
};
const sortable = ['id', 'user_id', 'deal_id', 'person_id', 'org_id', 'content'];
const sortText = [...sortable, 'add_time', 'update_time'].flatMap((key) => [
	key,
	`${key} ASC`,
	`${key} DESC`,
]);

/** The server keeps what cannot do harm. */
function sanitized(html: string): string {
	return html.replace(/<(script|style|iframe)\b.*?<\/\1>/gis, '').replace(/\son\w+="[^"]*"/gi, '');
}

function noteAnswer(account: Account, me: UserRecord) {
	return (note: NoteRecord) => {
		const deal = account.deals.get(note.deal_id ?? 0);
		const person = account.persons.get(note.person_id ?? 0);
		const organization = account.organizations.get(note.org_id ?? 0);
		const user = account.users.get(note.user_id);
		return {
			...note,
			active_flag: true,
			lead_id: null,
			project_id: null,
			add_time: toV1Time(note.add_time),
			update_time: toV1Time(note.update_time),
			last_update_user_id: null,
			deal: deal ? { title: deal.title } : null,
			person: person ? { name: person.name } : null,
			organization: organization ? { name: organization.name } : null,
			user: user
				? { email: user.email, icon_url: null, is_you: user.id === me.id, name: user.name }
				: null,
		};
	};
}

function requireRules(account: Account, user: UserRecord, body: NoteBody): void {
	const { deal_id, person_id, org_id, user_id } = body;
	if ([deal_id, person_id, org_id].every((id) => id === undefined)) {
		throw badRequest('At least one of lead_id, deal_id, person_id, org_id, project_id is required');
	}
	for (const flag of pinFlags) {
		if (body[flag] === 1 && body[linkOfPin[flag]] === undefined) {
			throw badRequest(`${flag} needs ${linkOfPin[flag]}`);
		}
	}
	if (user_id === undefined || user_id === user.id) return;
	if (!user.is_admin) throw badRequest('Only admins can set user_id');
	if (!account.users.get(user_id)) throw badRequest('User not found');
}

function fits(note: NoteRecord, query: NoteListQuery): boolean {
	const links = ['deal_id', 'person_id', 'org_id', 'user_id'] as const;
	const { start_date: from = '', end_date: until = '9999', updated_since: since } = query;
	const day = note.add_time.slice(0, 10);
	return (
		links.every((key) => query[key] === undefined || note[key] === query[key]) &&
		pinFlags.every((flag) => query[flag] === undefined || note[flag] === (query[flag] === 1)) &&
		day >= from &&
		day <= until &&
		(since === undefined || note.update_time >= formatTime(Date.parse(since)))
	);
}

function sorted(notes: NoteRecord[], sort = 'id'): NoteRecord[] {
	const [field = 'id', direction] = sort.split(' ');
	const sign = direction === 'DESC' ? -1 : 1;
	const text = (note: NoteRecord) => {
		const key = ownKey(note, field);
		return typeof key === 'number' ? String(key).padStart(12, '0') : (key ?? '');
	};
	return notes.sort(
		(a, b) => sign * (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : a.id - b.id),
	);
}

/** Notes, as far as they are imitated. */
export const noteRoutes: Route[] = [
	route<NoteListQuery>({
		method: 'GET',
		version: 'v1',
		path: '/notes',
		cost: 20,
		scopes: ['deals:read', 'deals:full', 'contacts:read', 'contacts:full'],
		querySchema: {
			...linkKeys,
			...pinKeys,
			user_id: integer,
			sort: oneOf(sortText),
			start_date: date,
			end_date: date,
			updated_since: dateTime,
			...offsetPage(500),
		},
		handler: ({ context: { account }, user, query }) => {
			const fitting = account.notes.all().filter((note) => fits(note, query));
			const { rows, pagination } = pageByOffset(sorted(fitting, query.sort), query);
			return { data: rows.map(noteAnswer(account, user)), additional: { pagination } };
		},
	}),
	route<unknown, NoteBody>({
		method: 'POST',
		version: 'v1',
		path: '/notes',
		cost: 10,
		scopes: ['deals:full', 'contacts:full'],
		bodySchema: objectSchema(
			{
				content: filledText,
				...linkKeys,
				...pinKeys,
				user_id: integer,
				add_time: { type: 'string', format: 'spaced-date-time' },
			},
			['content'],
		),
		handler: ({ context: { account, clock }, user, body }) => {
			requireRules(account, user, body);
			const given = body.add_time;
			const note = account.notes.insert((id) => ({
				id,
				content: sanitized(body.content),
				user_id: body.user_id ?? user.id,
				...linksOf(account, body),
				pinned_to_deal_flag: body.pinned_to_deal_flag === 1,
				pinned_to_person_flag: body.pinned_to_person_flag === 1,
				pinned_to_organization_flag: body.pinned_to_organization_flag === 1,
				add_time: given === undefined ? clock.time() : `${given.replace(' ', 'T')}Z`,
				update_time: clock.time(),
			}));
			return { data: noteAnswer(account, user)(note) };
		},
	}),
];
