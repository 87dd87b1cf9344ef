import type { ConditionNames, ConditionPlace } from '../../fields/conditionFields';
import { keysOnRequest } from '../includeFields';
import { dealIncludeFields } from './dealLists';

/** Pipedrive works out the next activity of a deal, and answers its ID alone. */
const nextActivity: ConditionPlace['reads'] = {
	id: 'next_activity_id',
	collection: '/api/v2/activities',
	as: 'next_activity',
};

/** What conditions on deals know beside the account's list of fields. */
export const dealConditionNames: ConditionNames = {
	fields: [
		{ key: 'creator_user_id', name: 'Creator', type: 'user' },
		{
			key: 'is_deleted',
			name: 'Deleted',
			type: 'boolean',
			remark: "Deleted deals are in the list only with the filter 'Status: Deleted'.",
		},
		{ key: 'local_close_date', name: 'Closed on, Local Date', type: 'date' },
		{ key: 'local_lost_date', name: 'Lost on, Local Date', type: 'date' },
		{ key: 'local_won_date', name: 'Won on, Local Date', type: 'date' },
		{ key: 'next_activity_id', name: 'Next Activity', type: 'activity' },
		{
			key: 'next_activity_date',
			name: 'Next Activity Date',
			type: 'due_day',
			path: 'next_activity',
			reads: nextActivity,
		},
		{
			key: 'next_activity_time',
			name: 'Next Activity Time',
			type: 'due_time',
			path: 'next_activity',
			reads: nextActivity,
		},
		{ key: 'org_id', name: 'Organization', type: 'org' },
		{ key: 'origin_id', name: 'Source Origin ID', type: 'varchar' },
		{ key: 'owner_id', name: 'Owner', type: 'user' },
		{ key: 'person_id', name: 'Contact Person', type: 'people' },
		{ key: 'pipeline_id', name: 'Pipeline', type: 'pipeline' },
		{ key: 'stage_id', name: 'Stage', type: 'stage' },
	],
	aliases: {
		deleted: 'is_deleted',
		organization_id: 'org_id',
		owner_user_id: 'owner_id',
		user_id: 'owner_id',
	},
	placeless: {},
	onRequest: keysOnRequest(dealIncludeFields),
};
