import type { Account } from '../state/account.ts';
import type { ActivityRecord, DealRecord } from '../state/records.ts';
import { updateTime } from './contacts.ts';
import type { SampleRandom } from './random.ts';

const activityCount = 900;
const subjectsByType: Record<string, readonly string[]> = {
	call: ['Call about the offer', 'Introductory call', 'Call back after the demo'],
	meeting: ['Kick-off meeting', 'Product demo', 'Quarterly review'],
	task: ['Send the reference list', 'Prepare the offer', 'Check the contract'],
	deadline: ['Tender closes', 'Offer expires'],
	email: ['Send the minutes', 'Ask for the order number'],
	lunch: ['Lunch with the buyer'],
	site_visit: ['Visit the warehouse', 'Measure the loading docks'],
};

function activityOf(
	account: Account,
	random: SampleRandom,
	id: number,
	deal: DealRecord | undefined,
	addedDaysAgo: number,
): ActivityRecord {
	const type = random.pick(Object.keys(subjectsByType));
	const person = account.persons.get(deal?.person_id ?? random.int(1, 300));
	const done = random.chance(addedDaysAgo > 20 ? 0.85 : 0.3);
	const allDay = random.chance(0.2);
	const dueDaysAgo = addedDaysAgo - random.int(1, 20);
	return {
		id,
		subject: random.pick(subjectsByType[type] ?? []),
		type,
		owner_id: deal?.owner_id ?? 101,
		creator_user_id: deal?.creator_user_id ?? 101,
		is_deleted: id % 90 === 89,
		delete_time: id % 90 === 89 ? random.daysAgo(2) : null,
		add_time: random.daysAgo(addedDaysAgo),
		update_time: updateTime(random, addedDaysAgo),
		deal_id: deal?.id ?? null,
		lead_id: null,
		org_id: deal?.org_id ?? person?.org_id ?? null,
		project_id: null,
		due_date: random.dateDaysAgo(dueDaysAgo),
		due_time: allDay ? null : `${String(random.int(8, 17)).padStart(2, '0')}:30:00`,
		duration: allDay ? null : random.pick(['00:15:00', '00:30:00', '01:00:00']),
		busy: type === 'meeting' || type === 'site_visit',
		done,
		marked_as_done_time: done ? random.daysAgo(Math.max(0, dueDaysAgo)) : null,
		location: null,
		participants: person ? [{ person_id: person.id, primary: true }] : [],
		attendees:
			type === 'meeting' && person?.emails[0]
				? [
						{
							email: person.emails[0].value,
							name: person.name,
							status: 'accepted',
							is_organizer: false,
							person_id: person.id,
							user_id: null,
						},
					]
				: [],
		public_description: null,
		priority: random.chance(0.3) ? random.pick([31, 32, 33]) : null,
		note: random.chance(0.4) ? `<p>${random.faker.lorem.sentence()}</p>` : null,
	};
}

/** Activities, most of them about one of the first thousand deals. */
export function addActivities(account: Account, random: SampleRandom): void {
	const deals = account.deals.all().slice(0, 1_000);
	for (let index = 0; index < activityCount; index += 1) {
		const deal = deals.length > 0 && random.chance(0.85) ? random.pick(deals) : undefined;
		const addedDaysAgo = 390 * (1 - index / activityCount) + 0.05;
		account.activities.insert((id) => activityOf(account, random, id, deal, addedDaysAgo));
	}
}
