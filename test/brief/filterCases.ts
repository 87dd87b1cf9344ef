import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../engine/nodeRun';

/** How a list is narrowed by a parameter, and which records are left. */
export type FilterCase =
	/** A filter of the API, that fits the value which a record of the list has. */
	| { filter: string; as?: (value: unknown) => INodeParameters[string]; read: Reader }
	/** A condition that the node compares; `set` is what a record is given first, so that there is a value. */
	| { read: Reader; set?: IDataObject; value?: string };

type Reader = (record: IDataObject) => unknown;

const at =
	(path: string): Reader =>
	(record) =>
		path
			.split('.')
			.reduce<unknown>((value, part) => (value as IDataObject | null | undefined)?.[part], record);

/** Every value of a list inside the record. */
const each =
	(list: string, key: string, only: (entry: IDataObject) => boolean = () => true): Reader =>
	(record) =>
		((record[list] ?? []) as IDataObject[]).filter(only).map((entry) => entry[key]);

const id = (read: Reader, filter: string): FilterCase => ({
	filter,
	as: (value) => byId(String(value)),
	read,
});

const condition = (path: string, set?: IDataObject): FilterCase => ({ read: at(path), set });

const ids: FilterCase = { filter: 'ids', as: String, read: at('id') };
const owner = id(at('owner_id'), 'owner_id');
const live: FilterCase = { read: (record) => record.is_deleted === true, value: 'false' };

const deal: Record<string, FilterCase> = {
	add_time: condition('add_time'),
	close_time: condition('close_time'),
	creator_user_id: condition('creator_user_id'),
	currency: condition('currency'),
	custom_fields: { read: at('named.Industry'), value: 'Industry' },
	deleted: { filter: 'status', as: () => ['deleted'], read: () => 'deleted' },
	id: ids,
	lost_reason: condition('lost_reason'),
	lost_time: condition('lost_time'),
	next_activity_date: { read: at('next.due_date') },
	next_activity_id: { read: at('next_activity_id') },
	next_activity_time: { read: at('next.due_time') },
	org_id: id(at('org_id'), 'org_id'),
	owner_user_id: owner,
	person_id: id(at('person_id'), 'person_id'),
	pipeline_id: id(at('pipeline_id'), 'pipeline_id'),
	probability: condition('probability', { probability: 35 }),
	stage_id: id(at('stage_id'), 'stage_id'),
	status: { filter: 'status', as: (value) => [String(value)], read: at('status') },
	title: condition('title'),
	update_time: { filter: 'updated_since', as: String, read: at('update_time') },
	user_id: owner,
	value: condition('value'),
	visible_to: condition('visible_to', { visible_to: 1 }),
	won_time: condition('won_time'),
};

const product: Record<string, FilterCase> = {
	active_flag: { read: (record) => record.is_deleted !== true, value: 'true' },
	add_time: condition('add_time'),
	code: condition('code'),
	cost: { read: each('prices', 'cost') },
	currency: { read: each('prices', 'currency') },
	custom_fields: { read: at('named.Weight (kg)'), value: 'Weight (kg)' },
	deleted: live,
	description: condition('description'),
	id: ids,
	name: condition('name'),
	price: { read: each('prices', 'price') },
	tax: condition('tax', { tax: 21 }),
	unit: condition('unit'),
	update_time: { filter: 'updated_since', as: String, read: at('update_time') },
};

const activity: Record<string, FilterCase> = {
	created: condition('add_time'),
	creator_user_id: condition('creator_user_id'),
	date: condition('due_date'),
	deal_id: id(at('deal_id'), 'deal_id'),
	details: condition('public_description', { public_description: 'For all' }),
	done: { filter: 'done', as: Boolean, read: at('done') },
	id: ids,
	note: condition('note'),
	org_id: id(at('org_id'), 'org_id'),
	owner_id: owner,
	person_id: id(at('person_id'), 'person_id'),
	subject: condition('subject'),
	type: condition('type'),
	update_time: { filter: 'updated_since', as: String, read: at('update_time') },
	user_id: owner,
};

const organization: Record<string, FilterCase> = {
	add_time: condition('add_time'),
	address: condition('address.value'),
	city: condition('address.locality'),
	country: condition('address.country'),
	custom_fields: { read: at('named.Fleet Size'), value: 'Fleet Size' },
	deleted: live,
	description: { read: at('named.Description') },
	id: ids,
	industry_id: condition('industry', { industry: 43 }),
	name: condition('name'),
	num_employees: condition('employee_count', { employee_count: 12 }),
	org_type: { read: at('named.Org Type') },
	owner_user_id: owner,
	phone: { read: at('named.Phone') },
	state: condition('address.admin_area_level_1', {
		address: { value: 'Leeds', admin_area_level_1: 'England' },
	}),
	update_time: { filter: 'updated_since', as: String, read: at('update_time') },
	visible_to: condition('visible_to', { visible_to: 1 }),
	website: condition('website'),
};

const labelled = (label: string) => (entry: IDataObject) => entry.label === label;

const person: Record<string, FilterCase> = {
	add_time: condition('add_time'),
	custom_fields: { read: at('named.Engagement Score'), value: 'Engagement Score' },
	deleted: live,
	email: { read: each('emails', 'value') },
	fax: {
		read: each('phones', 'value', labelled('fax')),
		set: { phones: [{ value: '+44 20 1', label: 'fax', primary: true }] },
	},
	first_name: condition('first_name'),
	id: ids,
	last_name: condition('last_name'),
	mobile: {
		read: each('phones', 'value', labelled('mobile')),
		set: { phones: [{ value: '+44 20 2', label: 'mobile', primary: true }] },
	},
	name: condition('name'),
	organization_id: id(at('org_id'), 'org_id'),
	owner_user_id: owner,
	phone: { read: each('phones', 'value') },
	title: condition('job_title', { job_title: 'Head of Sales' }),
	update_time: { filter: 'updated_since', as: String, read: at('update_time') },
	visible_to: condition('visible_to', { visible_to: 1 }),
};

const participant: Record<string, FilterCase> = {
	id: condition('id'),
	status: { read: at('active_flag'), value: 'active' },
	visible_to: condition('person.visible_to'),
};

/** For each resource how its lists are narrowed, by the name that the parameter has in the table. */
export const filterCases: Record<string, Record<string, FilterCase>> = {
	activity,
	deal,
	dealParticipant: participant,
	organization,
	person,
	product,
};
