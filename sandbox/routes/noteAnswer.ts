import type { Account } from '../state/account.ts';
import type { NoteRecord } from '../state/attached.ts';
import { toV1Time } from '../state/clock.ts';
import type { UserRecord } from '../state/records.ts';
import { without } from '../state/without.ts';

/** Makes the function that answers notes; `me` is whom the request speaks for. */
export function noteAnswer(account: Account, me: UserRecord) {
	return (note: NoteRecord) => {
		const deal = account.deals.get(note.deal_id ?? 0);
		const person = account.persons.get(note.person_id ?? 0);
		const organization = account.organizations.get(note.org_id ?? 0);
		const project = account.projects.get(note.project_id ?? 0);
		const task = account.tasks.get(note.task_id ?? 0);
		const user = account.users.get(note.user_id);
		return {
			...without(note, 'is_deleted'),
			active_flag: !note.is_deleted,
			add_time: toV1Time(note.add_time),
			update_time: toV1Time(note.update_time),
			deal: deal ? { title: deal.title } : null,
			person: person ? { name: person.name } : null,
			organization: organization ? { name: organization.name } : null,
			...(project && { project: { title: project.title } }),
			...(task && { task: { title: task.title } }),
			user: user
				? { email: user.email, icon_url: null, is_you: user.id === me.id, name: user.name }
				: null,
		};
	};
}
