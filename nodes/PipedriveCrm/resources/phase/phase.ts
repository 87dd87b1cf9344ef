import type { INodeProperties } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { optional } from '../locators/byId';
import { boardLocator, phaseLocator } from '../locators/projects';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody, inQuery } from '../send';

const record: RecordShape = {
	collection: '/api/v2/phases',
	marksRequired: false,
	simple: ['id', 'name', 'board_id', 'order_nr', 'add_time', 'update_time'],
	clearable: [],
	names: [{ id: 'board_id', name: 'board_name', from: 'boards' }],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
			{ key: 'board_id', name: 'Board', type: 'int' },
			{ key: 'name', name: 'Name', type: 'varchar' },
			{ key: 'order_nr', name: 'Position', type: 'int' },
		],
	},
};

const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Kick-Off',
	description: 'What the phase is called',
});

const onBoard: INodeProperties = {
	...boardLocator,
	name: 'board_id',
	description: 'The board that the phase belongs to',
};

const position: INodeProperties = inBody({
	displayName: 'Position',
	name: 'order_nr',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description: 'Its place among the phases of the board, the first being 1',
});

export const phase: Resource = {
	option: {
		name: 'Phase',
		value: 'phase',
		description: 'A step that projects on a board go through',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create phase',
				description: 'Create a new phase on a board',
				routing: { request: { method: 'POST', url: '/api/v2/phases' } },
			},
			fields: [
				{ ...name, required: true },
				inBody(onBoard),
				additionalFields([position]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete phase',
				description: 'Delete a phase. Pipedrive refuses while projects are in it.',
				routing: { request: { method: 'DELETE', url: '=/api/v2/phases/{{$parameter.phaseId}}' } },
			},
			fields: [phaseLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get phase',
				description: 'Retrieve a phase',
				routing: { request: { method: 'GET', url: '=/api/v2/phases/{{$parameter.phaseId}}' } },
			},
			fields: [phaseLocator, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many phases',
				description: 'Retrieve the phases of a board',
				routing: { request: { method: 'GET', url: '/api/v2/phases' } },
			},
			fields: [inQuery(onBoard), ...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update phase',
				description: 'Change the name, the position or the board of a phase',
				routing: { request: { method: 'PATCH', url: '=/api/v2/phases/{{$parameter.phaseId}}' } },
			},
			fields: [
				phaseLocator,
				additionalFields([
					inBody({
						...optional(onBoard),
						description: 'The board that the phase moves to, with its projects',
					}),
					name,
					position,
				]),
				...plainRecordOutput(),
			],
			answer: { kind: 'record' },
		},
	],
};
