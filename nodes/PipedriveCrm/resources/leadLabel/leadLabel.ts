import type { INodeProperties } from 'n8n-workflow';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { leadLabelLocator } from '../locators/leads';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	collection: '/api/v1/leadLabels',
	idsAreUuids: true,
	marksRequired: false,
	simple: ['id', 'name', 'color', 'add_time', 'update_time'],
	clearable: [],
	names: [],
	linked: [],
};

const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Trade Fair',
	description: 'What the label is called',
});

const color: INodeProperties = inBody({
	displayName: 'Color',
	name: 'color',
	type: 'options',
	default: 'blue',
	description: 'The color that Pipedrive shows it in',
	options: [
		{ name: 'Blue', value: 'blue' },
		{ name: 'Brown', value: 'brown' },
		{ name: 'Dark Gray', value: 'dark-gray' },
		{ name: 'Gray', value: 'gray' },
		{ name: 'Green', value: 'green' },
		{ name: 'Orange', value: 'orange' },
		{ name: 'Pink', value: 'pink' },
		{ name: 'Purple', value: 'purple' },
		{ name: 'Red', value: 'red' },
		{ name: 'Yellow', value: 'yellow' },
	],
});

export const leadLabel: Resource = {
	option: {
		name: 'Lead Label',
		value: 'leadLabel',
		description: 'A label that leads can have, with a color',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create lead label',
				description: 'Create a label for leads',
				routing: { request: { method: 'POST', url: '/api/v1/leadLabels' } },
			},
			fields: [{ ...name, required: true }, { ...color, required: true }, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete lead label',
				description: 'Delete a label; leads that have it lose it',
				routing: {
					request: { method: 'DELETE', url: '=/api/v1/leadLabels/{{$parameter.leadLabelId}}' },
				},
			},
			fields: [leadLabelLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many lead labels',
				description: 'Retrieve the labels for leads',
				routing: { request: { method: 'GET', url: '/api/v1/leadLabels' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update lead label',
				description: 'Change the name or the color of a label',
				routing: {
					request: { method: 'PATCH', url: '=/api/v1/leadLabels/{{$parameter.leadLabelId}}' },
				},
			},
			fields: [leadLabelLocator, additionalFields([color, name]), ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
	],
};
