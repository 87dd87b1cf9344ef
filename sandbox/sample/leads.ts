import type { Account } from '../state/account.ts';
import type { LeadLabelRecord, LeadRecord } from '../state/leads.ts';
import { uuidOf } from '../state/uuid.ts';
import { sellers } from './contacts.ts';
import { sampleCustomValues } from './customValues.ts';
import type { SampleRandom } from './random.ts';

const leadCount = 64;
/** The three labels that every new account has, and two of this company's own. */
const sampleLabels: [name: string, color: LeadLabelRecord['color']][] = [
	['Hot', 'red'],
	['Warm', 'yellow'],
	['Cold', 'blue'],
	['Trade Fair', 'purple'],
	['Partner Referral', 'green'],
];
const interests = [
	'asks for a demo',
	'downloaded the price list',
	'met at the logistics fair',
	'wants to replace its scanners',
	'called about the support plan',
	'interested in route planning',
];
const sources: [source: string, origin: string][] = [
	['Manually created', 'ManuallyCreated'],
	['Web forms', 'WebForm'],
	['Import', 'Import'],
	['Live chat', 'LiveChat'],
	['API', 'API'],
];

function addLabels(account: Account, random: SampleRandom): void {
	for (const [name, color] of sampleLabels) {
		const time = random.daysAgo(600);
		account.leadLabels.insert((id) => ({
			id,
			uuid: uuidOf('leadLabel', id),
			name,
			color,
			add_time: time,
			update_time: time,
			is_deleted: false,
		}));
	}
}

function addLead(account: Account, random: SampleRandom, index: number): void {
	const people = account.persons.all().filter((person) => !person.is_deleted);
	const person = random.pick(people);
	const organization = account.organizations.get(person.org_id ?? 0);
	const [source_name, origin] = random.pick(sources);
	const addedDaysAgo = 180 * (1 - index / leadCount) + 0.1;
	const labels = account.leadLabels.all().map(({ uuid }) => uuid);
	account.leads.insert((id): LeadRecord => ({
		id,
		uuid: uuidOf('lead', id),
		title: `${organization?.name ?? person.name} ${random.pick(interests)}`,
		owner_id: random.pick(sellers(account)),
		creator_id: 101,
		label_ids: random.chance(0.6) ? [random.pick(labels)] : [],
		person_id: organization && random.chance(0.15) ? null : person.id,
		organization_id: organization?.id ?? null,
		source_name,
		origin,
		origin_id: null,
		channel: null,
		channel_id: null,
		source_deal_id: null,
		is_archived: index % 9 === 8,
		was_seen: random.chance(0.7),
		value: random.chance(0.5)
			? { amount: random.int(5, 400) * 100, currency: random.pick(['EUR', 'USD', 'GBP']) }
			: null,
		expected_close_date: random.chance(0.3) ? random.dateDaysAgo(-random.int(5, 90)) : null,
		visible_to: 3,
		add_time: random.daysAgo(addedDaysAgo),
		update_time: random.daysAgo(addedDaysAgo * (random.int(10, 100) / 100)),
		is_deleted: index % 31 === 30,
		custom_fields: sampleCustomValues(account, random, 'deal', 0.2),
	}));
}

/** Leads with their labels; some activities that are about no deal are about a lead. */
export function addLeads(account: Account, random: SampleRandom): void {
	addLabels(account, random);
	for (let index = 0; index < leadCount; index += 1) addLead(account, random, index);
	const leads = account.leads.all().filter((lead) => !lead.is_deleted);
	const free = account.activities.all().filter((one) => one.deal_id === null);
	for (const activity of free.filter((_, index) => index % 4 === 0)) {
		account.activities.change(activity, { lead_id: random.pick(leads).uuid });
	}
}
