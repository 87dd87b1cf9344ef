import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import type { PreparedRequest } from '../../run/prepare';
import { ownerLocator } from '../locators/account';
import {
	attachedDeal,
	attachedOrganization,
	attachedPerson,
	attachedProject,
	attachedTask,
} from '../locators/attached';
import { plainRecordOutput } from '../recordOutput';
import { inBody } from '../send';

const nested = (value: unknown, key: string): IDataObject[string] =>
	((value as IDataObject | null | undefined)?.[key] as string | undefined) ?? null;

const record: RecordShape = {
	collection: '/api/v1/notes',
	marksRequired: false,
	flatten: (note) => ({
		...note,
		deal_title: nested(note.deal, 'title'),
		person_name: nested(note.person, 'name'),
		org_name: nested(note.organization, 'name'),
		project_title: nested(note.project, 'title'),
		user_name: nested(note.user, 'name'),
	}),
	simple: [
		'id',
		'content',
		'deal_id',
		'deal_title',
		'person_id',
		'person_name',
		'org_id',
		'org_name',
		'project_id',
		'project_title',
		'task_id',
		'user_id',
		'user_name',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [],
	linked: [],
};

/** Which id a note has to have, to be pinned there. */
const pinnedTo: Record<string, { key: string; name: string }> = {
	pinned_to_deal_flag: { key: 'deal_id', name: 'Deal' },
	pinned_to_organization_flag: { key: 'org_id', name: 'Organization' },
	pinned_to_person_flag: { key: 'person_id', name: 'Person' },
	pinned_to_project_flag: { key: 'project_id', name: 'Project' },
	pinned_to_task_flag: { key: 'task_id', name: 'Task' },
};

const additionalNoteFields: INodeProperties[] = [
	inBody({
		displayName: 'Add Time',
		name: 'add_time',
		type: 'dateTime',
		default: '',
		description: 'When the note was written. Left empty, it is now.',
	}),
	inBody({
		...ownerLocator,
		displayName: 'Author',
		name: 'user_id',
		description: 'The user who wrote the note; only admins can name another than themselves',
	}),
	inBody({
		displayName: 'Pinned to Deal',
		name: 'pinned_to_deal_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the deal',
	}),
	inBody({
		displayName: 'Pinned to Organization',
		name: 'pinned_to_organization_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the organization',
	}),
	inBody({
		displayName: 'Pinned to Person',
		name: 'pinned_to_person_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the person',
	}),
	inBody({
		displayName: 'Pinned to Project',
		name: 'pinned_to_project_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the project',
	}),
	inBody({
		displayName: 'Pinned to Task',
		name: 'pinned_to_task_flag',
		type: 'boolean',
		default: true,
		description: 'Whether the note stands on top of the task',
	}),
	attachedProject,
	attachedTask,
];

/** Version 1 takes flags as 0 and 1, and times with a space and without a zone. */
function noteBody(body: IDataObject): IDataObject {
	const shaped = { ...body };
	for (const flag of Object.keys(pinnedTo)) {
		if (flag in shaped) shaped[flag] = shaped[flag] === true ? 1 : 0;
	}
	if (typeof body.add_time === 'string') {
		shaped.add_time = body.add_time.replace('T', ' ').replace('Z', '');
	}
	return shaped;
}

/** A note hangs on something, and is pinned only to what it hangs on. */
function hangsOnSomething({ body, labels }: PreparedRequest): string | undefined {
	const targets = Object.values(pinnedTo);
	if (targets.every(({ key }) => body[key] === undefined)) {
		return "A note needs something to be attached to: give 'Deal', 'Person', 'Organization', 'Project' or 'Task'";
	}
	const stray = Object.entries(pinnedTo).find(
		([flag, { key }]) => body[flag] === 1 && body[key] === undefined,
	);
	if (stray === undefined) return undefined;
	const [flag, { name }] = stray;
	return `'${labels.get(flag) ?? flag}' needs '${name}'`;
}

export const note: Resource = {
	option: {
		name: 'Note',
		value: 'note',
		description: 'A text attached to a deal, person, organization, project or task',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create note',
				description:
					'Attach a note to a deal, a person, an organization, a project, a task, or several of them',
				routing: { request: { method: 'POST', url: '/api/v1/notes' } },
			},
			fields: [
				inBody({
					displayName: 'Content',
					name: 'content',
					type: 'string',
					typeOptions: { rows: 5 },
					required: true,
					default: '',
					placeholder: 'e.g. Called, wants an offer by Friday',
					description: 'The text of the note, plain or as HTML; up to about 100,000 characters',
				}),
				attachedDeal,
				attachedPerson,
				attachedOrganization,
				{
					displayName: 'Additional Fields',
					name: 'additionalFields',
					type: 'collection',
					placeholder: 'Add field',
					default: {},
					options: additionalNoteFields,
				},
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
			shapeBody: noteBody,
			checks: [hangsOnSomething],
		},
	],
};
