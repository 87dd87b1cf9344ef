import { fieldChangesOf, type FieldChange } from '../rules/fieldChangeRows.ts';
import { requireLiving } from '../rules/references.ts';
import { pageByCursor, type PageQuery } from '../server/cursor.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { cursorPage, idPath } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { Removal } from '../state/attached.ts';
import { toMillisecondTime, toV1Time } from '../state/clock.ts';
import { listAnswer, ownKey } from './listing.ts';
import { recordKinds, type RecordKind } from './recordKinds.ts';

/** Somebody who was added to a record, and perhaps taken off again. */
interface Membership {
	added_by_user_id: number;
	add_time: string;
	removal: Removal | null;
}

interface Happening<T> {
	id: number;
	row: T;
	action: 'added' | 'removed';
	actor_user_id: number;
	time: string;
}

/** Changes come newest first. */
function newestFirst(query: PageQuery): PageQuery {
	return { ...query, sort_direction: 'desc' };
}

function textOf(value: unknown): string | null {
	if (value === null) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function changeAnswer({ field, before, after, logged: { author, time } }: FieldChange) {
	return {
		field_key: field,
		old_value: textOf(before),
		new_value: textOf(after),
		actor_user_id: author.userId,
		time: toV1Time(time),
		change_source: author.source,
		change_source_user_agent: null,
		is_bulk_update_flag: author.isBulkEdit,
	};
}

function fieldChangelog(kind: RecordKind & { entity: 'deal' | 'person' | 'organization' }): Route {
	return route<PageQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: `${kind.path}/:id/changelog`,
		cost: 20,
		scopes: ['recents:read'],
		pathSchema: idPath,
		querySchema: cursorPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(kind.find(account, id), kind.what);
			const rows = fieldChangesOf(account, kind.entity, id);
			return listAnswer(pageByCursor(rows, newestFirst(query), ownKey), changeAnswer);
		},
	});
}

/** What happened to the members of a record, in the order of the time. */
function happeningsOf<T extends Membership>(rows: readonly T[]): Happening<T>[] {
	return rows
		.flatMap((row) => [
			{
				row,
				action: 'added' as const,
				actor_user_id: row.added_by_user_id,
				time: row.add_time,
			},
			...(row.removal
				? [
						{
							row,
							action: 'removed' as const,
							actor_user_id: row.removal.user_id,
							time: row.removal.time,
						},
					]
				: []),
		])
		.sort((a, b) => a.time.localeCompare(b.time))
		.map((happening, index) => ({ id: index + 1, ...happening }));
}

function followerChangelog({ entity, path, scope, what, find }: RecordKind): Route {
	return route<PageQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: `${path}/:id/followers/changelog`,
		cost: 10,
		scopes: [`${scope}:read`, `${scope}:full`],
		pathSchema: idPath,
		querySchema: cursorPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			requireLiving(find(account, id), what);
			const rows = account.followers
				.all()
				.filter((row) => row.entity === entity && row.record_id === id);
			const page = pageByCursor(happeningsOf(rows), newestFirst(query), ownKey);
			return listAnswer(page, ({ action, actor_user_id, time, row }) => ({
				action,
				actor_user_id,
				follower_user_id: row.user_id,
				time,
			}));
		},
	});
}

const participantChangelog = route<PageQuery, unknown, IdPath>({
	method: 'GET',
	version: 'v1',
	path: '/deals/:id/participantsChangelog',
	cost: 10,
	scopes: ['deals:read', 'deals:full'],
	pathSchema: idPath,
	querySchema: cursorPage(500),
	handler: ({ context: { account }, path: { id }, query }) => {
		requireLiving(account.deals.get(id), 'Deal');
		const rows = account.participants.all().filter((row) => row.deal_id === id);
		const page = pageByCursor(happeningsOf(rows), newestFirst(query), ownKey);
		return listAnswer(page, ({ action, actor_user_id, time, row }) => ({
			actor_user_id,
			person_id: row.person_id,
			action,
			time: toV1Time(time),
		}));
	},
});

/** The changes of a project, one row per request. */
function projectChanges(account: Account, id: number) {
	const byRequest = new Map<number, FieldChange[]>();
	for (const change of fieldChangesOf(account, 'project', id)) {
		const { id: requestId } = change.logged;
		byRequest.set(requestId, [...(byRequest.get(requestId) ?? []), change]);
	}
	return [...byRequest].map(([requestId, changes]) => ({ id: requestId, changes }));
}

const projectChangelog = route<PageQuery, unknown, IdPath>({
	method: 'GET',
	version: 'v2',
	path: '/projects/:id/changelog',
	cost: 10,
	scopes: ['projects:read', 'projects:full'],
	pathSchema: idPath,
	querySchema: cursorPage(500),
	handler: ({ context: { account }, path: { id }, query }) => {
		requireLiving(account.projects.get(id), 'Project');
		const page = pageByCursor(projectChanges(account, id), newestFirst(query), ownKey);
		return listAnswer(page, ({ changes }) => ({
			change_source: changes[0]?.logged.author.source ?? null,
			change_source_user_agent: null,
			time: toMillisecondTime(changes[0]?.logged.time ?? null),
			new_values: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
			old_values: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
			actor_user_id: changes[0]?.logged.author.userId,
		}));
	},
});

const { deal, person, organization } = recordKinds;

/** What was changed, by whom and when: fields, followers, participants. */
export const changelogRoutes: Route[] = [
	fieldChangelog({ ...deal, entity: 'deal' }),
	fieldChangelog({ ...person, entity: 'person' }),
	fieldChangelog({ ...organization, entity: 'organization' }),
	...Object.values(recordKinds).map(followerChangelog),
	participantChangelog,
	projectChangelog,
];
