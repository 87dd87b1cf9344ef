import type { Account } from '../state/account.ts';
import type { Address } from '../state/records.ts';
import { sampleCustomValues } from './customValues.ts';
import type { SampleRandom } from './random.ts';

const organizationCount = 130;
const personCount = 320;
/** Two organizations have one name, and two persons have. */
const twinOrganization = 'Alder & Finch Logistics';
const twinPerson: [string, string] = ['Hanna', 'Korhonen'];

/** Ids of the labels of an entity. */
export function labelIds(account: Account, entity: 'deal' | 'person' | 'organization'): number[] {
	const field = account.field(entity, 'label_ids');
	return (field?.options ?? []).map(({ id }) => Number(id));
}

/** The users whom records belong to: the active ones. */
export function sellers(account: Account): number[] {
	return account.users
		.all()
		.filter((user) => user.active_flag)
		.map(({ id }) => id);
}

/** `null` (never changed) in one of six cases, else between creation and now. */
export function updateTime(random: SampleRandom, addedDaysAgo: number): string | null {
	return random.chance(1 / 6) ? null : random.daysAgo(addedDaysAgo * (random.int(5, 95) / 100));
}

function officeAddress({ faker }: SampleRandom): Address {
	const street_number = faker.location.buildingNumber();
	const route = faker.location.street();
	const locality = faker.location.city();
	const country = faker.location.country();
	return {
		value: `${street_number} ${route}, ${locality}, ${country}`,
		country,
		admin_area_level_1: null,
		admin_area_level_2: null,
		locality,
		sublocality: null,
		route,
		street_number,
		subpremise: null,
		postal_code: null,
	};
}

function addOrganizations(account: Account, random: SampleRandom): void {
	const owners = sellers(account);
	const labels = labelIds(account, 'organization');
	for (let index = 0; index < organizationCount; index += 1) {
		const name = index === 17 || index === 64 ? twinOrganization : random.faker.company.name();
		const addedDaysAgo = 650 - index * 4;
		account.organizations.insert((id) => ({
			id,
			name,
			owner_id: random.pick(owners),
			visible_to: 3,
			add_time: random.daysAgo(addedDaysAgo),
			update_time: updateTime(random, addedDaysAgo),
			is_deleted: index % 50 === 49,
			delete_time: index % 50 === 49 ? random.daysAgo(5) : null,
			address: random.chance(0.8) ? officeAddress(random) : null,
			label_ids: random.chance(0.5) ? [random.pick(labels)] : [],
			website: random.chance(0.6) ? `https://${random.faker.internet.domainName()}` : null,
			linkedin: null,
			industry: null,
			annual_revenue: random.chance(0.3) ? random.int(1, 400) * 100_000 : null,
			employee_count: random.chance(0.5) ? random.int(5, 4_000) : null,
			custom_fields: sampleCustomValues(account, random, 'organization', 0.4),
		}));
	}
}

function addPersons(account: Account, random: SampleRandom): void {
	const labels = labelIds(account, 'person');
	const organizations = account.organizations.all().filter((one) => !one.is_deleted);
	for (let index = 0; index < personCount; index += 1) {
		const organization = random.pick(organizations);
		const isTwin = index === 40 || index === 200;
		const first = isTwin ? twinPerson[0] : random.faker.person.firstName();
		const last = isTwin ? twinPerson[1] : random.faker.person.lastName();
		const host = organization.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
		const mailbox = `${first}.${last}`.toLowerCase().replace(/[^a-z.]+/g, '');
		const addedDaysAgo = 600 - index * 1.8;
		account.persons.insert((id) => ({
			id,
			name: `${first} ${last}`,
			first_name: first,
			last_name: last,
			owner_id: organization.owner_id,
			org_id: random.chance(0.9) ? organization.id : null,
			visible_to: 3,
			add_time: random.daysAgo(addedDaysAgo),
			update_time: updateTime(random, addedDaysAgo),
			is_deleted: index % 100 === 99,
			delete_time: index % 100 === 99 ? random.daysAgo(3) : null,
			emails: [
				{ value: `${mailbox}@${host}.example`, primary: true, label: 'work' },
				...(random.chance(0.25)
					? [{ value: `${mailbox}${String(index)}@mail.example`, primary: false, label: 'home' }]
					: []),
			],
			phones: random.chance(0.7)
				? [
						{
							value: `+44 20 7946 ${String(random.int(1000, 9999))}`,
							primary: true,
							label: random.pick(['work', 'mobile']),
						},
					]
				: [],
			label_ids: random.chance(0.4) ? [random.pick(labels)] : [],
			picture_id: null,
			custom_fields: sampleCustomValues(account, random, 'person', 0.35),
		}));
	}
}

/** Organizations, and the persons who work there. */
export function addContacts(account: Account, random: SampleRandom): void {
	addOrganizations(account, random);
	addPersons(account, random);
}
