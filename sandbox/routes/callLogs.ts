import { createHash } from 'node:crypto';

import { requireLeadAndProject } from '../rules/links.ts';
import { requireReferences } from '../rules/references.ts';
import { ApiError, badRequest, notFound } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { UploadedFile } from '../server/formBody.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type KeyPath, type Route } from '../server/route.ts';
import {
	filledText,
	integer,
	objectSchema,
	oneOf,
	spacedDateTime,
	text,
	uuid,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { callOutcomes, type CallLogRecord } from '../state/administration.ts';
import { toMillisecondTime } from '../state/clock.ts';
import type { UserRecord } from '../state/records.ts';
import { without } from '../state/without.ts';
import { offsetAnswer } from './listing.ts';

interface CallLogBody {
	user_id?: number;
	activity_id?: number;
	subject?: string;
	duration?: string;
	outcome: CallLogRecord['outcome'];
	from_phone_number?: string;
	to_phone_number: string;
	start_time: string;
	end_time: string;
	person_id?: number;
	org_id?: number;
	deal_id?: number;
	lead_id?: string;
	note?: string;
}

const scopes = ['phone-integration'];
const pathSchema = { id: text };
const bodySchema = objectSchema(
	{
		user_id: integer,
		activity_id: integer,
		subject: text,
		duration: { type: 'string', pattern: '^\\d+$' },
		outcome: oneOf(callOutcomes),
		from_phone_number: text,
		to_phone_number: filledText,
		start_time: spacedDateTime,
		end_time: spacedDateTime,
		person_id: integer,
		org_id: integer,
		deal_id: integer,
		lead_id: uuid,
		note: text,
	},
	['outcome', 'to_phone_number', 'start_time', 'end_time'],
);

function callLogAnswer(account: Account) {
	return (log: CallLogRecord) => ({
		...without(log, 'key', 'recording', 'is_deleted'),
		id: log.key,
		start_time: toMillisecondTime(log.start_time),
		end_time: toMillisecondTime(log.end_time),
		has_recording: log.recording !== null,
		company_id: account.company.id,
	});
}

/** The user's own call. @throws ApiError 404, or 410 for a deleted one */
function find(account: Account, user: UserRecord, key: string): CallLogRecord {
	const log = account.callLogs.all().find((one) => one.key === key && one.user_id === user.id);
	if (!log) throw notFound('Call log');
	if (log.is_deleted) throw new ApiError(410, 'Call log has been deleted');
	return log;
}

function utc(time: string): string {
	return `${time.replace(' ', 'T')}Z`;
}

function requireRules(account: Account, body: CallLogBody): void {
	const { person_id, org_id, deal_id, lead_id, activity_id, user_id } = body;
	requireReferences(account, 'deal', { person_id, org_id, deal_id });
	requireLeadAndProject(account, { lead_id });
	if (deal_id !== undefined && lead_id !== undefined) {
		throw badRequest('A call log cannot belong to a deal and a lead at the same time');
	}
	if (activity_id !== undefined && account.activities.get(activity_id)?.is_deleted !== false) {
		throw badRequest('Activity not found');
	}
	if (user_id !== undefined && !account.users.get(user_id)) throw badRequest('User not found');
	if (body.end_time < body.start_time) throw badRequest('end_time must not be before start_time');
}

function create({ account }: SandboxContext, user: UserRecord, body: CallLogBody): CallLogRecord {
	requireRules(account, body);
	const [start_time, end_time] = [utc(body.start_time), utc(body.end_time)];
	const seconds = (Date.parse(end_time) - Date.parse(start_time)) / 1000;
	return account.callLogs.insert((id) => ({
		id,
		key: createHash('md5')
			.update(`call/${String(id)}`)
			.digest('hex'),
		user_id: body.user_id ?? user.id,
		activity_id: body.activity_id ?? null,
		subject: body.subject ?? null,
		duration: body.duration ?? String(seconds),
		outcome: body.outcome,
		from_phone_number: body.from_phone_number ?? null,
		to_phone_number: body.to_phone_number,
		start_time,
		end_time,
		person_id: body.person_id ?? null,
		org_id: body.org_id ?? null,
		deal_id: body.deal_id ?? null,
		lead_id: body.lead_id ?? null,
		note: body.note ?? null,
		recording: null,
		is_deleted: false,
	}));
}

/** Calls, of which everybody sees his own. */
export const callLogRoutes: Route[] = [
	route<OffsetQuery>({
		method: 'GET',
		version: 'v1',
		path: '/callLogs',
		cost: 20,
		scopes,
		querySchema: offsetPage(50),
		handler: ({ context: { account }, user, query }) => {
			const own = account.callLogs
				.all()
				.filter((one) => one.user_id === user.id && !one.is_deleted);
			return offsetAnswer(own, { limit: 50, ...query }, callLogAnswer(account));
		},
	}),
	route<unknown, CallLogBody>({
		method: 'POST',
		version: 'v1',
		path: '/callLogs',
		cost: 10,
		scopes,
		bodySchema,
		handler: ({ context, user, body }) => ({
			data: callLogAnswer(context.account)(create(context, user, body)),
		}),
	}),
	route<unknown, unknown, KeyPath>({
		method: 'GET',
		version: 'v1',
		path: '/callLogs/:id',
		cost: 2,
		scopes,
		pathSchema,
		handler: ({ context: { account }, user, path }) => ({
			data: callLogAnswer(account)(find(account, user, path.id)),
		}),
	}),
	route<unknown, unknown, KeyPath>({
		method: 'DELETE',
		version: 'v1',
		path: '/callLogs/:id',
		cost: 6,
		scopes,
		pathSchema,
		handler: ({ context: { account }, user, path }) => {
			account.callLogs.change(find(account, user, path.id), { is_deleted: true });
			return {};
		},
	}),
	route<unknown, { file: UploadedFile }, KeyPath>({
		method: 'POST',
		version: 'v1',
		path: '/callLogs/:id/recordings',
		cost: 10,
		scopes,
		encoding: 'multipart',
		pathSchema,
		bodySchema: objectSchema({ file: { type: 'object' } }, ['file']),
		handler: ({ context: { account }, user, path, body }) => {
			const log = find(account, user, path.id);
			if (log.recording) throw new ApiError(409, 'The call log has a recording already');
			account.callLogs.change(log, { recording: body.file.content });
			return {};
		},
	}),
];
