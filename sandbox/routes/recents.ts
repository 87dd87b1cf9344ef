import { offsetPage, type OffsetQuery } from '../server/offset.ts';
import { route, type Route } from '../server/route.ts';
import { commaListOf, spacedDateTime } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { UserRecord } from '../state/records.ts';
import { without } from '../state/without.ts';
import { dealV1Answer } from './dealV1Answer.ts';
import { fileAnswerWithoutProject } from './fileAnswer.ts';
import { filterAnswer } from './filterAnswer.ts';
import { offsetAnswer } from './listing.ts';
import { noteAnswer } from './noteAnswer.ts';
import { nestedUser, personV1Answer, personV1Counts } from './personV1Answer.ts';
import { userAnswer } from './userAnswer.ts';
import {
	fullActivityV1Answer,
	organizationV1Answer,
	pipelineV1Answer,
	productV1Answer,
	stageV1Answer,
} from './v1Answers.ts';

interface Recent {
	item: string;
	id: number;
	time: string;
	data(): unknown;
}

type Dated = { id: number } & (
	{ add_time: string; update_time: string | null } | { created: string; modified: string | null }
);

/** Deleted records are told as well; `since_timestamp` reaches back one month. */
const farthest = 31 * 86_400_000;

function timeOf(record: Dated): string {
	const time =
		'created' in record
			? (record.modified ?? record.created)
			: (record.update_time ?? record.add_time);
	return time.includes(' ') ? `${time.replace(' ', 'T')}Z` : time;
}

function recents(account: Account, me: UserRecord): Recent[] {
	const of = <T extends Dated>(
		item: string,
		records: { all(): readonly T[] },
		present: (record: T) => unknown,
	) =>
		records.all().map((record) => ({
			item,
			id: record.id,
			time: timeOf(record),
			data: () => present(record),
		}));
	return [
		...of('activity', account.activities, (one) => fullActivityV1Answer(account, one)),
		...of('activityType', account.activityTypes, (one) => one),
		...of('deal', account.deals, (one) => dealV1Answer(account, one)),
		...of('file', account.files, fileAnswerWithoutProject(account)),
		...of('filter', account.filters, filterAnswer),
		...of('note', account.notes, noteAnswer(account, me)),
		...of('person', account.persons, (one) => ({
			...personV1Answer(account, one),
			...personV1Counts(account, one),
			owner_id: one.owner_id,
			org_id: one.org_id,
		})),
		...of('organization', account.organizations, (one) => ({
			...organizationV1Answer(account, one),
			owner_id: nestedUser(account.users.get(one.owner_id)),
		})),
		...of('pipeline', account.pipelines, pipelineV1Answer),
		...of('product', account.products, (one) => ({
			...without(productV1Answer(account, one), 'company_id'),
			visible_to: one.visible_to,
		})),
		...of('stage', account.stages, stageV1Answer),
		...of('user', account.users, (one) => userAnswer(account, one, me)),
	];
}

const items = [
	...['activity', 'activityType', 'deal', 'file', 'filter', 'note', 'person', 'organization'],
	...['pipeline', 'product', 'stage', 'user'],
];

/** What was changed lately, whatever it is. */
export const recentRoutes: Route[] = [
	route<OffsetQuery & { since_timestamp: string; items?: string }>({
		method: 'GET',
		version: 'v1',
		path: '/recents',
		cost: 20,
		scopes: ['recents:read', 'search:read'],
		querySchema: {
			since_timestamp: spacedDateTime,
			items: commaListOf(items),
			...offsetPage(500),
		},
		requiredQuery: ['since_timestamp'],
		handler: ({ context: { account, clock }, user, query }) => {
			const earliest = clock.now() - farthest;
			const asked = Date.parse(`${query.since_timestamp.replace(' ', 'T')}Z`);
			const since = Math.max(asked, earliest);
			const rows = recents(account, user)
				.filter(({ item }) => query.items?.split(',').includes(item) ?? true)
				.filter(({ time }) => Date.parse(time) >= since)
				.sort((a, b) => a.time.localeCompare(b.time));
			const answer = offsetAnswer(rows, query, ({ item, id, data }) => ({
				item,
				id,
				data: data(),
			}));
			const last = rows.at(-1)?.time.replace('T', ' ').replace('Z', '') ?? query.since_timestamp;
			const additional = {
				since_timestamp: query.since_timestamp,
				last_timestamp_on_page: last,
				...answer.additional,
			};
			return { data: answer.data, additional };
		},
	}),
];
