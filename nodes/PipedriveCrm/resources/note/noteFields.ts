import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';
import { listFilters } from '../collections';
import { updatedSince } from '../listFilters';
import { ownerLocator } from '../locators/account';
import {
	attachedDeal,
	attachedLead,
	attachedOrganization,
	attachedPerson,
	attachedProject,
	attachedTask,
} from '../locators/attached';
import { inBody, inQuery, numberFlags, spacedTime } from '../send';

export const noteId: INodeProperties = {
	displayName: 'Note ID',
	name: 'noteId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The ID of the note, as Get Many answers it',
};

/** Which id a note has to have, to be pinned there. */
const pinnedTo: Record<string, { key: string; name: string }> = {
	pinned_to_deal_flag: { key: 'deal_id', name: 'Deal' },
	pinned_to_lead_flag: { key: 'lead_id', name: 'Lead' },
	pinned_to_organization_flag: { key: 'org_id', name: 'Organization' },
	pinned_to_person_flag: { key: 'person_id', name: 'Person' },
	pinned_to_project_flag: { key: 'project_id', name: 'Project' },
	pinned_to_task_flag: { key: 'task_id', name: 'Task' },
};

/** Version 1 takes these switches as 0 and 1. */
export const pinsAsNumbers = numberFlags(...Object.keys(pinnedTo));

const pins: INodeProperties[] = [
	{
		displayName: 'Pinned to Deal',
		name: 'pinned_to_deal_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the deal',
	},
	{
		displayName: 'Pinned to Lead',
		name: 'pinned_to_lead_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the lead',
	},
	{
		displayName: 'Pinned to Organization',
		name: 'pinned_to_organization_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the organization',
	},
	{
		displayName: 'Pinned to Person',
		name: 'pinned_to_person_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the person',
	},
	{
		displayName: 'Pinned to Project',
		name: 'pinned_to_project_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the project',
	},
	{
		displayName: 'Pinned to Task',
		name: 'pinned_to_task_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the task',
	},
];

const author: INodeProperties = {
	...ownerLocator,
	displayName: 'Author',
	name: 'user_id',
	description: 'The user who wrote the note; only admins can name another than themselves',
};

export const content: INodeProperties = inBody({
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	placeholder: 'e.g. Called, wants an offer by Friday',
	description: 'The text of the note, plain or as HTML; up to about 100,000 characters',
});

export const additionalNoteFields: INodeProperties[] = [
	inBody({
		displayName: 'Add Time',
		name: 'add_time',
		type: 'dateTime',
		default: '',
		description: 'When the note was written. Left empty, it is now.',
	}),
	inBody(author),
	attachedLead,
	...pins.map((pin) => inBody(pin)),
	attachedProject,
	attachedTask,
];

export const updatableNoteFields: INodeProperties[] = [
	...additionalNoteFields,
	content,
	attachedDeal,
	attachedOrganization,
	attachedPerson,
].sort((a, b) => a.displayName.localeCompare(b.displayName));

/** Every filter that the list of notes knows. */
export const noteFilters: INodeProperties = listFilters([
	inQuery({
		displayName: 'Added From',
		name: 'start_date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'Only notes written on this day or later',
	}),
	inQuery({
		displayName: 'Added Until',
		name: 'end_date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'Only notes written on this day or earlier',
	}),
	inQuery(author),
	inQuery(attachedDeal),
	inQuery(attachedLead),
	inQuery(attachedOrganization),
	inQuery(attachedPerson),
	...pins.map((pin) => inQuery(pin)),
	inQuery(attachedProject),
	inQuery(attachedTask),
	updatedSince,
]);

export const noteSort: INodeProperties = inQuery({
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	default: 'add_time DESC',
	description: 'What the notes are ordered by',
	options: [
		{ name: 'Add Time, Newest First', value: 'add_time DESC' },
		{ name: 'Add Time, Oldest First', value: 'add_time ASC' },
		{ name: 'Author', value: 'user_id ASC' },
		{ name: 'Content', value: 'content ASC' },
		{ name: 'Deal', value: 'deal_id ASC' },
		{ name: 'ID, Highest First', value: 'id DESC' },
		{ name: 'ID, Lowest First', value: 'id ASC' },
		{ name: 'Organization', value: 'org_id ASC' },
		{ name: 'Person', value: 'person_id ASC' },
		{ name: 'Update Time, Newest First', value: 'update_time DESC' },
		{ name: 'Update Time, Oldest First', value: 'update_time ASC' },
	],
});

/** Version 1 takes flags as 0 and 1, and times with a space and without a zone. */
export function noteBody(body: IDataObject): IDataObject {
	const shaped = pinsAsNumbers(body);
	if (typeof body.add_time === 'string') shaped.add_time = spacedTime(body.add_time);
	return shaped;
}

/** A note hangs on something, and is pinned only to what it hangs on. */
export function hangsOnSomething({ body, labels }: PreparedRequest): string | undefined {
	const targets = Object.values(pinnedTo);
	if (targets.every(({ key }) => body[key] === undefined)) {
		return "A note needs something to be attached to: give 'Deal', 'Person' or 'Organization', or under Additional Fields a lead, project or task";
	}
	const stray = Object.entries(pinnedTo).find(
		([flag, { key }]) => body[flag] === 1 && body[key] === undefined,
	);
	if (stray === undefined) return undefined;
	const [flag, { name }] = stray;
	return `'${labels.get(flag) ?? flag}' needs '${name}'`;
}
