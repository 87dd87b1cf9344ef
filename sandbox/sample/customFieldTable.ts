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
