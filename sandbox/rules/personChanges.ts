import { ApiError, badRequest, validationFailed } from '../server/apiError.ts';
import type { Account } from '../state/account.ts';
import type { SandboxContext } from '../server/context.ts';
import { formatTime } from '../state/clock.ts';
import type { PersonRecord, UserRecord } from '../state/records.ts';
import { completeEntries, type WrittenEntry } from './contactEntries.ts';
import { writeCustomFields } from './customFieldWrite.ts';
import { writtenName, type NameKeys } from './personName.ts';
import { requireReferences } from './references.ts';
import { without } from '../state/without.ts';

/** The body of a person's create and update; its schema has been checked. */
export interface PersonBody extends NameKeys {
	owner_id?: number;
	org_id?: number | null;
	add_time?: string;
	emails?: WrittenEntry[];
	phones?: WrittenEntry[];
	visible_to?: number;
	label_ids?: number[];
	marketing_status?: string;
	custom_fields?: Record<string, unknown>;
}

/** Keys that need contact sync. */
export const contactSyncKeys = ['notes', 'im', 'birthday', 'job_title', 'postal_address'];

/** What a person may have agreed to, as Campaigns keeps it. */
export const marketingStatuses = ['no_consent', 'unsubscribed', 'subscribed', 'archived'];

function refuseFeatures({ hasCampaigns, hasContactSync }: Account, body: PersonBody): void {
	const missing = [
		...(hasContactSync ? [] : contactSyncKeys),
		...(hasCampaigns ? [] : ['marketing_status']),
	];
	const key = missing.find((one) => one in body);
	if (key === undefined) return;
	throw new ApiError(403, `'${key}' cannot be set: the feature is not enabled for this company`, {
		code: 'ERR_FORBIDDEN',
	});
}

/** Nobody is subscribed without an address. @throws ApiError 400 */
function requireAddress({ marketing_status }: PersonBody, emails: readonly unknown[]): void {
	if (marketing_status !== 'subscribed' || emails.length > 0) return;
	throw badRequest('marketing_status: a person without an e-mail address cannot be subscribed');
}

/** The keys that are stored as they are written, contact entries completed. */
function plainKeys(body: PersonBody) {
	const { emails, phones, ...plain } = without(
		body,
		'name',
		'first_name',
		'last_name',
		'add_time',
		'custom_fields',
	);
	return {
		...plain,
		...(emails && { emails: completeEntries(emails) }),
		...(phones && { phones: completeEntries(phones) }),
	};
}

/** Makes a person of a checked body. @throws ApiError 400 or 403 where the body breaks a rule */
export function createPerson(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	body: PersonBody,
): PersonRecord {
	refuseFeatures(account, body);
	requireReferences(account, 'person', body);
	requireAddress(body, body.emails ?? []);
	const name = writtenName(body);
	if (!name) throw validationFailed(["name: Parameter 'name' is required"]);
	const custom_fields = writeCustomFields(account, user, 'person', undefined, body.custom_fields);
	return account.persons.insert((id) => ({
		id,
		...name,
		owner_id: user.id,
		org_id: null,
		add_time: body.add_time === undefined ? clock.time() : formatTime(Date.parse(body.add_time)),
		update_time: null,
		emails: [],
		phones: [],
		is_deleted: false,
		delete_time: null,
		visible_to: 3,
		label_ids: [],
		picture_id: null,
		...plainKeys(body),
		custom_fields,
	}));
}

/** Changes a person by a checked body. @throws ApiError 400 or 403 where the body breaks a rule */
export function patchPerson(
	{ account, clock }: SandboxContext,
	user: UserRecord,
	person: PersonRecord,
	body: PersonBody,
): void {
	refuseFeatures(account, body);
	requireReferences(account, 'person', body);
	requireAddress(body, body.emails ?? person.emails);
	const name = writtenName(body);
	const { custom_fields: before } = person;
	const custom_fields = writeCustomFields(account, user, 'person', before, body.custom_fields);
	if (Object.keys(body).length === 0) return;
	account.persons.change(person, {
		...name,
		...plainKeys(body),
		custom_fields,
		update_time: clock.time(),
	});
}
