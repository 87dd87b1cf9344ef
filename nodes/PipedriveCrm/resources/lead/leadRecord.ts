import type { RecordShape } from '../../fields/recordShape';
import { flatLead } from './leadBody';
import { leadConditionNames } from './leadConditionNames';
import { leadInputNames } from './leadInputNames';

/** Leads have the custom fields of deals. */
export const leadRecord: RecordShape = {
	collection: '/api/v1/leads',
	search: '/api/v2/leads/search',
	idsAreUuids: true,
	fields: '/api/v2/dealFields',
	sharesCustomFields: true,
	marksRequired: true,
	labels: '/api/v1/leadLabels',
	page: 'leads/inbox',
	flatten: flatLead,
	simple: [
		'id',
		'title',
		'value',
		'currency',
		'owner_name',
		'label_names',
		'expected_close_date',
		'person_id',
		'organization_id',
		'owner_id',
		'source_name',
		'was_seen',
		'is_archived',
		'add_time',
		'update_time',
	],
	clearable: [
		{ key: 'expected_close_date', name: 'Expected Close Date', empty: null },
		{ key: 'label_ids', name: 'Labels', empty: [] },
		{ key: 'organization_id', name: 'Organization', empty: null },
		{ key: 'person_id', name: 'Person', empty: null },
		{ key: 'channel', name: 'Source Channel', empty: null },
		{ key: 'channel_id', name: 'Source Channel ID', empty: null },
		{ key: 'value', name: 'Value', empty: null },
	],
	names: [{ id: 'owner_id', name: 'owner_name', from: 'users' }],
	linked: [
		{ id: 'person_id', name: 'person_name', collection: '/api/v2/persons' },
		{ id: 'organization_id', name: 'organization_name', collection: '/api/v2/organizations' },
	],
	inputNames: leadInputNames,
	matchable: [{ key: 'title', name: 'Title', kind: 'text', searchIn: 'title' }],
	conditionNames: leadConditionNames,
};
