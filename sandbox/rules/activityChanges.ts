import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { ActivityRecord, Address, Attendee, UserRecord } from '../state/records.ts';
import { completeAddress } from './contactEntries.ts';
import { requireLeadAndProject } from './links.ts';
import { requireReferences } from './references.ts';

/** The body of an activity's create and update; its schema has been checked. */
export interface ActivityBody {
	subject?: string;
	type?: string;
	owner_id?: number;
	deal_id?: number | null;
	lead_id?: string | null;
	org_id?: number | null;
	project_id?: number | null;
	due_date?: string;
	due_time?: string;
	duration?: string;
	busy?: boolean;
	done?: boolean;
	location?: Partial<Address> | null;
	participants?: { person_id: number; primary?: boolean }[];
	attendees?: (Partial<Attendee> & Pick<Attendee, 'email'>)[];
	public_description?: string;
	priority?: number;
	note?: string;
}

function requireLinks(account: Account, body: ActivityBody): void {
	if ('person_id' in body) {
		throw badRequest("'person_id' is a read-only field. Add a primary participant instead.");
	}
	requireReferences(account, 'activity', body);
	if (body.lead_id != null && body.deal_id != null) {
		throw badRequest('An activity cannot belong to a deal and a lead at the same time');
	}
	requireLeadAndProject(account, body);
	for (const { person_id } of body.participants ?? []) {
		requireReferences(account, 'activity', { person_id });
	}
	const types = account.activityTypes.all();
	if (
		body.type !== undefined &&
		!types.some((type) => type.active_flag && type.key_string === body.type)
	) {
		throw badRequest('Activity type is not valid');
	}
	const priorities = account.field('activity', 'priority')?.options ?? [];
	if (body.priority !== undefined && !priorities.some(({ id }) => id === body.priority)) {
		throw badRequest('Priority is not valid');
	}
}

/** `09:30` becomes `09:30:00`; an emptied time is none. */
function clockTime(time: string): string | null {
	if (time === '') return null;
	const [hours = '', minutes, seconds = '00'] = time.split(':');
	return `${hours.padStart(2, '0')}:${minutes ?? '00'}:${seconds}`;
}

/** The one marked as primary, or else the first, is primary. */
function completeParticipants(written: readonly { person_id: number; primary?: boolean }[]) {
	const marked = written.findLastIndex((one) => one.primary);
	return written.map(({ person_id }, index) => ({
		person_id,
		primary: index === Math.max(0, marked),
	}));
}

function completeAttendee(written: Partial<Attendee> & Pick<Attendee, 'email'>): Attendee {
	return {
		name: '',
		status: 'noreply',
		is_organizer: false,
		person_id: null,
		user_id: null,
		...written,
	};
}

/** The written keys in the form in which they are stored. */
function plainKeys(body: ActivityBody, now: string) {
	const { due_date, due_time, duration, location, participants, attendees, ...plain } = body;
	return {
		...plain,
		...(due_date !== undefined && { due_date: due_date === '' ? null : due_date }),
		...(due_time !== undefined && { due_time: clockTime(due_time) }),
		...(duration !== undefined && { duration: clockTime(duration) }),
		...(location !== undefined && { location: completeAddress(location) }),
		...(participants && { participants: completeParticipants(participants) }),
		...(attendees && { attendees: attendees.map(completeAttendee) }),
		...(body.done !== undefined && { marked_as_done_time: body.done ? now : null }),
	};
}

/** Makes an activity of a checked body. @throws ApiError 400 where the body breaks a rule */
export function createActivity(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: ActivityBody,
): ActivityRecord {
	requireLinks(account, body);
	const types = account.activityTypes.all();
	const type = types.find(({ key_string }) => key_string === body.type) ?? types[0];
	const now = clock.time();
	return account.activities.insert((id) => ({
		id,
		subject: type?.name ?? '',
		type: type?.key_string ?? '',
		owner_id: user.id,
		creator_user_id: user.id,
		is_deleted: false,
		delete_time: null,
		add_time: now,
		update_time: null,
		deal_id: null,
		lead_id: null,
		org_id: null,
		project_id: null,
		due_date: now.slice(0, 10),
		due_time: null,
		duration: null,
		busy: false,
		done: false,
		marked_as_done_time: null,
		location: null,
		participants: [],
		attendees: [],
		public_description: null,
		priority: null,
		note: null,
		...plainKeys(body, now),
	}));
}

/** Changes an activity by a checked body. @throws ApiError 400 where the body breaks a rule */
export function patchActivity(
	{ account, clock }: SandboxContext,
	activity: ActivityRecord,
	body: ActivityBody,
): void {
	requireLinks(account, body);
	if (Object.keys(body).length === 0) return;
	const now = clock.time();
	const staysDone = body.done === true && activity.done;
	account.activities.change(activity, {
		...plainKeys(body, now),
		update_time: now,
		...(staysDone && { marked_as_done_time: activity.marked_as_done_time }),
	});
}
