import { createActivity, patchActivity, type ActivityBody } from '../rules/activityChanges.ts';
import { requireLiving, requireVisible } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	address,
	boolean,
	commaListOf,
	cursorPage,
	idList,
	idPath,
	integer,
	nullableInteger,
	nullableText,
	objectSchema,
	sorting,
	text,
	updatedBetween,
} from '../server/schemas.ts';
import type { ActivityRecord } from '../state/records.ts';
import { deleteRoute } from './deleteRoute.ts';
import { listAnswer, listPage, ownKey, type ListQuery } from './listing.ts';
import { without } from '../state/without.ts';

interface ActivityAnswerQuery {
	include_fields?: string;
}

interface ActivityListQuery extends ListQuery, ActivityAnswerQuery {
	owner_id?: number;
	deal_id?: number;
	lead_id?: string;
	person_id?: number;
	org_id?: number;
	done?: boolean;
}

const reading = ['activities:read', 'activities:full'];
const writing = ['activities:full'];
const includeAttendees = { include_fields: commaListOf(['attendees']) };
const participants = {
	type: 'array',
	items: objectSchema({ person_id: integer, primary: boolean }, ['person_id']),
};
const attendees = {
	type: 'array',
	items: objectSchema(
		{
			email: text,
			name: text,
			status: text,
			is_organizer: boolean,
			person_id: nullableInteger,
			user_id: nullableInteger,
		},
		['email'],
	),
};
const activityBody = objectSchema({
	subject: text,
	type: text,
	owner_id: integer,
	deal_id: nullableInteger,
	lead_id: nullableText,
	// Known to the API, which answers it but refuses to take it.
	person_id: {},
	org_id: nullableInteger,
	project_id: nullableInteger,
	due_date: { type: 'string', format: 'calendar-date-or-empty' },
	due_time: { type: 'string', format: 'time-of-day-or-empty' },
	duration: { type: 'string', format: 'duration' },
	busy: boolean,
	done: boolean,
	location: address,
	participants,
	attendees,
	public_description: text,
	priority: integer,
	note: text,
});

function primaryOf(activity: ActivityRecord): number | null {
	return activity.participants.find(({ primary }) => primary)?.person_id ?? null;
}

function activityAnswer(query: ActivityAnswerQuery) {
	return (activity: ActivityRecord) => {
		const { attendees: invited, ...rest } = without(activity, 'delete_time');
		return {
			...rest,
			person_id: primaryOf(activity),
			conference_meeting_client: null,
			conference_meeting_url: null,
			conference_meeting_id: null,
			...(query.include_fields === undefined ? {} : { attendees: invited }),
		};
	};
}

function linksFit(activity: ActivityRecord, query: ActivityListQuery): boolean {
	const keys = ['owner_id', 'deal_id', 'lead_id', 'org_id'] as const;
	return (
		keys.every((key) => query[key] === undefined || activity[key] === query[key]) &&
		(query.person_id === undefined || primaryOf(activity) === query.person_id)
	);
}

const withAttendees = activityAnswer({ include_fields: 'attendees' });

/** Activities. */
export const activityRoutes: Route[] = [
	route<ActivityListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/activities',
		cost: 10,
		scopes: reading,
		querySchema: {
			filter_id: integer,
			ids: idList,
			owner_id: integer,
			deal_id: integer,
			lead_id: text,
			person_id: integer,
			org_id: integer,
			done: boolean,
			...updatedBetween,
			...sorting(['id', 'update_time', 'add_time', 'due_date']),
			...includeAttendees,
			...cursorPage(500),
		},
		handler: ({ context, query }) => {
			const page = listPage(context, context.account.activities.all(), query, {
				filterType: 'activity',
				always: (one) => !one.is_deleted && (query.done === undefined || one.done === query.done),
				overruled: (one) => linksFit(one, query),
				keyOf: ownKey,
			});
			return listAnswer(page, activityAnswer(query));
		},
	}),
	route<ActivityAnswerQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/activities/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		querySchema: includeAttendees,
		handler: ({ context: { account, clock }, path, query }) => {
			const activity = requireVisible(account.activities.get(path.id), 'Activity', clock);
			return { data: activityAnswer(query)(activity) };
		},
	}),
	route<unknown, ActivityBody>({
		method: 'POST',
		version: 'v2',
		path: '/activities',
		cost: 5,
		scopes: writing,
		bodySchema: activityBody,
		handler: ({ context, user, body }) => ({
			data: withAttendees(createActivity(context, user, body)),
		}),
	}),
	route<unknown, ActivityBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/activities/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: activityBody,
		handler: ({ context, path, body }) => {
			const activity = requireLiving(context.account.activities.get(path.id), 'Activity');
			patchActivity(context, activity, body);
			return { data: withAttendees(activity) };
		},
	}),
	deleteRoute({
		path: '/activities/:id',
		scopes: writing,
		what: 'Activity',
		in: ({ activities }) => activities,
	}),
];
