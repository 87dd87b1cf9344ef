import type { INodeProperties } from 'n8n-workflow';
import { byId, optional } from './byId';

/** Locators of projects and what they are arranged by; none of them has a page whose address is certain. */

export const projectLocator: INodeProperties = {
	displayName: 'Project',
	name: 'projectId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The project to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProjects', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Scanner rollout Riga',
		},
		byId,
	],
};

export const projectTemplateLocator: INodeProperties = {
	displayName: 'Project Template',
	name: 'projectTemplateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The template to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProjectTemplates', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Scanner rollout',
		},
		byId,
	],
};

export const boardLocator: INodeProperties = {
	displayName: 'Board',
	name: 'boardId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The board to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchBoards', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Customer Onboarding',
		},
		byId,
	],
};

/**
 * The phases of all boards.
 * @param searchListMethod the directory that holds them, with or without what a phase brings along
 */
const phaseLocatorIn = (searchListMethod: string): INodeProperties => ({
	displayName: 'Phase',
	name: 'phaseId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The phase to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Kick-Off ‹ Customer Onboarding',
			hint: "The phase alone, or as in the list: 'Kick-Off ‹ Customer Onboarding'",
		},
		byId,
	],
});

export const phaseLocator: INodeProperties = phaseLocatorIn('searchPhases');

/** A phase that brings its board along. */
export const projectPhaseLocator: INodeProperties = {
	...optional(phaseLocatorIn('searchProjectPhases')),
	name: 'phase_id',
	description: 'The phase that the project is in. It brings its board along.',
};

/** Tasks cannot be searched and have no page of their own, so there is no name and no address for them. */
export const taskLocator: INodeProperties = {
	displayName: 'Task',
	name: 'taskId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The task to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTasks' },
		},
		byId,
	],
};

export const projectFilterLocator: INodeProperties = {
	displayName: 'Stored Filter',
	name: 'filter_id',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'A filter that was saved in Pipedrive. Pipedrive ignores the other filters beside it, so the node checks those itself while it reads all that the stored filter finds, at 10 tokens for every 500 projects.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProjectFilters', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Running projects',
		},
		byId,
	],
};
