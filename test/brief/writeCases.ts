import type { IDataObject } from 'n8n-workflow';

/** What an item has, and what the record holds afterwards. */
export interface WriteCase {
	given: IDataObject;
	holds: IDataObject;
}

/** What the cases need to know of the account. */
export interface Known {
	owner: { id: number; name: string; email: string };
	organization: { id: number; name: string };
	person: { id: number; name: string };
	deal: { id: number };
	/** The key of a custom field. */
	key: (resource: string, name: string) => string;
}

type Cases = (known: Known) => Record<string, WriteCase>;

const same = (given: IDataObject): WriteCase => ({ given, holds: given });

const deal: Cases = ({ owner, organization, person, key }) => ({
	close_time: same({ status: 'won', close_time: '2026-01-02T03:04:05Z' }),
	currency: same({ currency: 'USD' }),
	custom_fields: {
		given: { custom_fields: { Seats: '5', Industry: 'Manufacturing' } },
		holds: { custom_fields: { [key('deal', 'Seats')]: 5 } },
	},
	lost_reason: same({ status: 'lost', lost_reason: 'Price' }),
	lost_time: same({ status: 'lost', lost_time: '2026-01-03T04:05:06Z' }),
	org_id: { given: { org_id: organization.name }, holds: { org_id: organization.id } },
	owner_user_id: { given: { owner_user_id: owner.email }, holds: { owner_id: owner.id } },
	person_id: { given: { person_id: person.id }, holds: { person_id: person.id } },
	pipeline_id: same({ pipeline_id: 2 }),
	probability: same({ probability: 35 }),
	stage_id: { given: { stage_id: 7 }, holds: { stage_id: 7, pipeline_id: 2 } },
	status: same({ status: 'won' }),
	title: same({ title: 'Another title' }),
	user_id: { given: { user_id: owner.id }, holds: { owner_id: owner.id } },
	value: { given: { value: '12.5' }, holds: { value: 12.5 } },
	visible_to: same({ visible_to: 1 }),
	won_time: same({ status: 'won', won_time: '2026-01-04T05:06:07Z' }),
});

const product: Cases = ({ key }) => ({
	code: same({ code: 'X-1' }),
	cost: {
		given: { price: 9, cost: 4, currency: 'EUR' },
		holds: { prices: [{ price: 9, cost: 4, currency: 'EUR' }] },
	},
	currency: {
		given: { price: 9, currency: 'gbp' },
		holds: {
			prices: expect.arrayContaining([expect.objectContaining({ price: 9, currency: 'GBP' })]),
		},
	},
	custom_fields: {
		given: { custom_fields: { 'Weight (kg)': 3 } },
		holds: { custom_fields: { [key('product', 'Weight (kg)')]: 3 } },
	},
	description: same({ description: 'Some words' }),
	name: same({ name: 'Another name' }),
	price: { given: { price: 9, currency: 'EUR' }, holds: { prices: [{ price: 9 }] } },
	tax: same({ tax: 20 }),
	unit: same({ unit: 'hour' }),
});

const activity: Cases = ({ owner, organization, person, deal: { id: dealId } }) => ({
	deal_id: same({ deal_id: dealId }),
	details: { given: { details: 'For all' }, holds: { public_description: 'For all' } },
	done: { given: { done: 'true' }, holds: { done: true } },
	due_date: same({ due_date: '2026-02-03' }),
	duration: { given: { duration: '00:45' }, holds: { duration: '00:45:00' } },
	note: same({ note: '<b>Note</b>' }),
	org_id: { given: { org_id: organization.id }, holds: { org_id: organization.id } },
	person_id: {
		given: { person_id: person.name },
		holds: { participants: [{ person_id: person.id, primary: true }] },
	},
	subject: same({ subject: 'Another subject' }),
	type: { given: { type: 'Meeting' }, holds: { type: 'meeting' } },
	user_id: { given: { user_id: owner.name }, holds: { owner_id: owner.id } },
});

const organization: Cases = ({ owner, key }) => ({
	add_time: same({ add_time: '2025-01-02T03:04:05Z' }),
	address: {
		given: { address: '1 High St, Leeds' },
		holds: { address: { value: '1 High St, Leeds' } },
	},
	city: { given: { city: 'Leeds' }, holds: { address: { locality: 'Leeds' } } },
	country: { given: { country: 'Latvia' }, holds: { address: { country: 'Latvia' } } },
	custom_fields: {
		given: { custom_fields: { 'Fleet Size': 4 } },
		holds: { custom_fields: { [key('organization', 'Fleet Size')]: 4 } },
	},
	description: {
		given: { description: 'Some words' },
		holds: { custom_fields: { [key('organization', 'Description')]: 'Some words' } },
	},
	industry_id: { given: { industry_id: 'Logistics' }, holds: { industry: expect.any(Number) } },
	name: same({ name: 'Another name' }),
	num_employees: { given: { num_employees: '12' }, holds: { employee_count: 12 } },
	org_type: {
		given: { org_type: 'Club' },
		holds: { custom_fields: { [key('organization', 'Org Type')]: 'Club' } },
	},
	owner_user_id: { given: { owner_user_id: owner.id }, holds: { owner_id: owner.id } },
	phone: {
		given: { phone: '+44 1' },
		holds: { custom_fields: { [key('organization', 'Phone')]: '+44 1' } },
	},
	state: { given: { state: 'England' }, holds: { address: { admin_area_level_1: 'England' } } },
	visible_to: same({ visible_to: 1 }),
	website: same({ website: 'https://www.example.com' }),
});

const entry = (value: string, label: string) => [expect.objectContaining({ value, label })];

const person: Cases = ({ owner, organization: { id, name }, key }) => ({
	add_time: same({ add_time: '2025-01-02T03:04:05Z' }),
	custom_fields: {
		given: { custom_fields: { 'Engagement Score': 3 } },
		holds: { custom_fields: { [key('person', 'Engagement Score')]: 3 } },
	},
	email: {
		given: { email: 'ida@berg.example' },
		holds: { emails: entry('ida@berg.example', 'work') },
	},
	fax: { given: { fax: '4' }, holds: { phones: entry('4', 'fax') } },
	first_name: same({ first_name: 'Ida', last_name: 'Berg' }),
	last_name: same({ first_name: 'Ida', last_name: 'Lund' }),
	mobile: { given: { mobile: '3' }, holds: { phones: entry('3', 'mobile') } },
	name: same({ name: 'Another name' }),
	organization_id: { given: { organization_id: name }, holds: { org_id: id } },
	owner_user_id: { given: { owner_user_id: owner.id }, holds: { owner_id: owner.id } },
	phone: { given: { phone: '2' }, holds: { phones: entry('2', 'work') } },
	title: { given: { title: 'Head of Sales' }, holds: { job_title: 'Head of Sales' } },
	visible_to: same({ visible_to: 1 }),
});

/** For each resource what its writable parameters do, by the name that the parameter has in the table. */
export const writeCases: Record<string, Cases> = { activity, deal, organization, person, product };

/** What a record of each resource needs beside the parameter that is looked at. */
export const required: Record<string, IDataObject> = {
	activity: { subject: 'Call' },
	deal: { title: 'Renewal' },
	organization: { name: 'Acme' },
	person: { name: 'Ada Lind' },
	product: { name: 'Plan' },
};
