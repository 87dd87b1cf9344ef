import type { INodeProperties } from 'n8n-workflow';
import { noConditionNames } from '../../fields/conditionFields';
import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { additionalFields } from '../collections';
import { boardLocator } from '../locators/projects';
import { plainRecordOutput, runOptions } from '../recordOutput';
import { returnAllOrLimit, wholeList } from '../returnAll';
import { inBody } from '../send';

const record: RecordShape = {
	collection: '/api/v2/boards',
	marksRequired: false,
	simple: ['id', 'name', 'order_nr', 'add_time', 'update_time'],
	clearable: [],
	names: [],
	linked: [],
	conditionNames: {
		...noConditionNames,
		fields: [
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
	placeholder: 'e.g. Customer Onboarding',
	description: 'What the board is called',
});

const position: INodeProperties = inBody({
	displayName: 'Position',
	name: 'order_nr',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description: 'Its place among the boards, the first being 1',
});

export const board: Resource = {
	option: {
		name: 'Board',
		value: 'board',
		description: 'What projects stand on, divided into phases',
	},
	record,
	operations: [
		{
			option: {
				name: 'Create',
				value: 'create',
				action: 'Create board',
				description: 'Create a new board for projects',
				routing: { request: { method: 'POST', url: '/api/v2/boards' } },
			},
			fields: [{ ...name, required: true }, additionalFields([position]), ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Delete',
				value: 'delete',
				action: 'Delete board',
				description:
					'Delete a board with its phases. Pipedrive refuses while projects stand on it.',
				routing: { request: { method: 'DELETE', url: '=/api/v2/boards/{{$parameter.boardId}}' } },
			},
			fields: [boardLocator, ...runOptions],
			answer: { kind: 'deleted' },
		},
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get board',
				description: 'Retrieve a board',
				routing: { request: { method: 'GET', url: '=/api/v2/boards/{{$parameter.boardId}}' } },
			},
			fields: [boardLocator, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many boards',
				description: 'Retrieve a list of all boards',
				routing: { request: { method: 'GET', url: '/api/v2/boards' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: wholeList },
		},
		{
			option: {
				name: 'Update',
				value: 'update',
				action: 'Update board',
				description: 'Change the name or the position of a board',
				routing: { request: { method: 'PATCH', url: '=/api/v2/boards/{{$parameter.boardId}}' } },
			},
			fields: [boardLocator, additionalFields([name, position]), ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
	],
};
