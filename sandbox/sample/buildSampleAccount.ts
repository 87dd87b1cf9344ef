import { Account } from '../state/account.ts';
import type { Clock } from '../state/clock.ts';
import { addActivities } from './activities.ts';
import { addAdministration } from './administration.ts';
import { addCompanySetup } from './company.ts';
import { addContactSync } from './contactSync.ts';
import { addContacts } from './contacts.ts';
import { addDealMoney } from './dealMoney.ts';
import { addFieldDefinitions } from './fieldDefinitions.ts';
import { addLeads } from './leads.ts';
import { addMail } from './mail.ts';
import { addNotes } from './notes.ts';
import { addProjects } from './projects.ts';
import { SampleRandom } from './random.ts';
import { addDeals, addProducts } from './sales.ts';
import { addStoredFilters } from './storedFilters.ts';

interface SampleOptions {
	seed: number;
	deals: number;
	contactSync: boolean;
	campaigns: boolean;
}

/**
 * Makes the account that the sandbox starts with, and goes back to at a reset.
 * @param clock dates are counted back from its present
 * @param options `seed` of all chance, how many deals are listed, and which features give persons more fields
 */
export function buildSampleAccount(
	clock: Clock,
	{ seed, deals, contactSync, campaigns }: SampleOptions,
): Account {
	const random = new SampleRandom(seed, clock);
	const account = new Account(clock, {
		id: 900_001,
		name: 'Meridian Freight Systems',
		domain: 'meridian-sandbox',
		country: 'SE',
		industry: 'Logistics',
	});
	addCompanySetup(account, random, seed);
	addFieldDefinitions(account, seed);
	addContacts(account, random);
	addProducts(account, random);
	addDeals(account, random, deals);
	addActivities(account, random);
	addStoredFilters(account, random);
	if (contactSync) addContactSync(account);
	account.hasCampaigns = campaigns;
	// Each of these has a stream of chance of its own, so that none moves what the others draw.
	const stream = (name: string) => new SampleRandom(seed, clock, name);
	addAdministration(account, stream('administration'));
	addDealMoney(account, stream('dealMoney'));
	addLeads(account, stream('leads'));
	addProjects(account, stream('projects'));
	addMail(account, stream('mail'));
	addNotes(account, stream('notes'));
	return account;
}
