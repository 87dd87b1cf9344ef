import { createHash } from 'node:crypto';

import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type { SampleRandom } from './random.ts';

interface SampleUser {
	name: string;
	currency: string;
	locale: string;
	timezone: string;
	offset: string;
	admin?: true;
	inactive?: true;
}

/** The first is the admin whose token the sandbox prints. Two share a first name, one has left. */
const sampleUsers: SampleUser[] = [
	{
		name: 'Maya Lindqvist',
		currency: 'EUR',
		locale: 'en_GB',
		timezone: 'Europe/Stockholm',
		offset: '+01:00',
		admin: true,
	},
	{
		name: 'Tom Berger',
		currency: 'EUR',
		locale: 'de_DE',
		timezone: 'Europe/Berlin',
		offset: '+01:00',
	},
	{
		name: 'Ana Silva',
		currency: 'EUR',
		locale: 'pt_PT',
		timezone: 'Europe/Lisbon',
		offset: '+00:00',
	},
	{
		name: 'Tom Okafor',
		currency: 'GBP',
		locale: 'en_GB',
		timezone: 'Europe/London',
		offset: '+00:00',
	},
	{
		name: 'Priya Raman',
		currency: 'USD',
		locale: 'en_US',
		timezone: 'America/New_York',
		offset: '-05:00',
	},
	{
		name: 'Jonas Weber',
		currency: 'EUR',
		locale: 'de_DE',
		timezone: 'Europe/Berlin',
		offset: '+01:00',
		inactive: true,
	},
	{
		name: 'Claire Dubois',
		currency: 'EUR',
		locale: 'fr_FR',
		timezone: 'Europe/Paris',
		offset: '+01:00',
	},
	{
		name: 'Diego Morales',
		currency: 'USD',
		locale: 'es_ES',
		timezone: 'America/Mexico_City',
		offset: '-06:00',
	},
];

const sampleCurrencies: [code: string, name: string, decimals: number, symbol: string][] = [
	['EUR', 'Euro', 2, '€'],
	['USD', 'US Dollar', 2, '$'],
	['GBP', 'Pound Sterling', 2, '£'],
	['SEK', 'Swedish Krona', 2, 'kr'],
	['CHF', 'Swiss Franc', 2, 'Fr'],
	['PLN', 'Polish Zloty', 2, 'zł'],
	['CAD', 'Canadian Dollar', 2, 'C$'],
	['AUD', 'Australian Dollar', 2, 'A$'],
	['JPY', 'Japanese Yen', 0, '¥'],
	['MXN', 'Mexican Peso', 2, 'MX$'],
	['INR', 'Indian Rupee', 2, '₹'],
	['BHD', 'Bahraini Dinar', 3, 'BD'],
];

const sampleActivityTypes: [name: string, key: string, icon: string, custom?: true][] = [
	['Call', 'call', 'call'],
	['Meeting', 'meeting', 'meeting'],
	['Task', 'task', 'task'],
	['Deadline', 'deadline', 'deadline'],
	['Email', 'email', 'email'],
	['Lunch', 'lunch', 'lunch'],
	['Site Visit', 'site_visit', 'truck', true],
];

/** Two pipelines have a stage "Proposal"; one pipeline has a name longer than most inputs are. */
const samplePipelines: { name: string; probability: boolean; stages: [string, number][] }[] = [
	{
		name: 'Sales',
		probability: true,
		stages: [
			['Qualified', 10],
			['Contact Made', 20],
			['Demo Scheduled', 40],
			['Proposal', 60],
			['Negotiation', 75],
			['Contract Sent', 90],
		],
	},
	{
		name: 'Partner Channel',
		probability: false,
		stages: [
			['Registered', 100],
			['Joint Visit', 100],
			['Proposal', 100],
			['Partner Review', 100],
			['Order Placed', 100],
		],
	},
	{
		name: 'Renewals and Expansions for Key Accounts in Europe, the Middle East and Africa',
		probability: true,
		stages: [
			['Up for Renewal', 50],
			['Health Check', 60],
			['Stakeholder Map', 65],
			['Offer', 70],
			['Terms Agreed', 85],
			['Legal Review', 90],
			['Signature', 95],
		],
	},
];

function apiTokenOf(seed: number, name: string): string {
	return createHash('sha1')
		.update(`sandbox/${String(seed)}/token/${name}`)
		.digest('hex');
}

function addUsers(account: Account, random: SampleRandom, seed: number): void {
	for (const [index, sample] of sampleUsers.entries()) {
		const [first = '', last = ''] = sample.name.toLowerCase().split(' ');
		account.users.insert((id) => ({
			id,
			name: sample.name,
			email: `${first}.${last}@${account.company.domain}.example`,
			phone: index % 3 === 2 ? null : `+46 8 555 01${String(10 + index)}`,
			default_currency: sample.currency,
			locale: sample.locale,
			lang: 1,
			activated: true,
			last_login: toV1Time(random.daysAgo(sample.inactive ? 200 : index / 3)),
			created: toV1Time(random.daysAgo(700 - index * 40)),
			modified: toV1Time(random.daysAgo(30 + index)),
			has_created_company: index === 0,
			is_admin: sample.admin ?? false,
			active_flag: !sample.inactive,
			timezone_name: sample.timezone,
			timezone_offset: sample.offset,
			role_id: 1,
			apiToken: apiTokenOf(seed, sample.name),
		}));
	}
	addFollowersOfUsers(account, random);
}

/** Users follow users in Pipedrive's pages alone; the API only lists them. */
function addFollowersOfUsers(account: Account, random: SampleRandom): void {
	const [admin, followed, colleague] = account.users.all().map(({ id }) => id);
	for (const [index, user_id] of [admin, colleague].entries()) {
		if (followed === undefined || user_id === undefined) continue;
		account.followers.insert((id) => ({
			id,
			entity: 'user',
			record_id: followed,
			user_id,
			added_by_user_id: user_id,
			add_time: random.daysAgo(80 - index * 20),
			is_deleted: false,
			removal: null,
		}));
	}
}

function addPipelines(account: Account, random: SampleRandom): void {
	const made = {
		is_deleted: false,
		add_time: random.daysAgo(600),
		update_time: random.daysAgo(90),
	};
	for (const [order, sample] of samplePipelines.entries()) {
		const pipeline = account.pipelines.insert((id) => ({
			id,
			name: sample.name,
			order_nr: order,
			is_deal_probability_enabled: sample.probability,
			...made,
		}));
		for (const [stageOrder, [name, probability]] of sample.stages.entries()) {
			const rots = order === 0 && stageOrder > 1;
			account.stages.insert((id) => ({
				id,
				order_nr: stageOrder,
				name,
				deal_probability: probability,
				pipeline_id: pipeline.id,
				is_deal_rot_enabled: rots,
				days_to_rotten: rots ? 14 : null,
				...made,
			}));
		}
	}
}

/** Users, currencies, activity types, pipelines and stages. */
export function addCompanySetup(account: Account, random: SampleRandom, seed: number): void {
	addUsers(account, random, seed);
	for (const [code, name, decimals, symbol] of sampleCurrencies) {
		account.currencies.insert((id) => ({
			id,
			code,
			name,
			decimal_points: decimals,
			symbol,
			active_flag: true,
			is_custom_flag: false,
		}));
	}
	for (const [order, [name, key, icon, custom]] of sampleActivityTypes.entries()) {
		account.activityTypes.insert((id) => ({
			id,
			order_nr: order + 1,
			name,
			key_string: key,
			icon_key: icon,
			active_flag: true,
			color: 'FFFFFF',
			is_custom_flag: custom ?? false,
			add_time: toV1Time(random.daysAgo(600)),
			update_time: toV1Time(random.daysAgo(600)),
		}));
	}
	addPipelines(account, random);
}
