import type { Account } from '../state/account.ts';
import type { DealRecord, DealStatus, OrganizationRecord } from '../state/records.ts';
import { labelIds, sellers, updateTime } from './contacts.ts';
import { sampleCustomValues } from './customValues.ts';
import type { SampleRandom } from './random.ts';

const subjects = [
	'fleet tracking rollout',
	'warehouse scanners',
	'annual support plan',
	'website relaunch',
	'data migration',
	'pilot for ten seats',
	'licence renewal',
	'training week',
	'integration with the ERP',
	'second site',
	'route planning upgrade',
	'analytics add-on',
	'replacement of handhelds',
	'framework contract',
	'security audit',
];
const lostReasons = ['Price', 'No budget this year', 'Chose a competitor', 'Went silent', 'Timing'];
const productNames = [
	'Route Planner',
	'Fleet Tracker',
	'Handheld Scanner',
	'Label Printer',
	'Dock Scheduler',
	'Analytics Add-On',
	'Support Plan',
	'Training Day',
	'Integration Package',
	'Data Migration',
];
const productEditions = ['Essential', 'Professional', 'Enterprise', 'Starter Kit'];

/** Whether the sample data archives or deletes its nth deal. */
function fateOf(index: number): 'listed' | 'archived' | 'deleted' {
	if (index % 37 === 36) return 'deleted';
	return index % 23 === 22 ? 'archived' : 'listed';
}

function closing(random: SampleRandom, status: DealStatus, daysAgo: number) {
	const time = status === 'open' ? null : random.daysAgo(daysAgo);
	const isWon = status === 'won';
	return {
		close_time: time,
		won_time: isWon ? time : null,
		first_won_time: isWon ? time : null,
		lost_time: status === 'lost' ? time : null,
		lost_reason: status === 'lost' ? random.pick(lostReasons) : null,
	};
}

function contactsOf(account: Account, random: SampleRandom, organizations: OrganizationRecord[]) {
	const organization = random.pick(organizations);
	const people = account.persons
		.all()
		.filter((person) => person.org_id === organization.id && !person.is_deleted);
	return { organization, personId: people.length > 0 ? random.pick(people).id : null };
}

function statusOf(random: SampleRandom): DealStatus {
	const draw = random.int(1, 100);
	if (draw <= 55) return 'open';
	return draw <= 80 ? 'won' : 'lost';
}

function addDeal(
	account: Account,
	random: SampleRandom,
	index: number,
	addedDaysAgo: number,
	organizations: OrganizationRecord[],
): void {
	const { organization, personId } = contactsOf(account, random, organizations);
	const pipeline = random.pick([1, 1, 1, 2, 2, 3]);
	const status = statusOf(random);
	const fate = fateOf(index);
	const changed = updateTime(random, addedDaysAgo);
	const owner = random.chance(0.8) ? organization.owner_id : random.pick(sellers(account));
	const labels = labelIds(account, 'deal');
	account.deals.insert((id): DealRecord => ({
		id,
		title: `${organization.name}: ${random.pick(subjects)}`,
		creator_user_id: random.pick(sellers(account)),
		owner_id: owner,
		value: random.chance(0.05) ? 0 : random.int(4, 1_200) * 50,
		person_id: personId,
		org_id: random.chance(0.93) ? organization.id : null,
		stage_id: random.pick(account.stagesOf(pipeline)).id,
		pipeline_id: pipeline,
		currency: random.pick(['EUR', 'EUR', 'EUR', 'USD', 'GBP']),
		visible_to: 3,
		add_time: random.daysAgo(addedDaysAgo),
		update_time: changed,
		stage_change_time: changed,
		status,
		is_archived: fate === 'archived',
		archive_time: fate === 'archived' ? random.daysAgo(addedDaysAgo * 0.05) : null,
		is_deleted: fate === 'deleted',
		delete_time: fate === 'deleted' ? random.daysAgo(random.int(1, 45)) : null,
		probability: pipeline === 2 || random.chance(0.7) ? null : random.int(1, 19) * 5,
		...closing(random, status, addedDaysAgo * 0.1),
		expected_close_date:
			status === 'open' && random.chance(0.7) ? random.dateDaysAgo(-random.int(1, 120)) : null,
		label_ids: random.chance(0.35) ? [random.pick(labels)] : [],
		origin: random.pick(['ManuallyCreated', 'ManuallyCreated', 'API', 'Import']),
		source_lead_id: null,
		custom_fields: sampleCustomValues(account, random, 'deal', 0.3),
	}));
}

/** Deals until `listed` of them are neither archived nor deleted, oldest first. */
export function addDeals(account: Account, random: SampleRandom, listed: number): void {
	const organizations = account.organizations.all().filter((one) => !one.is_deleted);
	let made = 0;
	for (let index = 0; made < listed; index += 1) {
		const addedDaysAgo = 400 * (1 - made / listed) + 0.02;
		addDeal(account, random, index, addedDaysAgo, organizations);
		if (fateOf(index) === 'listed') made += 1;
	}
}

/** Forty products in four editions each, with prices in one or two currencies. */
export function addProducts(account: Account, random: SampleRandom): void {
	const owners = sellers(account);
	let index = 0;
	for (const product of productNames) {
		for (const edition of productEditions) {
			const price = random.int(2, 400) * 5;
			const addedDaysAgo = 500 - index * 6;
			const initials = product.replace(/[^A-Z]/g, '');
			const code = `${initials}-${edition.slice(0, 3).toUpperCase()}-${String(100 + index)}`;
			const recurring = product === 'Support Plan' || product === 'Analytics Add-On';
			account.products.insert((id) => ({
				id,
				name: `${product} ${edition}`,
				code: index % 13 === 12 ? null : code,
				description: random.faker.commerce.productDescription(),
				unit: recurring ? 'seat' : 'piece',
				tax: random.pick([0, 19, 20]),
				category: random.pick([21, 22, 23]),
				is_linkable: index % 20 !== 19,
				is_deleted: false,
				delete_time: null,
				visible_to: 3,
				owner_id: random.pick(owners),
				add_time: random.daysAgo(addedDaysAgo),
				update_time: updateTime(random, addedDaysAgo),
				billing_frequency: recurring ? 'monthly' : 'one-time',
				billing_frequency_cycles: null,
				prices: [
					{ price, currency: 'EUR', cost: Math.round(price * 0.6), direct_cost: null, notes: '' },
					...(random.chance(0.4)
						? [{ price: price * 1.1, currency: 'USD', cost: 0, direct_cost: null, notes: '' }]
						: []),
				],
				custom_fields: sampleCustomValues(account, random, 'product', 0.35),
			}));
			index += 1;
		}
	}
}
