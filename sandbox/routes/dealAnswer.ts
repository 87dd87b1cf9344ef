import {
	customFieldAnswer,
	labelAnswer,
	type CustomFieldQuery,
} from '../rules/customFieldAnswer.ts';
import { dealProductsOf } from '../rules/dealValue.ts';
import { participantsOf } from '../rules/participants.ts';
import { activityExtras, extrasAnswer, type Extras } from './extras.ts';
import { filesOf } from './fileLists.ts';
import { followersOf } from './followers.ts';
import type { Account } from '../state/account.ts';
import type { DealRecord } from '../state/records.ts';

export interface DealAnswerQuery extends CustomFieldQuery {
	include_fields?: string;
}

/** The keys that `include_fields` can add to a deal. */
export const dealExtras: Extras<DealRecord> = {
	...activityExtras<DealRecord>((activity, deal) => activity.deal_id === deal.id),
	first_won_time: (_account, deal) => deal.first_won_time,
	products_count: (account, deal) => dealProductsOf(account, deal).length,
	files_count: (account, deal) => filesOf(account, 'deal_id', deal.id).length,
	notes_count: (account, deal) =>
		account.notes.all().filter((note) => note.deal_id === deal.id && !note.is_deleted).length,
	followers_count: (account, deal) => followersOf(account, 'deal', deal).length,
	email_messages_count: () => 0,
	participants_count: (account, deal) => participantsOf(account, deal).length,
	last_incoming_mail_time: () => null,
	last_outgoing_mail_time: () => null,
	smart_bcc_email: (account, deal) => ccEmailOf(account, deal.id),
	source_lead_id: (_account, deal) => deal.source_lead_id,
};

/** The address that files copied mail under the deal. */
export function ccEmailOf(account: Account, dealId: number): string {
	return `${account.company.domain}+deal${String(dealId)}@pipedrivemail.example`;
}

/** Makes the function that answers deals in their v2 shape. */
export function dealAnswer(account: Account, query: DealAnswerQuery) {
	const customFields = customFieldAnswer(account, 'deal', query);
	const labels = labelAnswer(account, 'deal', query);
	const extras = extrasAnswer(account, dealExtras, query.include_fields);
	return (deal: DealRecord): Record<string, unknown> => ({
		id: deal.id,
		title: deal.title,
		creator_user_id: deal.creator_user_id,
		owner_id: deal.owner_id,
		value: deal.value,
		person_id: deal.person_id,
		org_id: deal.org_id,
		stage_id: deal.stage_id,
		pipeline_id: deal.pipeline_id,
		currency: deal.currency,
		archive_time: deal.archive_time,
		add_time: deal.add_time,
		update_time: deal.update_time,
		stage_change_time: deal.stage_change_time,
		status: deal.is_deleted ? 'deleted' : deal.status,
		is_archived: deal.is_archived,
		is_deleted: deal.is_deleted,
		probability: deal.probability,
		lost_reason: deal.lost_reason,
		visible_to: deal.visible_to,
		close_time: deal.close_time,
		won_time: deal.won_time,
		lost_time: deal.lost_time,
		local_won_date: deal.won_time?.slice(0, 10) ?? null,
		local_lost_date: deal.lost_time?.slice(0, 10) ?? null,
		local_close_date: deal.close_time?.slice(0, 10) ?? null,
		expected_close_date: deal.expected_close_date,
		label_ids: deal.label_ids,
		...labels(deal.label_ids),
		origin: deal.origin,
		origin_id: null,
		channel: null,
		channel_id: null,
		source_lead_id: deal.source_lead_id,
		acv: null,
		arr: null,
		mrr: null,
		custom_fields: customFields(deal.custom_fields),
		...extras(deal),
	});
}
