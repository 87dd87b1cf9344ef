import type { Account } from '../state/account.ts';
import type { Links } from '../state/attached.ts';
import { requireReferences } from './references.ts';

/** The links of a body, each of which may be left out. */
export type WrittenLinks = Partial<Record<keyof Links, number>>;

/**
 * What a note or a file hangs on. With a deal alone, the deal's person and organization come along.
 * @throws ApiError 400 when an id names nothing that exists
 */
export function linksOf(account: Account, written: WrittenLinks): Links {
	const { deal_id, person_id, org_id } = written;
	requireReferences(account, 'deal', { deal_id, person_id, org_id });
	const alone = person_id === undefined && org_id === undefined;
	const deal = alone && deal_id !== undefined ? account.deals.get(deal_id) : undefined;
	return {
		deal_id: deal_id ?? null,
		person_id: person_id ?? deal?.person_id ?? null,
		org_id: org_id ?? deal?.org_id ?? null,
	};
}
