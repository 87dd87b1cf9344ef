import {
	customFieldAnswer,
	labelAnswer,
	type CustomFieldQuery,
} from '../rules/customFieldAnswer.ts';
import {
	createOrganization,
	patchOrganization,
	type OrganizationBody,
} from '../rules/organizationChanges.ts';
import { requireLiving, requireVisible } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	address,
	boolean,
	commaListOf,
	cursorPage,
	customFieldKeys,
	dateTime,
	filledText,
	idList,
	idPath,
	integer,
	integers,
	nullableInteger,
	nullableText,
	objectSchema,
	sorting,
	updatedBetween,
	visibleTo,
} from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { OrganizationRecord } from '../state/records.ts';
import { contactExtras } from './contactExtras.ts';
import { deleteRoute } from './deleteRoute.ts';
import { extrasAnswer, type Extras } from './extras.ts';
import { listAnswer, listPage, ownKey, type ListQuery } from './listing.ts';
import { without } from '../state/without.ts';

interface OrganizationAnswerQuery extends CustomFieldQuery {
	include_fields?: string;
}

interface OrganizationListQuery extends ListQuery, OrganizationAnswerQuery {
	owner_id?: number;
}

const reading = ['contacts:read', 'contacts:full'];
const writing = ['contacts:full'];
const extras: Extras<OrganizationRecord> = {
	...contactExtras<OrganizationRecord>(
		'organization',
		(deal, organization) => deal.org_id === organization.id,
		(activity, organization) => activity.org_id === organization.id,
	),
	people_count: (account, organization) =>
		account.persons.all().filter((one) => !one.is_deleted && one.org_id === organization.id).length,
};
const answerKeys = {
	include_fields: commaListOf(Object.keys(extras)),
	custom_fields: customFieldKeys,
	include_option_labels: boolean,
	include_labels: boolean,
};
const organizationKeys = {
	name: filledText,
	owner_id: integer,
	visible_to: visibleTo,
	label_ids: integers,
	address,
	website: nullableText,
	linkedin: nullableText,
	industry: nullableInteger,
	annual_revenue: nullableInteger,
	employee_count: nullableInteger,
	custom_fields: { type: 'object' },
};

function organizationAnswer(account: Account, query: OrganizationAnswerQuery) {
	const customFields = customFieldAnswer(account, 'organization', query);
	const labels = labelAnswer(account, 'organization', query);
	const asked = extrasAnswer(account, extras, query.include_fields);
	return (organization: OrganizationRecord) => {
		const { custom_fields, label_ids, ...rest } = without(organization, 'delete_time');
		return {
			...rest,
			label_ids,
			...labels(label_ids),
			custom_fields: customFields(custom_fields),
			...asked(organization),
		};
	};
}

/** Organizations. */
export const organizationRoutes: Route[] = [
	route<OrganizationListQuery>({
		method: 'GET',
		version: 'v2',
		path: '/organizations',
		cost: 10,
		scopes: reading,
		querySchema: {
			filter_id: integer,
			ids: idList,
			owner_id: integer,
			...updatedBetween,
			...sorting(['id', 'update_time', 'add_time']),
			...answerKeys,
			...cursorPage(500),
		},
		handler: ({ context, query }) => {
			const page = listPage(context, context.account.organizations.all(), query, {
				filterType: 'org',
				always: (one) => !one.is_deleted,
				overruled: (one) => query.owner_id === undefined || one.owner_id === query.owner_id,
				keyOf: ownKey,
			});
			return listAnswer(page, organizationAnswer(context.account, query));
		},
	}),
	route<OrganizationAnswerQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v2',
		path: '/organizations/:id',
		cost: 1,
		scopes: reading,
		pathSchema: idPath,
		querySchema: answerKeys,
		handler: ({ context: { account, clock }, path, query }) => {
			const organization = requireVisible(
				account.organizations.get(path.id),
				'Organization',
				clock,
			);
			return { data: organizationAnswer(account, query)(organization) };
		},
	}),
	route<unknown, OrganizationBody>({
		method: 'POST',
		version: 'v2',
		path: '/organizations',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema({ ...organizationKeys, add_time: dateTime }, ['name']),
		handler: ({ context, user, body }) => ({
			data: organizationAnswer(context.account, {})(createOrganization(context, user, body)),
		}),
	}),
	route<unknown, OrganizationBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/organizations/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(organizationKeys),
		handler: ({ context, user, path, body }) => {
			const organization = requireLiving(
				context.account.organizations.get(path.id),
				'Organization',
			);
			patchOrganization(context, user, organization, body);
			return { data: organizationAnswer(context.account, {})(organization) };
		},
	}),
	deleteRoute({
		path: '/organizations/:id',
		scopes: writing,
		what: 'Organization',
		in: ({ organizations }) => organizations,
	}),
];
