import {
	activityEvents,
	commonEvents,
	contactEvents,
	dealEvents,
	type EventKind,
	leadEvents,
	productEvents,
	projectEvents,
	taskEvents,
	userEvents,
} from './eventKinds';

/** How a kind of records is listed for those who look for what has changed. */
export interface ChangeList {
	/** Path of the list; of version 1, it is paged by places, and sorted in the words of that version. */
	collection: string;
	/** The query by which the list answers the deleted records, where it can. */
	listsDeletedBy?: Record<string, string>;
	/** Path of the list of archived records, which the other one leaves out. */
	archived?: string;
	/** Paths of those of its lists that cannot be asked for what was changed since a time. */
	withoutUpdatedSince?: string[];
	/** Whether Anything stands for it where lists are polled: not where it would make every poll dearer for few. */
	partOfAnything?: true;
	/** Whether API v1 tells the changes of one record (`/{id}/changelog`). */
	hasHistory?: true;
	/** Whether ids are UUIDs, which tell nothing of the order of creations. */
	idsAreUuids?: true;
	/** Keys that change without the record being changed. */
	ignoredKeys?: string[];
}

/** A kind of records that can be watched. Another one joins by a row. */
export interface WatchedObject {
	/** As the resource of the action node is called. */
	value: string;
	/** Pipedrive's word for it in webhooks. */
	webhookObject: string;
	events: EventKind[];
	/** Values of the events that are chosen at first; creations and updates, if left out. */
	initialEvents?: string[];
	/** The standard fields by key and name, where the API does not list them for everybody. */
	standardFields?: Record<string, string>;
	/** Left out where nothing but a webhook tells what has changed. */
	list?: ChangeList;
}

/** A kind of records whose list tells what has changed. */
export interface ListedObject extends WatchedObject {
	list: ChangeList;
}

/** Every kind of records that the triggers and Get Changes know. */
export const watchedObjects: WatchedObject[] = [
	{
		value: 'activity',
		webhookObject: 'activity',
		events: activityEvents,
		initialEvents: ['markedAsDone'],
		list: { collection: '/api/v2/activities', partOfAnything: true },
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
		value: 'board',
		webhookObject: 'board',
		events: commonEvents,
	},
	{
		value: 'deal',
		webhookObject: 'deal',
		events: dealEvents,
		list: {
			collection: '/api/v2/deals',
			listsDeletedBy: { status: 'deleted' },
			archived: '/api/v2/deals/archived',
			partOfAnything: true,
			hasHistory: true,
		},
	},
	{
		value: 'dealInstallment',
		webhookObject: 'deal_installment',
		events: commonEvents,
	},
	{
		value: 'dealProduct',
		webhookObject: 'deal_product',
		events: commonEvents,
	},
	{
		value: 'lead',
		webhookObject: 'lead',
		events: leadEvents,
		list: {
			collection: '/api/v1/leads',
			archived: '/api/v1/leads/archived',
			withoutUpdatedSince: ['/api/v1/leads/archived'],
			idsAreUuids: true,
			ignoredKeys: ['next_activity_id'],
		},
	},
	{
		value: 'note',
		webhookObject: 'note',
		events: commonEvents,
		list: {
			collection: '/api/v1/notes',
			// What is written with a note of the records that it is attached to.
			ignoredKeys: ['deal', 'organization', 'person', 'project', 'task', 'user'],
		},
	},
	{
		value: 'organization',
		webhookObject: 'organization',
		events: contactEvents,
		list: { collection: '/api/v2/organizations', partOfAnything: true, hasHistory: true },
	},
	{
		value: 'person',
		webhookObject: 'person',
		events: contactEvents,
		list: { collection: '/api/v2/persons', partOfAnything: true, hasHistory: true },
	},
	{
		value: 'phase',
		webhookObject: 'phase',
		events: commonEvents,
	},
	{
		value: 'pipeline',
		webhookObject: 'pipeline',
		events: commonEvents,
		list: {
			collection: '/api/v2/pipelines',
			withoutUpdatedSince: ['/api/v2/pipelines'],
		},
	},
	{
		value: 'product',
		webhookObject: 'product',
		events: productEvents,
		list: { collection: '/api/v2/products', partOfAnything: true },
	},
	{
		value: 'project',
		webhookObject: 'project',
		events: projectEvents,
	},
	{
		value: 'stage',
		webhookObject: 'stage',
		events: commonEvents,
		list: {
			collection: '/api/v2/stages',
			withoutUpdatedSince: ['/api/v2/stages'],
		},
	},
	{
		value: 'task',
		webhookObject: 'task',
		events: taskEvents,
	},
	{
		value: 'user',
		webhookObject: 'user',
		events: userEvents,
	},
];

/** Whether a list tells what has changed. */
export const isListed = (object: WatchedObject): object is ListedObject =>
	object.list !== undefined;

/** The kind of records that is called so, by the node or in Pipedrive's webhooks; undefined for any other. */
export const objectNamed = (name: string): WatchedObject | undefined =>
	watchedObjects.find(({ value, webhookObject }) => value === name || webhookObject === name);
