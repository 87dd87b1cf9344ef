import type { FieldEntity } from '../state/customFields.ts';

/** A built-in field: code, name, type; `optional` ones are only answered when asked for. */
export type BuiltInField = readonly [
	code: string,
	name: string,
	type: string,
	more?: { optional?: true; options?: readonly { id: number | string; label: string }[] },
];

const optional = { optional: true } as const;
const visibility = {
	options: [
		{ id: 1, label: 'Owner and followers' },
		{ id: 3, label: 'Entire company' },
		{ id: 5, label: "Owner's visibility group and sub-groups" },
		{ id: 7, label: 'Entire company (all groups)' },
	],
};
const times: readonly BuiltInField[] = [
	['add_time', 'Created at', 'date'],
	['update_time', 'Updated at', 'date'],
];
const counters: readonly BuiltInField[] = [
	['next_activity_id', 'Next activity', 'activity', optional],
	['last_activity_id', 'Last activity', 'activity', optional],
	['activities_count', 'Total activities', 'int', optional],
	['done_activities_count', 'Done activities', 'int', optional],
	['undone_activities_count', 'Activities to do', 'int', optional],
	['notes_count', 'Notes', 'int', optional],
	['files_count', 'Files', 'int', optional],
	['followers_count', 'Followers', 'int', optional],
	['email_messages_count', 'E-mail messages', 'int', optional],
];
const dealCounters: readonly BuiltInField[] = [
	['open_deals_count', 'Open deals', 'int', optional],
	['closed_deals_count', 'Closed deals', 'int', optional],
	['won_deals_count', 'Won deals', 'int', optional],
	['lost_deals_count', 'Lost deals', 'int', optional],
];
const common: readonly BuiltInField[] = [
	['id', 'ID', 'int'],
	['owner_id', 'Owner', 'user'],
	['visible_to', 'Visible to', 'visible_to', visibility],
	...times,
];

/** The built-in fields of every entity. `label_ids` gets its options from `labels`. */
export const builtInFields: Record<FieldEntity, readonly BuiltInField[]> = {
	deal: [
		...common,
		['title', 'Title', 'varchar'],
		['creator_user_id', 'Creator', 'user'],
		['value', 'Value', 'monetary'],
		['currency', 'Currency', 'varchar'],
		['person_id', 'Contact person', 'people'],
		['org_id', 'Organization', 'org'],
		['pipeline_id', 'Pipeline', 'int'],
		['stage_id', 'Stage', 'stage'],
		[
			'status',
			'Status',
			'status',
			{
				options: [
					{ id: 'open', label: 'Open' },
					{ id: 'won', label: 'Won' },
					{ id: 'lost', label: 'Lost' },
					{ id: 'deleted', label: 'Deleted' },
				],
			},
		],
		['probability', 'Probability', 'int'],
		['lost_reason', 'Lost reason', 'varchar_options'],
		['label_ids', 'Labels', 'set'],
		['expected_close_date', 'Expected close date', 'date'],
		['stage_change_time', 'Last stage change', 'date'],
		['won_time', 'Won time', 'date'],
		['lost_time', 'Lost time', 'date'],
		['close_time', 'Closed on', 'date'],
		['is_archived', 'Archived', 'boolean'],
		['archive_time', 'Archive time', 'date'],
		['origin', 'Source origin', 'varchar'],
		['acv', 'Annual contract value', 'monetary'],
		['arr', 'Annual recurring revenue', 'monetary'],
		['mrr', 'Monthly recurring revenue', 'monetary'],
		...counters,
		['first_won_time', 'First won time', 'date', optional],
		['products_count', 'Products', 'int', optional],
		['participants_count', 'Participants', 'int', optional],
	],
	person: [
		...common,
		['name', 'Name', 'varchar'],
		['first_name', 'First name', 'varchar'],
		['last_name', 'Last name', 'varchar'],
		['emails', 'Email', 'varchar'],
		['phones', 'Phone', 'phone'],
		['org_id', 'Organization', 'org'],
		['label_ids', 'Labels', 'set'],
		['picture_id', 'Profile picture', 'picture'],
		...counters,
		...dealCounters,
	],
	organization: [
		...common,
		['name', 'Name', 'varchar'],
		['address', 'Address', 'address'],
		['label_ids', 'Labels', 'set'],
		['website', 'Website', 'varchar'],
		['linkedin', 'LinkedIn profile', 'varchar'],
		['annual_revenue', 'Annual revenue', 'int'],
		['employee_count', 'Number of employees', 'int'],
		...counters,
		...dealCounters,
		['people_count', 'People', 'int', optional],
		[
			'industry',
			'Industry',
			'enum',
			{
				options: [
					{ id: 41, label: 'Construction' },
					{ id: 42, label: 'Health Care' },
					{ id: 43, label: 'Logistics' },
					{ id: 44, label: 'Software' },
				],
			},
		],
	],
	product: [
		...common,
		['name', 'Name', 'varchar'],
		['code', 'Product code', 'varchar'],
		['description', 'Description', 'text'],
		[
			'category',
			'Category',
			'enum',
			{
				options: [
					{ id: 21, label: 'Software' },
					{ id: 22, label: 'Hardware' },
					{ id: 23, label: 'Services' },
				],
			},
		],
		['unit', 'Unit', 'varchar'],
		['tax', 'Tax', 'double'],
		['prices', 'Unit prices', 'price_list'],
		['is_linkable', 'Active', 'boolean'],
		['billing_frequency', 'Billing frequency', 'billing_frequency'],
		['billing_frequency_cycles', 'Billing cycles', 'int'],
	],
	activity: [
		['id', 'ID', 'int'],
		['subject', 'Subject', 'varchar'],
		['type', 'Type', 'varchar'],
		['owner_id', 'Assigned to user', 'user'],
		['creator_user_id', 'Creator', 'user'],
		['deal_id', 'Deal', 'deal'],
		['lead_id', 'Lead', 'lead'],
		['org_id', 'Organization', 'org'],
		['project_id', 'Project', 'project'],
		['participants', 'Contact people', 'json'],
		['attendees', 'Attendees', 'json', optional],
		['due_date', 'Due date', 'date'],
		['due_time', 'Due time', 'time'],
		['duration', 'Duration', 'time'],
		['busy', 'Free or busy', 'boolean'],
		['done', 'Done', 'boolean'],
		['marked_as_done_time', 'Marked as done time', 'date'],
		['location', 'Location', 'address'],
		['public_description', 'Public description', 'text'],
		['note', 'Note', 'text'],
		[
			'priority',
			'Priority',
			'enum',
			{
				options: [
					{ id: 31, label: 'Low' },
					{ id: 32, label: 'Medium' },
					{ id: 33, label: 'High' },
				],
			},
		],
		...times,
	],
	project: [
		['id', 'ID', 'int'],
		['title', 'Title', 'varchar'],
		['description', 'Description', 'text'],
		[
			'status',
			'Status',
			'status',
			{
				options: [
					{ id: 'open', label: 'Open' },
					{ id: 'completed', label: 'Completed' },
					{ id: 'canceled', label: 'Canceled' },
					{ id: 'deleted', label: 'Deleted' },
				],
			},
		],
		['board_id', 'Board', 'projects_board'],
		['phase_id', 'Phase', 'projects_phase'],
		['owner_id', 'Owner', 'user'],
		['start_date', 'Start date', 'date'],
		['end_date', 'End date', 'date'],
		['deal_ids', 'Deals', 'deals'],
		['person_ids', 'Contact people', 'people'],
		['org_ids', 'Organizations', 'org'],
		['label_ids', 'Labels', 'set'],
		['health_status', 'Health', 'int'],
		['archive_time', 'Archive time', 'date'],
		...times,
	],
};

/** Labels per entity: name and colour. */
export const labels: Partial<Record<FieldEntity, readonly [string, string][]>> = {
	deal: [
		['Hot', 'red'],
		['Warm', 'yellow'],
		['Cold', 'blue'],
		['Upsell', 'green'],
	],
	person: [
		['Customer', 'green'],
		['Hot Lead', 'red'],
		['Former Customer', 'gray'],
	],
	project: [
		['Pilot', 'blue'],
		['Rollout', 'green'],
		['At Risk', 'red'],
	],
	organization: [
		['Customer', 'green'],
		['Prospect', 'blue'],
		['Partner', 'purple'],
		['Vendor', 'brown'],
	],
};
