import type { CustomFieldValues } from './customFields.ts';
import type { WithUuid } from './uuid.ts';

/** What a lead is worth. */
export interface LeadValue {
	readonly amount: number;
	readonly currency: string;
}

export interface LeadRecord extends WithUuid {
	readonly title: string;
	readonly owner_id: number;
	readonly creator_id: number;
	/** UUIDs of lead labels. */
	readonly label_ids: readonly string[];
	readonly person_id: number | null;
	readonly organization_id: number | null;
	readonly source_name: string;
	readonly origin: string;
	readonly origin_id: string | null;
	readonly channel: number | null;
	readonly channel_id: string | null;
	/** The deal that it was made of. */
	readonly source_deal_id: number | null;
	readonly is_archived: boolean;
	readonly was_seen: boolean;
	readonly value: LeadValue | null;
	readonly expected_close_date: string | null;
	readonly visible_to: number;
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
	/** Values of the custom fields of deals, which leads share, in the shapes of v2. */
	readonly custom_fields: CustomFieldValues;
}

export const leadLabelColors = [
	'blue',
	'brown',
	'dark-gray',
	'gray',
	'green',
	'orange',
	'pink',
	'purple',
	'red',
	'yellow',
] as const;

export interface LeadLabelRecord extends WithUuid {
	readonly name: string;
	readonly color: (typeof leadLabelColors)[number];
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
}

/** The making of a lead out of a deal, or of a deal out of a lead. */
export interface ConversionRecord extends WithUuid {
	readonly from: 'lead' | 'deal';
	readonly sourceId: number;
	readonly targetId: number;
	/** How often its status was asked for. */
	readonly polls: number;
}

/** Where leads come from; the list is the same in every account. */
export const leadSources = [
	'Manually created',
	'Deal',
	'Web forms',
	'Prospector',
	'Leadbooster',
	'Live chat',
	'Import',
	'Website visitors',
	'Workflow automation',
	'API',
] as const;
