import type { RecordShape } from '../../fields/recordShape';
import type { Resource } from '../../run/operation';
import { projectTemplateLocator } from '../locators/projects';
import { plainRecordOutput } from '../recordOutput';
import { returnAllOrLimit } from '../returnAll';

const record: RecordShape = {
	collection: '/api/v2/projectTemplates',
	marksRequired: false,
	simple: [
		'id',
		'title',
		'description',
		'projects_board_id',
		'owner_id',
		'add_time',
		'update_time',
	],
	clearable: [],
	names: [
		{ id: 'projects_board_id', name: 'projects_board_name', from: 'boards' },
		{ id: 'owner_id', name: 'owner_name', from: 'users' },
	],
	linked: [],
};

export const projectTemplate: Resource = {
	option: {
		name: 'Project Template',
		value: 'projectTemplate',
		description: 'What new projects can be made of',
	},
	record,
	operations: [
		{
			option: {
				name: 'Get',
				value: 'get',
				action: 'Get project template',
				description: 'Retrieve a template',
				routing: {
					request: {
						method: 'GET',
						url: '=/api/v2/projectTemplates/{{$parameter.projectTemplateId}}',
					},
				},
			},
			fields: [projectTemplateLocator, ...plainRecordOutput()],
			answer: { kind: 'record' },
		},
		{
			option: {
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many project templates',
				description: 'Retrieve a list of all templates',
				routing: { request: { method: 'GET', url: '/api/v2/projectTemplates' } },
			},
			fields: [...returnAllOrLimit, ...plainRecordOutput()],
			answer: { kind: 'records', pages: { style: 'cursor', largest: 500 } },
		},
	],
};
