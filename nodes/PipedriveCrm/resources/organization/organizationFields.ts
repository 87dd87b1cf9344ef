import type { INodeProperties } from 'n8n-workflow';
import { industryLocator, ownerLocator } from '../locators/account';
import { inBody } from '../send';
import { visibleTo } from '../visibleTo';

export const name: INodeProperties = inBody({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme Ltd',
	description: 'What the organization is called',
});

export const address: INodeProperties = inBody(
	{
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12 High Street, Leeds, United Kingdom',
		description:
			'The whole address as one text. Left empty, it is made of the parts of the address that are given.',
	},
	'address.value',
);

const addTime: INodeProperties = inBody({
	displayName: 'Add Time',
	name: 'add_time',
	type: 'dateTime',
	default: '',
	description: 'When the organization was added. Left empty, it is now.',
});

const annualRevenue: INodeProperties = inBody({
	displayName: 'Annual Revenue',
	name: 'annual_revenue',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'A whole number. Only for accounts with company data, else Pipedrive refuses it.',
});

const employeeCount: INodeProperties = inBody({
	displayName: 'Employee Count',
	name: 'employee_count',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 0 },
	default: 0,
	description: 'A whole number. Only for accounts with company data, else Pipedrive refuses it.',
});

const industry: INodeProperties = inBody(industryLocator);

const labels: INodeProperties = inBody({
	displayName: 'Label Names or IDs',
	name: 'label_ids',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getOrganizationLabels' },
	default: [],
	description:
		'The labels of the organization, by which an update replaces those it has unless an option says otherwise. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

const linkedIn: INodeProperties = inBody({
	displayName: 'LinkedIn',
	name: 'linkedin',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.linkedin.com/company/acme',
	description:
		'The address of the LinkedIn profile. Only for accounts with company data, else Pipedrive refuses it.',
});

const owner: INodeProperties = inBody(ownerLocator);

const website: INodeProperties = inBody({
	displayName: 'Website',
	name: 'website',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.example.com',
	description: 'Only for accounts with company data, else Pipedrive refuses it',
});

const part = (field: Pick<INodeProperties, 'displayName' | 'name' | 'placeholder'>) =>
	inBody(
		{
			...field,
			type: 'string',
			default: '',
			description:
				'A part of the address. On an update the other parts stay, which takes 1 more token to read, unless Address is given too.',
		},
		`address.${field.name}`,
	);

const addressParts: INodeProperties[] = [
	part({ displayName: 'City', name: 'locality', placeholder: 'e.g. Leeds' }),
	part({ displayName: 'Country', name: 'country', placeholder: 'e.g. United Kingdom' }),
	part({ displayName: 'County', name: 'admin_area_level_2', placeholder: 'e.g. West Yorkshire' }),
	part({ displayName: 'District', name: 'sublocality', placeholder: 'e.g. Holbeck' }),
	part({ displayName: 'Flat or Suite', name: 'subpremise', placeholder: 'e.g. Suite 4' }),
	part({ displayName: 'House Number', name: 'street_number', placeholder: 'e.g. 12' }),
	part({ displayName: 'Postal Code', name: 'postal_code', placeholder: 'e.g. LS11 5QN' }),
	part({ displayName: 'State', name: 'admin_area_level_1', placeholder: 'e.g. England' }),
	part({ displayName: 'Street', name: 'route', placeholder: 'e.g. High Street' }),
];

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

/** What Create offers beside the fields that it shows at once. */
export const additionalOrganizationFields: INodeProperties[] = [
	addTime,
	annualRevenue,
	employeeCount,
	industry,
	labels,
	linkedIn,
	owner,
	visibleTo,
	website,
	...addressParts,
].sort(byDisplayName);

/** Everything about an organization that an update can change, by the name that the editor shows. */
export const updatableOrganizationFields: INodeProperties[] = [
	...additionalOrganizationFields.filter((field) => field !== addTime),
	address,
	name,
].sort(byDisplayName);
