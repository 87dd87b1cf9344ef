/** What hangs on other records: participants, product lines, followers, notes, files. */

/** A person who takes part in a deal. */
export interface ParticipantRow {
	id: number;
	deal_id: number;
	person_id: number;
	added_by_user_id: number;
	add_time: string;
	is_deleted: boolean;
}

/** A product on a deal: one line of what is offered. */
export interface DealProductRow {
	id: number;
	deal_id: number;
	product_id: number;
	product_variation_id: number | null;
	order_nr: number;
	item_price: number;
	quantity: number;
	tax: number;
	tax_method: 'exclusive' | 'inclusive' | 'none';
	discount: number;
	discount_type: 'percentage' | 'amount';
	comments: string;
	is_enabled: boolean;
	billing_frequency: string;
	billing_frequency_cycles: number | null;
	billing_start_date: string | null;
	add_time: string;
	update_time: string;
	is_deleted: boolean;
}

export type FollowedEntity = 'deal' | 'person' | 'organization' | 'product';

/** A user who follows a record. */
export interface FollowerRow {
	id: number;
	entity: FollowedEntity;
	record_id: number;
	user_id: number;
	add_time: string;
	is_deleted: boolean;
}

/** What a note or a file can hang on. */
export interface Links {
	deal_id: number | null;
	person_id: number | null;
	org_id: number | null;
}

export const pinFlags = [
	'pinned_to_deal_flag',
	'pinned_to_person_flag',
	'pinned_to_organization_flag',
] as const;

export type PinFlags = Record<(typeof pinFlags)[number], boolean>;

export interface NoteRecord extends Links, PinFlags {
	id: number;
	content: string;
	user_id: number;
	/** Times in the v2 spelling, as all of the account's. */
	add_time: string;
	update_time: string;
}

export interface FileRecord extends Links {
	id: number;
	user_id: number;
	product_id: number | null;
	activity_id: number | null;
	name: string;
	description: string;
	mimetype: string;
	content: Buffer;
	/** Under which the storage hands it out. */
	storageKey: string;
	add_time: string;
	update_time: string;
	is_deleted: boolean;
}
