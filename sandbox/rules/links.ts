import { badRequest } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type { Links } from '../state/attached.ts';
import { byUuid } from '../state/uuid.ts';
import { requireReferences } from './references.ts';

/** The links of a body, each of which may be left out. */
export type WrittenLinks = { [Key in keyof Links]?: NonNullable<Links[Key]> };

/** @throws ApiError 400 when a UUID names no lead, or a number no project, that exists */
export function requireLeadAndProject(
	account: Account,
	{ lead_id, project_id }: { lead_id?: string | null; project_id?: number | null },
): void {
	if (lead_id != null && byUuid(account.leads, lead_id)?.is_deleted !== false) {
		throw badRequest('Lead not found');
	}
	if (project_id != null && account.projects.get(project_id)?.is_deleted !== false) {
		throw badRequest('Project not found');
	}
}

/**
 * What a note or a file hangs on. With a deal alone, the deal's person and organization come along.
 * @throws ApiError 400 when an id names nothing that exists
 */
export function linksOf(account: Account, written: WrittenLinks): Links {
	const { deal_id, person_id, org_id, lead_id, project_id } = written;
	requireReferences(account, 'deal', { deal_id, person_id, org_id });
	requireLeadAndProject(account, written);
	const alone = person_id === undefined && org_id === undefined;
	const deal = alone && deal_id !== undefined ? account.deals.get(deal_id) : undefined;
	return {
		deal_id: deal_id ?? null,
		person_id: person_id ?? deal?.person_id ?? null,
		org_id: org_id ?? deal?.org_id ?? null,
		lead_id: lead_id ?? null,
		project_id: project_id ?? null,
	};
}
