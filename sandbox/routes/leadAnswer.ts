import { v1CustomFields } from '../rules/flatCustomFields.ts';
import type { Account } from '../state/account.ts';
import { toMillisecondTime } from '../state/clock.ts';
import type { LeadRecord } from '../state/leads.ts';

function nextActivityOf(account: Account, lead: LeadRecord): number | null {
	const [next] = account.activities
		.all()
		.filter((one) => one.lead_id === lead.uuid && !one.done && !one.is_deleted)
		.sort((a, b) => (a.due_date ?? '').localeCompare(b.due_date ?? ''));
	return next?.id ?? null;
}

/** Makes the function that answers leads: custom fields at the root, those without a value left out. */
export function leadAnswer(account: Account) {
	return (lead: LeadRecord): Record<string, unknown> => ({
		id: lead.uuid,
		title: lead.title,
		owner_id: lead.owner_id,
		creator_id: lead.creator_id,
		label_ids: lead.label_ids,
		person_id: lead.person_id,
		organization_id: lead.organization_id,
		source_name: lead.source_name,
		origin: lead.origin,
		origin_id: lead.origin_id,
		channel: lead.channel,
		channel_id: lead.channel_id,
		source_deal_id: lead.source_deal_id,
		is_archived: lead.is_archived,
		was_seen: lead.was_seen,
		value: lead.value,
		expected_close_date: lead.expected_close_date,
		next_activity_id: nextActivityOf(account, lead),
		add_time: toMillisecondTime(lead.add_time),
		update_time: toMillisecondTime(lead.update_time),
		visible_to: String(lead.visible_to),
		cc_email: `${account.company.domain}+lead${lead.uuid}@pipedrivemail.example`,
		...Object.fromEntries(
			Object.entries(v1CustomFields(account, 'deal', lead.custom_fields)).filter(
				([, value]) => value !== null,
			),
		),
	});
}
