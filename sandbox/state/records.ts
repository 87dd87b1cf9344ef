import type { CustomFieldValues } from './customFields.ts';

/** A postal address as v2 reads and writes it. */
export interface Address {
	value: string | null;
	country: string | null;
	admin_area_level_1: string | null;
	admin_area_level_2: string | null;
	locality: string | null;
	sublocality: string | null;
	route: string | null;
	street_number: string | null;
	subpremise: string | null;
	postal_code: string | null;
}

export interface UserRecord {
	id: number;
	name: string;
	email: string;
	phone: string | null;
	default_currency: string;
	locale: string;
	lang: number;
	activated: boolean;
	last_login: string;
	created: string;
	modified: string | null;
	has_created_company: boolean;
	is_admin: boolean;
	active_flag: boolean;
	timezone_name: string;
	timezone_offset: string;
	role_id: number;
	apiToken: string;
}

export interface PipelineRecord {
	id: number;
	name: string;
	order_nr: number;
	is_deleted: boolean;
	is_deal_probability_enabled: boolean;
	add_time: string;
	update_time: string;
}

export interface StageRecord {
	id: number;
	order_nr: number;
	name: string;
	is_deleted: boolean;
	deal_probability: number;
	pipeline_id: number;
	is_deal_rot_enabled: boolean;
	days_to_rotten: number | null;
	add_time: string;
	update_time: string;
}

/** What every soft-deletable record carries; `delete_time` is the sandbox's own and never answered. */
export interface Deletable {
	id: number;
	is_deleted: boolean;
	delete_time: string | null;
	add_time: string;
	update_time: string | null;
	owner_id: number;
	visible_to: number;
}

export type DealStatus = 'open' | 'won' | 'lost';

export interface DealRecord extends Deletable {
	title: string;
	creator_user_id: number;
	value: number;
	person_id: number | null;
	org_id: number | null;
	stage_id: number;
	pipeline_id: number;
	currency: string;
	archive_time: string | null;
	stage_change_time: string | null;
	status: DealStatus;
	is_archived: boolean;
	probability: number | null;
	lost_reason: string | null;
	close_time: string | null;
	won_time: string | null;
	first_won_time: string | null;
	lost_time: string | null;
	expected_close_date: string | null;
	label_ids: number[];
	origin: string;
	custom_fields: CustomFieldValues;
}

/** An e-mail, phone or messenger entry of a person. */
export interface ContactEntry {
	value: string;
	primary: boolean;
	label: string;
}

export interface PersonRecord extends Deletable {
	name: string;
	first_name: string;
	last_name: string;
	org_id: number | null;
	emails: ContactEntry[];
	phones: ContactEntry[];
	label_ids: number[];
	picture_id: number | null;
	custom_fields: CustomFieldValues;
}

export interface OrganizationRecord extends Deletable {
	name: string;
	address: Address | null;
	label_ids: number[];
	website: string | null;
	linkedin: string | null;
	industry: number | null;
	annual_revenue: number | null;
	employee_count: number | null;
	custom_fields: CustomFieldValues;
}

export interface Participant {
	person_id: number;
	primary: boolean;
}

export interface Attendee {
	email: string;
	name: string;
	status: string;
	is_organizer: boolean;
	person_id: number | null;
	user_id: number | null;
}

export interface ActivityRecord extends Omit<Deletable, 'visible_to'> {
	subject: string;
	type: string;
	creator_user_id: number;
	deal_id: number | null;
	lead_id: string | null;
	org_id: number | null;
	project_id: number | null;
	due_date: string | null;
	due_time: string | null;
	duration: string | null;
	busy: boolean;
	done: boolean;
	marked_as_done_time: string | null;
	location: Address | null;
	participants: Participant[];
	attendees: Attendee[];
	public_description: string | null;
	priority: number | null;
	note: string | null;
}

export interface ProductPrice {
	price: number;
	currency: string;
	cost: number;
	direct_cost: number | null;
	notes: string;
}

export interface ProductRecord extends Deletable {
	name: string;
	code: string | null;
	description: string | null;
	unit: string | null;
	tax: number;
	category: number | null;
	is_linkable: boolean;
	billing_frequency: string;
	billing_frequency_cycles: number | null;
	prices: ProductPrice[];
	custom_fields: CustomFieldValues;
}

export interface CurrencyRecord {
	id: number;
	code: string;
	name: string;
	decimal_points: number;
	symbol: string;
	active_flag: boolean;
	is_custom_flag: boolean;
}

export interface ActivityTypeRecord {
	id: number;
	order_nr: number;
	name: string;
	key_string: string;
	icon_key: string;
	active_flag: boolean;
	color: string;
	is_custom_flag: boolean;
	add_time: string;
	update_time: string;
}

/** One comparison of a stored filter; `field_code` is the field that `field_id` numbers. */
export interface FilterCondition {
	object: string;
	field_id: string;
	field_code: string;
	operator: string;
	value: string | null;
	extra_value: string | null;
}

export type FilterType =
	'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects';

export interface FilterRecord {
	id: number;
	name: string;
	type: FilterType;
	user_id: number;
	add_time: string;
	update_time: string | null;
	/** Every one of these must hold. */
	all: FilterCondition[];
	/** At least one of these must hold, when there are any. */
	any: FilterCondition[];
}
