import type { Account } from '../state/account.ts';
import type { FileRecord } from '../state/attached.ts';
import { without } from '../state/without.ts';
import { byUuid } from '../state/uuid.ts';
import { toV1Time } from '../state/clock.ts';

/** The name under which the storage keeps a file: the original one with a mark behind it. */
function storedName({ name, storageKey }: FileRecord): string {
	const dot = name.lastIndexOf('.');
	const end = dot > 0 ? dot : name.length;
	return `${name.slice(0, end)}_${storageKey}${name.slice(end)}`;
}

/** Makes the function that answers files; they have one shape everywhere, in v1 spelling. */
export function fileAnswer(account: Account) {
	return (file: FileRecord): Record<string, unknown> => ({
		id: file.id,
		user_id: file.user_id,
		deal_id: file.deal_id,
		person_id: file.person_id,
		org_id: file.org_id,
		product_id: file.product_id,
		activity_id: file.activity_id,
		lead_id: file.lead_id,
		project_id: file.project_id,
		add_time: toV1Time(file.add_time),
		update_time: toV1Time(file.update_time),
		file_name: storedName(file),
		file_size: file.content.length,
		active_flag: !file.is_deleted,
		inline_flag: false,
		remote_location: file.remote?.location ?? 's3',
		remote_id: file.remote?.id ?? '',
		cid: '',
		s3_bucket: '',
		mail_message_id: '',
		mail_template_id: '',
		deal_name: account.deals.get(file.deal_id ?? 0)?.title ?? null,
		person_name: account.persons.get(file.person_id ?? 0)?.name ?? null,
		org_name: account.organizations.get(file.org_id ?? 0)?.name ?? null,
		product_name: account.products.get(file.product_id ?? 0)?.name ?? null,
		lead_name: (file.lead_id && byUuid(account.leads, file.lead_id)?.title) ?? null,
		project_name: account.projects.get(file.project_id ?? 0)?.title ?? null,
		url: `https://${account.company.domain}.pipedrive.com/v1/files/${String(file.id)}/download`,
		name: file.name,
		description: file.description,
	});
}

/** Makes the function that answers files where they do not tell their project. */
export function fileAnswerWithoutProject(account: Account) {
	const present = fileAnswer(account);
	return (file: FileRecord): Record<string, unknown> =>
		without(present(file), 'project_id', 'project_name');
}
