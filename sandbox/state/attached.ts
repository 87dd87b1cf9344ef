/** What hangs on other records: participants, product lines, followers, notes, files. */

/** A person who takes part in a deal. */
export interface ParticipantRow {
	readonly id: number;
	readonly deal_id: number;
	readonly person_id: number;
	readonly added_by_user_id: number;
	readonly add_time: string;
	readonly is_deleted: boolean;
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

export type FollowedEntity = 'deal' | 'person' | 'organization' | 'product';

/** A user who follows a record. */
export interface FollowerRow {
	readonly id: number;
	readonly entity: FollowedEntity;
	readonly record_id: number;
	readonly user_id: number;
	readonly add_time: string;
	readonly is_deleted: boolean;
}

/** What a note or a file can hang on. */
export interface Links {
	readonly deal_id: number | null;
	readonly person_id: number | null;
	readonly org_id: number | null;
}

export const pinFlags = [
	'pinned_to_deal_flag',
	'pinned_to_person_flag',
	'pinned_to_organization_flag',
] as const;

export type PinFlags = Record<(typeof pinFlags)[number], boolean>;

export interface NoteRecord extends Links, PinFlags {
	readonly id: number;
	readonly content: string;
	readonly user_id: number;
	/** Times in the v2 spelling, as all of the account's. */
	readonly add_time: string;
	readonly update_time: string;
}

export interface FileRecord extends Links {
	readonly id: number;
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
