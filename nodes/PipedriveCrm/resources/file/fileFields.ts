import type { INodeProperties } from 'n8n-workflow';
import {
	attachedActivity,
	attachedDeal,
	attachedLead,
	attachedOrganization,
	attachedPerson,
	attachedProduct,
	attachedProject,
} from '../locators/attached';
import { inBody, inQuery } from '../send';

export const inputField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field containing the file; several separated by commas, or * for all of them',
	description: 'Every file becomes a file of its own in Pipedrive, and an output item',
};

export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output field to put the file in',
};

/** The records that a file can hang on, any of them together. */
export const attachTo: INodeProperties[] = [
	{
		displayName: 'Attach To',
		name: 'attachTo',
		type: 'collection',
		placeholder: 'Add record',
		default: {},
		description: 'What the files are attached to: one record, or several of different kinds',
		options: [
			attachedActivity,
			attachedDeal,
			attachedLead,
			attachedOrganization,
			attachedPerson,
			attachedProduct,
			attachedProject,
		],
	},
];

export const ifSameNameExists: INodeProperties = {
	displayName: 'If Same Name Exists',
	name: 'ifSameNameExists',
	type: 'options',
	default: 'add',
	description: 'What to do with a file whose name a file of the record has already',
	options: [
		{
			name: 'Add',
			value: 'add',
			description: 'Upload it beside the other one',
		},
		{
			name: 'Skip',
			value: 'skip',
			description: 'Answer the one that is there. Reading the list costs 20 tokens for every 100.',
		},
	],
};

export const updatableFileFields: INodeProperties[] = [
	inBody({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What is in the file',
	}),
	inBody({
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Offer 2026.pdf',
		description: 'The name that Pipedrive shows',
	}),
];

export const fileSort: INodeProperties = inQuery({
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	default: 'update_time DESC',
	description: 'What the files are ordered by',
	options: [
		{ name: 'ID, Highest First', value: 'id DESC' },
		{ name: 'ID, Lowest First', value: 'id ASC' },
		{ name: 'Update Time, Newest First', value: 'update_time DESC' },
		{ name: 'Update Time, Oldest First', value: 'update_time ASC' },
	],
});
