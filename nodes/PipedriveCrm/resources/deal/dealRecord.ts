import type { RecordShape } from '../../fields/recordShape';
import { dealConditionNames } from './dealConditionNames';
import { dealInputNames } from './dealInputNames';

export const dealRecord: RecordShape = {
	collection: '/api/v2/deals',
	fields: '/api/v2/dealFields',
	marksRequired: true,
	page: 'deal',
	simple: [
		'id',
		'title',
		'value',
		'currency',
		'status',
		'stage_name',
		'pipeline_name',
		'owner_name',
		'label_names',
		'expected_close_date',
		'person_id',
		'org_id',
		'stage_id',
		'pipeline_id',
		'owner_id',
		'probability',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'label_ids', name: 'Labels', empty: [] },
		{ key: 'lost_reason', name: 'Lost Reason', empty: null },
		{ key: 'org_id', name: 'Organization', empty: null },
		{ key: 'person_id', name: 'Person', empty: null },
		{ key: 'probability', name: 'Probability', empty: null },
	],
	names: [
		{ id: 'stage_id', name: 'stage_name', from: 'stages' },
		{ id: 'pipeline_id', name: 'pipeline_name', from: 'pipelines' },
		{ id: 'owner_id', name: 'owner_name', from: 'users' },
	],
	linked: [
		{ id: 'person_id', name: 'person_name', collection: '/api/v2/persons' },
		{ id: 'org_id', name: 'org_name', collection: '/api/v2/organizations' },
	],
	inputNames: dealInputNames,
	matchable: [{ key: 'title', name: 'Title', kind: 'text', searchIn: 'title' }],
	conditionNames: dealConditionNames,
};
