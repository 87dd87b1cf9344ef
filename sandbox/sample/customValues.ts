import type { Account } from '../state/account.ts';
import type {
	CustomFieldType,
	CustomFieldValue,
	CustomFieldValues,
	FieldDefinition,
	FieldEntity,
} from '../state/customFields.ts';
import type { SampleRandom } from './random.ts';

const campaigns = ['Spring Fair', 'Partner Referral', 'Web Form', 'Newsletter', 'Cold Outreach'];
const zones: readonly [id: number, name: string][] = [
	[90, 'Europe/Tallinn'],
	[71, 'Europe/Berlin'],
	[141, 'America/New_York'],
];

type Maker = (random: SampleRandom, account: Account, field: FieldDefinition) => CustomFieldValue;

function optionIds(field: FieldDefinition): number[] {
	return (field.options ?? []).map(({ id }) => Number(id));
}

function clock(hour: number, minute: number): string {
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
}

function zone(random: SampleRandom) {
	const [timezone_id, timezone_name] = random.pick(zones);
	return { timezone_id, timezone_name };
}

function streetAddress({ faker }: SampleRandom): Record<string, unknown> {
	const street_number = faker.location.buildingNumber();
	const route = faker.location.street();
	const locality = faker.location.city();
	const country = faker.location.country();
	const postal_code = faker.location.zipCode('#####');
	const value = `${street_number} ${route}, ${postal_code} ${locality}, ${country}`;
	return {
		value,
		street_number,
		route,
		sublocality: null,
		locality,
		admin_area_level_1: null,
		admin_area_level_2: null,
		country,
		postal_code,
		formatted_address: value,
	};
}

const makers: Record<CustomFieldType, Maker> = {
	varchar: ({ faker }) => faker.string.alphanumeric({ length: 8, casing: 'upper' }),
	text: ({ faker }) => faker.lorem.sentences(2),
	double: (random) => random.int(1, 4_000) / 4,
	phone: (random) => `+372 555 ${String(random.int(1000, 9999))}`,
	date: (random) => random.dateDaysAgo(random.int(-60, 300)),
	daterange: (random) => {
		const start = random.int(-90, 300);
		return {
			value: random.dateDaysAgo(start),
			until: random.dateDaysAgo(start - random.int(30, 365)),
		};
	},
	time: (random) => ({ value: clock(random.int(8, 17), 15 * random.int(0, 3)), ...zone(random) }),
	timerange: (random) => ({
		value: clock(random.int(7, 10), 0),
		until: clock(random.int(15, 20), 30),
		...zone(random),
	}),
	set: ({ faker }, _account, field) => {
		const ids = optionIds(field);
		return faker.helpers.arrayElements(ids, { min: 1, max: 3 }).sort((a, b) => a - b);
	},
	enum: (random, _account, field) => random.pick(optionIds(field)),
	varchar_auto: (random) => random.pick(campaigns),
	address: (random) => streetAddress(random),
	monetary: (random) => ({
		value: random.int(10, 900) * 50,
		currency: random.pick(['EUR', 'USD', 'GBP']),
	}),
	org: (random, account) => random.pick(account.organizations.all()).id,
	people: (random, account) => random.pick(account.persons.all()).id,
	user: (random, account) => random.pick(account.users.all()).id,
};

function isCustomFieldType(type: string): type is CustomFieldType {
	return type in makers;
}

/**
 * Values for the custom fields of one record: every field has a key, most are empty.
 * @param share how many of the fields are filled, 0 to 1
 */
export function sampleCustomValues(
	account: Account,
	random: SampleRandom,
	entity: FieldEntity,
	share: number,
): CustomFieldValues {
	const values: CustomFieldValues = {};
	for (const field of account.customFields(entity)) {
		const type = field.field_type;
		const refersToNothing =
			(type === 'people' && account.persons.all().length === 0) ||
			(type === 'org' && account.organizations.all().length === 0);
		const fill = isCustomFieldType(type) && !refersToNothing && random.chance(share);
		values[field.field_code] = fill ? makers[type](random, account, field) : null;
	}
	return values;
}
