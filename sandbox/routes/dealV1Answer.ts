import { v1CustomFields } from '../rules/flatCustomFields.ts';
import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type { ActivityRecord, DealRecord } from '../state/records.ts';
import { ccEmailOf } from './dealAnswer.ts';

/** An amount as people read it, e.g. `€1,200`. */
export function formatMoney(account: Account, value: number, currency: string): string {
	const symbol = account.currencies.all().find(({ code }) => code === currency)?.symbol ?? '';
	return `${symbol}${value.toLocaleString('en-US')}`;
}

/** The value of a deal by its probability, or else that of its stage. */
export function weightedValue(account: Account, deal: DealRecord): number {
	const ofStage = account.stages.get(deal.stage_id)?.deal_probability;
	return (deal.value * (deal.probability ?? ofStage ?? 100)) / 100;
}

function activityKeys(account: Account, deal: DealRecord) {
	const about = account.activities
		.all()
		.filter((one) => one.deal_id === deal.id && !one.is_deleted);
	const due = (a: ActivityRecord, b: ActivityRecord) =>
		(a.due_date ?? '').localeCompare(b.due_date ?? '');
	const next = about.filter((one) => !one.done).sort(due)[0];
	const last = about
		.filter((one) => one.done)
		.sort(due)
		.at(-1);
	return {
		next_activity_date: next?.due_date ?? null,
		next_activity_time: next?.due_time ?? null,
		next_activity_id: next?.id ?? null,
		next_activity_subject: next?.subject ?? null,
		next_activity_type: next?.type ?? null,
		next_activity_duration: next?.duration ?? null,
		next_activity_note: next?.note ?? null,
		last_activity_id: last?.id ?? null,
		last_activity_date: last?.due_date ?? null,
		activities_count: about.length,
		done_activities_count: about.filter((one) => one.done).length,
		undone_activities_count: about.filter((one) => !one.done).length,
	};
}

function moneyKeys(account: Account, deal: DealRecord) {
	const weighted = weightedValue(account, deal);
	return {
		formatted_value: formatMoney(account, deal.value, deal.currency),
		weighted_value: weighted,
		formatted_weighted_value: formatMoney(account, weighted, deal.currency),
		weighted_value_currency: deal.currency,
		acv: null,
		arr: null,
		mrr: null,
		acv_currency: null,
		arr_currency: null,
		mrr_currency: null,
	};
}

function joinedNames(account: Account, deal: DealRecord) {
	return {
		person_name: account.persons.get(deal.person_id ?? 0)?.name ?? null,
		org_name: account.organizations.get(deal.org_id ?? 0)?.name ?? null,
		owner_name: account.users.get(deal.owner_id)?.name ?? '',
		stage_order_nr: account.stages.get(deal.stage_id)?.order_nr ?? 0,
		cc_email: ccEmailOf(account, deal.id),
		org_hidden: false,
		person_hidden: false,
	};
}

/** A deal in its v1 shape: other key names and times, joined names, custom fields at the root. */
export function dealV1Answer(account: Account, deal: DealRecord): Record<string, unknown> {
	return {
		id: deal.id,
		creator_user_id: deal.creator_user_id,
		user_id: deal.owner_id,
		person_id: deal.person_id,
		org_id: deal.org_id,
		stage_id: deal.stage_id,
		title: deal.title,
		value: deal.value,
		currency: deal.currency,
		add_time: toV1Time(deal.add_time),
		update_time: toV1Time(deal.update_time),
		stage_change_time: toV1Time(deal.stage_change_time),
		active: !deal.is_deleted && deal.status === 'open',
		deleted: deal.is_deleted,
		is_archived: deal.is_archived,
		status: deal.is_deleted ? 'deleted' : deal.status,
		probability: deal.probability,
		lost_reason: deal.lost_reason,
		visible_to: String(deal.visible_to),
		close_time: toV1Time(deal.close_time),
		pipeline_id: deal.pipeline_id,
		won_time: toV1Time(deal.won_time),
		first_won_time: toV1Time(deal.first_won_time),
		lost_time: toV1Time(deal.lost_time),
		expected_close_date: deal.expected_close_date,
		label: deal.label_ids.length > 0 ? deal.label_ids.join(',') : null,
		products_count: 0,
		files_count: 0,
		notes_count: 0,
		followers_count: 0,
		email_messages_count: 0,
		participants_count: deal.person_id === null ? 0 : 1,
		last_incoming_mail_time: null,
		last_outgoing_mail_time: null,
		rotten_time: null,
		origin: deal.origin,
		origin_id: null,
		channel: null,
		channel_id: null,
		...activityKeys(account, deal),
		...moneyKeys(account, deal),
		...joinedNames(account, deal),
		...v1CustomFields(account, 'deal', deal.custom_fields),
	};
}
