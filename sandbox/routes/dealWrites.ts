import { createDeal, patchDeal, type DealBody } from '../rules/dealChanges.ts';
import { requireLiving, requireVisible } from '../rules/references.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import {
	boolean,
	filledText,
	idPath,
	integer,
	integers,
	nullableDateTime,
	nullableInteger,
	nullableText,
	number,
	objectSchema,
	oneOf,
	dateTime,
	text,
	visibleTo,
} from '../server/schemas.ts';
import { dealAnswer } from './dealAnswer.ts';
import { deleteRoute } from './deleteRoute.ts';

const dealKeys = {
	title: filledText,
	owner_id: integer,
	person_id: nullableInteger,
	org_id: nullableInteger,
	pipeline_id: integer,
	stage_id: integer,
	value: number,
	currency: text,
	is_deleted: boolean,
	is_archived: boolean,
	archive_time: { type: 'string', format: 'spaced-date-time' },
	status: oneOf(['open', 'won', 'lost']),
	probability: { type: ['number', 'null'], minimum: 0, maximum: 100 },
	lost_reason: nullableText,
	visible_to: visibleTo,
	close_time: nullableDateTime,
	won_time: dateTime,
	lost_time: dateTime,
	expected_close_date: { type: 'string', format: 'calendar-date-or-empty' },
	label_ids: integers,
	custom_fields: { type: 'object' },
};
const writing = ['deals:full'];

/** Creating, changing and deleting deals. */
export const dealWriteRoutes: Route[] = [
	route<unknown, DealBody>({
		method: 'POST',
		version: 'v2',
		path: '/deals',
		cost: 5,
		scopes: writing,
		bodySchema: objectSchema(dealKeys, ['title']),
		handler: ({ context, user, body }) => {
			const deal = createDeal(context, user, body);
			return { data: dealAnswer(context.account, {})(deal) };
		},
	}),
	route<unknown, DealBody, IdPath>({
		method: 'PATCH',
		version: 'v2',
		path: '/deals/:id',
		cost: 5,
		scopes: writing,
		pathSchema: idPath,
		bodySchema: objectSchema(dealKeys),
		handler: ({ context, user, path, body }) => {
			const found = context.account.deals.get(path.id);
			const deal =
				body.is_deleted === false
					? requireVisible(found, 'Deal', context.clock)
					: requireLiving(found, 'Deal');
			patchDeal(context, user, deal, body);
			return { data: dealAnswer(context.account, {})(deal) };
		},
	}),
	deleteRoute({
		path: '/deals/:id',
		scopes: writing,
		what: 'Deal',
		in: ({ deals }) => deals,
	}),
];
