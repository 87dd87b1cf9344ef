import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { PreparedRequest } from '../../run/prepare';
import { listFilters } from '../collections';
import { optional } from '../locators/byId';
import { ownerLocator } from '../locators/account';
import { projectLocator, taskLocator } from '../locators/projects';
import { inBody, inQuery } from '../send';

export const title: INodeProperties = inBody({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Order the devices',
	description: 'What is to be done, in up to 255 characters',
});

export const project: INodeProperties = inBody({
	...projectLocator,
	name: 'project_id',
	description: 'The project that the task belongs to',
});

export const assignees: INodeProperties = inBody({
	displayName: 'Assignee Names or IDs',
	name: 'assignee_ids',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'searchUsers' },
	default: [],
	description:
		'The users who are to do it, up to 10; an update replaces those it has. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

export const dueDate: INodeProperties = inBody({
	displayName: 'Due Date',
	name: 'due_date',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The day on which the task is due',
});

/** What can be given beside the fields that Create shows at once. */
export const additionalTaskFields: INodeProperties[] = [
	inBody({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What there is to know about it',
	}),
	inBody({
		displayName: 'Done',
		name: 'done',
		type: 'boolean',
		default: true,
		description: 'Whether the task is done',
	}),
	inBody({
		displayName: 'Milestone',
		name: 'milestone',
		type: 'boolean',
		default: true,
		description: 'Whether the task is a milestone of the project',
	}),
	inBody({
		...optional(taskLocator),
		displayName: 'Parent Task',
		name: 'parent_task_id',
		description: 'The task of the same project of which it is a part',
	}),
	inBody({
		displayName: 'Priority',
		name: 'priority',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'How urgent the task is, as the number that Pipedrive keeps for it',
	}),
	inBody({
		displayName: 'Start Date',
		name: 'start_date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'The day on which the work begins',
	}),
];

/** Everything about a task that an update can change, by the name that the editor shows. */
export const updatableTaskFields: INodeProperties[] = [
	...additionalTaskFields,
	assignees,
	dueDate,
	{ ...project, required: false },
	title,
].sort((a, b) => a.displayName.localeCompare(b.displayName));

/** Every filter that the task list of API v2 knows. */
export const taskFilters: INodeProperties = listFilters([
	inQuery({
		...ownerLocator,
		displayName: 'Assignee',
		name: 'assignee_id',
		description: 'Only tasks of this user',
	}),
	inQuery({
		displayName: 'Done',
		name: 'is_done',
		type: 'boolean',
		default: true,
		description: 'Whether only tasks that are done are listed, or only those that are not',
	}),
	inQuery({
		displayName: 'Milestone',
		name: 'is_milestone',
		type: 'boolean',
		default: true,
		description: 'Whether only milestones are listed, or only other tasks',
	}),
	inQuery({
		...optional(taskLocator),
		displayName: 'Parent Task',
		name: 'parent_task_id',
		description: 'Only parts of this task',
	}),
	inQuery({
		...optional(projectLocator),
		name: 'project_id',
		description: 'Only tasks of this project',
	}),
	inQuery(
		{
			displayName: 'Subtasks',
			name: 'subtasks',
			type: 'options',
			default: 'null',
			description: 'Whether tasks are listed that are parts of others. Not with Parent Task.',
			options: [
				{
					name: 'Exclude',
					value: 'null',
				},
			],
		},
		'parent_task_id',
	),
]);

/** The API takes switches of tasks as 0 and 1. */
export function taskBody(given: IDataObject): IDataObject {
	const body = { ...given };
	for (const key of ['done', 'milestone']) {
		if (typeof body[key] === 'boolean') body[key] = body[key] ? 1 : 0;
	}
	return body;
}

/** What Pipedrive would refuse without naming the field. */
export function taskFits({ body }: PreparedRequest): string | undefined {
	const { assignee_ids: users, title: text } = body;
	if (Array.isArray(users) && users.length > 10) {
		return `'Assignee Names or IDs' takes up to 10 users, not ${users.length}`;
	}
	if (typeof text === 'string' && text.length > 255) {
		return `'Title' takes up to 255 characters, not ${text.length}`;
	}
	return undefined;
}
