import type { WithUuid } from './uuid.ts';

export interface RoleRecord {
	readonly id: number;
	readonly parent_role_id: number | null;
	readonly name: string;
	/** Pipelines that its members do not see. */
	readonly hiddenPipelineIds: readonly number[];
}

export interface PermissionSetRecord extends WithUuid {
	readonly name: string;
	readonly description: string;
	readonly app: 'sales' | 'global' | 'account_settings' | 'projects';
	readonly type: 'admin' | 'regular';
	readonly contents: readonly string[];
}

export const goalTypes = [
	'deals_won',
	'deals_progressed',
	'activities_completed',
	'activities_added',
	'deals_started',
] as const;

export interface GoalRecord {
	readonly id: number;
	/** By which the API names it: 32 hexadecimal digits. */
	readonly key: string;
	readonly reportKey: string;
	readonly owner_id: number;
	readonly title: string;
	readonly type: {
		readonly name: (typeof goalTypes)[number];
		readonly params: {
			readonly pipeline_id?: readonly number[];
			readonly stage_id?: number;
			readonly activity_type_id?: readonly number[];
		};
	};
	readonly assignee: { readonly id: number; readonly type: 'person' | 'company' | 'team' };
	readonly interval: 'weekly' | 'monthly' | 'quarterly' | 'yearly';
	readonly duration: { readonly start: string; readonly end: string | null };
	readonly expected_outcome: {
		readonly target: number;
		readonly tracking_metric: 'quantity' | 'sum';
		readonly currency_id?: number;
	};
	readonly is_active: boolean;
	readonly is_deleted: boolean;
}

export const callOutcomes = [
	'connected',
	'no_answer',
	'left_message',
	'left_voicemail',
	'wrong_number',
	'busy',
] as const;

export interface CallLogRecord {
	readonly id: number;
	/** By which the API names it. */
	readonly key: string;
	readonly user_id: number;
	readonly activity_id: number | null;
	readonly subject: string | null;
	readonly duration: string;
	readonly outcome: (typeof callOutcomes)[number];
	readonly from_phone_number: string | null;
	readonly to_phone_number: string;
	readonly start_time: string;
	readonly end_time: string;
	readonly person_id: number | null;
	readonly org_id: number | null;
	readonly deal_id: number | null;
	readonly lead_id: string | null;
	readonly note: string | null;
	readonly recording: Buffer | null;
	readonly is_deleted: boolean;
}

export interface OrganizationRelationshipRecord {
	readonly id: number;
	readonly type: 'parent' | 'related';
	readonly ownerId: number;
	readonly linkedId: number;
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
}
