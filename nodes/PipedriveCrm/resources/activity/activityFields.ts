import type { INodeProperties } from 'n8n-workflow';
import { optional } from '../locators/byId';
import { ownerLocator } from '../locators/account';
import { activityPriorityLocator, activityTypeLocator } from '../locators/activities';
import { linkedLeadLocator } from '../locators/leads';
import { projectLocator } from '../locators/projects';
import { dealLocator, organizationLocator, personLocator } from '../locators/records';
import { inBody } from '../send';

export const subject: INodeProperties = inBody({
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	placeholder: 'e.g. Call about the renewal',
	description: 'What the activity is about',
});

export const type: INodeProperties = inBody(activityTypeLocator);

export const dueDate: INodeProperties = inBody({
	displayName: 'Due Date',
	name: 'due_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description:
		'The day on which the activity is due. Without Due Time it is due all day. Left empty, Pipedrive takes today.',
});

export const dueTime: INodeProperties = inBody({
	displayName: 'Due Time',
	name: 'due_time',
	type: 'string',
	default: '',
	placeholder: 'e.g. 09:30, in the time zone of the workflow',
	description:
		"The time at which the activity is due, on the clocks of the workflow's time zone, in which the simplified output shows it, too",
});

const newDueDate: INodeProperties = {
	...dueDate,
	description:
		'The day on which the activity is due. Given without Due Time, the time of day stays as it is, which takes 1 more token to read.',
};

const newDueTime: INodeProperties = {
	...dueTime,
	description:
		"The time at which the activity is due, on the clocks of the workflow's time zone. Given without Due Date, the day stays as it is, which takes 1 more token to read.",
};

const allDay: INodeProperties = inBody(
	{
		displayName: 'All Day',
		name: 'allDay',
		type: 'boolean',
		default: true,
		description: 'Whether the activity has no time of day; one that it has is removed',
	},
	'all_day',
);

export const deal: INodeProperties = inBody({
	...optional(dealLocator),
	name: 'deal_id',
	description: 'The deal that the activity belongs to',
});

export const person: INodeProperties = inBody({
	...personLocator,
	description: 'The person whom the activity is with, its primary participant',
});

const lead: INodeProperties = inBody({
	...linkedLeadLocator,
	description: 'The lead that the activity belongs to, in place of a deal',
});

const newPerson: INodeProperties = {
	...person,
	description:
		'The primary participant, in place of the one it has; other participants stay, which takes 1 more token to read',
};

const organization: INodeProperties = inBody({
	...organizationLocator,
	description: 'The organization that the activity belongs to',
});

const owner: INodeProperties = inBody({
	...ownerLocator,
	description: 'The user who is to do it',
});

const busy: INodeProperties = inBody({
	displayName: 'Busy',
	name: 'busy',
	type: 'boolean',
	default: true,
	description: 'Whether it marks the owner as busy in the calendar',
});

const done: INodeProperties = inBody({
	displayName: 'Done',
	name: 'done',
	type: 'boolean',
	default: true,
	description: 'Whether the activity is done',
});

const duration: INodeProperties = inBody({
	displayName: 'Duration',
	name: 'duration',
	type: 'string',
	default: '',
	placeholder: 'e.g. 00:45',
	description: 'How long it takes, in hours and minutes',
});

const location: INodeProperties = inBody({
	displayName: 'Location',
	name: 'location',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1 Long Street, Riga',
	description: 'Where it takes place, as one address',
});

const participants: INodeProperties = inBody({
	displayName: 'Participants',
	name: 'participants',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12, 15',
	description:
		'All persons who take part, by ID, separated by commas. The first is the primary one, unless Person is given.',
});

const note: INodeProperties = inBody({
	displayName: 'Note',
	name: 'note',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'A text for your own team; may hold HTML',
});

const project: INodeProperties = inBody({
	...optional(projectLocator),
	name: 'project_id',
	description: 'The project that the activity belongs to',
});

const publicDescription: INodeProperties = inBody({
	displayName: 'Public Description',
	name: 'public_description',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'A text that guests of the activity can read, too; may hold HTML',
});

const priority: INodeProperties = inBody(activityPriorityLocator);

/** What can be given beside the fields that Create shows at once. */
export const additionalActivityFields: INodeProperties[] = [
	busy,
	done,
	duration,
	lead,
	location,
	note,
	organization,
	owner,
	participants,
	priority,
	project,
	publicDescription,
];

/** Everything about an activity that an update can change, by the name that the editor shows. */
export const updatableActivityFields: INodeProperties[] = [
	...additionalActivityFields,
	allDay,
	deal,
	newDueDate,
	newDueTime,
	newPerson,
	subject,
	type,
].sort((a, b) => a.displayName.localeCompare(b.displayName));
