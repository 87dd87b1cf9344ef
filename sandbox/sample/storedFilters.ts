import { leadFields } from '../rules/leadFields.ts';
import type { Account } from '../state/account.ts';
import type { FieldEntity } from '../state/customFields.ts';
import type { FilterCondition, FilterType } from '../state/records.ts';
import type { SampleRandom } from './random.ts';

type SampleCondition = [field: string, operator: string, value: string | null];

interface SampleFilter {
	name: string;
	type: FilterType;
	entity: FieldEntity | 'lead';
	all: SampleCondition[];
	any?: SampleCondition[];
}

/** Fields are named by code, custom ones and options by name and label. */
const sampleFilters: SampleFilter[] = [
	{ name: 'All open deals', type: 'deals', entity: 'deal', all: [['status', '=', 'open']] },
	{
		name: 'Big open deals in euro',
		type: 'deals',
		entity: 'deal',
		all: [
			['status', '=', 'open'],
			['currency', '=', 'EUR'],
			['value', '>=', '30000'],
		],
	},
	{
		name: 'Proposal or negotiation',
		type: 'deals',
		entity: 'deal',
		all: [['status', '=', 'open']],
		any: [
			['stage_id', '=', '4'],
			['stage_id', '=', '5'],
			['stage_id', '=', '9'],
		],
	},
	{
		name: 'Oil, gas and mining',
		type: 'deals',
		entity: 'deal',
		all: [['Industry', '=', 'Oil, Gas and Mining']],
	},
	{
		name: 'Pilots without a person',
		type: 'deals',
		entity: 'deal',
		all: [
			['title', "LIKE '%$%'", 'pilot'],
			['person_id', 'IS NULL', null],
		],
	},
	{
		name: 'People with an organization',
		type: 'people',
		entity: 'person',
		all: [['org_id', 'IS NOT NULL', null]],
	},
	{
		name: 'Platinum customers',
		type: 'org',
		entity: 'organization',
		all: [['Customer Tier', '=', 'Platinum']],
	},
	{
		name: 'Taxed products',
		type: 'products',
		entity: 'product',
		all: [['tax', '>', '0']],
	},
	{
		name: 'Calls to do',
		type: 'activity',
		entity: 'activity',
		all: [
			['type', '=', 'call'],
			['done', '=', '0'],
		],
	},
	{
		name: 'Leads worth a call',
		type: 'leads',
		entity: 'lead',
		all: [['value', '>=', '10000']],
	},
	{
		name: 'Running projects',
		type: 'projects',
		entity: 'project',
		all: [['status', '=', 'open']],
	},
];

function conditionOf(
	account: Account,
	entity: FieldEntity | 'lead',
	[fieldName, operator, value]: SampleCondition,
): FilterCondition {
	const fields = entity === 'lead' ? leadFields(account) : account.fields[entity];
	const field = fields.find(
		(one) => one.field_code === fieldName || (one.is_custom_field && one.field_name === fieldName),
	);
	if (!field) throw new Error(`The sample filters name an unknown field: ${fieldName}`);
	const option = field.is_custom_field
		? field.options?.find(({ label }) => label === value)
		: undefined;
	return {
		object: entity,
		field_id: String(field.number),
		field_code: field.field_code,
		operator,
		value: option ? String(option.id) : value,
		extra_value: null,
	};
}

/** A few filters that someone has stored, for every kind of list. */
export function addStoredFilters(account: Account, random: SampleRandom): void {
	for (const [index, sample] of sampleFilters.entries()) {
		const conditions = (list: SampleCondition[] = []) =>
			list.map((condition) => conditionOf(account, sample.entity, condition));
		account.filters.insert((id) => ({
			id,
			name: sample.name,
			type: sample.type,
			user_id: 101,
			is_deleted: false,
			add_time: random.daysAgo(300 - index),
			update_time: index % 2 === 0 ? null : random.daysAgo(100),
			all: conditions(sample.all),
			any: conditions(sample.any),
		}));
	}
}
