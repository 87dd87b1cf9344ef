import type { CustomFieldValues } from './customFields.ts';

/** A postal address as v2 reads and writes it. */
export interface Address {
	readonly value: string | null;
	readonly country: string | null;
	readonly admin_area_level_1: string | null;
	readonly admin_area_level_2: string | null;
	readonly locality: string | null;
	readonly sublocality: string | null;
	readonly route: string | null;
	readonly street_number: string | null;
	readonly subpremise: string | null;
	readonly postal_code: string | null;
}

export interface UserRecord {
	readonly id: number;
	readonly name: string;
	readonly email: string;
	readonly phone: string | null;
	readonly default_currency: string;
	readonly locale: string;
	readonly lang: number;
	readonly activated: boolean;
	readonly last_login: string;
	readonly created: string;
	readonly modified: string | null;
	readonly has_created_company: boolean;
	readonly is_admin: boolean;
	/** Permission sets that were given by hand; left out, those of all admins or of all others. */
	readonly permission_set_ids?: readonly number[];
	readonly active_flag: boolean;
	readonly timezone_name: string;
	readonly timezone_offset: string;
	readonly role_id: number;
	readonly apiToken: string;
}

export interface PipelineRecord {
	readonly id: number;
	readonly name: string;
	readonly order_nr: number;
	readonly is_deleted: boolean;
	readonly is_deal_probability_enabled: boolean;
	readonly add_time: string;
	readonly update_time: string;
}

export interface StageRecord {
	readonly id: number;
	readonly order_nr: number;
	readonly name: string;
	readonly is_deleted: boolean;
	readonly deal_probability: number;
	readonly pipeline_id: number;
	readonly is_deal_rot_enabled: boolean;
	readonly days_to_rotten: number | null;
	readonly add_time: string;
	readonly update_time: string;
}

/** What every soft-deletable record carries; `delete_time` is the sandbox's own and never answered. */
export interface Deletable {
	readonly id: number;
	readonly is_deleted: boolean;
	readonly delete_time: string | null;
	readonly add_time: string;
	readonly update_time: string | null;
	readonly owner_id: number;
	readonly visible_to: number;
}

export type DealStatus = 'open' | 'won' | 'lost';

export interface DealRecord extends Deletable {
	readonly title: string;
	readonly creator_user_id: number;
	readonly value: number;
	readonly person_id: number | null;
	readonly org_id: number | null;
	readonly stage_id: number;
	readonly pipeline_id: number;
	readonly currency: string;
	readonly archive_time: string | null;
	readonly stage_change_time: string | null;
	readonly status: DealStatus;
	readonly is_archived: boolean;
	readonly probability: number | null;
	readonly lost_reason: string | null;
	readonly close_time: string | null;
	readonly won_time: string | null;
	readonly first_won_time: string | null;
	readonly lost_time: string | null;
	readonly expected_close_date: string | null;
	readonly label_ids: number[];
	readonly origin: string;
	/** UUID of the lead that it was made of. */
	readonly source_lead_id: string | null;
	readonly custom_fields: CustomFieldValues;
}

/** An e-mail, phone or messenger entry of a person. */
export interface ContactEntry {
	readonly value: string;
	readonly primary: boolean;
	readonly label: string;
}

export interface PersonRecord extends Deletable {
	readonly name: string;
	readonly first_name: string;
	readonly last_name: string;
	readonly org_id: number | null;
	readonly emails: ContactEntry[];
	readonly phones: ContactEntry[];
	readonly label_ids: number[];
	readonly picture_id: number | null;
	/** Kept by Campaigns alone. */
	readonly marketing_status?: string;
	readonly custom_fields: CustomFieldValues;
}

export interface OrganizationRecord extends Deletable {
	readonly name: string;
	readonly address: Address | null;
	readonly label_ids: number[];
	readonly website: string | null;
	readonly linkedin: string | null;
	readonly industry: number | null;
	readonly annual_revenue: number | null;
	readonly employee_count: number | null;
	readonly custom_fields: CustomFieldValues;
}

export interface Participant {
	readonly person_id: number;
	readonly primary: boolean;
}

export interface Attendee {
	readonly email: string;
	readonly name: string;
	readonly status: string;
	readonly is_organizer: boolean;
	readonly person_id: number | null;
	readonly user_id: number | null;
}

export interface ActivityRecord extends Omit<Deletable, 'visible_to'> {
	readonly subject: string;
	readonly type: string;
	readonly creator_user_id: number;
	readonly deal_id: number | null;
	readonly lead_id: string | null;
	readonly org_id: number | null;
	readonly project_id: number | null;
	readonly due_date: string | null;
	readonly due_time: string | null;
	readonly duration: string | null;
	readonly busy: boolean;
	readonly done: boolean;
	readonly marked_as_done_time: string | null;
	readonly location: Address | null;
	readonly participants: Participant[];
	readonly attendees: Attendee[];
	readonly public_description: string | null;
	readonly priority: number | null;
	readonly note: string | null;
}

export interface ProductPrice {
	readonly price: number;
	readonly currency: string;
	readonly cost: number;
	readonly direct_cost: number | null;
	readonly notes: string;
}

export interface ProductRecord extends Deletable {
	readonly name: string;
	readonly code: string | null;
	readonly description: string | null;
	readonly unit: string | null;
	readonly tax: number;
	readonly category: number | null;
	readonly is_linkable: boolean;
	readonly billing_frequency: string;
	readonly billing_frequency_cycles: number | null;
	readonly prices: ProductPrice[];
	readonly custom_fields: CustomFieldValues;
}

export interface CurrencyRecord {
	readonly id: number;
	readonly code: string;
	readonly name: string;
	readonly decimal_points: number;
	readonly symbol: string;
	readonly active_flag: boolean;
	readonly is_custom_flag: boolean;
}

export interface ActivityTypeRecord {
	readonly id: number;
	readonly order_nr: number;
	readonly name: string;
	readonly key_string: string;
	readonly icon_key: string;
	readonly active_flag: boolean;
	readonly color: string;
	readonly is_custom_flag: boolean;
	readonly add_time: string;
	readonly update_time: string;
}

/** One comparison of a stored filter; `field_code` is the field that `field_id` numbers. */
export interface FilterCondition {
	readonly object: string;
	readonly field_id: string;
	readonly field_code: string;
	readonly operator: string;
	readonly value: string | null;
	readonly extra_value: string | null;
}

export type FilterType =
	'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects';

export interface FilterRecord {
	readonly id: number;
	readonly name: string;
	readonly type: FilterType;
	readonly user_id: number;
	readonly is_deleted: boolean;
	readonly add_time: string;
	readonly update_time: string | null;
	/** Every one of these must hold. */
	readonly all: readonly FilterCondition[];
	/** At least one of these must hold, when there are any. */
	readonly any: readonly FilterCondition[];
}
