import { addParticipant, participantsOf, removeParticipant } from '../rules/participants.ts';
import { requireLiving } from '../rules/references.ts';
import { offsetPage, pageByOffset, type OffsetQuery } from '../server/offset.ts';
import { route, type IdPath, type Route } from '../server/route.ts';
import { idPath, integer, objectSchema } from '../server/schemas.ts';
import type { Account } from '../state/account.ts';
import type { ParticipantRow } from '../state/attached.ts';
import { toV1Time } from '../state/clock.ts';
import { nestedPerson, nestedUser, personV1Answer } from './personV1Answer.ts';

const path = '/deals/:id/participants';

function participantAnswer(account: Account) {
	return (row: ParticipantRow) => {
		const person = account.persons.get(row.person_id);
		return {
			id: row.id,
			person_id: person ? nestedPerson(account, person) : null,
			add_time: toV1Time(row.add_time),
			active_flag: true,
			related_item_data: {
				deal_id: row.deal_id,
				title: account.deals.get(row.deal_id)?.title ?? '',
			},
			person: person ? personV1Answer(account, person) : null,
			added_by_user_id: nestedUser(account.users.get(row.added_by_user_id)),
			related_item_type: 'deal',
			related_item_id: row.deal_id,
		};
	};
}

/** Who takes part in a deal. */
export const dealParticipantRoutes: Route[] = [
	route<OffsetQuery, unknown, IdPath>({
		method: 'GET',
		version: 'v1',
		path,
		cost: 10,
		scopes: ['deals:read', 'deals:full'],
		pathSchema: idPath,
		querySchema: offsetPage(500),
		handler: ({ context: { account }, path: { id }, query }) => {
			const deal = requireLiving(account.deals.get(id), 'Deal');
			const { rows, place } = pageByOffset(participantsOf(account, deal), query);
			return { data: rows.map(participantAnswer(account)), additional: { ...place } };
		},
	}),
	route<unknown, { person_id: number }, IdPath>({
		method: 'POST',
		version: 'v1',
		path,
		cost: 10,
		scopes: ['deals:full'],
		pathSchema: idPath,
		bodySchema: objectSchema({ person_id: integer }, ['person_id']),
		handler: ({ context: { account }, user, path: { id }, body }) => {
			const deal = requireLiving(account.deals.get(id), 'Deal');
			const row = addParticipant(account, user, deal, body.person_id);
			return { data: participantAnswer(account)(row) };
		},
	}),
	route<unknown, unknown, IdPath & { rowId: number }>({
		method: 'DELETE',
		version: 'v1',
		path: `${path}/:rowId`,
		cost: 6,
		scopes: ['deals:full'],
		pathSchema: { ...idPath, rowId: integer },
		handler: ({ context, user, path: { id, rowId } }) => {
			const deal = requireLiving(context.account.deals.get(id), 'Deal');
			const rows = participantsOf(context.account, deal);
			const found = rows.find((row) => row.id === rowId);
			const row = requireLiving(found, 'Participant');
			removeParticipant(context, user, deal, row);
			return { data: { id: row.id } };
		},
	}),
];
