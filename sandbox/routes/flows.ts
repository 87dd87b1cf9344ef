import { fieldChangesOf } from '../rules/fieldChangeRows.ts';
import { requireLiving } from '../rules/references.ts';
import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { commaListOf, idPath, oneOf } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type { ActivityRecord, UserRecord } from '../state/records.ts';
import { dealV1Answer } from './dealV1Answer.ts';
import { fileAnswer } from './fileAnswer.ts';
import { filesOf } from './fileLists.ts';
import { followersOf } from './followers.ts';
import { offsetAnswer } from './listing.ts';
import { mailAbout } from './mail.ts';
import { messageAnswer } from './mailAnswer.ts';
import { noteAnswer } from './noteAnswer.ts';
import { recordKinds, type RecordKind } from './recordKinds.ts';
import { fullActivityV1Answer } from './v1Answers.ts';

interface FlowQuery extends OffsetQuery {
	all_changes?: string;
	items?: string;
}

/** One thing that happened to a record. */
interface FlowRow {
	object: string;
	time: string;
	data: object;
}

type FlowKind = RecordKind & { entity: 'deal' | 'person' | 'organization' };

const ofDealsAndPersons = [
	...['call', 'activity', 'plannedActivity', 'change', 'note', 'deal', 'file', 'dealChange'],
	...['personChange', 'organizationChange', 'follower', 'dealFollower', 'personFollower'],
	...['organizationFollower', 'participant', 'comment', 'mailMessage'],
	...['mailMessageWithAttachment', 'invoice', 'document', 'marketing_campaign_stat'],
	'marketing_status_change',
];
const ofOrganizations = [
	...['activity', 'plannedActivity', 'note', 'file', 'change', 'deal', 'follower', 'participant'],
	...['mailMessage', 'mailMessageWithAttachment', 'invoice', 'activityFile', 'document'],
];

function isAbout({ linkKey }: FlowKind, id: number, activity: ActivityRecord): boolean {
	if (linkKey === 'person_id') return activity.participants.some((one) => one.person_id === id);
	return linkKey === 'deal_id' ? activity.deal_id === id : activity.org_id === id;
}

function changes(account: Account, kind: FlowKind, id: number, allChanges: boolean): FlowRow[] {
	return fieldChangesOf(account, kind.entity, id)
		.filter(({ isCustom }) => allChanges || !isCustom)
		.map((change) => ({
			object: `${kind.entity}Change`,
			time: change.logged.time,
			data: {
				id: change.id,
				item_id: id,
				user_id: change.logged.author.userId,
				field_key: change.field,
				old_value: change.before,
				new_value: change.after,
				is_bulk_update_flag: change.logged.author.isBulkEdit,
				log_time: toV1Time(change.logged.time),
				change_source: change.logged.author.source,
				change_source_user_agent: null,
				additional_data: [],
			},
		}));
}

function dealsOf(account: Account, { linkKey }: FlowKind, id: number): FlowRow[] {
	if (linkKey === 'deal_id') return [];
	return account.deals
		.all()
		.filter((deal) => !deal.is_deleted)
		.filter((deal) => (linkKey === 'person_id' ? deal.person_id : deal.org_id) === id)
		.map((deal) => ({ object: 'deal', time: deal.add_time, data: dealV1Answer(account, deal) }));
}

function members(account: Account, { entity }: FlowKind, id: number): FlowRow[] {
	const participants = account.participants
		.all()
		.filter((row) => entity === 'deal' && row.deal_id === id && !row.is_deleted);
	return [
		...followersOf(account, entity, { id }).map((row) => ({
			object: `${entity}Follower`,
			time: row.add_time,
			data: {
				id: row.id,
				user_id: row.user_id,
				item_id: id,
				add_time: toV1Time(row.add_time),
				action: 'added',
			},
		})),
		...participants.map((row) => ({
			object: 'participant',
			time: row.add_time,
			data: {
				id: row.id,
				person_id: row.person_id,
				item_id: id,
				add_time: toV1Time(row.add_time),
				action: 'added',
			},
		})),
	];
}

function rowsOf(
	account: Account,
	me: UserRecord,
	kind: FlowKind,
	id: number,
	allChanges: boolean,
): FlowRow[] {
	const activities = account.activities
		.all()
		.filter((one) => !one.is_deleted && isAbout(kind, id, one));
	const notes = account.notes.all().filter((note) => !note.is_deleted);
	const keyOfNotes = kind.linkKey === 'product_id' ? 'deal_id' : kind.linkKey;
	const message = messageAnswer(account, false);
	return [
		...changes(account, kind, id, allChanges),
		...activities.map((one) => ({
			object: one.done ? 'activity' : 'plannedActivity',
			time: one.marked_as_done_time ?? one.add_time,
			data: fullActivityV1Answer(account, one),
		})),
		...notes
			.filter((note) => note[keyOfNotes] === id)
			.map((note) => ({
				object: 'note',
				time: note.add_time,
				data: noteAnswer(account, me)(note),
			})),
		...filesOf(account, kind.linkKey, id).map((file) => ({
			object: 'file',
			time: file.add_time,
			data: fileAnswer(account)(file),
		})),
		...mailAbout(account, kind, id).map((mail) => ({
			object: 'mailMessage',
			time: mail.message.message_time,
			data: message(mail.thread, mail.message),
		})),
		...dealsOf(account, kind, id),
		...members(account, kind, id),
	].sort((a, b) => b.time.localeCompare(a.time));
}

/** Whether a row is among what `items` asks for; `change` and `follower` mean those of any record. */
function isAsked(items: readonly string[] | undefined, object: string): boolean {
	if (!items) return true;
	return items.some((item) => object === item || object.toLowerCase().endsWith(item.toLowerCase()));
}

function flowRoute(kind: FlowKind, items: readonly string[]): Route {
	return route<FlowQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path: `${kind.path}/:id/flow`,
		cost: 40,
		scopes: ['recents:read'],
		pathSchema: idPath,
		querySchema: {
			all_changes: oneOf(['1']),
			items: commaListOf(items),
			...offsetPage(500),
		},
		handler: ({ context: { account }, user, path: { id }, query }) => {
			requireLiving(kind.find(account, id), kind.what);
			const asked = query.items?.split(',');
			const rows = rowsOf(account, user, kind, id, query.all_changes === '1').filter(({ object }) =>
				isAsked(asked, object),
			);
			return offsetAnswer(
				rows.map((row, index) => ({ id: index, ...row })),
				query,
				({ object, time, data }) => ({ object, timestamp: toV1Time(time), data }),
				'beside',
			);
		},
	});
}

const { deal, person, organization } = recordKinds;

/** What happened to a record, newest first. */
export const flowRoutes: Route[] = [
	flowRoute({ ...deal, entity: 'deal' }, ofDealsAndPersons),
	flowRoute({ ...person, entity: 'person' }, ofDealsAndPersons),
	flowRoute({ ...organization, entity: 'organization' }, ofOrganizations),
];
