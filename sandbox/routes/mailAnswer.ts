import type { Account } from '../state/account.ts';
import { toMillisecondTime } from '../state/clock.ts';
import type { MailFolder, MailMessageRecord, MailParty, MailThreadRecord } from '../state/mail.ts';

function bit(flag: boolean): 0 | 1 {
	return flag ? 1 : 0;
}

/** The messages of a thread, oldest first. */
export function messagesOf(account: Account, thread: MailThreadRecord): MailMessageRecord[] {
	return account.mailMessages.all().filter((one) => one.mail_thread_id === thread.id);
}

/** In which folders a thread stands. */
export function foldersOf(account: Account, thread: MailThreadRecord): MailFolder[] {
	const messages = messagesOf(account, thread);
	const inbox: MailFolder = thread.is_archived ? 'archive' : 'inbox';
	return [
		...(messages.some((one) => !one.is_sent && !one.is_draft) ? [inbox] : []),
		...(messages.some((one) => one.is_sent) ? ['sent' as const] : []),
		...(messages.some((one) => one.is_draft) ? ['drafts' as const] : []),
	];
}

function partyAnswer(account: Account) {
	return (party: MailParty) => ({
		id: party.id,
		email_address: party.email_address,
		name: party.name,
		linked_person_id: party.linked_person_id,
		linked_person_name: account.persons.get(party.linked_person_id ?? 0)?.name ?? '',
		mail_message_party_id: party.id,
	});
}

/** A party as threads show it: also when, and for which organization, it wrote last. */
function threadParty(account: Account, message: MailMessageRecord) {
	const present = partyAnswer(account);
	return (party: MailParty) => ({
		...present(party),
		latest_sent: message.is_sent,
		message_time: Date.parse(message.message_time),
		linked_organization_id: party.linked_organization_id,
	});
}

function snippetOf(message: MailMessageRecord | undefined): string {
	return (message?.body ?? '')
		.replace(/<[^>]+>/g, ' ')
		.trim()
		.slice(0, 80);
}

/** The keys that threads and messages have in common. */
function mailKeys(account: Account, thread: MailThreadRecord) {
	return {
		account_id: `mail-${String(thread.user_id)}@${account.company.domain}`,
		user_id: thread.user_id,
		subject: thread.subject,
		read_flag: bit(thread.is_read),
		mail_tracking_status: null,
		has_attachments_flag: 0,
		has_inline_attachments_flag: 0,
		has_real_attachments_flag: 0,
		deleted_flag: bit(thread.is_deleted),
		synced_flag: 1,
		smart_bcc_flag: 0,
		mail_link_tracking_enabled_flag: 0,
	};
}

/** Makes the function that answers threads. */
export function threadAnswer(account: Account) {
	return (thread: MailThreadRecord) => {
		const messages = messagesOf(account, thread);
		const [first] = messages;
		const received = messages.filter((one) => !one.is_sent && !one.is_draft);
		const sent = messages.filter((one) => one.is_sent);
		const drafts = messages.filter((one) => one.is_draft);
		const timeOf = (message: MailMessageRecord | undefined) =>
			toMillisecondTime(message?.message_time ?? thread.add_time);
		const lastSent = sent.at(-1);
		return {
			id: thread.id,
			...mailKeys(account, thread),
			snippet: snippetOf(messages.at(-1)),
			parties: {
				to: first ? first.to.map(threadParty(account, first)) : [],
				from: first ? first.from.map(threadParty(account, first)) : [],
			},
			drafts_parties: [],
			folders: foldersOf(account, thread),
			version: thread.version,
			snippet_draft: drafts.length > 0 ? snippetOf(drafts.at(-1)) : null,
			snippet_sent: snippetOf(lastSent),
			message_count: messages.length,
			has_draft_flag: bit(drafts.length > 0),
			has_sent_flag: bit(sent.length > 0),
			archived_flag: bit(thread.is_archived),
			shared_flag: bit(thread.is_shared),
			external_deleted_flag: 0,
			first_message_to_me_flag: bit(first?.is_sent === false),
			last_message_timestamp: timeOf(messages.at(-1)),
			first_message_timestamp: timeOf(first),
			last_message_sent_timestamp: lastSent ? timeOf(lastSent) : null,
			last_message_received_timestamp: timeOf(received.at(-1)),
			add_time: toMillisecondTime(thread.add_time),
			update_time: toMillisecondTime(thread.update_time),
			deal_id: thread.deal_id,
			deal_status: account.deals.get(thread.deal_id ?? 0)?.status ?? null,
			lead_id: thread.lead_id,
			all_messages_sent_flag: bit(sent.length === messages.length),
		};
	};
}

function messageKeys(account: Account, thread: MailThreadRecord, message: MailMessageRecord) {
	return {
		id: message.id,
		...mailKeys(account, thread),
		mail_thread_id: message.mail_thread_id,
		snippet: snippetOf(message),
		body_url: `https://${account.company.domain}.pipedrive.com/mail/${String(message.id)}/body`,
		draft: message.is_draft ? 'draft' : '',
		has_body_flag: 1,
		sent_flag: bit(message.is_sent),
		sent_from_pipedrive_flag: bit(message.is_sent),
		message_time: toMillisecondTime(message.message_time),
		add_time: toMillisecondTime(message.message_time),
		update_time: toMillisecondTime(message.message_time),
	};
}

/** Makes the function that answers the messages of a thread within it. */
export function threadMessageAnswer(account: Account, thread: MailThreadRecord) {
	return (message: MailMessageRecord) => {
		const present = threadParty(account, message);
		return {
			...messageKeys(account, thread, message),
			from: message.from.map(present),
			to: message.to.map(present),
			cc: message.cc.map(present),
			bcc: [],
		};
	};
}

/** Makes the function that answers messages by themselves; their text on request. */
export function messageAnswer(account: Account, withBody: boolean) {
	const present = partyAnswer(account);
	return (thread: MailThreadRecord, message: MailMessageRecord) => ({
		...messageKeys(account, thread, message),
		from: message.from.map(present),
		to: message.to.map(present),
		cc: message.cc.map(present),
		bcc: [],
		draft_flag: bit(message.is_draft),
		...(withBody && { body: message.body }),
	});
}
