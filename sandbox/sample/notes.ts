import type { Account } from '../state/account.ts';
import type { Links } from '../state/attached.ts';
import { uuidOf } from '../state/uuid.ts';
import { sellers } from './contacts.ts';
import type { SampleRandom } from './random.ts';

const texts = [
	'<p>Prefers to be called in the morning.</p>',
	'<p>Budget is approved, <b>decision</b> at the end of the quarter.</p>',
	'<p>Compared us with two others; asked about the warranty.</p>',
	'<ul><li>Send the reference list</li><li>Clarify delivery to Lisbon</li></ul>',
	'<p>Was at the trade fair, liked the handhelds.</p>',
	'<p>Procurement needs the bank details once more.</p>',
];
const comments = ['Thanks, I will call them.', 'Done.', 'Please see the mail of yesterday.'];
const nothing: Links = {
	deal_id: null,
	person_id: null,
	org_id: null,
	lead_id: null,
	project_id: null,
};

function addNote(account: Account, random: SampleRandom, links: Partial<Links>, daysAgo: number) {
	const note = account.notes.insert((id) => ({
		id,
		content: random.pick(texts),
		user_id: random.pick(sellers(account)),
		last_update_user_id: null,
		...nothing,
		...links,
		task_id: null,
		pinned_to_lead_flag: false,
		pinned_to_deal_flag: links.deal_id !== undefined && random.chance(0.2),
		pinned_to_person_flag: false,
		pinned_to_organization_flag: false,
		pinned_to_project_flag: false,
		pinned_to_task_flag: false,
		add_time: random.daysAgo(daysAgo),
		update_time: random.daysAgo(daysAgo * 0.9),
		is_deleted: false,
	}));
	if (!random.chance(0.4)) return;
	const time = random.daysAgo(daysAgo * 0.5);
	account.noteComments.insert((id) => ({
		id,
		uuid: uuidOf('comment', id),
		note_id: note.id,
		content: random.pick(comments),
		user_id: random.pick(sellers(account)),
		updater_id: null,
		add_time: time,
		update_time: time,
		is_deleted: false,
	}));
}

/** Notes on leads, projects and some of the deals, with comments under a few. */
export function addNotes(account: Account, random: SampleRandom): void {
	const leads = account.leads.all().filter((_, index) => index % 4 === 1);
	for (const { uuid, person_id, organization_id } of leads) {
		const links = { lead_id: uuid, person_id, org_id: organization_id };
		addNote(account, random, links, random.int(2, 60));
	}
	for (const { id } of account.projects.all().filter((_, index) => index % 3 === 0)) {
		addNote(account, random, { project_id: id }, random.int(2, 60));
	}
	const deals = account.deals.all().filter((deal, index) => index % 25 === 24 && !deal.is_deleted);
	for (const { id, person_id, org_id } of deals) {
		addNote(account, random, { deal_id: id, person_id, org_id }, random.int(2, 60));
	}
}
