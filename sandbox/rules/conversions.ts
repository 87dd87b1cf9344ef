import { badRequest } from '../server/apiError.ts';
import type { SandboxContext } from '../server/context.ts';
import type { ConversionRecord, LeadRecord } from '../state/leads.ts';
import type { DealRecord, UserRecord } from '../state/records.ts';
import { uuidOf } from '../state/uuid.ts';
import { moveAttachments } from './attachments.ts';
import { createDeal } from './dealChanges.ts';
import { deletedNow } from './references.ts';

function note(
	{ account }: SandboxContext,
	from: ConversionRecord['from'],
	sourceId: number,
	targetId: number,
): ConversionRecord {
	return account.conversions.insert((id) => ({
		id,
		uuid: uuidOf('conversion', id),
		from,
		sourceId,
		targetId,
		polls: 0,
	}));
}

/** Makes a lead of a deal, which is deleted. @throws ApiError 400 for a deal with nobody behind it */
export function convertDealToLead(context: SandboxContext, deal: DealRecord): ConversionRecord {
	const { account, clock } = context;
	if (deal.person_id === null && deal.org_id === null) {
		throw badRequest('A deal without a person or an organization cannot become a lead');
	}
	const lead = account.leads.insert((id) => ({
		id,
		uuid: uuidOf('lead', id),
		title: deal.title,
		owner_id: deal.owner_id,
		creator_id: deal.creator_user_id,
		label_ids: [],
		person_id: deal.person_id,
		organization_id: deal.org_id,
		source_name: 'Deal',
		origin: deal.origin,
		origin_id: null,
		channel: null,
		channel_id: null,
		source_deal_id: deal.id,
		is_archived: false,
		was_seen: true,
		value: { amount: deal.value, currency: deal.currency },
		expected_close_date: deal.expected_close_date,
		visible_to: deal.visible_to,
		add_time: clock.time(),
		update_time: clock.time(),
		is_deleted: false,
		custom_fields: deal.custom_fields,
	}));
	account.deals.change(deal, deletedNow(clock));
	const to = { deal_id: null, lead_id: lead.uuid };
	moveAttachments(context, { key: 'deal_id', id: deal.id }, to);
	return note(context, 'deal', deal.id, lead.id);
}

/** Makes a deal of a lead, which is deleted. @throws ApiError 400 for a place that does not exist */
export function convertLeadToDeal(
	context: SandboxContext,
	user: UserRecord,
	lead: LeadRecord,
	place: { stage_id?: number; pipeline_id?: number },
): ConversionRecord {
	const { account } = context;
	if (place.stage_id !== undefined && place.pipeline_id !== undefined) {
		throw badRequest("'stage_id' and 'pipeline_id' cannot be set at the same time");
	}
	const deal = createDeal(context, user, {
		title: lead.title,
		owner_id: lead.owner_id,
		person_id: lead.person_id,
		org_id: lead.organization_id,
		visible_to: lead.visible_to,
		...(lead.value && { value: lead.value.amount, currency: lead.value.currency }),
		...(lead.expected_close_date && { expected_close_date: lead.expected_close_date }),
		...place,
	});
	account.deals.change(deal, {
		custom_fields: lead.custom_fields,
		origin: lead.origin,
		source_lead_id: lead.uuid,
	});
	account.leads.change(lead, { is_deleted: true });
	const to = { deal_id: deal.id, lead_id: null };
	moveAttachments(context, { key: 'lead_id', id: lead.uuid }, to);
	return note(context, 'lead', lead.id, deal.id);
}

const course = ['not_started', 'running'] as const;

/** How far a conversion is: as often as it is asked, it has got a step further. */
export function pollConversion(
	{ account }: SandboxContext,
	conversion: ConversionRecord,
): 'not_started' | 'running' | 'completed' {
	const status = course[conversion.polls] ?? 'completed';
	account.conversions.change(conversion, { polls: conversion.polls + 1 });
	return status;
}
