/** Somebody who sent or got a mail. */
export interface MailParty {
	readonly id: number;
	readonly name: string;
	readonly email_address: string;
	readonly linked_person_id: number | null;
	readonly linked_organization_id: number | null;
}

export const mailFolders = ['inbox', 'drafts', 'sent', 'archive'] as const;
export type MailFolder = (typeof mailFolders)[number];

export interface MailThreadRecord {
	readonly id: number;
	readonly user_id: number;
	readonly subject: string;
	readonly deal_id: number | null;
	/** UUID of a lead. */
	readonly lead_id: string | null;
	readonly is_read: boolean;
	readonly is_shared: boolean;
	readonly is_archived: boolean;
	readonly is_deleted: boolean;
	/** How often it was changed. */
	readonly version: number;
	readonly add_time: string;
	readonly update_time: string;
}

export interface MailMessageRecord {
	readonly id: number;
	readonly mail_thread_id: number;
	readonly from: readonly MailParty[];
	readonly to: readonly MailParty[];
	readonly cc: readonly MailParty[];
	readonly body: string;
	readonly is_sent: boolean;
	readonly is_draft: boolean;
	readonly message_time: string;
}
