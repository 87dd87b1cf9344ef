/** An event of a record, as people say it. */
export interface EventKind {
	value: string;
	name: string;
	description: string;
	/** Told by what becomes of the record as a whole. */
	action?: 'create' | 'change' | 'delete';
	/** Told by one of these keys changing. */
	keys?: string[];
	/** The values of the first key that count, before and after; any, where not given. */
	from?: unknown[];
	to?: unknown[];
	/** Whether a record that is created with the value counts as well. */
	alsoAtCreation?: true;
	/** The key that says when it happened, for those who cannot see previous values. */
	ownTime?: string;
}

const created: EventKind = {
	value: 'created',
	name: 'Created',
	description: 'A new record',
	action: 'create',
};

const updated: EventKind = {
	value: 'updated',
	name: 'Updated',
	description: 'Any change of a record that was there before',
	action: 'change',
};

const deleted: EventKind = {
	value: 'deleted',
	name: 'Deleted',
	description: 'Deleted, or merged into another record',
	action: 'delete',
};

const ownerChanged: EventKind = {
	value: 'ownerChanged',
	name: 'Owner Changed',
	description: 'Handed to another user',
	keys: ['owner_id'],
};

export const dealEvents: EventKind[] = [
	created,
	deleted,
	{
		value: 'lost',
		name: 'Lost',
		description: 'Marked as lost, also right at its creation',
		keys: ['status'],
		to: ['lost'],
		alsoAtCreation: true,
		ownTime: 'lost_time',
	},
	ownerChanged,
	{
		value: 'reopened',
		name: 'Reopened',
		description: 'Open again after it was won or lost',
		keys: ['status'],
		from: ['won', 'lost'],
		to: ['open'],
	},
	{
		value: 'stageChanged',
		name: 'Stage Changed',
		description: 'Moved to another stage, also of another pipeline',
		keys: ['stage_id'],
		ownTime: 'stage_change_time',
	},
	updated,
	{
		value: 'valueChanged',
		name: 'Value Changed',
		description: 'Another value or currency',
		keys: ['value', 'currency'],
	},
	{
		value: 'won',
		name: 'Won',
		description: 'Marked as won, also right at its creation',
		keys: ['status'],
		to: ['won'],
		alsoAtCreation: true,
		ownTime: 'won_time',
	},
];

export const activityEvents: EventKind[] = [
	created,
	deleted,
	{
		value: 'markedAsDone',
		name: 'Marked as Done',
		description: 'Checked off, also right at its creation',
		keys: ['done'],
		to: [true],
		alsoAtCreation: true,
		ownTime: 'marked_as_done_time',
	},
	ownerChanged,
	{
		value: 'rescheduled',
		name: 'Rescheduled',
		description: 'Another due date or due time',
		keys: ['due_date', 'due_time'],
	},
	updated,
];

/** Persons and organizations are watched for these. */
export const contactEvents: EventKind[] = [created, deleted, ownerChanged, updated];

/** Products are watched for these. */
export const productEvents: EventKind[] = [created, deleted, ownerChanged, updated];

/** What every kind of record knows. */
export const commonEvents: EventKind[] = [created, deleted, updated];

/** A lead that becomes a deal is deleted. */
export const leadEvents: EventKind[] = [
	{
		value: 'archived',
		name: 'Archived',
		description: 'Put into the archive',
		keys: ['is_archived'],
		to: [true],
	},
	created,
	{ ...deleted, description: 'Deleted, or converted to a deal' },
	ownerChanged,
	{
		value: 'unarchived',
		name: 'Unarchived',
		description: 'Taken out of the archive',
		keys: ['is_archived'],
		from: [true],
		to: [false],
	},
	updated,
	{
		value: 'valueChanged',
		name: 'Value Changed',
		description: 'Another value or currency',
		keys: ['value'],
	},
];

export const projectEvents: EventKind[] = [
	{
		value: 'archived',
		name: 'Archived',
		description: 'Put into the archive',
		keys: ['archive_time'],
		from: [null],
	},
	{
		value: 'completed',
		name: 'Completed',
		description: 'Its status became Completed',
		keys: ['status'],
		to: ['completed'],
	},
	created,
	deleted,
	ownerChanged,
	{
		value: 'phaseChanged',
		name: 'Phase Changed',
		description: 'Moved to another phase, also of another board',
		keys: ['phase_id'],
	},
	{
		value: 'statusChanged',
		name: 'Status Changed',
		description: 'Another status: open, completed or canceled',
		keys: ['status'],
	},
	updated,
];

export const taskEvents: EventKind[] = [
	{
		value: 'assigneesChanged',
		name: 'Assignees Changed',
		description: 'Handed to other users',
		keys: ['assignee_ids'],
	},
	created,
	deleted,
	{
		value: 'markedAsDone',
		name: 'Marked as Done',
		description: 'Checked off, also right at its creation',
		keys: ['is_done'],
		to: [true],
		alsoAtCreation: true,
	},
	{
		value: 'reopened',
		name: 'Reopened',
		description: 'To be done again after it was checked off',
		keys: ['is_done'],
		from: [true],
		to: [false],
	},
	{
		value: 'rescheduled',
		name: 'Rescheduled',
		description: 'Another start date or due date',
		keys: ['due_date', 'start_date'],
	},
	updated,
];

export const userEvents: EventKind[] = [
	{
		value: 'activated',
		name: 'Activated',
		description: 'May sign in again',
		keys: ['active_flag'],
		from: [false],
		to: [true],
	},
	created,
	{
		value: 'deactivated',
		name: 'Deactivated',
		description: 'May not sign in any more',
		keys: ['active_flag'],
		from: [true],
		to: [false],
	},
	deleted,
	updated,
];
