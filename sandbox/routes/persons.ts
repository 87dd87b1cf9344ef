import {
	customFieldAnswer,
	labelAnswer,
	type CustomFieldQuery,
} from '../rules/customFieldAnswer.ts';
import {
	contactSyncKeys,
	createPerson,
	marketingStatuses,
	patchPerson,
	type PersonBody,
} from '../rules/personChanges.ts';
import { requireLiving, requireVisible } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	commaListOf,
	contactEntries,
	cursorPage,
	customFieldKeys,
	dateTime,
	idList,
	idPath,
	integer,
	integers,
	nullableInteger,
	objectSchema,
	oneOf,
	sorting,
	text,
	updatedBetween,
	visibleTo,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { PersonRecord } from '../state/records.ts';
import { contactExtras } from './contactExtras.ts';
import { deleteRoute } from './deleteRoute.ts';
import { extrasAnswer } from './extras.ts';
import { listAnswer, listPage, ownKey, type ListQuery } from './listing.ts';
import { without } from '../state/without.ts';

interface PersonAnswerQuery extends CustomFieldQuery {
	include_fields?: string;
}

interface PersonListQuery extends ListQuery, PersonAnswerQuery {
	owner_id?: number;
	org_id?: number;
	deal_id?: number;
}

const reading = ['contacts:read', 'contacts:full'];
const writing = ['contacts:full'];

const extras = {
	...contactExtras<PersonRecord>(
		'person',
		(deal, person) => deal.person_id === person.id,
		(activity, person) => activity.participants.some(({ person_id }) => person_id === person.id),
	),
	marketing_status: ({ hasCampaigns }: Account, person: PersonRecord) =>
		person.marketing_status ?? (hasCampaigns ? 'no_consent' : null),
};
const answerKeys = {
	include_fields: commaListOf(Object.keys(extras)),
	custom_fields: customFieldKeys,
	include_option_labels: boolean,
	include_labels: boolean,
};
const personKeys = {
	name: text,
	first_name: text,
	last_name: text,
	owner_id: integer,
	org_id: nullableInteger,
	emails: contactEntries,
	phones: contactEntries,
	visible_to: visibleTo,
	label_ids: integers,
	custom_fields: { type: 'object' },
	marketing_status: oneOf(marketingStatuses),
	...Object.fromEntries(contactSyncKeys.map((key) => [key, {}])),
};

function personAnswer(account: Account, query: PersonAnswerQuery) {
	const customFields = customFieldAnswer(account, 'person', query);
	const labels = labelAnswer(account, 'person', query);
	const asked = extrasAnswer(account, extras, query.include_fields);
	return (person: PersonRecord) => {
		const { custom_fields, label_ids, ...rest } = without(
			person,
			'delete_time',
			'marketing_status',
		);
		return {
			...rest,
			label_ids,
			...labels(label_ids),
			custom_fields: customFields(custom_fields),
			...asked(person),
		};
	};
}

function fits(account: Account, person: PersonRecord, query: PersonListQuery): boolean {
	const deal = query.deal_id === undefined ? undefined : account.deals.get(query.deal_id);
	return (
		(query.owner_id === undefined || person.owner_id === query.owner_id) &&
		(query.org_id === undefined || person.org_id === query.org_id) &&
		(query.deal_id === undefined || deal?.person_id === person.id)
	);
}

/** Persons. */
export const personRoutes: Route[] = [
	route<PersonListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/persons',
		cost: 10,
		scopes: reading,
		querySchema: {
			filter_id: integer,
			ids: idList,
			owner_id: integer,
			org_id: integer,
			deal_id: integer,
			...updatedBetween,
			...sorting(['id', 'update_time', 'add_time']),
			...answerKeys,
			...cursorPage(500),
		},
		handler: ({ context, query }) => {
			const { account } = context;
			const page = listPage(context, account.persons.all(), query, {
				filterType: 'people',
				always: (person) => !person.is_deleted,
				overruled: (person) => fits(account, person, query),
				keyOf: ownKey,
			});
			return listAnswer(page, personAnswer(account, query));
		},
	}),
	route<PersonAnswerQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/persons/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		querySchema: answerKeys,
		handler: ({ context: { account, clock }, path, query }) => {
			const person = requireVisible(account.persons.get(path.id), 'Person', clock);
			return { data: personAnswer(account, query)(person) };
		},
	}),
	route<unknown, PersonBody>({
		method: 'POST',
		version: 'v2',
		path: '/persons',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema({ ...personKeys, add_time: dateTime }),
		handler: ({ context, user, body }) => ({
			data: personAnswer(context.account, {})(createPerson(context, user, body)),
		}),
	}),
	route<unknown, PersonBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/persons/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(personKeys),
		handler: ({ context, user, path, body }) => {
			const person = requireLiving(context.account.persons.get(path.id), 'Person');
			patchPerson(context, user, person, body);
			return { data: personAnswer(context.account, {})(person) };
		},
	}),
	deleteRoute({
		path: '/persons/:id',
		scopes: writing,
		what: 'Person',
		in: ({ persons }) => persons,
	}),
];
