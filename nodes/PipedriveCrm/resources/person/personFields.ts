import type { INodeProperties } from 'n8n-workflow';
import { ownerLocator } from '../locators/account';
import { organizationLocator } from '../locators/records';
import { inBody } from '../send';
import { visibleTo } from '../visibleTo';

export const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan Smith',
	description: 'The full name. Leave it empty to give First Name and Last Name instead.',
});

export const organization: INodeProperties = inBody({
	...organizationLocator,
	description: 'The organization that the person belongs to',
});

export const email: INodeProperties = inBody({
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'One or more e-mail addresses, separated by commas. The first is the primary one.',
});

export const phone: INodeProperties = inBody({
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +44 20 7946 1234',
	description: 'One or more phone numbers, separated by commas, with the label work',
});

const mobile: INodeProperties = inBody({
	displayName: 'Mobile',
	name: 'mobile',
	type: 'string',
	default: '',
	placeholder: 'e.g. +44 7700 900123',
	description: 'One or more phone numbers, separated by commas, with the label mobile',
});

const fax: INodeProperties = inBody({
	displayName: 'Fax',
	name: 'fax',
	type: 'string',
	default: '',
	placeholder: 'e.g. +44 20 7946 1235',
	description: 'One or more fax numbers, separated by commas; phone numbers with the label fax',
});

const addTime: INodeProperties = inBody({
	displayName: 'Add Time',
	name: 'add_time',
	type: 'dateTime',
	default: '',
	description: 'When the person was added. Left empty, it is now.',
});

const birthday: INodeProperties = inBody({
	displayName: 'Birthday',
	name: 'birthday',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only for accounts with contact sync, else Pipedrive refuses it',
});

const firstName: INodeProperties = inBody({
	displayName: 'First Name',
	name: 'first_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
	description: 'Goes with Last Name, instead of Name',
});

const instantMessenger: INodeProperties = inBody({
	displayName: 'Instant Messenger',
	name: 'im',
	type: 'string',
	default: '',
	description:
		'One or more chat accounts, separated by commas. Only for accounts with contact sync, else Pipedrive refuses it.',
});

const jobTitle: INodeProperties = inBody({
	displayName: 'Job Title',
	name: 'job_title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Head of Purchasing',
	description: 'Only for accounts with contact sync, else Pipedrive refuses it',
});

const labels: INodeProperties = inBody({
	displayName: 'Label Names or IDs',
	name: 'label_ids',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getPersonLabels' },
	default: [],
	description:
		'The labels of the person, by which an update replaces those it has unless an option says otherwise. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const lastName: INodeProperties = inBody({
	displayName: 'Last Name',
	name: 'last_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Smith',
	description: 'Goes with First Name, instead of Name',
});

const marketingStatus: INodeProperties = inBody({
	displayName: 'Marketing Status',
	name: 'marketing_status',
	type: 'options',
	default: 'subscribed',
	description:
		'Consent to marketing e-mails. Only for accounts with Campaigns, and Subscribed only with a valid e-mail address.',
	options: [
		{
			name: 'Archived',
			value: 'archived',
		},
		{
			name: 'No Consent',
			value: 'no_consent',
		},
		{
			name: 'Subscribed',
			value: 'subscribed',
		},
		{
			name: 'Unsubscribed',
			value: 'unsubscribed',
		},
	],
});

const notes: INodeProperties = inBody({
	displayName: 'Notes',
	name: 'notes',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description:
		'Up to 10,000 characters. Only for accounts with contact sync, else Pipedrive refuses it.',
});

const postalAddress: INodeProperties = inBody(
	{
		displayName: 'Postal Address',
		name: 'postal_address',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12 High Street, Leeds, United Kingdom',
		description: 'Only for accounts with contact sync, else Pipedrive refuses it',
	},
	'postal_address.value',
);

const owner: INodeProperties = inBody(ownerLocator);

/** What Create offers beside the fields that it shows at once. */
export const additionalPersonFields: INodeProperties[] = [
	addTime,
	birthday,
	fax,
	firstName,
	instantMessenger,
	jobTitle,
	labels,
	lastName,
	marketingStatus,
	mobile,
	notes,
	owner,
	postalAddress,
	visibleTo,
];

/** Everything about a person that an update can change, by the name that the editor shows. */
export const updatablePersonFields: INodeProperties[] = [
	...additionalPersonFields.filter((field) => ![addTime, fax, mobile].includes(field)),
	{
		...email,
		description:
			"One or more e-mail addresses, separated by commas. The option 'Emails and Phones' says what becomes of those that the person has.",
	},
	{
		...fax,
		description:
			"One or more fax numbers, separated by commas. The option 'Emails and Phones' says what becomes of those that the person has.",
	},
	{
		...mobile,
		description:
			"One or more mobile numbers, separated by commas. The option 'Emails and Phones' says what becomes of those that the person has.",
	},
	name,
	organization,
	{
		...phone,
		description:
			"One or more phone numbers, separated by commas. The option 'Emails and Phones' says what becomes of those that the person has.",
	},
].sort((a, b) => a.displayName.localeCompare(b.displayName));
