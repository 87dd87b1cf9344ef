/** What hangs on other records: participants, product lines, followers, notes, files. */

import type { ProductPrice } from './records.ts';
import type { WithUuid } from './uuid.ts';

/** Who took something off a record, and when. */
export interface Removal {
	readonly user_id: number;
	readonly time: string;
}

/** A person who takes part in a deal. */
export interface ParticipantRow {
	readonly id: number;
	readonly deal_id: number;
	readonly person_id: number;
	readonly added_by_user_id: number;
	readonly add_time: string;
	readonly is_deleted: boolean;
	readonly removal: Removal | null;
}

/** A product on a deal: one line of what is offered. */
export interface DealProductRow {
	readonly id: number;
	readonly deal_id: number;
	readonly product_id: number;
	readonly product_variation_id: number | null;
	readonly order_nr: number;
	readonly item_price: number;
	readonly quantity: number;
	readonly tax: number;
	readonly tax_method: 'exclusive' | 'inclusive' | 'none';
	readonly discount: number;
	readonly discount_type: 'percentage' | 'amount';
	readonly comments: string;
	readonly is_enabled: boolean;
	readonly billing_frequency: string;
	readonly billing_frequency_cycles: number | null;
	readonly billing_start_date: string | null;
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
}

/** A discount on all products of a deal. */
export interface DiscountRecord extends WithUuid {
	readonly deal_id: number;
	readonly type: 'percentage' | 'amount';
	readonly amount: number;
	readonly description: string;
	readonly created_at: string;
	readonly created_by: number;
	readonly updated_at: string;
	readonly updated_by: number;
	readonly is_deleted: boolean;
}

/** A part of a deal's value that is billed on a day. */
export interface InstallmentRecord {
	readonly id: number;
	readonly deal_id: number;
	readonly amount: number;
	readonly billing_date: string;
	readonly description: string;
	readonly is_deleted: boolean;
}

/** Another edition of a product, with prices of its own. */
export interface VariationRecord {
	readonly id: number;
	readonly product_id: number;
	readonly name: string;
	readonly prices: readonly ProductPrice[];
	readonly is_deleted: boolean;
}

/** The picture of a person or the image of a product. */
export interface ImageRecord {
	readonly id: number;
	readonly of: 'person' | 'product';
	readonly record_id: number;
	readonly name: string;
	readonly mimetype: string;
	readonly content: Buffer;
	/** Under which the storage hands it out. */
	readonly storageKey: string;
	readonly added_by_user_id: number;
	readonly add_time: string;
	readonly is_deleted: boolean;
}

export type FollowedEntity = 'deal' | 'person' | 'organization' | 'product' | 'user';

/** A user who follows a record. */
export interface FollowerRow {
	readonly id: number;
	readonly entity: FollowedEntity;
	readonly record_id: number;
	readonly user_id: number;
	readonly added_by_user_id: number;
	readonly add_time: string;
	readonly is_deleted: boolean;
	readonly removal: Removal | null;
}

/** What a note or a file can hang on. */
export interface Links {
	readonly deal_id: number | null;
	readonly person_id: number | null;
	readonly org_id: number | null;
	/** UUID of a lead. */
	readonly lead_id: string | null;
	readonly project_id: number | null;
}

export const pinFlags = [
	'pinned_to_lead_flag',
	'pinned_to_deal_flag',
	'pinned_to_person_flag',
	'pinned_to_organization_flag',
	'pinned_to_project_flag',
	'pinned_to_task_flag',
] as const;

export type PinFlags = Record<(typeof pinFlags)[number], boolean>;

export interface NoteRecord extends Links, PinFlags {
	readonly id: number;
	readonly task_id: number | null;
	readonly content: string;
	readonly user_id: number;
	readonly last_update_user_id: number | null;
	readonly is_deleted: boolean;
	/** Times in the v2 spelling, as all of the account's. */
	readonly add_time: string;
	readonly update_time: string;
}

/** A comment under a note. */
export interface NoteCommentRecord extends WithUuid {
	readonly note_id: number;
	readonly content: string;
	readonly user_id: number;
	readonly updater_id: number | null;
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
}

/** A file that is kept elsewhere, and who keeps it. */
export interface RemoteFile {
	readonly id: string;
	readonly location: string;
	readonly type: string;
}

export interface FileRecord extends Links {
	readonly id: number;
	readonly remote: RemoteFile | null;
	readonly user_id: number;
	readonly product_id: number | null;
	readonly activity_id: number | null;
	readonly name: string;
	readonly description: string;
	readonly mimetype: string;
	readonly content: Buffer;
	/** Under which the storage hands it out. */
	readonly storageKey: string;
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
}
