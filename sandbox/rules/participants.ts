import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { Account } from '../state/account.ts';
import type { ParticipantRow } from '../state/attached.ts';
import type { DealRecord, UserRecord } from '../state/records.ts';
import { requireReferences } from './references.ts';

function addRow(account: Account, user: { id: number }, deal: DealRecord, personId: number) {
	return account.participants.insert((id) => ({
		id,
		deal_id: deal.id,
		person_id: personId,
		added_by_user_id: user.id,
		add_time: account.clock.time(),
		is_deleted: false,
		removal: null,
	}));
}

function rowsOf(account: Account, deal: DealRecord): ParticipantRow[] {
	return account.participants.all().filter((row) => row.deal_id === deal.id && !row.is_deleted);
}

/** The participants of a deal; the person that the deal is with is one of them. */
export function participantsOf(account: Account, deal: DealRecord): ParticipantRow[] {
	const rows = rowsOf(account, deal);
	const { person_id: main, owner_id: id } = deal;
	if (main === null || rows.some((row) => row.person_id === main)) return rows;
	return [...rows, addRow(account, { id }, deal, main)];
}

/** @throws ApiError 400 when the person does not exist or takes part already */
export function addParticipant(
	account: Account,
	user: UserRecord,
	deal: DealRecord,
	person_id: number,
): ParticipantRow {
	requireReferences(account, 'deal', { person_id });
	if (participantsOf(account, deal).some((row) => row.person_id === person_id)) {
		throw badRequest('Person is already a participant of this deal');
	}
	return addRow(account, user, deal, person_id);
}

/** Takes a person off a deal; when it is the one that the deal is with, that link goes too. */
export function removeParticipant(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	deal: DealRecord,
	row: ParticipantRow,
): void {
	const removal = { user_id: user.id, time: clock.time() };
	account.participants.change(row, { is_deleted: true, removal });
	if (deal.person_id !== row.person_id) return;
	account.deals.change(deal, { person_id: null, update_time: clock.time() });
}
