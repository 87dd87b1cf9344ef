import type { Account } from '../state/account.ts';
import type { ActivityRecord, DealRecord } from '../state/records.ts';
import { activityExtras, type Extras } from './extras.ts';

const none = () => 0;
const nothing = () => null;

/**
 * The optional keys that persons and organizations share: counts of their deals and activities.
 * Counts of "related" deals are zero, as the sandbox has no such relations yet.
 */
export function contactExtras<T extends { id: number }>(
	kind: 'person' | 'organization',
	isDealOf: (deal: DealRecord, record: T) => boolean,
	isAbout: (activity: ActivityRecord, record: T) => boolean,
): Extras<T> {
	const count = (account: Account, record: T, fits: (deal: DealRecord) => boolean) =>
		account.deals.all().filter((deal) => !deal.is_deleted && isDealOf(deal, record) && fits(deal))
			.length;
	return {
		...activityExtras(isAbout),
		open_deals_count: (account, record) => count(account, record, (one) => one.status === 'open'),
		closed_deals_count: (account, record) => count(account, record, (one) => one.status !== 'open'),
		won_deals_count: (account, record) => count(account, record, (one) => one.status === 'won'),
		lost_deals_count: (account, record) => count(account, record, (one) => one.status === 'lost'),
		related_open_deals_count: none,
		related_closed_deals_count: none,
		related_won_deals_count: none,
		related_lost_deals_count: none,
		email_messages_count: none,
		files_count: none,
		notes_count: none,
		followers_count: none,
		smart_bcc_email: (account, record) =>
			`${account.company.domain}+${kind}${String(record.id)}@pipedrivemail.example`,
		...(kind === 'person'
			? {
					participant_open_deals_count: none,
					participant_closed_deals_count: none,
					last_incoming_mail_time: nothing,
					last_outgoing_mail_time: nothing,
					doi_status: nothing,
				}
			: {}),
	};
}
