import type { CustomFieldValues } from './customFields.ts';

/** What everything about projects carries. */
export interface Dated {
	readonly id: number;
	readonly add_time: string;
	readonly update_time: string;
	readonly is_deleted: boolean;
}

export interface BoardRecord extends Dated {
	readonly name: string;
	readonly order_nr: number;
}

export interface PhaseRecord extends Dated {
	readonly name: string;
	readonly board_id: number;
	readonly order_nr: number;
}

export const projectStatuses = ['open', 'completed', 'canceled', 'deleted'] as const;

export interface ProjectRecord extends Dated {
	readonly title: string;
	readonly description: string | null;
	readonly status: (typeof projectStatuses)[number];
	readonly status_change_time: string;
	readonly board_id: number;
	readonly phase_id: number;
	readonly owner_id: number;
	readonly start_date: string | null;
	readonly end_date: string | null;
	readonly deal_ids: readonly number[];
	readonly person_ids: readonly number[];
	readonly org_ids: readonly number[];
	readonly label_ids: readonly number[];
	readonly health_status: number | null;
	readonly archive_time: string | null;
	readonly custom_fields: CustomFieldValues;
}

export interface ProjectTemplateRecord extends Dated {
	readonly title: string;
	readonly description: string;
	readonly projects_board_id: number;
	readonly owner_id: number;
	/** Titles of the tasks that a project made of it begins with. */
	readonly tasks: readonly string[];
}

/** A section of a project's plan. */
export interface ProjectGroupRecord {
	readonly id: number;
	readonly project_id: number;
	readonly name: string;
	readonly order_nr: number;
}

/** Where a task or an activity stands in its project's plan. */
export interface PlanItemRecord {
	readonly id: number;
	readonly project_id: number;
	readonly item_type: 'task' | 'activity';
	readonly item_id: number;
	readonly phase_id: number | null;
	readonly group_id: number | null;
}

export interface TaskRecord extends Dated {
	readonly title: string;
	readonly creator_id: number;
	readonly description: string | null;
	readonly project_id: number;
	readonly is_done: boolean;
	readonly is_milestone: boolean;
	readonly due_date: string | null;
	readonly start_date: string | null;
	readonly parent_task_id: number | null;
	readonly assignee_ids: readonly number[];
	readonly priority: number | null;
	readonly marked_as_done_time: string | null;
}
