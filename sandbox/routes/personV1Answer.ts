import type { Account } from '../state/account.ts';
import { toV1Time } from '../state/clock.ts';
import type { OrganizationRecord, PersonRecord, UserRecord } from '../state/records.ts';

/** A user as v1 nests it in other records; the id stands in `value` once more. */
export function nestedUser(user: UserRecord | undefined): Record<string, unknown> | null {
	if (!user) return null;
	const { id, name, email, active_flag } = user;
	return { id, name, email, has_pic: 0, pic_hash: null, active_flag, value: id };
}

/** A person as v1 nests it in other records; its id stands in `value`. */
export function nestedPerson(account: Account, person: PersonRecord): Record<string, unknown> {
	return {
		active_flag: !person.is_deleted,
		name: person.name,
		email: person.emails,
		phone: person.phones,
		owner_id: person.owner_id,
		company_id: account.company.id,
		value: person.id,
	};
}

/** An organization as v1 nests it in other records; its id stands in `value`. */
export function nestedOrganization(account: Account, organization: OrganizationRecord) {
	const people = account.persons.all().filter((person) => person.org_id === organization.id);
	return {
		name: organization.name,
		people_count: people.length,
		owner_id: organization.owner_id,
		address: organization.address?.value ?? null,
		active_flag: !organization.is_deleted,
		cc_email: `${account.company.domain}@pipedrivemail.example`,
		value: organization.id,
	};
}

/** A person in its v1 shape, as far as a deal's participants show it. */
export function personV1Answer(account: Account, person: PersonRecord): Record<string, unknown> {
	const owner = account.users.get(person.owner_id);
	const organization = account.organizations.get(person.org_id ?? 0);
	return {
		id: person.id,
		company_id: account.company.id,
		owner_id: nestedUser(owner),
		org_id: organization ? nestedOrganization(account, organization) : null,
		name: person.name,
		first_name: person.first_name,
		last_name: person.last_name,
		active_flag: !person.is_deleted,
		phone: person.phones,
		email: person.emails,
		first_char: person.name.slice(0, 1).toLowerCase(),
		add_time: toV1Time(person.add_time),
		update_time: toV1Time(person.update_time ?? person.add_time),
		visible_to: String(person.visible_to),
		picture_id: null,
		label: person.label_ids[0] ?? null,
		label_ids: person.label_ids,
		org_name: organization?.name ?? null,
		owner_name: owner?.name ?? '',
		cc_email: `${account.company.domain}@pipedrivemail.example`,
	};
}

/** The counts that v1 answers with some persons. */
export function personV1Counts(account: Account, { id }: PersonRecord): Record<string, unknown> {
	const deals = account.deals.all().filter((one) => one.person_id === id && !one.is_deleted);
	const count = (status: string) => deals.filter((one) => one.status === status).length;
	const activities = account.activities
		.all()
		.filter((one) => !one.is_deleted && one.participants.some((part) => part.person_id === id));
	const done = activities.filter((one) => one.done).length;
	const none = [
		'email_messages',
		'followers',
		'participant_open_deals',
		'participant_closed_deals',
	];
	return {
		open_deals_count: count('open'),
		closed_deals_count: count('won') + count('lost'),
		won_deals_count: count('won'),
		lost_deals_count: count('lost'),
		activities_count: activities.length,
		done_activities_count: done,
		undone_activities_count: activities.length - done,
		notes_count: account.notes.all().filter((note) => note.person_id === id && !note.is_deleted)
			.length,
		files_count: account.files.all().filter((file) => file.person_id === id && !file.is_deleted)
			.length,
		...Object.fromEntries(none.map((name) => [`${name}_count`, 0])),
	};
}
