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

/** A kind of records that can be watched. Another one joins by a row. */
export interface WatchedObject {
	/** As the resource of the action node is called. */
	value: string;
	/** Pipedrive's word for it in webhooks. */
	webhookObject: string;
	/** Path of its list in API v2. */
	collection: string;
	events: EventKind[];
	/** The query by which its list answers the deleted records, where it can. */
	listsDeletedBy?: Record<string, string>;
	/** Path of the list of archived records, which the other one leaves out. */
	archived?: string;
	/** Whether API v1 tells the changes of one record (`/{id}/changelog`). */
	hasHistory: boolean;
	/** The standard fields by key and name, where the API does not list them for everybody. */
	standardFields?: Record<string, string>;
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

/** Every kind of records that the triggers and Get Changes know. */
export const watchedObjects: WatchedObject[] = [
	{
		value: 'activity',
		webhookObject: 'activity',
		collection: '/api/v2/activities',
		events: activityEvents,
		hasHistory: false,
		standardFields: {
			busy: 'Busy',
			deal_id: 'Deal',
			done: 'Done',
			due_date: 'Due Date',
			due_time: 'Due Time',
			duration: 'Duration',
			lead_id: 'Lead',
			location: 'Location',
			note: 'Note',
			org_id: 'Organization',
			owner_id: 'Owner',
			participants: 'Participants',
			person_id: 'Person',
			priority: 'Priority',
			project_id: 'Project',
			public_description: 'Public Description',
			subject: 'Subject',
			type: 'Type',
		},
	},
	{
		value: 'deal',
		webhookObject: 'deal',
		collection: '/api/v2/deals',
		events: dealEvents,
		listsDeletedBy: { status: 'deleted' },
		archived: '/api/v2/deals/archived',
		hasHistory: true,
	},
	{
		value: 'organization',
		webhookObject: 'organization',
		collection: '/api/v2/organizations',
		events: contactEvents,
		hasHistory: true,
	},
	{
		value: 'person',
		webhookObject: 'person',
		collection: '/api/v2/persons',
		events: contactEvents,
		hasHistory: true,
	},
	{
		value: 'product',
		webhookObject: 'product',
		collection: '/api/v2/products',
		events: productEvents,
		hasHistory: false,
	},
];

/** The kind of records of that name. @throws {Error} where there is none: that is a slip in the panel's rows */
export function watchedObject(value: string): WatchedObject {
	const found = watchedObjects.find((object) => object.value === value);
	if (found === undefined) throw new Error(`There are no events of '${value}'`);
	return found;
}
