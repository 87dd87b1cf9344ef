import type { ConditionNames } from '../../fields/conditionFields';

/** The fields of leads that are not custom ones; the account's list is that of deals. */
export const leadConditionNames: ConditionNames = {
	fields: [
		{ key: 'add_time', name: 'Add Time', type: 'time_stamp' },
		{
			key: 'is_archived',
			name: 'Archived',
			type: 'boolean',
			remark: "Archived leads are in the list only with the filter 'Archived'.",
		},
		{ key: 'creator_id', name: 'Creator', type: 'user' },
		{ key: 'currency', name: 'Currency', type: 'varchar', path: 'value.currency' },
		{ key: 'expected_close_date', name: 'Expected Close Date', type: 'date' },
		{ key: 'id', name: 'ID', type: 'varchar' },
		{ key: 'label_ids', name: 'Labels', type: 'lead_label' },
		{ key: 'next_activity_id', name: 'Next Activity', type: 'activity' },
		{ key: 'organization_id', name: 'Organization', type: 'org' },
		{ key: 'owner_id', name: 'Owner', type: 'user' },
		{ key: 'person_id', name: 'Person', type: 'people' },
		{ key: 'was_seen', name: 'Seen', type: 'boolean' },
		{ key: 'cc_email', name: 'Smart BCC Email', type: 'varchar' },
		{ key: 'source_name', name: 'Source', type: 'varchar' },
		{ key: 'channel', name: 'Source Channel', type: 'int' },
		{ key: 'channel_id', name: 'Source Channel ID', type: 'varchar' },
		{ key: 'source_deal_id', name: 'Source Deal', type: 'deal' },
		{ key: 'origin', name: 'Source Origin', type: 'varchar' },
		{ key: 'origin_id', name: 'Source Origin ID', type: 'varchar' },
		{ key: 'title', name: 'Title', type: 'varchar' },
		{ key: 'update_time', name: 'Update Time', type: 'time_stamp' },
		{ key: 'value', name: 'Value', type: 'double', path: 'value.amount' },
		{ key: 'visible_to', name: 'Visible To', type: 'int' },
	],
	aliases: {
		creator_user_id: 'creator_id',
		label: 'label_ids',
		org_id: 'organization_id',
		user_id: 'owner_id',
	},
	placeless: {
		pipeline_id: {
			reason: 'leads are in no pipeline',
			offer: 'Lead → Convert to Deal puts them into one.',
		},
		stage_id: {
			reason: 'leads are in no stage',
			offer: 'Lead → Convert to Deal puts them into one.',
		},
		status: {
			reason: 'leads have no status',
			offer: "Use the filter 'Archived', or a condition on labels.",
		},
	},
	onRequest: [],
};
