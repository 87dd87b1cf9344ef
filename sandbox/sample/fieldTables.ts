import type { CustomFieldType, FieldEntity } from '../state/customFields.ts';

/** A custom field of the sample data; options where its type has them. */
export interface SampleField {
	name: string;
	type: CustomFieldType;
	options?: readonly string[];
	about: string;
}

type EntityWithCustomFields = Exclude<FieldEntity, 'activity'>;

/** One custom field of every type that can be created, per entity; "Region" is a pair of twins. */
export const customFields: Record<EntityWithCustomFields, readonly SampleField[]> = {
	deal: [
		{ name: 'Purchase Order Number', type: 'varchar', about: 'As printed on the order' },
		{ name: 'Scope Notes', type: 'text', about: 'What is in and what is out' },
		{ name: 'Seats', type: 'double', about: 'Licensed seats' },
		{ name: 'Billing Phone', type: 'phone', about: 'Whom to call about invoices' },
		{ name: 'Contract Signed On', type: 'date', about: '' },
		{ name: 'Contract Term', type: 'daterange', about: 'First and last day' },
		{ name: 'Preferred Call Time', type: 'time', about: '' },
		{ name: 'Support Hours', type: 'timerange', about: '' },
		{
			name: 'Competitors',
			type: 'set',
			options: ['Northwind CRM', 'Bluebird', 'In-House Tool', 'Spreadsheet', 'None'],
			about: 'Who else is in the race',
		},
		{
			name: 'Industry',
			type: 'enum',
			options: ['Manufacturing', 'Oil, Gas and Mining', 'Logistics', 'Retail', 'Health Care'],
			about: '',
		},
		{ name: 'Campaign', type: 'varchar_auto', about: 'What brought the deal in' },
		{ name: 'Installation Site', type: 'address', about: '' },
		{ name: 'Implementation Budget', type: 'monetary', about: '' },
		{ name: 'Reseller', type: 'org', about: '' },
		{ name: 'Technical Contact', type: 'people', about: '' },
		{ name: 'Solution Engineer', type: 'user', about: '' },
		{ name: 'Region', type: 'enum', options: ['North', 'South', 'East', 'West'], about: 'Ours' },
		{ name: 'Region', type: 'varchar', about: 'As the customer names it' },
	],
	person: [
		{ name: 'Profile Handle', type: 'varchar', about: '' },
		{ name: 'Background', type: 'text', about: '' },
		{ name: 'Engagement Score', type: 'double', about: '0 to 100' },
		{ name: 'Assistant Phone', type: 'phone', about: '' },
		{ name: 'First Met On', type: 'date', about: '' },
		{ name: 'Out of Office', type: 'daterange', about: '' },
		{ name: 'Best Time to Call', type: 'time', about: '' },
		{ name: 'Office Hours', type: 'timerange', about: '' },
		{
			name: 'Interests',
			type: 'set',
			options: ['Product News', 'Webinars', 'Beta Programme', 'Events'],
			about: '',
		},
		{
			name: 'Buying Role',
			type: 'enum',
			options: ['Decision Maker', 'Influencer', 'User', 'Gatekeeper'],
			about: '',
		},
		{ name: 'Preferred Language', type: 'varchar_auto', about: '' },
		{ name: 'Home Address', type: 'address', about: '' },
		{ name: 'Personal Budget', type: 'monetary', about: '' },
		{ name: 'Former Employer', type: 'org', about: '' },
		{ name: 'Introduced By', type: 'people', about: '' },
		{ name: 'Relationship Manager', type: 'user', about: '' },
	],
	organization: [
		{ name: 'VAT Number', type: 'varchar', about: '' },
		{ name: 'Company Profile', type: 'text', about: '' },
		{ name: 'Fleet Size', type: 'double', about: '' },
		{ name: 'Switchboard', type: 'phone', about: '' },
		{ name: 'Customer Since', type: 'date', about: '' },
		{ name: 'Framework Agreement', type: 'daterange', about: '' },
		{ name: 'Delivery Cut-Off', type: 'time', about: '' },
		{ name: 'Opening Hours', type: 'timerange', about: '' },
		{
			name: 'Certifications',
			type: 'set',
			options: ['ISO 9001', 'ISO 14001', 'ISO 27001', 'SOC 2'],
			about: '',
		},
		{
			name: 'Customer Tier',
			type: 'enum',
			options: ['Platinum', 'Gold', 'Silver', 'Bronze'],
			about: '',
		},
		{ name: 'Supplier Number', type: 'varchar_auto', about: '' },
		{ name: 'Billing Address', type: 'address', about: '' },
		{ name: 'Credit Limit', type: 'monetary', about: '' },
		{ name: 'Parent Company', type: 'org', about: '' },
		{ name: 'Main Contact', type: 'people', about: '' },
		{ name: 'Customer Success Manager', type: 'user', about: '' },
	],
	product: [
		{ name: 'Manufacturer Code', type: 'varchar', about: '' },
		{ name: 'Data Sheet', type: 'text', about: '' },
		{ name: 'Weight (kg)', type: 'double', about: '' },
		{ name: 'Support Line', type: 'phone', about: '' },
		{ name: 'Available From', type: 'date', about: '' },
		{ name: 'Promotion Period', type: 'daterange', about: '' },
		{ name: 'Order Cut-Off', type: 'time', about: '' },
		{ name: 'Service Window', type: 'timerange', about: '' },
		{
			name: 'Compliance',
			type: 'set',
			options: ['CE', 'UKCA', 'RoHS', 'FCC'],
			about: '',
		},
		{
			name: 'Licence Model',
			type: 'enum',
			options: ['Per Seat', 'Per Site', 'Usage Based', 'One-Time'],
			about: '',
		},
		{ name: 'Supplier Reference', type: 'varchar_auto', about: '' },
		{ name: 'Warehouse', type: 'address', about: '' },
		{ name: 'List Cost', type: 'monetary', about: '' },
		{ name: 'Manufacturer', type: 'org', about: '' },
		{ name: 'Product Expert', type: 'people', about: '' },
		{ name: 'Product Owner', type: 'user', about: '' },
	],
};

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
	organization: [
		['Customer', 'green'],
		['Prospect', 'blue'],
		['Partner', 'purple'],
		['Vendor', 'brown'],
	],
};
