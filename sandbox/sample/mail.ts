import type { Account } from '../state/account.ts';
import type { MailParty } from '../state/mail.ts';
import type { PersonRecord, UserRecord } from '../state/records.ts';
import type { SampleRandom } from './random.ts';

const threadCount = 30;
const subjects = [
	'Your offer for the scanners',
	'Question about the delivery date',
	'Minutes of our call',
	'Contract, second draft',
	'Invitation to the demo',
];
const texts = [
	'<p>Thank you for the call today. As agreed, the documents are attached.</p>',
	'<p>Could you tell us when the first devices arrive?</p>',
	'<p>We are fine with the terms, please send the contract.</p>',
	'<p>Attached you find the offer; it is valid for 30 days.</p>',
];

function personParty(person: PersonRecord): MailParty {
	return {
		id: person.id,
		name: person.name,
		email_address: person.emails[0]?.value ?? '',
		linked_person_id: person.id,
		linked_organization_id: person.org_id,
	};
}

function userParty(user: UserRecord): MailParty {
	return {
		id: 100_000 + user.id,
		name: user.name,
		email_address: user.email,
		linked_person_id: null,
		linked_organization_id: null,
	};
}

function addThread(account: Account, random: SampleRandom, index: number): void {
	const people = account.persons.all().filter((one) => !one.is_deleted && one.emails.length > 0);
	const person = random.pick(people);
	const [deal] = account.deals.all().filter((one) => one.person_id === person.id);
	const user = account.users.get(index % 3 === 2 ? 102 : 101);
	if (!user) return;
	const startedDaysAgo = 90 - index * 2.5;
	const thread = account.mailThreads.insert((id) => ({
		id,
		user_id: user.id,
		subject: random.pick(subjects),
		deal_id: deal && !deal.is_deleted && random.chance(0.7) ? deal.id : null,
		lead_id: null,
		is_read: random.chance(0.8),
		is_shared: random.chance(0.7),
		is_archived: index % 7 === 6,
		is_deleted: false,
		version: 1,
		add_time: random.daysAgo(startedDaysAgo),
		update_time: random.daysAgo(startedDaysAgo * 0.8),
	}));
	const count = random.int(1, 4);
	for (let message = 0; message < count; message += 1) {
		const is_draft = index % 10 === 9 && message > 0 && message === count - 1;
		const fromUs = is_draft || (index + message) % 2 === 0;
		const [us, them] = [userParty(user), personParty(person)];
		account.mailMessages.insert((id) => ({
			id,
			mail_thread_id: thread.id,
			from: [fromUs ? us : them],
			to: [fromUs ? them : us],
			cc: [],
			body: random.pick(texts),
			is_sent: fromUs && !is_draft,
			is_draft,
			message_time: random.daysAgo(startedDaysAgo - message * 0.3),
		}));
	}
}

/** Mail of two users with persons, most of it about their deals. */
export function addMail(account: Account, random: SampleRandom): void {
	for (let index = 0; index < threadCount; index += 1) addThread(account, random, index);
}
